import { PLAN_MANY } from '../../../shared/plan/plan.workflow.ts'
import { type ProblemCode, problem } from '../../../shared/problem.ts'
import type { CallOutput } from '../../lib/call.ts'
import { daysSince } from '../../lib/duration.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { useAsk } from '../../lib/query.ts'
import { serverNow } from '../../lib/server-time.ts'
import { useStaff } from '../../lib/staff.tsx'
import { day } from '../../lib/time.ts'

export type MyPlan = CallOutput<'plan.mine'>
export type Plan = CallOutput<'plan.get'>
export type PlanRow = CallOutput<'plan.list'>['rows'][number]
export type MissingRow = CallOutput<'plan.missing'>['rows'][number]
export type PlanAction = Plan['actions'][number]['action']
type Found = Plan['actions'][number]['problem']

export const usePlan = (id: () => string | undefined) =>
  useAsk('plan.get', () => ({ id: id() ?? '' }), { when: () => Boolean(id()) })

const yearNow = (): number => Number(day(serverNow()).slice(0, 4))

/** The year that the whole office looks at, else the one that runs. */
export function useYearShown(): () => number {
  const staff = useStaff()
  return () => staff.year() ?? yearNow()
}

/** A refusal of a plan in words. */
export const said = ({ code, params }: NonNullable<Found>): string =>
  problemText(problem(code as ProblemCode, params))

/** Whether the step is this person's at all, and why it is not to be had now. */
export const stepOf = (plan: Plan, action: PlanAction) => plan.actions.find((each) => each.action === action)
export const whyNot = (plan: Plan, action: PlanAction): string | null => {
  const found = stepOf(plan, action)?.problem
  return found ? said(found) : null
}

/** Chosen over many pages, they may be more than are acted on at once. */
export const tooMany = (rows: readonly unknown[]): string | null =>
  rows.length > PLAN_MANY ? t('plan.many', { n: PLAN_MANY }) : null

export function waitText(at: number): string {
  const n = daysSince(at)
  return n === 0 ? t('plan.wait.today') : t('plan.wait.days', { n })
}

/** What is another than when it was handed in, or in force, the time before: for whoever has seen it already. */
export const changesNow = (plan: Plan) =>
  plan.state === 'submitted' ? (plan.steps.findLast(({ action }) => action === 'submit')?.changes ?? []) : []
