import { useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, on, Show } from 'solid-js'
import { AUDIT_ACTIONS, AUDIT_GROUPS, type AuditGroup, actionsOf } from '../../../shared/audit/audit.rules.ts'
import type { CallOutput } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { createListState } from '../../lib/list-state.ts'
import { dayClockSeconds } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { ListView } from '../../ui/list-view.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { AuditCheck } from './audit-check.tsx'
import { AuditDrawer } from './audit-drawer.tsx'
import { AuditWithin } from './audit-within.tsx'
import { actionWord, actorText, type Filter, inputOf, subjectText } from './audit-words.ts'
import './audit.css'

type Entry = CallOutput<'audit.list'>['rows'][number]

/** 审计日志, newest first, for the auditor: everything asked for stands in the address, each row whole in a drawer. */
export default function AuditLog() {
  const [search, setSearch] = useSearchParams<Filter>()
  const state = createListState('audit.list')
  const [open, setOpen] = createSignal<Entry | null>(null)
  const narrow = (filter: Filter): void => {
    setOpen(null)
    setSearch({ ...filter, page: undefined })
  }
  const narrowed = () => Object.keys(inputOf({ ...search })).length > 0
  const group = () => state.filter('group') as AuditGroup | ''
  // An action of another group would find nothing.
  createEffect(on(group, () => state.filter('action') && state.setFilter('action', ''), { defer: true }))

  return (
    <>
      <ListView
        list="audit.list"
        state={state}
        title={t('audit.title')}
        extra={() => inputOf({ ...search })}
        search={t('audit.search')}
        exports={{}}
        id={(row: Entry) => row.id}
        name={(row: Entry) => `${row.seq} ${actionWord(row.action)}`}
        onOpen={setOpen}
        current={open()?.id}
        filters={[
          {
            key: 'group',
            label: t('audit.group'),
            options: AUDIT_GROUPS.map((each) => ({ value: each, label: t(`audit.group.${each}`) })),
          },
          {
            key: 'action',
            label: t('audit.action'),
            options: (group() ? actionsOf(group() as AuditGroup) : AUDIT_ACTIONS).map((action) => ({
              value: action,
              label: actionWord(action),
            })),
          },
        ]}
        above={
          <Stack gap={3}>
            <AuditCheck />
            <Row gap={3}>
              <AuditWithin node={search.node} onNode={(node) => narrow({ node })} />
              <DateInput
                size="small"
                label={t('audit.since')}
                value={search.from ?? ''}
                onChange={(from) => narrow({ from: from || undefined })}
              />
              <span class="meta">{t('audit.until.short')}</span>
              <DateInput
                size="small"
                label={t('audit.until')}
                value={search.to ?? ''}
                onChange={(to) => narrow({ to: to || undefined })}
              />
              <span class="audit-subject">
                <TextInput
                  type="search"
                  size="small"
                  label={t('audit.subject.filter')}
                  placeholder={t('audit.subject.filter')}
                  value={search.subject ?? ''}
                  onInput={(subject) =>
                    setSearch({ subject: subject || undefined, page: undefined }, { replace: true })
                  }
                />
              </span>
              <Show when={narrowed()}>
                <Button
                  kind="quiet"
                  onPress={() =>
                    narrow({
                      ...{ from: undefined, to: undefined, subject: undefined },
                      ...{ actor: undefined, review: undefined, node: undefined },
                    })
                  }
                >
                  {t('act.clear')}
                </Button>
              </Show>
            </Row>
          </Stack>
        }
        columns={[
          { id: 'at', label: t('audit.at'), fixed: true, cell: (row) => dayClockSeconds(row.at) },
          { id: 'seq', label: t('audit.seq'), num: true, sort: 'seq', cell: (row) => row.seq },
          { id: 'actor', label: t('audit.actor'), cell: actorText },
          { id: 'org', label: t('audit.org'), cell: (row) => row.orgName ?? '–' },
          { id: 'action', label: t('audit.action'), fixed: true, cell: (row) => actionWord(row.action) },
          {
            id: 'subject',
            label: t('audit.subject'),
            cell: (row) => <span title={row.subject}>{subjectText(row)}</span>,
          },
          {
            id: 'reason',
            label: t('audit.reason'),
            cell: (row) => <span class="audit-clip">{row.reason ?? '–'}</span>,
          },
          {
            id: 'address',
            label: t('audit.address'),
            cell: (row) => <span class="nowrap">{row.address || '–'}</span>,
          },
          {
            id: 'hash',
            label: t('audit.hash'),
            hidden: true,
            cell: (row) => <code>{row.hash.slice(0, 12)}…</code>,
          },
        ]}
        empty={<EmptyState title={t('audit.empty')}>{t('audit.empty.do')}</EmptyState>}
      />
      <AuditDrawer row={open()} onClose={() => setOpen(null)} onNarrow={narrow} />
    </>
  )
}
