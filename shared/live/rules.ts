import { type Problem, problem } from '../problem.ts'
import type { MineFacts, RuleFacts, SeatFacts } from './facts.ts'
import type { Stage } from './modes.ts'
import { stageOf } from './modes.ts'

/**
 * What a seat may do. Each rule reads records of that seat's own view, so the tablet greys a button with the very
 * reason the server would give.
 */

/** Sign-in ends when the switch opens: who comes later attends without a vote (art. 21: no later vote). */
export function maySignIn(me: SeatFacts): Problem | null {
  if (me.signedIn) return null
  return me.state === 'preparing' || me.state === 'drafting' ? null : problem('live.late')
}

function mayWork(me: SeatFacts): Problem | null {
  if (!me.signedIn) return problem('live.not_signed_in')
  return me.absent ? problem('live.marked_absent') : null
}

function mayTouch(me: SeatFacts, mine: MineFacts): Problem | null {
  return mayWork(me) ?? (mine.recused !== null ? problem('live.recused') : null)
}

/** A draft may be made and changed until the own list is submitted. */
export function mayDraft(me: SeatFacts, mine: MineFacts, rules: RuleFacts): Problem | null {
  const found = mayTouch(me, mine)
  if (found) return found
  if (me.submittedAt !== null) return problem('live.already_submitted')
  if (me.state === 'preparing') return problem('live.drafting_not_started')
  if (me.state === 'paused') return problem('live.paused')
  if (me.state !== 'drafting' && me.state !== 'open') return problem('live.drafting_closed')
  return rules.requireOpened && !mine.opened ? problem('live.file_unopened') : null
}

/** The whole list, in one act, while the switch is open; a repeat is answered with the same receipt. */
export function maySubmit(me: SeatFacts): Problem | null {
  if (me.submittedAt !== null) return problem('live.already_submitted')
  const found = mayWork(me)
  if (found) return found
  if (me.state === 'paused') return problem('live.paused')
  if (me.state !== 'open') return problem('live.switch_off')
  if (!me.counted) return problem('live.late')
  return me.drafted < me.due ? problem('live.drafts_missing', { n: me.due - me.drafted }) : null
}

/** 回避 may be declared until the switch opens; afterwards the office must act. */
export function mayRecuse(me: SeatFacts, mine: MineFacts): Problem | null {
  if (mine.recused !== null) return problem('live.recused')
  if (me.submittedAt !== null) return problem('live.already_submitted')
  return me.state === 'preparing' || me.state === 'drafting' ? null : problem('live.drafting_closed')
}

function mayPrepare(
  me: SeatFacts,
  mine: MineFacts,
  stages: readonly Stage[],
  kind: Stage['kind'],
): Problem | null {
  if (!stageOf(stages, kind)) return problem('live.not_in_mode')
  const found = mayTouch(me, mine)
  if (found) return found
  return me.state === 'preparing' || me.state === 'drafting' ? null : problem('live.drafting_closed')
}

export function mayGiveOpinion(me: SeatFacts, mine: MineFacts, stages: readonly Stage[]): Problem | null {
  return mayPrepare(me, mine, stages, 'opinion') ?? (mine.lead ? null : problem('live.not_lead'))
}

export function maySetQuestions(me: SeatFacts, mine: MineFacts, stages: readonly Stage[]): Problem | null {
  return mayPrepare(me, mine, stages, 'question') ?? (mine.lead ? null : problem('live.not_lead'))
}

/** a lead reviewer scores only after setting the questions. A submitted score is locked. */
export function mayScore(me: SeatFacts, mine: MineFacts, stages: readonly Stage[]): Problem | null {
  const found = mayPrepare(me, mine, stages, 'score')
  if (found) return found
  if (mine.scored) return problem('live.score_locked')
  const first = stageOf(stages, 'score')?.leadFirst
  return first === 'question' && mine.lead && !mine.questions?.length ? problem('live.question_first') : null
}
