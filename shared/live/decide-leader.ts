import { problem } from '../problem.ts'
import { balance } from './assign.ts'
import type { Change } from './change.ts'
import type { Env, Verdict } from './decide.ts'
import { present, roundFacts, running, stagesFor, votesOn } from './facts.ts'
import { stageOf } from './modes.ts'
import { type LeaderAction, mayAct, roundWorkflow } from './round.workflow.ts'
import { roundAfter, sealIfComplete } from './seal.ts'
import { capOf } from './standing.ts'
import type { LiveState, Outcome, ScreenShow } from './state.ts'

export type LeaderCommand =
  | { name: 'act'; action: LeaderAction; reason?: string }
  | { name: 'markAbsent'; seatId: string; reason: string }
  | { name: 'markPresent'; seatId: string }
  | { name: 'assign'; leads: Record<string, string[]> }
  | { name: 'autoAssign'; per: number }
  | { name: 'decide'; candidateId: string; pass: boolean; opinion: string; reason?: string }
  | { name: 'decideRest'; opinions: { pass: string; fail: string } }
  | { name: 'drawLots' }
  | { name: 'show'; show: ScreenShow; released: boolean }

/** Decides a command of the 组长 or 主任: the changes it makes, or why it is refused. Pure. */
export function decideLeader(state: LiveState, seatId: string, command: LeaderCommand, env: Env): Verdict {
  const seat = state.seats[seatId]
  if (!seat) return problem('live.not_a_seat')
  if (seat.role !== 'leader') return problem('live.not_leader')
  const done = (...changes: Change[]): Verdict => ({ changes, answer: {} })
  switch (command.name) {
    case 'act':
      return act(state, command.action, env)
    case 'markAbsent':
      return markAbsent(state, command, env)
    case 'markPresent': {
      const target = state.seats[command.seatId]
      if (!target) return problem('not_found')
      if (target.absent && target.counted === true) return done({ type: 'returned', seatId: command.seatId })
      if (state.round.state !== 'preparing' && state.round.state !== 'drafting') return problem('live.late')
      return done({ type: 'returned', seatId: command.seatId })
    }
    case 'assign':
    case 'autoAssign':
      return assign(state, command)
    case 'decide':
    case 'decideRest':
      return decideOutcome(state, command)
    case 'drawLots': {
      if (state.round.state !== 'preparing')
        return problem('workflow.wrong_state', { action: 'drawLots', state: state.round.state })
      const ids = env.shuffle(running(state))
      return done({ type: 'lots', lots: Object.fromEntries(ids.map((id, i) => [id, i + 1])) })
    }
    case 'show':
      return done({ type: 'shown', show: command.show, released: command.released })
  }
}

function act(state: LiveState, action: LeaderAction, env: Env): Verdict {
  const found = mayAct(action, roundFacts(state), 'leader')
  if (found) return found
  const at = env.now
  const to = roundWorkflow[action].to
  const moved: Change = { type: 'moved', to, at }
  switch (action) {
    case 'open': {
      const counted = Object.values(state.seats).filter(present)
      return { changes: [{ ...moved, counted: counted.map(({ id }) => id) }], answer: {} }
    }
    case 'deliberate': {
      // 评议 opens with the rule's word on every candidate; the leader confirms or, where allowed, differs.
      const outcomes = mapOutcomes(state, (outcome) => ({ ...outcome, pass: outcome.rule }))
      return { changes: [moved, { type: 'outcomes', outcomes }], answer: {} }
    }
    case 'confirm': {
      const { passed } = capOf(state)
      const outcomes = mapOutcomes(state, (outcome, id) => settled(outcome, passed.includes(id), state, id))
      return { changes: [{ type: 'outcomes', outcomes }, moved], answer: {} }
    }
    case 'tie_round': {
      const { passed, tied } = capOf(state)
      const outcomes = mapOutcomes(state, (outcome, id) =>
        tied.includes(id) ? outcome : settled(outcome, passed.includes(id), state, id),
      )
      const round = roundAfter(
        state,
        env,
        'tie',
        null,
        state.round.scope.filter((id) => tied.includes(id)),
      )
      return { changes: [{ type: 'outcomes', outcomes }, moved, { type: 'next_round', round }], answer: {} }
    }
    default:
      return { changes: [moved], answer: {} }
  }
}

