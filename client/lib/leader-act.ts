import type { RoundFacts } from '../../shared/live/facts.ts'
import { type LeaderAction, mayAct } from '../../shared/live/round.workflow.ts'
import { type Problem, problem, type Result } from '../../shared/problem.ts'
import { toast } from '../ui/toasts.tsx'
import { problemText } from './i18n.ts'
import type { LivePanel } from './live.ts'

/** Why the leader cannot do this now, or null: the server's own rule, asked of the server's own facts. */
export function whyNot(panel: LivePanel, action: LeaderAction): Problem | null {
  const facts: RoundFacts | undefined = panel.facts()
  if (!facts) return problem('net.offline')
  return mayAct(action, facts, panel.me()?.role ?? 'member')
}

/** Carries out an action; answers what a sheet wants to know: the refusal, or null. */
export async function act(panel: LivePanel, action: LeaderAction): Promise<Problem | null> {
  return refusal(await panel.send('act', { action }))
}

export const refusal = (result: Result<unknown>): Problem | null => (result.ok ? null : result.problem)

/** For an action without a sheet: a refusal appears as a line at the bottom of the page. */
export async function run(answer: Promise<Result<unknown>>): Promise<boolean> {
  const result = await answer
  if (!result.ok) toast(problemText(result.problem), { kind: 'problem' })
  return result.ok
}
