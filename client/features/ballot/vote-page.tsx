import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { votePlace } from '../../lib/places.ts'
import { MARK_OF } from '../../lib/records.ts'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../../ui/mark.tsx'
import { LiveBand } from './band.tsx'
import { votesOn } from './duties.ts'
import { SeatFrame } from './frame.tsx'
import { LeadOpinions } from './group-opinion.tsx'
import type { Listing } from './listing.ts'
import { Receipt } from './receipt.tsx'
import { VoteFoot } from './vote.tsx'
import { type DossierOf, WorkPage } from './work.tsx'

const RestSheet = lazy(async () => ({ default: (await import('./rest-sheet.tsx')).RestSheet }))

/** 拟投票: each candidate's file, and three choices at the thumb. After the own list is in, the receipt stands here. */
export function VotePage(props: { panel: LivePanel; candidateId: string | undefined; dossier: DossierOf }) {
  const { panel } = props
  const [resting, setResting] = createSignal(false)
  const submitted = () => panel.me()?.submittedAt != null
  const restWhy = () => {
    const state = panel.me()?.state
    return state === 'drafting' || state === 'open' ? null : ''
  }
  const extra = (listing: Listing) => (
    <Show
      when={restWhy() === null && listing.all().some((each) => votesOn(panel, each) && !drafted(each.id))}
    >
      <Button size="touch" block onPress={() => setResting(true)}>
        {t('ballot.rest')}
      </Button>
    </Show>
  )
  const drafted = (id: string) => panel.mine(id)?.choice != null
  return (
    <Show when={!submitted()} fallback={<Receipt panel={panel} />}>
      <SeatFrame panel={panel} current="vote" band={<LiveBand panel={panel} voting />}>
        <WorkPage
          panel={panel}
          work="vote"
          candidateId={props.candidateId}
          dossier={props.dossier}
          href={(id) => votePlace(panel.id, id)}
          doneWord={t('ballot.drafted')}
          extra={extra}
          above={(candidate) => <LeadOpinions candidate={candidate} />}
          end={({ id }) => <OwnMark panel={panel} id={id} />}
          foot={(candidate, steps, number) => (
            <VoteFoot panel={panel} candidate={candidate} number={number} steps={steps} />
          )}
        />
        <Suspense>
          <RestSheet panel={panel} open={resting()} onClose={() => setResting(false)} />
        </Suspense>
      </SeatFrame>
    </Show>
  )
}

/** The own stored choice as its mark; what is still on its way is a word, not a mark. */
function OwnMark(props: { panel: LivePanel; id: string }) {
  const choice = () => props.panel.mine(props.id)?.choice
  return (
    <Show when={!props.panel.pendingChoice(props.id)} fallback={t('ballot.sending')}>
      <Show when={choice()} fallback={<span class="faint">{t('ballot.todo')}</span>}>
        {(stored) => <Mark kind={MARK_OF[stored()]} label={t(`choice.${MARK_OF[stored()]}`)} />}
      </Show>
    </Show>
  )
}
