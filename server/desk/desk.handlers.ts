import { and, asc, eq, gt } from 'drizzle-orm'
import { orgs } from '../../db/schema/org.ts'
import { persons, transfers } from '../../db/schema/person.ts'
import { reviews } from '../../db/schema/review.ts'
import type { deskApi } from '../../shared/desk/desk.api.ts'
import { rightsOf } from '../../shared/permission.ts'
import { yearAt } from '../beijing.ts'
import { climbDeadlines } from '../climb/climb.store.ts'
import type { Ctx } from '../ctx.ts'
import type { HandlersOf } from '../dispatch.ts'
import { newestNotices } from '../notice/notice.store.ts'
import { planYears } from '../plan/plan.store.ts'
import { planWindow } from '../plan/window.store.ts'
import { orgIdOf, pathOf, within } from '../scope.ts'
import { todosOf } from './todos.ts'

type Deadline = { kind: 'plan.closes' | 'transfer.due' | 'declare.deadline'; at: number; name: string }

/** What falls due next: the window of the year's plans, committees' deadlines, transfers the own unit has to answer. */
async function deadlinesOf(ctx: Ctx, year: number): Promise<Deadline[]> {
  const q = ctx.db.read
  const rights = rightsOf(ctx.actor)
  const found: Deadline[] = []
  const window = await planWindow(q, pathOf(ctx), year)
  if (rights.has('plan.view') && window && window.closesAt > +ctx.now)
    found.push({ kind: 'plan.closes', at: window.closesAt, name: String(year) })
  if (rights.has('transfer.manage')) {
    const due = await q
      .select({ at: transfers.dueAt, name: persons.name })
      .from(transfers)
      .innerJoin(persons, eq(persons.id, transfers.personId))
      .where(
        and(
          eq(transfers.fromOrgId, orgIdOf(ctx)),
          eq(transfers.state, 'requested'),
          gt(transfers.dueAt, ctx.now),
        ),
      )
      .orderBy(asc(transfers.dueAt))
      .limit(5)
    for (const { at, name } of due) found.push({ kind: 'transfer.due', at: +at, name })
  }
  for (const due of await climbDeadlines(ctx, q, year)) found.push({ kind: 'declare.deadline', ...due })
  return found.sort((a, b) => a.at - b.at)
}

/** Years of the plans the asker may see and of the reviews in his subtree, and the present one; newest first. */
async function yearsOf(ctx: Ctx): Promise<number[]> {
  const q = ctx.db.read
  const [planned, reviewed] = await Promise.all([
    planYears(ctx, q),
    q
      .selectDistinct({ year: reviews.year })
      .from(reviews)
      .innerJoin(orgs, eq(orgs.id, reviews.orgId))
      .where(within(orgs.path, pathOf(ctx))),
  ])
  const years = [yearAt(ctx.now), ...planned, ...reviewed.map(({ year }) => year)]
  return [...new Set(years)].sort((a, b) => b - a)
}

export const deskHandlers: HandlersOf<typeof deskApi> = {
  async get(ctx, { year }) {
    const [todos, deadlines, notices, years] = await Promise.all([
      todosOf(ctx, year),
      deadlinesOf(ctx, year),
      newestNotices(ctx, ctx.db.read),
      yearsOf(ctx),
    ])
    return { todos, deadlines, notices, years }
  },
}
