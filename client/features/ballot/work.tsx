import { useNavigate } from '@solidjs/router'
import { createMemo, type JSX, Show } from 'solid-js'
import type { CandidateRecord } from '../../../shared/live/view.ts'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Region } from '../../ui/layout.tsx'
import { Step, StepBar, WorkFrame } from '../../ui/work-frame.tsx'
import { Candidates } from './candidates.tsx'
import { concerned, isDone, owes, votesOn, type Work } from './duties.ts'
import { Head, Shut } from './file.tsx'
import { GroupOpinion } from './group-opinion.tsx'
import { onKeys } from './keys.ts'
import { createListing, type Listing } from './listing.ts'

/** The file of a candidate, drawn by whoever puts the pages together; it tells when the file has been shown. */
export interface DossierOf {
  (candidateId: string, onShown: () => void): JSX.Element
  /** Fetches a file that is likely to be read next; says nothing when it cannot. */
  ahead: (candidateId: string) => void
}

/** What all pages of an expert's work on candidates share: the list, the file, and below it the work itself. */
export function WorkPage(props: {
  panel: LivePanel
  work: Work
  candidateId: string | undefined
  dossier: DossierOf
  href: (candidateId: string) => string
  doneWord: string
  end: (candidate: CandidateRecord) => JSX.Element
  foot: (
    candidate: CandidateRecord,
    steps: (middle: JSX.Element) => JSX.Element,
    number: string,
  ) => JSX.Element
  extra?: (listing: Listing) => JSX.Element
  /** Read before the file: what others have found or asked. */
  above?: (candidate: CandidateRecord) => JSX.Element
  empty?: JSX.Element
}) {
  const { panel } = props
  const done = (candidate: CandidateRecord) => isDone(panel, props.work, candidate)
  const all = createMemo(() => concerned(panel, props.work))
  const listing = createListing(
    all,
    (candidate) => owes(panel, props.work, candidate) && !done(candidate),
    (candidate) => owes(panel, props.work, candidate) && done(candidate),
  )
  /** The one asked for, else the one looked at last, else the first that is still to do. */
  const current = createMemo<CandidateRecord | undefined>((before) => {
    const wanted = props.candidateId ?? before?.id
    const list = listing.ordered()
    return (
      list.find(({ id }) => id === wanted) ??
      list.find((candidate) => owes(panel, props.work, candidate) && !done(candidate)) ??
      list[0]
    )
  })
  const navigate = useNavigate()
  const go = (candidate: CandidateRecord | undefined): void => {
    if (candidate) navigate(props.href(candidate.id), { replace: true })
  }
  const beside = (step: number) => {
    const list = listing.ordered()
    const at = list.findIndex(({ id }) => id === current()?.id)
    return at < 0 ? undefined : list[at + step]
  }
  const label = (candidate: CandidateRecord | undefined, none: 'ballot.first' | 'ballot.last') =>
    candidate ? `${listing.number(candidate)} ${candidate.name}` : t(none)

  const steps = (middle: JSX.Element): JSX.Element => (
    <StepBar
      previous={
        <Step
          word={t('ballot.previous')}
          to={label(beside(-1), 'ballot.first')}
          off={!beside(-1)}
          onPress={() => go(beside(-1))}
        />
      }
      next={
        <Step
          word={t('ballot.next')}
          to={label(beside(1), 'ballot.last')}
          off={!beside(1)}
          onPress={() => go(beside(1))}
        />
      }
    >
      {middle}
    </StepBar>
  )

  onKeys({
    ArrowLeft: () => go(beside(-1)),
    ArrowRight: () => go(beside(1)),
  })

  const shown = (candidate: CandidateRecord): void => {
    const mine = panel.mine(candidate.id)
    if (mine && !mine.opened && !panel.sending('openFile', candidate.id))
      void panel.send('openFile', { candidateId: candidate.id })
    const next = beside(1)
    if (next && votesOn(panel, next)) props.dossier.ahead(next.id)
  }

  return (
    <Show
      when={current()}
      fallback={
        props.empty ?? (
          <Region center>
            <EmptyState title={t('ballot.none')}>{t('ballot.none.do')}</EmptyState>
          </Region>
        )
      }
    >
      <WorkFrame
        list={
          <Candidates
            panel={panel}
            listing={listing}
            work={props.work}
            done={done}
            doneWord={props.doneWord}
            href={props.href}
            end={props.end}
            current={current()?.id ?? null}
            extra={props.extra?.(listing)}
          />
        }
        file={
          <Show when={current()} keyed>
            {(candidate) => (
              <>
                <Head panel={panel} candidate={candidate} number={listing.number(candidate)} />
                <GroupOpinion candidate={candidate} />
                {props.above?.(candidate)}
                <Show
                  when={votesOn(panel, candidate)}
                  fallback={<Shut panel={panel} candidate={candidate} />}
                >
                  {props.dossier(candidate.id, () => shown(candidate))}
                </Show>
              </>
            )}
          </Show>
        }
        foot={
          <Show when={current()} keyed>
            {(candidate) => props.foot(candidate, steps, listing.number(candidate))}
          </Show>
        }
      />
    </Show>
  )
}
