import { type Problem, problem } from '../problem.ts'
import type { Change } from './change.ts'
import { mineOf, running, seatFacts, stagesFor, votesOn } from './facts.ts'
import {
  mayDraft,
  mayGiveOpinion,
  mayRecuse,
  mayScore,
  maySetQuestions,
  maySignIn,
  maySubmit,
} from './rules.ts'
import { badPart, totalOf } from './score.ts'
import { sealIfComplete } from './seal.ts'
import type { Choice, LiveState } from './state.ts'

/** What chance and time give to a decision; injected, so that histories can be replayed in tests. */
export interface Env {
  now: number
  /** Unpredictable random id, without order or time in it. */
  token: () => string
  /** Receipt number for people: twelve signs without look-alikes, in three groups. */
  receipt: () => string
  shuffle: <T>(list: readonly T[]) => T[]
}

export interface Decision {
  changes: Change[]
  /** What the acknowledgement carries besides the time: the stored value, never somebody else's. */
  answer: Record<string, unknown>
}
export type Verdict = Decision | Problem
export const isProblem = (verdict: Verdict): verdict is Problem => 'code' in verdict

export type SeatCommand =
  | { name: 'signIn' }
  | { name: 'openFile'; candidateId: string }
  | { name: 'draft'; candidateId: string; choice: Choice }
  | { name: 'draftRest'; choice: Choice }
  | { name: 'submit'; choices: Record<string, Choice> }
  | { name: 'recuse'; candidateId: string; reason: string }
  | { name: 'opinion'; candidateId: string; text: string }
  | { name: 'questions'; candidateId: string; list: string[] }
  | { name: 'score'; candidateId: string; parts: Record<string, number>; submit: boolean }

const done = (changes: Change[], answer: Record<string, unknown> = {}): Decision => ({ changes, answer })

/** Decides a seat's own command: the changes it makes and its answer, or why it is refused. Pure. */
export function decideSeat(state: LiveState, seatId: string, command: SeatCommand, env: Env): Verdict {
  const seat = state.seats[seatId]
  if (!seat) return problem('live.not_a_seat')
  const me = seatFacts(state, seat)
  if ('candidateId' in command && !running(state).includes(command.candidateId))
    return state.candidates[command.candidateId]?.withdrawn
      ? problem('live.candidate_withdrawn')
      : problem('not_found')
  const mine = 'candidateId' in command ? mineOf(state, seatId, command.candidateId) : null
  const at = env.now
  switch (command.name) {
    case 'signIn':
      return (
        maySignIn(me) ??
        done(me.signedIn ? [] : [{ type: 'signed_in', seatId, at }], { at: seat.signedInAt ?? at })
      )
    case 'openFile': {
      if (mine!.recused !== null) return problem('live.recused')
      const { candidateId } = command
      return done(mine!.opened ? [] : [{ type: 'opened', seatId, candidateId, at }])
    }
    case 'draft': {
      const { candidateId, choice } = command
      return (
        mayDraft(me, mine!, state.review.rules) ??
        done([{ type: 'drafted', seatId, choices: { [candidateId]: choice }, at }], { candidateId, choice })
      )
    }
    case 'draftRest':
      return draftRest(state, seatId, command.choice, at)
    case 'submit':
      return submit(state, seatId, command.choices, env)
    case 'recuse': {
      const { candidateId, reason } = command
      return (
        mayRecuse(me, mine!) ?? done([{ type: 'recused', seatId, candidateId, by: 'expert', reason, at }])
      )
    }
    case 'opinion': {
      const { candidateId, text } = command
      return (
        mayGiveOpinion(me, mine!, stagesFor(state)) ??
        done([{ type: 'opined', seatId, candidateId, text, at }], { candidateId, text })
      )
    }
    case 'questions': {
      const { candidateId, list } = command
      return (
        maySetQuestions(me, mine!, stagesFor(state)) ??
        done([{ type: 'questioned', seatId, candidateId, list, at }], { candidateId, list })
      )
    }
    case 'score':
      return score(state, seatId, command, at)
  }
}

/** "Rest: 拟通过": every candidate without a draft that may have one; files not yet opened stay open and are told. */
function draftRest(state: LiveState, seatId: string, choice: Choice, at: number): Verdict {
  const me = seatFacts(state, state.seats[seatId]!)
  const choices: Record<string, Choice> = {}
  let unopened = 0
  for (const id of running(state)) {
    const mine = mineOf(state, seatId, id)
    if (mine.choice !== null || mine.recused !== null) continue
    const found = mayDraft(me, mine, state.review.rules)
    if (found?.code === 'live.file_unopened') unopened++
    else if (found) return found
    else choices[id] = choice
  }
  const n = Object.keys(choices).length
  if (n === 0 && unopened > 0) return problem('live.file_unopened', { n: unopened })
  return done(n ? [{ type: 'drafted', seatId, choices, at }] : [], { n, unopened, choice })
}

function submit(state: LiveState, seatId: string, choices: Record<string, Choice>, env: Env): Verdict {
  const seat = state.seats[seatId]!
  if (seat.submittedAt !== null) return done([], { receipt: seat.receipt, at: seat.submittedAt })
  const found = maySubmit(seatFacts(state, seat))
  if (found) return found
  const drafts = state.drafts[seatId] ?? {}
  const due = running(state).filter((id) => votesOn(state, seatId, id))
  if (due.length !== Object.keys(choices).length || due.some((id) => drafts[id] !== choices[id]))
    return problem('live.list_changed')
  const receipt = env.receipt()
  const changes: Change[] = [{ type: 'submitted', seatId, receipt, at: env.now }]
  return done([...changes, ...sealIfComplete(state, env, { submitting: seatId })], {
    receipt,
    at: env.now,
  })
}

function score(
  state: LiveState,
  seatId: string,
  { candidateId, parts, submit }: Extract<SeatCommand, { name: 'score' }>,
  at: number,
): Verdict {
  const rules = state.review.rules.score
  const found = mayScore(
    seatFacts(state, state.seats[seatId]!),
    mineOf(state, seatId, candidateId),
    stagesFor(state),
  )
  if (found) return found
  const bad = badPart(rules, parts)
  if (bad) {
    const criterion = rules.criteria.find(({ key }) => key === bad)!
    return problem('live.score_range', { name: criterion.name, max: criterion.max })
  }
  const kept = Object.fromEntries(rules.criteria.map(({ key }) => [key, parts[key]!]))
  const total = totalOf(rules, kept)
  return done(
    [{ type: 'scored', seatId, candidateId, score: { parts: kept, total, submitted: submit, at } }],
    {
      candidateId,
      total,
      submitted: submit,
    },
  )
}
