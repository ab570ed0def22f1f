import { useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { NOTICE_STATES } from '../../../shared/notice/notice.ts'
import type { CallOutput } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { createListState } from '../../lib/list-state.ts'
import { useStaff } from '../../lib/staff.tsx'
import { dayClock } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListView } from '../../ui/list-view.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { NoticeDrawer } from './notice-drawer.tsx'
import { Publish } from './publish.tsx'

export type Notice = CallOutput<'notice.list'>['rows'][number]

/** 通知公告: what the offices above have announced, and what the own office has. */
export default function Notices() {
  const staff = useStaff()
  const [params, setParams] = useSearchParams<{ open?: string }>()
  const state = createListState('notice.list', { state: 'current' })
  const [publishing, setPublishing] = createSignal(false)
  const publishes = () => staff.may('notice.publish')
  return (
    <>
      <ListView<Notice>
        list="notice.list"
        state={state}
        title={t('notice.title')}
        search={t('notice.search')}
        id={(row) => row.id}
        name={(row) => row.title}
        onOpen={(row) => setParams({ open: row.id })}
        current={params.open ?? null}
        columns={[
          {
            id: 'title',
            label: t('notice.name'),
            sort: 'title',
            fixed: true,
            cell: (row) => (
              <span class={isUnread(row) ? 'strong' : undefined}>
                <Show when={row.important}>
                  <span class={isUnread(row) ? 'now' : 'faint'}>{t('notice.important.mark')}</span>{' '}
                </Show>
                {row.title}
              </span>
            ),
          },
          { id: 'orgName', label: t('notice.org'), cell: (row) => row.orgName },
          { id: 'byName', label: t('notice.by'), cell: (row) => row.byName, hidden: true },
          {
            id: 'publishedAt',
            label: t('notice.at'),
            sort: 'publishedAt',
            cell: (row) => <span class="nowrap">{dayClock(row.publishedAt)}</span>,
          },
          {
            id: 'validUntil',
            label: t('notice.until'),
            sort: 'validUntil',
            cell: (row) => <span class="nowrap">{row.validUntil ?? t('notice.until.none')}</span>,
          },
          { id: 'state', label: t('notice.state'), cell: (row) => <NoticeState notice={row} /> },
        ]}
        filters={[
          {
            key: 'state',
            label: t('notice.state'),
            options: NOTICE_STATES.filter((state) => state !== 'withdrawn' || publishes()).map((state) => ({
              value: state,
              label: t(`notice.state.${state}`),
            })),
          },
          {
            key: 'unread',
            label: t('notice.filter.read'),
            options: [{ value: 'true', label: t('notice.unread') }],
          },
          ...(publishes()
            ? [
                {
                  key: 'own',
                  label: t('notice.filter.from'),
                  options: [{ value: 'true', label: t('notice.own') }],
                },
              ]
            : []),
        ]}
        end={
          <Show when={publishes()}>
            <Button kind="primary" onPress={() => setPublishing(true)}>
              {t('notice.publish')}
            </Button>
          </Show>
        }
        exports={{}}
        empty={<EmptyState title={t('notice.none')}>{t('notice.none.do')}</EmptyState>}
      />
      <NoticeDrawer id={params.open ?? null} onClose={() => setParams({ open: undefined })} />
      <Publish
        open={publishing()}
        onClose={() => setPublishing(false)}
        onDone={(id) => setParams({ open: id })}
      />
    </>
  )
}

const isUnread = (notice: Notice): boolean =>
  !notice.own && notice.readAt === null && notice.state === 'current'

const NoticeState = (props: { notice: Notice }) => (
  <Show
    when={props.notice.state === 'current'}
    fallback={<StateWord kind="off">{t(`notice.state.${props.notice.state}`)}</StateWord>}
  >
    <Show
      when={isUnread(props.notice)}
      fallback={<StateWord kind="done">{t(props.notice.own ? 'notice.published' : 'notice.read')}</StateWord>}
    >
      <StateWord kind="wait">{t('notice.unread')}</StateWord>
    </Show>
  </Show>
)
