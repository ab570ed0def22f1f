import { Show } from 'solid-js'
import { PLAN_STATES } from '../../../shared/plan/plan.workflow.ts'
import { daysSince } from '../../lib/duration.ts'
import { listed, t } from '../../lib/i18n.ts'
import type { useReference } from '../../lib/reference.ts'
import { dayClock } from '../../lib/time.ts'
import type { ViewColumn, ViewFilter } from '../../ui/list-view.tsx'
import { Mark } from '../../ui/mark.tsx'
import { type PlanRow, waitText } from './queries.ts'
import { PlanStateWord } from './state.tsx'

type Reference = ReturnType<typeof useReference>

/** After so many days at one desk a plan has waited long. */
const LONG_DAYS = 10

export const planColumns = (reference: Reference): ViewColumn<PlanRow>[] => [
  { id: 'org', label: t('plan.col.org'), sort: 'org', fixed: true, cell: (row) => row.orgName },
  { id: 'parent', label: t('plan.col.parent'), hidden: true, cell: (row) => row.parentName ?? '–' },
  { id: 'year', label: t('plan.col.year'), num: true, hidden: true, cell: (row) => row.year },
  { id: 'edition', label: t('plan.col.edition'), num: true, hidden: true, cell: (row) => row.edition },
  { id: 'state', label: t('plan.col.state'), cell: (row) => <PlanStateWord state={row.state} /> },
  {
    id: 'inForce',
    label: t('plan.col.in_force'),
    hidden: true,
    cell: (row) => (row.inForce ? t('plan.in_force') : ''),
  },
  {
    id: 'series',
    label: t('plan.col.series'),
    cell: (row) => listed(row.series.map((code) => reference.name('series', code))),
  },
  { id: 'planned', label: t('plan.col.planned'), sort: 'planned', num: true, cell: (row) => row.planned },
  { id: 'counted', label: t('plan.col.counted'), num: true, hidden: true, cell: (row) => row.counted },
  {
    id: 'over',
    label: t('plan.col.over'),
    cell: (row) => (
      <Show when={row.over > 0} fallback={<span class="faint">–</span>}>
        <b class="bad nowrap">
          <Mark kind="alert" /> {t('plan.over.lines', { n: row.over })}
        </b>
      </Show>
    ),
  },
  { id: 'desk', label: t('plan.col.desk'), cell: (row) => row.deskOrgName ?? '–' },
  {
    id: 'deskSince',
    label: t('plan.col.since'),
    sort: 'deskSince',
    cell: (row) => (
      <Show when={row.state !== 'approved' && row.deskSince} fallback="–">
        {(at) => <span class={daysSince(at()) >= LONG_DAYS ? 'strong' : undefined}>{waitText(at())}</span>}
      </Show>
    ),
  },
  {
    id: 'submittedAt',
    label: t('plan.col.submitted_at'),
    sort: 'submittedAt',
    hidden: true,
    cell: (row) => (row.submittedAt ? dayClock(row.submittedAt) : '–'),
  },
  {
    id: 'approvedAt',
    label: t('plan.col.approved_at'),
    sort: 'approvedAt',
    hidden: true,
    cell: (row) => (row.approvedAt ? dayClock(row.approvedAt) : '–'),
  },
]

export const planFilters = (reference: Reference): ViewFilter[] => [
  {
    key: 'desk',
    label: t('plan.list.desk'),
    options: [
      { value: 'mine', label: t('plan.list.desk.mine') },
      { value: 'passed', label: t('plan.list.desk.passed') },
    ],
  },
  {
    key: 'state',
    label: t('plan.col.state'),
    options: PLAN_STATES.map((value) => ({ value, label: t(`plan.state.${value}`) })),
  },
  { key: 'series', label: t('plan.col.series'), options: reference.options('series') },
  {
    key: 'over',
    label: t('plan.list.over'),
    options: [
      { value: 'true', label: t('plan.list.over.true') },
      { value: 'false', label: t('plan.list.over.false') },
    ],
  },
]
