import { stageOf } from '../../shared/live/modes.ts'
import { type LeaderAction, mayAct } from '../../shared/live/round.workflow.ts'
import type { FactsRecord, OutcomeRecord, ProgressRecord, View } from '../../shared/live/view.ts'
import { panelOf, roundOf, stagesIn } from './expert.ts'
import type { Tablet } from './tablet.ts'
import type { Temper } from './temper.ts'

const OPINIONS = { pass: '同意推荐提交评委会评审。', fail: '本年度暂不推荐。' }

export interface LeaderPlan {
  /** Whether everybody who is to come has come: the round begins no earlier. */
  ready: (progress: ProgressRecord) => boolean
  /** Told of every button pressed. */
  onAct?: (action: LeaderAction) => void
}

/** Presses the leader's buttons, each as soon as the rules let him, until the panel has decided. */
export async function playLeader(tablet: Tablet, { pause }: Temper, plan: LeaderPlan): Promise<void> {
  for (;;) {
    const { view } = tablet
    const next = nextAction(view, plan)
    if (roundOf(view).state === 'decided') return
    if (next === null) {
      await tablet.until(
        (now) => nextAction(now, plan) !== null || roundOf(now).state === 'decided',
        24 * 3_600_000,
      )
      continue
    }
    await pause()
    if (next === 'start' && stageOf(stagesIn(view), 'assign') && factsOf(view).leadsMissing > 0) {
      await tablet.send('live.autoAssign', { per: panelOf(view).rules.leadsPer })
      await tablet.until((now) => factsOf(now).leadsMissing === 0)
    }
    if (next === 'finish') await tablet.send('live.decideRest', { opinions: OPINIONS })
    const { id, state } = roundOf(view)
    const answer = await tablet.send('live.act', { action: next })
    if (!answer.ok) continue
    plan.onAct?.(next)
    await tablet.until((now) => roundOf(now).state !== state || roundOf(now).id !== id)
  }
}

const factsOf = (view: View): FactsRecord => view.facts as FactsRecord

/** The button that can be pressed now, or null while the meeting waits for the others. */
function nextAction(view: View, { ready }: LeaderPlan): LeaderAction | null {
  const facts = factsOf(view)
  const can = (action: LeaderAction, changed: Partial<FactsRecord> = {}) =>
    mayAct(action, { ...facts, ...changed }, 'leader') === null
  switch (facts.state) {
    case 'preparing':
      // Lead reviewers are assigned in the same breath, so what is missing of them does not count.
      return ready(view.progress as ProgressRecord) && can('start', { leadsMissing: 0 }) ? 'start' : null
    case 'drafting':
      return can('open') ? 'open' : null
    case 'paused':
      return 'resume'
    case 'submitted':
      if (facts.kind === 'group') return 'deliberate'
      return can('tie_round') ? 'tie_round' : can('confirm') ? 'confirm' : null
    case 'deliberating':
      return can('finish', { opinionsWanting: 0 }) ? 'finish' : null
    default:
      return null
  }
}

/** Candidates that passed and failed by the panel's own result, as its leader sees it. */
export function countsOf(view: View): { passed: number; failed: number } {
  const outcomes = Object.keys(view)
    .filter((key) => key.startsWith('outcome:'))
    .map((key) => view[key] as OutcomeRecord)
  return {
    passed: outcomes.filter(({ pass }) => pass === true).length,
    failed: outcomes.filter(({ pass }) => pass === false).length,
  }
}