/** In a tie round the rule's word is the standing vote's; the round itself only ranks. */
function settled(outcome: Outcome, pass: boolean, state: LiveState, id: string): Outcome {
  const byRule = state.round.kind === 'tie' || outcome.rule
  return { ...outcome, pass, capped: byRule && !pass && !state.candidates[id]?.withdrawn }
}

function mapOutcomes(
  state: LiveState,
  map: (outcome: Outcome, id: string) => Outcome,
): Record<string, Outcome> {
  return Object.fromEntries(Object.entries(state.outcomes).map(([id, outcome]) => [id, map(outcome, id)]))
}

/** Before the switch: not counted. After it: counted, but no longer waited for; a ballot handed in stays. */
function markAbsent(
  state: LiveState,
  { seatId, reason }: Extract<LeaderCommand, { name: 'markAbsent' }>,
  env: Env,
): Verdict {
  const target = state.seats[seatId]
  if (!target) return problem('not_found')
  if (!['preparing', 'drafting', 'open', 'paused'].includes(state.round.state))
    return problem('workflow.wrong_state', { action: 'markAbsent', state: state.round.state })
  if (target.absent) return { changes: [], answer: {} }
  if (target.submittedAt !== null) return problem('live.already_submitted')
  const absent: Change = { type: 'absent', seatId, reason, at: env.now }
  const running = state.round.state === 'open' || state.round.state === 'paused'
  const after = running && target.counted ? sealIfComplete(state, env, { leaving: seatId }) : []
  return { changes: [absent, ...after], answer: {} }
}

function assign(
  state: LiveState,
  command: Extract<LeaderCommand, { name: 'assign' | 'autoAssign' }>,
): Verdict {
  if (!stageOf(stagesFor(state), 'assign')) return problem('live.not_in_mode')
  if (state.round.state !== 'preparing' && state.round.state !== 'drafting')
    return problem('live.drafting_closed')
  if (command.name === 'autoAssign') {
    const seats = Object.values(state.seats).filter((seat) => !seat.absent)
    const candidates = running(state).map((id) => state.candidates[id]!)
    const leads = balance(candidates, seats, command.per, (seat, id) => !votesOn(state, seat, id))
    return { changes: [{ type: 'assigned', leads }], answer: {} }
  }
  for (const [candidateId, seatIds] of Object.entries(command.leads)) {
    if (!running(state).includes(candidateId)) return problem('not_found')
    if (seatIds.some((id) => !state.seats[id])) return problem('not_found')
    const recused = seatIds.find((id) => !votesOn(state, id, candidateId))
    if (recused) return problem('live.lead_recused', { name: state.seats[recused]!.name })
  }
  return { changes: [{ type: 'assigned', leads: command.leads }], answer: {} }
}

function decideOutcome(
  state: LiveState,
  command: Extract<LeaderCommand, { name: 'decide' | 'decideRest' }>,
): Verdict {
  if (state.round.state !== 'deliberating')
    return problem('workflow.wrong_state', { action: command.name, state: state.round.state })
  if (command.name === 'decideRest') {
    const outcomes = Object.fromEntries(
      Object.entries(state.outcomes)
        .filter(([, outcome]) => !outcome.opinion)
        .map(([id, outcome]) => {
          const pass = outcome.pass ?? outcome.rule
          return [id, { ...outcome, pass, opinion: pass ? command.opinions.pass : command.opinions.fail }]
        }),
    )
    return { changes: [{ type: 'outcomes', outcomes }], answer: { n: Object.keys(outcomes).length } }
  }
  const outcome = state.outcomes[command.candidateId]
  if (!outcome) return problem('not_found')
  const against = command.pass !== outcome.rule
  if (against && !state.review.rules.againstTally) return problem('live.against_tally')
  if (against && !command.reason) return problem('workflow.reason_required')
  const decided = {
    ...outcome,
    pass: command.pass,
    opinion: command.opinion,
    reason: against ? (command.reason ?? null) : null,
  }
  return { changes: [{ type: 'outcomes', outcomes: { [command.candidateId]: decided } }], answer: {} }
}
