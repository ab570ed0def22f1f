import type { MineFacts, RoundFacts, RuleFacts, SeatFacts } from './facts.ts'
import {
  isUnfinished,
  mineOf,
  present,
  progressOf,
  roundFacts,
  running,
  seatFacts,
  stagesFor,
  votesOn,
} from './facts.ts'
import { stageOf } from './modes.ts'
import { bandOf, levelled, meanOf, outlierOf, totalsFor } from './score.ts'
import type {
  Candidate,
  Choice,
  LiveState,
  Outcome,
  PanelKind,
  Round,
  ScreenShow,
  SeatRole,
} from './state.ts'

/**
 * The one function that decides who sees what of a live panel. A view is a flat map of small records; a client's
 * view is its audience's part merged with its own part. Nothing live leaves the server by another way: sockets,
 * HTTP, exports and print read these records. Source: domain 4.15, live-review.md section 5.
 *
 * leader      before the seal: participation by seat, never a choice. After it: tallies; in a named group the
 *             ballots with names, in an anonymous one unnamed lines reshuffled per candidate, in the committee none.
 * member      the switch, the counts of those who have finished, candidates' public facts; results never.
 * supervisor  what the leader counts, no ballots; totals once sealed.
 * reporter    nothing but the state until the committee has decided; then totals and results.
 * screen      what the leader released.
 */
export type Audience = 'leader' | 'member' | 'supervisor' | 'reporter' | 'screen'
export const AUDIENCES: readonly Audience[] = ['leader', 'member', 'supervisor', 'reporter', 'screen']

export interface PanelRecord {
  kind: 'panel'
  panelId: string
  panelKind: PanelKind
  name: string
  reviewId: string
  title: string
  committee: string
  year: number
  mode: LiveState['review']['mode']
  hasGroups: boolean
  rehearsal: boolean
  startsAt: number
  endsAt: number
  rules: RuleFacts &
    Pick<
      LiveState['review']['rules'],
      'score' | 'groupPass' | 'pass' | 'groupFilter' | 'leadsPer' | 'passCap'
    >
}
export interface RoundRecord extends Omit<Round, 'scope' | 'kind'> {
  kind: 'round'
  roundKind: Round['kind']
}
export interface ProgressRecord {
  kind: 'progress'
  state: Round['state']
  seats: number
  present: number
  /** Present seats that owe nothing more in this state, of all that are waited for. */
  finished: number
  awaited: number
  candidates: number
}
export interface SeatRecord {
  kind: 'seat'
  id: string
  no: number
  name: string
  unit: string
  role: SeatRole
  signedInAt: number | null
  absent: string | null
  online: boolean
  /** Since when the seat is offline, when it was online before. */
  offlineSince: number | null
  unfinished: boolean
  due: number
  drafted: number
  submitted: boolean
  /** One sign per candidate of the round: 1 drafted, 0 not, x recused. Never a choice. */
  done: string
}
export interface CandidateRecord extends Omit<Candidate, 'group'> {
  kind: 'candidate'
  position: number
  group: Candidate['group']
  leads: string[]
  questions: string[]
  /** Opinions of lead reviewers: to the leader at once, to members when the switch opens. */
  opinions: { seatId: string; name: string; text: string }[]
  /** Mean after every present expert has locked his score. */
  score: { mean: number; final: number; band: string | null; n: number } | null
  scores: { name: string; total: number }[]
}
export interface OutcomeRecord extends Outcome {
  kind: 'outcome'
  candidateId: string
  counted: number
  seats: number
  /** Leader of a group only. `who` is a name, or null in an anonymous group. */
  votes: { who: string | null; choice: Choice }[] | null
}
export interface PastRecord {
  kind: 'past'
  no: number
  roundKind: Round['kind']
  state: Round['state']
  reason: string | null
  decidedAt: number | null
  outcomes: Record<string, Outcome>
}
export interface ScreenRecord {
  kind: 'screen'
  show: ScreenShow
  released: boolean
}
export type FactsRecord = RoundFacts
export type MeRecord = SeatFacts
export type MineRecord = MineFacts

