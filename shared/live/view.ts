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
import { lockedMean, outlierOf, totalsFor } from './score.ts'
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
export interface RoundRecord extends Omit<Round, 'scope' | 'kind' | 'follows'> {
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
  /** Opinions of lead reviewers: to the leader at once, to members when drafting begins. */
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
  const mean = lockedMean(state, candidateId)
  const meansOut = inRoom || audience === 'supervisor' || seesOutcomes(state, audience)
  const opinionsOut = audience === 'leader' || (audience === 'member' && state.round.state !== 'preparing')
  return {
    ...candidate,
    kind: 'candidate',
    position: state.round.scope.indexOf(candidateId),
    group: meansOut ? candidate.group : null,
    leads: inRoom ? (state.leads[candidateId] ?? []) : [],
    questions: inRoom ? bySeat(state, state.questions[candidateId]).flatMap(([, { list }]) => list) : [],
    opinions: opinionsOut
      ? bySeat(state, state.opinions[candidateId]).map(([seatId, { text }]) => ({
          seatId,
          name: state.seats[seatId]?.name ?? '',
          text,
        }))
      : [],
    score: meansOut ? mean : null,
    scores:
      inRoom && mean
        ? totalsFor(state, candidateId).map(({ seatId, total }) => ({
            name: state.seats[seatId]?.name ?? '',
            total,
          }))
        : [],
  }
}

const seatNo = (state: LiveState, seatId: string | null): number =>
  seatId === null ? 0 : (state.seats[seatId]?.no ?? 0)

/** Records kept by seat, in the order of the seats' numbers. */
const bySeat = <T>(state: LiveState, records: Record<string, T> = {}): [string, T][] =>
  Object.entries(records).sort(([a], [b]) => seatNo(state, a) - seatNo(state, b))

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
      ? [...(state.ballots[candidateId] ?? [])]
          .sort((a, b) => seatNo(state, a.seatId) - seatNo(state, b.seatId))
          .map(({ choice, seatId }) => ({
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

const isWatching = (audience: Audience): boolean => audience === 'leader' || audience === 'supervisor'

/** Every record this audience may have now, by key. */
function audienceKeys(state: LiveState, audience: Audience): string[] {
  const keys = ['panel', 'round', 'progress']
  if (isWatching(audience)) keys.push('facts')
  if (isWatching(audience) || audience === 'screen') keys.push('screen')
  if (audience !== 'reporter') for (const id in state.seats) keys.push(`seat:${id}`)
  for (const id of state.round.scope) if (state.candidates[id]) keys.push(`candidate:${id}`)
  if (seesOutcomes(state, audience)) for (const id in state.outcomes) keys.push(`outcome:${id}`)
  if (isWatching(audience)) for (const { no } of state.past) keys.push(`past:${no}`)
  return keys
}

/** One record of an audience's part. Only for keys the audience may have. */
function audienceRecord(state: LiveState, audience: Audience, key: string, presence: Presence): object {
  const at = key.indexOf(':')
  const id = key.slice(at + 1)
  switch (at < 0 ? key : key.slice(0, at)) {
    case 'panel':
      return panelRecord(state)
    case 'round': {
      const { scope: _scope, follows: _follows, kind, ...round } = state.round
      return { ...round, roundKind: kind, kind: 'round' }
    }
    case 'progress':
      return progressRecord(state)
    case 'facts': {
      const facts = roundFacts(state)
      return audience === 'leader' ? facts : { ...facts, unfinishedNames: '' }
    }
    case 'screen':
      return { kind: 'screen', show: state.screen, released: state.released }
    case 'seat':
      return isWatching(audience) ? seatRecord(state, id, presence) : seatName(state, id)
    case 'candidate':
      return candidateRecord(state, id, audience)
    case 'outcome':
      return outcomeRecord(state, id, audience)
    default: {
      const { no, kind, state: past, reason, decidedAt, outcomes } = state.past.find((p) => `${p.no}` === id)!
      return { kind: 'past', no, roundKind: kind, state: past, reason, decidedAt, outcomes }
    }
  }
}

/** Who sits there: all that members and the screen learn of a seat. */
function seatName(state: LiveState, seatId: string): object {
  const { id, no, name, role, signedInAt } = state.seats[seatId]!
  return { kind: 'seat', id, no, name, role, signedInAt }
}

/** The part of the view that everybody of one audience shares. `presence` colours seats, nothing else. */
export function audienceView(state: LiveState, audience: Audience, presence: Presence = {}): View {
  const view: View = {}
  for (const key of audienceKeys(state, audience)) view[key] = audienceRecord(state, audience, key, presence)
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

/**
 * `view` with only these records made anew: for changes that touch nothing else. A key the audience may not have
 * is passed over. A test holds it against the whole view through random histories.
 */
export function renewAudience(
  state: LiveState,
  audience: Audience,
  view: View,
  keys: Iterable<string>,
  presence: Presence = {},
): View {
  const next = { ...view }
  for (const key of keys) if (key in next) next[key] = audienceRecord(state, audience, key, presence)
  return next
}

/** As `renewAudience`, for a seat's own part: `me` and `mine:<candidate id>`. */
export function renewOwn(state: LiveState, seatId: string, view: View, keys: Iterable<string>): View {
  const seat = state.seats[seatId]
  if (!seat) return {}
  const next = { ...view }
  for (const key of keys)
    if (key in next)
      next[key] = key === 'me' ? seatFacts(state, seat) : ownRecord(state, seatId, key.slice(5))
  return next
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
