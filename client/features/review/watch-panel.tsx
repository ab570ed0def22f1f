import { useParams } from '@solidjs/router'
import { For, Match, Show, Switch } from 'solid-js'
import type { PastRecord } from '../../../shared/live/view.ts'
import { durationText } from '../../lib/duration.ts'
import { t } from '../../lib/i18n.ts'
import { createPanel, type LivePanel } from '../../lib/live.ts'
import { useStaff } from '../../lib/staff.tsx'
import { dayClock } from '../../lib/time.ts'
import { Counter } from '../../ui/counter.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Columns, PageTitle, Region, Row, Section, Stack } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { Verdict } from '../../ui/mark.tsx'
import { SeatGrid, type SeatState } from '../../ui/seat-grid.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { RoundWord } from './bits.tsx'
import { watchPlace, watchReviewPlace } from './places.ts'
import { mayUnlock, UnlockScore } from './unlock-score.tsx'
import { switchOf } from './watch-table.tsx'
import { roleWord, roundWord, two } from './words.ts'

/** A panel as the supervisor may see it: who is here and finished, rounds side by side, totals once sealed. */
export default function WatchPanel() {
  const params = useParams<{ reviewId: string; panelId: string }>()
  return (
    <Show when={params.panelId} keyed>
      {(panelId) => <Watch reviewId={params.reviewId} panelId={panelId} />}
    </Show>
  )
}

function Watch(props: { reviewId: string; panelId: string }) {
  const staff = useStaff()
  const panel = createPanel(props.panelId, {
    channel: staff.channel,
    accountId: staff.me.actor.accountId,
  })
  return (
    <Region gap={6}>
      <p class="meta">
        <a href={watchPlace}>{t('manage.supervision')}</a> ›{' '}
        <a href={watchReviewPlace(props.reviewId)}>{panel.panel()?.title ?? t('watch.review')}</a>
      </p>
      <Switch fallback={<Skeleton lines={8} />}>
        <Match when={panel.status() === 'gone' && panel.problem()}>
          {(found) => (
            <>
              <PageTitle title={t('manage.supervision')} />
              <ErrorState problem={found()} />
            </>
          )}
        </Match>
        <Match when={panel.round()}>
          <Board panel={panel} />
        </Match>
      </Switch>
    </Region>
  )
}

function Board(props: { panel: LivePanel }) {
  const progress = () => props.panel.progress()
  const round = () => props.panel.round()
  return (
    <Stack gap={8}>
      <PageTitle
        title={props.panel.panel()?.name ?? ''}
        meta={t('watch.round.n', { n: round()?.no ?? 1 })}
        end={<RoundWord state={round()?.state ?? 'preparing'} />}
      />
      <Columns least="narrow" gap={8}>
        <Counter label={t('watch.signed_in')} n={progress()?.present ?? 0} of={progress()?.seats ?? 0} />
        <Counter label={t('watch.finished')} n={progress()?.finished ?? 0} of={progress()?.awaited ?? 0} />
        <Counter label={t('review.candidates')} n={progress()?.candidates ?? 0} />
        <div>
          <p class="meta">{t('watch.switch')}</p>
          <p class="figure">{t(`watch.switch.${switchOf(round()?.state ?? 'preparing')}`)}</p>
          <Show when={round()?.openedAt}>
            {(at) => <p class="meta">{t('watch.opened_at', { time: dayClock(at()) })}</p>}
          </Show>
        </div>
      </Columns>
      <Show when={round()?.reason}>
        {(reason) => <p class="prose">{t('watch.round.reason', { reason: reason() })}</p>}
      </Show>
      <Section gap={3} title={t('watch.seats')} meta={t('watch.secret')}>
        <SeatGrid seats={props.panel.seats().map((seat) => tileOf(seat, props.panel))} />
        <Show when={mayUnlock(props.panel)}>
          <Row>
            <UnlockScore panel={props.panel} />
          </Row>
        </Show>
      </Section>
      <Outcomes panel={props.panel} />
    </Stack>
  )
}