/** Records by key: `panel`, `round`, `progress`, `facts`, `screen`, `me`, `seat:<id>`, `candidate:<id>`,
 * `outcome:<id>`, `past:<no>`, `mine:<candidate id>`. */
export type View = Record<string, object>

/** Who is connected; lives only in the server's memory. */
export type Presence = Record<string, { online: boolean; since: number }>

const SEALED: readonly Round['state'][] = ['submitted', 'deliberating', 'decided']

export function panelRecord({ review, panel }: LiveState): PanelRecord {
  const {
    requireOpened,
    againstTally,
    opinionRequired,
    groupBallots,
    score,
    groupPass,
    pass,
    groupFilter,
    leadsPer,
    passCap,
  } = review.rules
  return {
    kind: 'panel',
    panelId: panel.id,
    panelKind: panel.kind,
    name: panel.name,
    reviewId: review.id,
    title: review.title,
    committee: review.committee,
    year: review.year,
    mode: review.mode,
    hasGroups: review.hasGroups,
    rehearsal: review.rehearsal,
    startsAt: review.startsAt,
    endsAt: review.endsAt,
    rules: {
      requireOpened,
      againstTally,
      opinionRequired,
      groupBallots,
      score,
      groupPass,
      pass,
      groupFilter,
      leadsPer,
      passCap,
    },
  }
}

export function progressRecord(state: LiveState): ProgressRecord {
  const seats = Object.values(state.seats)
  const open = ['open', 'paused', ...SEALED].includes(state.round.state)
  const awaited = seats.filter((seat) =>
    open ? seat.counted && !(seat.absent && !seat.submittedAt) : present(seat),
  )
  return {
    kind: 'progress',
    state: state.round.state,
    seats: seats.length,
    present: seats.filter(present).length,
    awaited: awaited.length,
    finished: awaited.filter((seat) => !isUnfinished(state, seat)).length,
    candidates: running(state).length,
  }
}

export function seatRecord(state: LiveState, seatId: string, presence: Presence): SeatRecord {
  const seat = state.seats[seatId]!
  const { due, drafted } = progressOf(state, seatId)
  const seen = presence[seatId]
  return {
    kind: 'seat',
    id: seatId,
    no: seat.no,
    name: seat.name,
    unit: seat.unit,
    role: seat.role,
    signedInAt: seat.signedInAt,
    absent: seat.absent?.reason ?? null,
    online: seen?.online ?? false,
    offlineSince: seen && !seen.online ? seen.since : null,
    unfinished: isUnfinished(state, seat),
    due,
    drafted: seat.submittedAt === null ? drafted : due,
    submitted: seat.submittedAt !== null,
    done: running(state)
      .map((id) =>
        votesOn(state, seatId, id)
          ? state.drafts[seatId]?.[id] || seat.submittedAt !== null
            ? '1'
            : '0'
          : 'x',
      )
      .join(''),
  }
}

function candidateRecord(state: LiveState, candidateId: string, audience: Audience): CandidateRecord {
  const candidate = state.candidates[candidateId]!
  const inRoom = audience === 'leader' || audience === 'member'
  const totals = totalsFor(state, candidateId)
  const voters = Object.values(state.seats).filter((s) => present(s) && votesOn(state, s.id, candidateId))
  const locked = totals.length > 0 && voters.every(({ id }) => state.scores[id]?.[candidateId]?.submitted)
  const mean = locked
    ? meanOf(
        state.review.rules.score,
        totals.map(({ total }) => total),
      )
    : null
  const final =
    mean !== null && state.review.rules.score.roomFactor ? levelled(mean, state.panel.id, state.rooms) : mean
  const opinionsOut = audience === 'leader' || (audience === 'member' && state.round.state !== 'preparing')
  return {
    ...candidate,
    kind: 'candidate',
    position: state.round.scope.indexOf(candidateId),
    leads: inRoom ? (state.leads[candidateId] ?? []) : [],
    questions: inRoom ? Object.values(state.questions[candidateId] ?? {}).flatMap(({ list }) => list) : [],
    opinions: opinionsOut
      ? Object.entries(state.opinions[candidateId] ?? {}).map(([seatId, { text }]) => ({
          seatId,
          name: state.seats[seatId]?.name ?? '',
          text,
        }))
      : [],
    score:
      mean !== null && final !== null
        ? { mean, final, band: bandOf(state.review.rules.score.bands, final), n: totals.length }
        : null,
    scores:
      inRoom && locked
        ? totals.map(({ seatId, total }) => ({ name: state.seats[seatId]?.name ?? '', total }))
        : [],
  }
}

