import { Show } from 'solid-js'
import { MISSING_STATES, type MissingState, PLANNING_KINDS } from '../../../shared/plan/plan.workflow.ts'
import { t } from '../../lib/i18n.ts'
import { serverNow } from '../../lib/server-time.ts'
import { clock, day, dayClock } from '../../lib/time.ts'
import type { ViewColumn, ViewFilter } from '../../ui/list-view.tsx'
import { type StateKind, StateWord } from '../../ui/state-word.tsx'
import type { MissingRow } from './queries.ts'

const KINDS: Record<MissingState, StateKind> = { none: 'wait', draft: 'half', returned: 'fail' }
const isPast = (at: number): boolean => at <= +serverNow()

/** 今日 09:00, else the day. */
const askedAt = (at: number): string =>
  day(at) === day(serverNow()) ? t('plan.missing.today', { time: clock(at) }) : day(at)

export const missingColumns = (): ViewColumn<MissingRow>[] => [
  { id: 'org', label: t('plan.col.org'), sort: 'org', fixed: true, cell: (row) => row.orgName },
  {
    id: 'state',
    label: t('plan.missing.state'),
    cell: (row) => <StateWord kind={KINDS[row.state]}>{t(`plan.missing.state.${row.state}`)}</StateWord>,
  },
  {
    id: 'reminded',
    label: t('plan.missing.reminded'),
    cell: (row) => (
      <Show when={row.remindedAt} fallback={<span class="faint">{t('plan.missing.reminded.none')}</span>}>
        {(at) => <span class="nowrap">{askedAt(at())}</span>}
      </Show>
    ),
  },
  {
    id: 'closesAt',
    label: t('plan.missing.closes'),
    cell: (row) => (
      <Show when={row.closesAt} fallback={<span class="faint">{t('plan.missing.closes.none')}</span>}>
        {(at) => (
          <span class={isPast(at()) ? 'bad nowrap' : 'nowrap'}>
            {isPast(at()) ? t('plan.missing.closed', { time: dayClock(at()) }) : dayClock(at())}
          </span>
        )}
      </Show>
    ),
  },
  { id: 'contact', label: t('plan.missing.contact'), cell: (row) => row.contactName || '–' },
  {
    id: 'phone',
    label: t('plan.missing.phone'),
    cell: (row) => <span class="nowrap">{row.contactPhone || '–'}</span>,
  },
  { id: 'parent', label: t('plan.col.parent'), cell: (row) => row.parentName ?? '–' },
  {
    id: 'remindedBy',
    label: t('plan.missing.reminded_by'),
    hidden: true,
    cell: (row) => row.remindedBy ?? '–',
  },
]

export const missingFilters = (): ViewFilter[] => [
  {
    key: 'kind',
    label: t('org.kind'),
    options: PLANNING_KINDS.map((value) => ({ value, label: t(`org.kind.${value}`) })),
  },
  {
    key: 'state',
    label: t('plan.missing.state'),
    options: MISSING_STATES.map((value) => ({ value, label: t(`plan.missing.state.${value}`) })),
  },
]