function tileOf(seat: ReturnType<LivePanel['seats']>[number], panel: LivePanel) {
  const state: SeatState = seat.absent
    ? 'absent'
    : seat.signedInAt === null
      ? 'not_signed'
      : seat.submitted
        ? 'submitted'
        : seat.unfinished
          ? 'todo'
          : 'done'
  return {
    id: seat.id,
    number: two(seat.no),
    name: seat.name,
    state,
    ...(seat.role === 'member' ? {} : { role: roleWord(seat.role, panel.panel()?.panelKind ?? 'group') }),
    signedAt: seat.signedInAt,
    online: seat.signedInAt === null ? undefined : seat.online,
    offlineFor: seat.offlineSince === null ? undefined : durationText(Date.now() - seat.offlineSince),
  }
}

/** Rounds beside each other, the running one last; its totals appear when all votes are in. */
function Outcomes(props: { panel: LivePanel }) {
  const past = () => props.panel.past()
  const sealed = () => props.panel.outcomes().length > 0
  const name = (id: string) =>
    props.panel.candidate(id) ?? past().find(({ people }) => people[id])?.people[id]
  const ids = () =>
    [
      ...new Set([
        ...props.panel.outcomes().map(({ candidateId }) => candidateId),
        ...past().flatMap(({ outcomes }) => Object.keys(outcomes)),
      ]),
    ].sort((a, b) => (name(a)?.no ?? 0) - (name(b)?.no ?? 0))
  return (
    <Section
      gap={2}
      plain
      title={t('watch.rounds')}
      meta={sealed() || past().length > 0 ? '' : t('watch.rounds.later')}
    >
      <Show when={past().length > 0}>
        <ul>
          <For each={past()}>{(each) => <PastLine past={each} />}</For>
        </ul>
      </Show>
      <Show when={ids().length > 0}>
        <Ledger
          caption={t('watch.rounds')}
          rows={ids()}
          id={(id) => id}
          columns={[
            {
              key: 'no',
              label: t('people.no'),
              cell: (id) => <span class="faint">{name(id)?.no ?? '–'}</span>,
            },
            {
              key: 'name',
              label: t('people.name'),
              cell: (id) => <b>{name(id)?.name ?? t('watch.out_of_round')}</b>,
            },
            ...past().map((each) => ({
              key: `past-${each.no}`,
              label: t('watch.round.n', { n: each.no }),
              cell: (id: string) => <OutcomeCell of={each.outcomes[id]} />,
            })),
            ...(sealed()
              ? [
                  {
                    key: 'now',
                    label: t('watch.round.now', { n: props.panel.round()?.no ?? 1 }),
                    cell: (id: string) => <OutcomeCell of={props.panel.outcome(id)} />,
                  },
                ]
              : []),
          ]}
        />
      </Show>
    </Section>
  )
}

const PastLine = (props: { past: PastRecord }) => (
  <li class="meta">
    <b>{t('watch.round.n', { n: props.past.no })}</b>{' '}
    <StateWord kind={props.past.state === 'void' ? 'fail' : 'done'}>{roundWord(props.past.state)}</StateWord>{' '}
    {props.past.reason ?? ''} {props.past.decidedAt ? dayClock(props.past.decidedAt) : ''}
  </li>
)

const OutcomeCell = (props: { of: PastRecord['outcomes'][string] | undefined }) => (
  <Show when={props.of} fallback="–">
    {(outcome) => (
      <span class="nowrap">
        <Verdict
          kind={(outcome().pass ?? outcome().rule) ? 'pass' : 'fail'}
          word={t((outcome().pass ?? outcome().rule) ? 'results.pass' : 'results.fail')}
        />{' '}
        <span class="meta">
          {t('watch.sum', {
            yes: outcome().yes,
            no: outcome().no,
            abstain: outcome().abstain,
            base: outcome().base,
            need: outcome().need,
          })}
        </span>
      </span>
    )}
  </Show>
)
