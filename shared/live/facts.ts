import type { Rules } from '../review/rules.ts'
import { type Stage, stageOf, stagesOf } from './modes.ts'
import { capOf, tieRounds } from './standing.ts'
import type { Choice, LiveState, PanelKind, RoundState, Seat, SeatRole } from './state.ts'
import { quorumOf } from './tally.ts'

/**
 * Facts: what rules may read. The server makes them from the state, the client finds the same records in its view,
 * so a greyed button and a refused command give the same reason.
 */
export interface RoundFacts {
  kind: PanelKind
  state: RoundState
  roundNo: number
  seats: number
  present: number
  quorum: number
  /** Present seats that still owe drafts (before the switch) or their submit (after it). */
  unfinished: number
  /** Names of the unfinished, for the leader; participation, never a choice. */
  unfinishedNames: string
  candidates: number
  leadsMissing: number
  opinionsMissing: number
  opinionsDue: number
  questionsMissing: number
  questionsDue: number
  scoresMissing: number
  scoresDue: number
  recusals: number
  /** Candidates for whom fewer than the quorum of seats could vote after recusals. */
  baseShort: number
  groupsPending: number
  undecided: number
  opinionsWanting: number
  capTied: number
  revotesLeft: number
}

export interface SeatFacts {
  seatId: string
  no: number
  name: string
  role: SeatRole
  kind: PanelKind
  state: RoundState
  signedIn: boolean
  absent: boolean
  counted: boolean | null
  submittedAt: number | null
  receipt: string | null
  /** Candidates this seat votes on, and how many of them have a draft. */
  due: number
  drafted: number
  recused: number
}

export interface MineFacts {
  candidateId: string
  choice: Choice | null
  /** The reason of the recusal, or null. */
  recused: string | null
  opened: boolean
  lead: boolean
  opinion: string | null
  questions: string[] | null
  parts: Record<string, number> | null
  total: number | null
  scored: boolean
  /** Own total minus the others' mean, when far off; told to nobody else. */
  outlier: number | null
}

export const stagesFor = (state: LiveState): readonly Stage[] =>
  stagesOf(state.review.mode, state.panel.kind, state.review.hasGroups)

export const present = (seat: Seat): boolean => seat.signedInAt !== null && seat.absent === null

/** Candidates of the round that are still in it, in roster order. */
export function running(state: LiveState): string[] {
  return state.round.scope.filter((id) => state.candidates[id] && !state.candidates[id].withdrawn)
}

export function votesOn(state: LiveState, seatId: string, candidateId: string): boolean {
  return !state.recusals[seatId]?.[candidateId]
}

/**
 * How many candidates a seat owes a draft, how many it has, and on how many it does not vote. Whoever looks at many
 * seats finds `ids` once: this is what the server does most.
 */
export function progressOf(
  state: LiveState,
  seatId: string,
  ids: readonly string[] = running(state),
): { due: number; drafted: number; recused: number } {
  const drafts = state.drafts[seatId]
  const recusals = state.recusals[seatId]
  let drafted = 0
  let recused = 0
  for (const id of ids)
    if (recusals?.[id]) recused++
    else if (drafts?.[id]) drafted++
  return { due: ids.length - recused, drafted, recused }
}

/** A seat that still owes something the leader waits for. */
export function isUnfinished(state: LiveState, seat: Seat, ids?: readonly string[]): boolean {
  if (!present(seat)) return false
  if (state.round.state === 'preparing' || state.round.state === 'drafting') {
    const { due, drafted } = progressOf(state, seat.id, ids)
    return drafted < due
  }
  return seat.counted === true && seat.submittedAt === null && ['open', 'paused'].includes(state.round.state)
}

