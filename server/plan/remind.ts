import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '../../db/query.ts'
import { orgs } from '../../db/schema/org.ts'
import { plans } from '../../db/schema/plan.ts'
import type { planApi } from '../../shared/plan/plan.api.ts'
import { type Problem, Refusal, refuse, refuseIf } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import { clockText } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import { addStep } from '../history.ts'
import { send } from '../message/send.ts'
import { once } from '../once.ts'
import { tellOrgs } from '../push.ts'
import { nodeOf, type Org, orgIdOf } from '../scope.ts'
import { staffOf } from '../staff/staff.store.ts'
import { planLock } from './change.ts'
import { lastReminders, missing, REMINDED } from './missing.ts'
import { planWindow, windowProblem, yearProblem } from './window.store.ts'

type Remind = z.output<typeof planApi.remind.input>

/** 催报, one or many: each in a unit of work of its own and answered for itself, by the id of its organisation. */
export const remind = (ctx: Ctx, { commandId, year, orgIds }: Remind) =>
  Promise.all([...new Set(orgIds)].map((id) => remindOne(ctx, { commandId: `${commandId}/${id}`, id, year })))

interface One {
  commandId: string
  id: string
  year: number
}

async function remindOne(ctx: Ctx, { commandId, id, year }: One) {
  const answer = (orgName: string, problem: Problem | null) => ({ id, orgName, problem })
  let orgName = ''
  try {
    const org = await nodeOf(ctx, ctx.db.read, id)
    orgName = org.name
    // the lock of its plan: it is not asked for while it is handed in, and by one office at a time
    await ctx.db.write(planLock(id, year), (tx) =>
      once(ctx, tx, commandId, 'plan.remind', () => tellUnit(ctx, tx, org, year)),
    )
    return answer(orgName, null)
  } catch (error) {
    if (error instanceof Refusal) return answer(orgName, error.problem)
    throw error
  }
}

/**
 * A message to those of the unit who fill its plan in, and to its 管理员, who makes their accounts. Refuses
 * `plan.handed_in`, `plan.year_far` and `plan.remind_closed` where the unit could not hand it in, `plan.reminded` for
 * the second time on a day (in Beijing), `plan.nobody_to_remind`.
 */
async function tellUnit(ctx: Ctx, tx: Tx, { id, path }: Org, year: number): Promise<null> {
  const [unit] = await tx
    .select({ id: orgs.id })
    .from(orgs)
    .where(and(eq(orgs.id, id), missing(ctx, tx, year)))
  if (!unit) {
    const begun = await tx.$count(plans, and(eq(plans.orgId, id), eq(plans.year, year)))
    refuse(begun ? 'plan.handed_in' : 'not_found', { year })
  }
  const until = await dueAt(ctx, tx, { id, path }, year)
  const last = (await lastReminders(tx, [id], year)).get(id)
  if (last && clockText(last.at).slice(0, 10) === clockText(ctx.now).slice(0, 10))
    refuse('plan.reminded', { org: last.by, at: clockText(last.at).slice(11) })

  const staff = (await staffOf(tx, id)).filter(({ disabled }) => !disabled)
  const writers = staff.filter(({ duties }) => duties.includes('handler') || duties.includes('principal'))
  const admins = staff.filter((each) => each.duties.includes('admin') && !writers.includes(each))
  if (!writers.length && !admins.length) refuse('plan.nobody_to_remind')
  const message = {
    kind: 'plan.remind',
    params: { org: ctx.actor?.orgName ?? '', year, until },
    at: ctx.now,
  } as const
  // the page is theirs alone who write a plan
  await send(tx, ctx.app, { ...message, accountIds: writers.map((each) => each.id), link: '/manage/plan' })
  await send(tx, ctx.app, { ...message, accountIds: admins.map((each) => each.id) })
  await addStep(tx, ctx, { kind: 'org', subjectId: id, action: REMINDED, data: { year } })
  await log(tx, ctx, 'plan.reminded', `org:${id}`, { details: { orgId: id, year } })
  tx.afterCommit(() => tellOrgs(ctx.app, [orgIdOf(ctx)], 'plan'))
  return null
}

/** Until when the unit has to hand in. What was sent back may come again after that time. */
async function dueAt(
  ctx: Ctx,
  tx: Tx,
  { id, path }: Pick<Org, 'id' | 'path'>,
  year: number,
): Promise<string | undefined> {
  const window = await planWindow(tx, path, year)
  refuseIf(yearProblem(window, year, ctx.now))
  if (!window) return undefined
  if (!windowProblem(window, year, ctx.now)) return clockText(window.closesAt)
  const returned = and(eq(plans.orgId, id), eq(plans.year, year), eq(plans.state, 'returned'))
  if (!(await tx.$count(plans, returned)))
    refuse('plan.remind_closed', {
      year,
      from: clockText(window.opensAt),
      to: clockText(window.closesAt),
    })
  return undefined
}