function outcomeRecord(state: LiveState, candidateId: string, audience: Audience): OutcomeRecord {
  const outcome = state.outcomes[candidateId]!
  const seats = Object.values(state.seats)
  const shown = audience === 'leader' && state.panel.kind === 'group'
  return {
    ...outcome,
    kind: 'outcome',
    candidateId,
    counted: seats.filter(({ counted }) => counted).length,
    seats: seats.length,
    votes: shown
      ? (state.ballots[candidateId] ?? []).map(({ choice, seatId }) => ({
          who: seatId === null ? null : (state.seats[seatId]?.name ?? ''),
          choice,
        }))
      : null,
  }
}

/** Whether this audience may know the outcomes of the running round. */
function seesOutcomes(state: LiveState, audience: Audience): boolean {
  if (!SEALED.includes(state.round.state)) return false
  if (audience === 'leader' || audience === 'supervisor') return true
  if (audience === 'reporter') return state.round.state === 'decided'
  return audience === 'screen' && state.released && state.round.state === 'decided'
}

/** The part of the view that everybody of one audience shares. `presence` colours seats, nothing else. */
export function audienceView(state: LiveState, audience: Audience, presence: Presence = {}): View {
  const { scope: _scope, kind, ...round } = state.round
  const view: View = {
    panel: panelRecord(state),
    round: { ...round, roundKind: kind, kind: 'round' },
    progress: progressRecord(state),
  }
  const watching = audience === 'leader' || audience === 'supervisor'
  if (watching) {
    const facts = roundFacts(state)
    view.facts = audience === 'leader' ? facts : { ...facts, unfinishedNames: '' }
    for (const id of Object.keys(state.seats)) view[`seat:${id}`] = seatRecord(state, id, presence)
  }
  if (watching || audience === 'screen')
    view.screen = { kind: 'screen', show: state.screen, released: state.released }
  if (audience === 'screen' || audience === 'member')
    for (const seat of Object.values(state.seats))
      view[`seat:${seat.id}`] = {
        kind: 'seat',
        id: seat.id,
        no: seat.no,
        name: seat.name,
        role: seat.role,
        signedInAt: seat.signedInAt,
      }
  for (const id of state.round.scope)
    if (state.candidates[id]) view[`candidate:${id}`] = candidateRecord(state, id, audience)
  if (seesOutcomes(state, audience))
    for (const id of Object.keys(state.outcomes)) view[`outcome:${id}`] = outcomeRecord(state, id, audience)
  if (watching)
    for (const { no, kind: roundKind, state: past, reason, decidedAt, outcomes } of state.past)
      view[`past:${no}`] = { kind: 'past', no, roundKind, state: past, reason, decidedAt, outcomes }
  return view
}

/** The part that belongs to one seat alone: depends on no other seat's drafts. */
export function ownView(state: LiveState, seatId: string): View {
  const seat = state.seats[seatId]
  if (!seat) return {}
  const view: View = { me: seatFacts(state, seat) }
  for (const id of state.round.scope)
    if (state.candidates[id]) view[`mine:${id}`] = ownRecord(state, seatId, id)
  return view
}

export function ownRecord(state: LiveState, seatId: string, candidateId: string): MineRecord {
  const own = state.scores[seatId]?.[candidateId]
  const others = stageOf(stagesFor(state), 'score')
    ? totalsFor(state, candidateId).filter((score) => score.seatId !== seatId)
    : []
  const outlier = own?.submitted
    ? null
    : own &&
      outlierOf(
        state.review.rules,
        own.total,
        others.map(({ total }) => total),
      )
  return mineOf(state, seatId, candidateId, outlier ?? null)
}