export function roundFacts(state: LiveState): RoundFacts {
  const seats = Object.values(state.seats)
  const here = seats.filter(present)
  const recused = seats.filter(({ id }) => state.recusals[id])
  const ids = running(state)
  const stages = stagesFor(state)
  const unfinished = seats.filter((seat) => isUnfinished(state, seat, ids))
  const quorum = quorumOf(state.review.rules, state.panel.kind, seats.length)
  const leadPairs = ids.flatMap((id) =>
    (state.leads[id] ?? []).filter((seat) => votesOn(state, seat, id)).map((seat) => [id, seat] as const),
  )
  const opinion = stageOf(stages, 'opinion')
  const question = stageOf(stages, 'question')
  const score = stageOf(stages, 'score')
  const outcomes = ids.map((id) => state.outcomes[id])
  const scoresDue = score
    ? here.reduce((sum, seat) => sum + ids.filter((id) => votesOn(state, seat.id, id)).length, 0)
    : 0
  return {
    kind: state.panel.kind,
    state: state.round.state,
    roundNo: state.round.no,
    seats: seats.length,
    present: here.length,
    quorum,
    unfinished: unfinished.length,
    unfinishedNames: unfinished
      .slice(0, 6)
      .map((seat) => seat.name)
      .join('、'),
    candidates: ids.length,
    leadsMissing: stageOf(stages, 'assign')?.required
      ? ids.filter((id) => !leadPairs.some(([candidate]) => candidate === id)).length
      : 0,
    opinionsDue: opinion?.required ? leadPairs.length : 0,
    opinionsMissing: opinion?.required
      ? leadPairs.filter(([id, seat]) => !state.opinions[id]?.[seat]?.text).length
      : 0,
    questionsDue: question ? leadPairs.length : 0,
    questionsMissing: question
      ? leadPairs.filter(([id, seat]) => !state.questions[id]?.[seat]?.list.length).length
      : 0,
    scoresDue,
    scoresMissing: score
      ? scoresDue -
        here.reduce(
          (sum, seat) =>
            sum +
            ids.filter((id) => votesOn(state, seat.id, id) && state.scores[seat.id]?.[id]?.submitted).length,
          0,
        )
      : 0,
    recusals: recused.reduce((sum, seat) => sum + progressOf(state, seat.id, ids).recused, 0),
    baseShort: ids.filter(
      (id) =>
        here.length - recused.filter((seat) => present(seat) && !votesOn(state, seat.id, id)).length < quorum,
    ).length,
    groupsPending: state.groupsPending.length,
    undecided: outcomes.filter((outcome) => outcome?.pass == null).length,
    opinionsWanting: state.review.rules.opinionRequired
      ? outcomes.filter((outcome) => outcome && !outcome.opinion).length
      : 0,
    capTied: capOf(state).tied.length,
    revotesLeft: Math.max(0, state.review.rules.revoteLimit - tieRounds(state)),
  }
}

export function seatFacts(state: LiveState, seat: Seat): SeatFacts {
  const { due, drafted, recused } = progressOf(state, seat.id)
  return {
    seatId: seat.id,
    no: seat.no,
    name: seat.name,
    role: seat.role,
    kind: state.panel.kind,
    state: state.round.state,
    signedIn: seat.signedInAt !== null,
    absent: seat.absent !== null,
    counted: seat.counted,
    submittedAt: seat.submittedAt,
    receipt: seat.receipt,
    due,
    drafted,
    recused,
  }
}

export function mineOf(
  state: LiveState,
  seatId: string,
  candidateId: string,
  outlier: number | null = null,
): MineFacts {
  const score = state.scores[seatId]?.[candidateId]
  return {
    candidateId,
    choice: state.drafts[seatId]?.[candidateId] ?? null,
    recused: state.recusals[seatId]?.[candidateId]?.reason ?? null,
    opened: state.opened[seatId]?.[candidateId] === true,
    lead: (state.leads[candidateId] ?? []).includes(seatId),
    opinion: state.opinions[candidateId]?.[seatId]?.text ?? null,
    questions: state.questions[candidateId]?.[seatId]?.list ?? null,
    parts: score?.parts ?? null,
    total: score?.total ?? null,
    scored: score?.submitted === true,
    outlier,
  }
}

/** What of the rules the rules of conduct need; part of every view, so both sides read the same. */
export type RuleFacts = Pick<Rules, 'requireOpened' | 'againstTally' | 'opinionRequired' | 'groupBallots'>
