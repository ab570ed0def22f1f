import { For, type JSX, Show } from 'solid-js'
import type { CallOutput } from '../../lib/call.ts'
import { durationText } from '../../lib/duration.ts'
import { t } from '../../lib/i18n.ts'
import { useAsk } from '../../lib/query.ts'
import { serverNow } from '../../lib/server-time.ts'
import { useStaff } from '../../lib/staff.tsx'
import { day, dayClock } from '../../lib/time.ts'
import { DecisionColumn } from '../../ui/decision-column.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageTitle, Region, Section, Stack } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { StateBand } from '../../ui/state-band.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { DueList, DueWithReviews, ReviewDuties, Running } from '../review/desk-parts.tsx'
import { byWaiting, duePlace, type Todo, todoPlace, type Waiting } from './todo-places.ts'
import './desk.css'

type DeskData = CallOutput<'desk.get'>

/** 首页: what waits for me, oldest first, each with the way to its list; what falls due; what is announced (M-3.6). */
export default function Desk() {
  const staff = useStaff()
  const year = () => staff.year() ?? Number(day(serverNow()).slice(0, 4))
  const desk = useAsk('desk.get', () => ({ year: year() }), { keep: true })
  return (
    <div class="office-desk">
      <Region gap={8}>
        <Loaded query={desk} lines={8} title={t('manage.desk')}>
          {(data) => (
            <>
              <Todos todos={data().todos} above={<Pressing notices={data().notices} />} />
              <Show when={staff.may('review.view')}>
                <ReviewDuties />
              </Show>
              <Show when={staff.may('review.supervise')}>
                <Running />
              </Show>
            </>
          )}
        </Loaded>
      </Region>
      <Region gap={8} label={t('desk.side')}>
        <Loaded query={desk} lines={4}>
          {(data) => (
            <>
              <Section gap={3} title={t('desk.due')}>
                <Deadlines deadlines={data().deadlines} />
              </Section>
              <Section gap={3} title={t('desk.notices')} end={<a href="/manage/notices">{t('desk.all')}</a>}>
                <Notices notices={data().notices} />
              </Section>
              <Show when={staff.may('org.manage') && staff.me.actor.orgState}>
                {(state) => (
                  <Section gap={3} title={t('desk.profile')} end={<a href="/manage/own">{t('desk.look')}</a>}>
                    <p>
                      <StateWord kind={state() === 'changing' ? 'half' : 'done'}>
                        {t(`org.state.${state()}`)}
                      </StateWord>
                    </p>
                  </Section>
                )}
              </Show>
              <Section gap={3} title={t('desk.blacklist')}>
                <DecisionColumn />
              </Section>
            </>
          )}
        </Loaded>
      </Region>
    </div>
  )
}

function Todos(props: { todos: readonly Todo[]; above: JSX.Element }) {
  const total = () => props.todos.reduce((sum, { count }) => sum + count, 0)
  const oldest = () => Math.min(...props.todos.map(({ oldestAt }) => oldestAt ?? Number.POSITIVE_INFINITY))
  const meta = () =>
    total() === 0
      ? t('desk.duties.none')
      : Number.isFinite(oldest())
        ? t('desk.total.since', { n: total(), time: durationText(serverNow() - oldest()) })
        : t('desk.total', { n: total() })
  return (
    <Stack gap={5}>
      <PageTitle title={t('desk.duties')} meta={meta()} />
      {props.above}
      <Show
        when={props.todos.length > 0}
        fallback={<EmptyState title={t('desk.empty')}>{t('desk.empty.live')}</EmptyState>}
      >
        <ul class="todo-kinds">
          <For each={props.todos}>
            {(todo) => (
              <li>
                <a href={todoPlace(todo.kind)}>
                  <b>{todo.count}</b>
                  <span class="strong">{t(`desk.todo.${todo.kind}`)}</span>
                  <Show when={todo.oldestAt}>
                    {(at) => <span class="meta">{t('desk.oldest', { day: day(at()) })}</span>}
                  </Show>
                </a>
              </li>
            )}
          </For>
        </ul>
        <Show when={byWaiting(props.todos).length > 0}>
          <Section gap={3} title={t('desk.by_waiting')}>
            <WaitingList rows={byWaiting(props.todos)} />
          </Section>
        </Show>
      </Show>
    </Stack>
  )
}

const WaitingList = (props: { rows: readonly Waiting[] }) => (
  <Ledger
    caption={t('desk.by_waiting')}
    rows={props.rows}
    id={(row) => `${row.kind}:${row.id}`}
    columns={[
      {
        key: 'what',
        label: t('desk.what'),
        cell: (row) => (
          <a class="strong" href={todoPlace(row.kind, row.id)}>
            {t(`desk.todo.${row.kind}`)}
          </a>
        ),
      },
      { key: 'name', label: t('desk.whose'), cell: (row) => row.name },
      {
        key: 'waited',
        label: t('desk.waited'),
        num: true,
        cell: (row) => (
          <span class="nowrap">{row.at === null ? '–' : durationText(serverNow() - row.at)}</span>
        ),
      },
      {
        key: 'since',
        label: t('desk.since'),
        cell: (row) => <span class="nowrap faint">{row.at === null ? '–' : dayClock(row.at)}</span>,
      },
    ]}
  />
)

function Deadlines(props: { deadlines: DeskData['deadlines'] }) {
  const staff = useStaff()
  const dues = () =>
    props.deadlines.map(({ kind, name, at }) => {
      const href = duePlace(kind, staff.may)
      return { at, what: t(`desk.deadline.${kind}`, { name }), ...(href ? { href } : {}) }
    })
  return (
    <Show when={staff.may('review.view')} fallback={<DueList dues={dues()} />}>
      <DueWithReviews dues={dues()} />
    </Show>
  )
}

/** Notices that matter and have not been read: nobody begins his day past them. */
const Pressing = (props: { notices: DeskData['notices'] }) => (
  <For each={props.notices.filter(({ important, read }) => important && !read)}>
    {(notice) => (
      <StateBand kind="now" title={t('desk.notice.important')}>
        <a class="strong" href={noticePlace(notice.id)}>
          {notice.title}
        </a>{' '}
        <span class="meta">
          {t('desk.notice.from', { org: notice.orgName, day: day(notice.publishedAt) })}
          <Show when={notice.validUntil}>
            {(until) => <> · {t('desk.notice.until', { day: until() })}</>}
          </Show>
        </span>
      </StateBand>
    )}
  </For>
)

const noticePlace = (id: string): string => `/manage/notices?open=${id}`

const Notices = (props: { notices: DeskData['notices'] }) => (
  <Show when={props.notices.length > 0} fallback={<p class="meta">{t('desk.notices.none')}</p>}>
    <ul class="desk-notices">
      <For each={props.notices}>
        {(notice) => (
          <li>
            <a class={notice.read ? undefined : 'strong'} href={noticePlace(notice.id)}>
              {notice.title}
            </a>
            <span class="meta">
              {t('desk.notice.from', { org: notice.orgName, day: day(notice.publishedAt) })}
              <Show when={!notice.read}> · {t('desk.notice.unread')}</Show>
            </span>
          </li>
        )}
      </For>
    </ul>
  </Show>
)
