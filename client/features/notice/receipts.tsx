import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import type { CallOutput } from '../../lib/call.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { createListState } from '../../lib/list-state.ts'
import { useAsk } from '../../lib/query.ts'
import { dayClock } from '../../lib/time.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListView } from '../../ui/list-view.tsx'
import { dataOf } from '../../ui/loaded.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { toast } from '../../ui/toasts.tsx'
import { Remind, useRemind } from './remind.tsx'

type Receipt = CallOutput<'notice.receipts'>['rows'][number]

/** 阅读情况 of one notice of the own office: who has read it and who is still to be reminded. */
export default function Receipts() {
  const params = useParams<{ id: string }>()
  const state = createListState('notice.receipts')
  const query = useAsk('notice.get', () => ({ id: params.id }), { keep: true })
  const remind = useRemind()
  const notice = () => dataOf(query)
  const reach = () => notice()?.reach
  const current = () => notice()?.state === 'current'
  const why = (rows: Receipt[]): string | null =>
    rows.every(({ at }) => at !== null)
      ? t('notice.remind.read')
      : rows.every(({ at, remindedToday }) => at !== null || remindedToday)
        ? t('notice.remind.already')
        : null
  return (
    <ListView<Receipt>
      list="notice.receipts"
      state={state}
      title={t('notice.receipts')}
      meta={
        <Show when={reach()}>
          {(found) => t('notice.receipts.of', { ...found(), title: notice()?.title ?? '' })}
        </Show>
      }
      extra={() => ({ notice: params.id })}
      search={t('notice.receipts.search')}
      id={(row) => row.id}
      name={(row) => row.orgName}
      columns={[
        { id: 'orgName', label: t('notice.unit'), sort: 'org', fixed: true, cell: (row) => row.orgName },
        {
          id: 'state',
          label: t('notice.state'),
          cell: (row) => (
            <StateWord kind={row.at === null ? 'wait' : 'done'}>
              {t(row.at === null ? 'notice.unread' : 'notice.read')}
            </StateWord>
          ),
        },
        { id: 'readerName', label: t('notice.reader'), cell: (row) => row.readerName ?? '–' },
        { id: 'at', label: t('notice.read_at'), sort: 'at', cell: (row) => <Time at={row.at} /> },
        {
          id: 'remindedAt',
          label: t('notice.reminded_at'),
          sort: 'remindedAt',
          cell: (row) => <Time at={row.remindedAt} />,
        },
      ]}
      filters={[
        {
          key: 'read',
          label: t('notice.filter.read'),
          options: [
            { value: 'false', label: t('notice.unread') },
            { value: 'true', label: t('notice.read') },
          ],
        },
      ]}
      bulk={
        current()
          ? [
              {
                label: t('notice.remind'),
                kind: 'primary',
                why,
                onPress: (rows, done) =>
                  void remind(
                    params.id,
                    rows.map(({ orgId }) => orgId),
                  ).then((problem) => (problem ? toast(problemText(problem), { kind: 'problem' }) : done())),
              },
            ]
          : []
      }
      end={
        <>
          <ButtonLink kind="quiet" href={`/manage/notices?open=${params.id}`}>
            {t('notice.back')}
          </ButtonLink>
          <Show when={current() && notice()}>
            {(found) => <Remind notice={found()} unread={(reach()?.orgs ?? 0) - (reach()?.readOrgs ?? 0)} />}
          </Show>
        </>
      }
      exports={{}}
      empty={<EmptyState title={t('notice.receipts.none')} />}
    />
  )
}

const Time = (props: { at: number | null }) => (
  <span class="nowrap">{props.at === null ? '–' : dayClock(props.at)}</span>
)
