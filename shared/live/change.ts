import type { Choice, LiveState, Outcome, Round, RoundState, Score, ScreenShow, SeatRole } from './state.ts'

export interface Ballot {
  id: string
  candidateId: string
  choice: Choice
  /** Only in a named group. */
  seatId: string | null
}

/** What a command changes. Persisted and applied in the same order; never sent to a client. */
export type Change =
  | { type: 'signed_in'; seatId: string; at: number }
  | { type: 'absent'; seatId: string; reason: string; at: number }
  | { type: 'returned'; seatId: string }
  | { type: 'opened'; seatId: string; candidateId: string; at: number }
  | { type: 'drafted'; seatId: string; choices: Record<string, Choice>; at: number }
  | {
      type: 'recused'
      seatId: string
      candidateId: string
      by: 'expert' | 'office'
      reason: string
      at: number
    }
  | { type: 'unrecused'; seatId: string; candidateId: string }
  | { type: 'scored'; seatId: string; candidateId: string; score: Score }
  | { type: 'opined'; seatId: string; candidateId: string; text: string; at: number }
  | { type: 'questioned'; seatId: string; candidateId: string; list: string[]; at: number }
  | { type: 'assigned'; leads: Record<string, string[]> }
  | { type: 'submitted'; seatId: string; receipt: string; at: number }
  | { type: 'moved'; to: RoundState; at: number; counted?: string[] }
  | { type: 'sealed'; at: number; ballots: Ballot[]; outcomes: Record<string, Outcome> }
  | { type: 'outcomes'; outcomes: Record<string, Outcome> }
  | { type: 'next_round'; round: Round }
  | { type: 'lots'; lots: Record<string, number> }
  | { type: 'shown'; show: ScreenShow; released: boolean }
  | { type: 'role'; seatId: string; role: SeatRole }
  | { type: 'withdrawn'; candidateId: string; reason: string }

/** Applies a change to the state in place. The store and this function must agree: a test reloads and compares. */
export function apply(state: LiveState, change: Change): void {
  switch (change.type) {
    case 'signed_in':
      state.seats[change.seatId]!.signedInAt = change.at
      state.seats[change.seatId]!.absent = null
      return
    case 'absent':
      state.seats[change.seatId]!.absent = { at: change.at, reason: change.reason }
      return
    case 'returned':
      state.seats[change.seatId]!.absent = null
      return
    case 'opened':
      put2(state.opened, change.seatId, change.candidateId, true)
      return
    case 'drafted':
      Object.assign((state.drafts[change.seatId] ??= {}), change.choices)
      return
    case 'recused':
      put2(state.recusals, change.seatId, change.candidateId, {
        by: change.by,
        reason: change.reason,
        at: change.at,
      })
      delete state.drafts[change.seatId]?.[change.candidateId]
      return
    case 'unrecused':
      delete state.recusals[change.seatId]?.[change.candidateId]
      return
    case 'scored':
      put2(state.scores, change.seatId, change.candidateId, change.score)
      return
    case 'opined':
      put2(state.opinions, change.candidateId, change.seatId, { text: change.text, at: change.at })
      return
    case 'questioned':
      put2(state.questions, change.candidateId, change.seatId, { list: change.list, at: change.at })
      return
    case 'assigned':
      for (const [id, seatIds] of Object.entries(change.leads)) state.leads[id] = bySeatNo(state, seatIds)
      return
    case 'submitted':
      state.seats[change.seatId]!.submittedAt = change.at
      state.seats[change.seatId]!.receipt = change.receipt
      return
    case 'moved':
      move(state, change)
      return
    case 'sealed':
      state.round.sealedAt = change.at
      state.drafts = {}
      state.ballots = {}
      for (const { candidateId, choice, seatId } of change.ballots)
        (state.ballots[candidateId] ??= []).push({ choice, seatId })
      state.outcomes = { ...change.outcomes }
      return
    case 'outcomes':
      Object.assign(state.outcomes, change.outcomes)
      return
    case 'next_round':
      nextRound(state, change.round)
      return
    case 'lots':
      for (const [id, lot] of Object.entries(change.lots)) state.candidates[id]!.lot = lot
      return
    case 'shown':
      state.screen = change.show
      state.released = change.released
      return
    case 'role':
      state.seats[change.seatId]!.role = change.role
      return
    case 'withdrawn':
      state.candidates[change.candidateId]!.withdrawn = change.reason
      for (const drafts of Object.values(state.drafts)) delete drafts[change.candidateId]
  }
}

/** Seat ids in the order of the seats' numbers, as the store gives them back. */
const bySeatNo = (state: LiveState, ids: readonly string[]): string[] =>
  [...ids].sort((a, b) => (state.seats[a]?.no ?? 0) - (state.seats[b]?.no ?? 0))

function put2<T>(map: Record<string, Record<string, T>>, a: string, b: string, value: T): void {
  ;(map[a] ??= {})[b] = value
}

function move(state: LiveState, { to, at, counted }: Extract<Change, { type: 'moved' }>): void {
  const { round } = state
  if (to === 'drafting') {
    round.startedAt ??= at
    round.follows = false
  }
  if (to === 'open') round.openedAt ??= at
  if (to === 'decided' || to === 'void') round.decidedAt = at
  if (to === 'void') state.drafts = {}
  round.state = to
  if (counted) for (const seat of Object.values(state.seats)) seat.counted = counted.includes(seat.id)
}

/** The old round becomes history; what was prepared (leads, opinions, questions, scores, files opened) is carried. */
function nextRound(state: LiveState, round: Round): void {
  const { no, kind, state: ended, reason, decidedAt } = state.round
  state.past = [...state.past, { no, kind, state: ended, reason, decidedAt, outcomes: state.outcomes }]
  state.round = round
  state.drafts = {}
  state.ballots = {}
  state.outcomes = {}
  state.released = false
  for (const seat of Object.values(state.seats)) {
    seat.counted = null
    seat.submittedAt = null
    seat.receipt = null
  }
}
