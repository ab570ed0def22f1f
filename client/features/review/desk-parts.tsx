import { createMemo, For, Show } from 'solid-js'
import { durationText } from '../../lib/duration.ts'
import { t } from '../../lib/i18n.ts'
import { serverNow } from '../../lib/server-time.ts'
import { useStaff } from '../../lib/staff.tsx'
import { dayClock } from '../../lib/time.ts'
import { Section, Stack } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { dataOf, Loaded } from '../../ui/loaded.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { Rehearsal, RoundWord } from './bits.tsx'
import { type Duty, dutiesFor } from './desk-duties.ts'
import { reviewPlace, watchReviewPlace } from './places.ts'
import { useReviews, useSupervision, type Watched, type WatchedPanel } from './queries.ts'
import { standOf } from './words.ts'
import './desk.css'

const DAY = 24 * 3_600_000

/** Reviews that wait for a person with these rights: to approve, to accept, to follow up. */
export function ReviewDuties() {
  const staff = useStaff()
  const reviews = useReviews()
  const duties = () => dutiesFor(dataOf(reviews) ?? [], staff.rights(), serverNow())
  return (
    <Show when={duties().length > 0}>
      <Section gap={3} title={t('desk.duties.review')}>
        <Duties duties={duties()} />
      </Section>
    </Show>
  )
}

function Duties(props: { duties: readonly Duty[] }) {
  return (
    <Ledger
      caption={t('desk.duties')}
      rows={props.duties}
      id={(duty) => `${duty.kind}:${duty.review.id}`}
      columns={[
        {
          key: 'what',
          label: t('desk.what'),
          cell: (duty) => (
            <a class="strong" href={reviewPlace(duty.review.id, duty.tab)}>
              {t(`desk.duty.${duty.kind}`)}
            </a>
          ),
        },
        {
          key: 'review',
          label: t('desk.review'),
          cell: (duty) => (
            <span class="desk-review">
              {duty.review.title} <Rehearsal of={duty.review} />
            </span>
          ),
        },
        {
          key: 'content',
          label: t('desk.content'),
          cell: (duty) =>
            t('desk.content.text', {
              candidates: duty.review.candidates,
              groups: duty.review.groups,
              experts: duty.review.experts,
            }),
        },
        {
          key: 'due',
          label: t('desk.by'),
          cell: (duty) => (
            <Show when={duty.urgent} fallback={<span class="nowrap">{dayClock(duty.due)}</span>}>
              <StateWord kind="now">{dayClock(duty.due)}</StateWord>
            </Show>
          ),
        },
      ]}
    />
  )
}

const running = (list: readonly Watched[]): Watched[] =>
  list.filter((review) => standOf(review) === 'running')

/** Reviews running now, with the state of every panel, as the server tells it. */
export function Running() {
  const watched = useSupervision()
  return (
    <Section
      gap={3}
      title={t('desk.running')}
      end={<a href="/manage/supervision">{t('manage.supervision')}</a>}
    >
      <Loaded query={watched} lines={3}>
        {(list) => (
          <Show when={running(list()).length > 0} fallback={<p class="meta">{t('desk.running.none')}</p>}>
            <For each={running(list())}>
              {(review) => (
                <Stack gap={2}>
                  <p>
                    <a class="strong" href={watchReviewPlace(review.id)}>
                      {review.title}
                    </a>{' '}
                    <Rehearsal of={review} />
                  </p>
                  <ul class="desk-panels">
                    <For each={review.panels}>{(panel) => <PanelLine panel={panel} />}</For>
                  </ul>
                </Stack>
              )}
            </For>
          </Show>
        )}
      </Loaded>
    </Section>
  )
}

const PanelLine = (props: { panel: WatchedPanel }) => (
  <li>
    <span class="grow clip">{props.panel.name}</span>
    <RoundWord state={props.panel.roundState} />
    <span class="nowrap">
      {t('watch.signed_in')} <b>{props.panel.present}</b>
      <span class="faint"> / {props.panel.seats}</span>
    </span>
    <span class="nowrap">
      {t('watch.finished')} <b>{props.panel.finished}</b>
      <span class="faint"> / {props.panel.awaited}</span>
    </span>
    <span class={props.panel.anomalies.length > 0 ? 'bad nowrap' : 'faint nowrap'}>
      {props.panel.anomalies.length > 0
        ? t('watch.anomalies.n', { n: props.panel.anomalies.length })
        : t('watch.anomalies.none')}
    </span>
  </li>
)

/** What ends or begins at a time; a review with the way to it. */
export interface Due {
  at: number
  what: string
  href?: string
  unapproved?: boolean
}

/** The next moments that matter, whatever comes first standing first. */
export const DueList = (props: { dues: readonly Due[] }) => (
  <Show when={props.dues.length > 0} fallback={<p class="meta">{t('desk.due.none')}</p>}>
    <ul class="desk-due">
      <For each={[...props.dues].sort((a, b) => a.at - b.at)}>
        {(due) => (
          <li>
            <b class={due.at - serverNow() < DAY ? 'now' : undefined}>{durationText(due.at - serverNow())}</b>
            <span>
              <Show when={due.href} fallback={due.what}>
                {(href) => <a href={href()}>{due.what}</a>}
              </Show>
              <span class="meta">
                {dayClock(due.at)}
                <Show when={due.unapproved}> · {t('desk.due.unapproved')}</Show>
              </span>
            </span>
          </li>
        )}
      </For>
    </ul>
  </Show>
)

/** The same with the reviews that begin and end. */
export function DueWithReviews(props: { dues: readonly Due[] }) {
  const reviews = useReviews()
  const next = createMemo((): Due[] => {
    const now = serverNow()
    return (dataOf(reviews) ?? [])
      .filter((row) => row.status === 'approved' || row.status === 'draft')
      .map((row) => {
        const [kind, at] =
          now < row.startsAt ? (['starts', row.startsAt] as const) : (['ends', row.endsAt] as const)
        const what = t(`desk.due.${kind}`, { title: row.title })
        return { at, what, href: reviewPlace(row.id), unapproved: standOf(row) === 'draft' }
      })
      .filter(({ at }) => at > now)
      .sort((a, b) => a.at - b.at)
      .slice(0, 6)
  })
  return (
    <Show when={dataOf(reviews) || props.dues.length > 0}>
      <DueList dues={[...props.dues, ...next()]} />
    </Show>
  )
}
