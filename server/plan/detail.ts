import { and, asc, eq } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { plans } from '../../db/schema/plan.ts'
import { rightsOf } from '../../shared/permission.ts'
import { changesOf } from '../../shared/plan/diff.rules.ts'
import { isOver } from '../../shared/plan/over.rules.ts'
import { linesIn, type PlanLine } from '../../shared/plan/plan.ts'
import { lastClimb, planActions } from '../../shared/plan/plan.workflow.ts'
import { attachmentsOf } from '../attachment.ts'
import type { Ctx } from '../ctx.ts'
import { stepRows, stepView } from '../history.ts'
import { seriesOf } from '../scope.ts'
import { factsOf } from './facts.ts'
import { linesOf } from './lines.ts'
import { quotasOf } from './quota.store.ts'
import { routeFrom } from './route.ts'
import { orgNames, planRows } from './rows.ts'
import { type Plan, plansSeen } from './visible.ts'

type Steps = Awaited<ReturnType<typeof stepRows>>

/** A plan with its way, its history (详情, M-3.10), its quota and what the asker may do: all within his series. */
export async function planDetail(ctx: Ctx, q: Read, plan: Plan) {
  const series = seriesOf(ctx)
  const [row] = await planRows(ctx, q, [plan])
  const all = await linesOf(q, plan.id)
  const steps = await stepRows(q, 'plan', plan.id)
  const editions = await q
    .select({ id: plans.id, edition: plans.edition, state: plans.state, inForce: plans.inForce })
    .from(plans)
    .where(and(eq(plans.orgId, plan.orgId), eq(plans.year, plan.year), plansSeen(ctx)))
    .orderBy(asc(plans.edition))
  return {
    ...row!,
    lines: linesIn(all, series).map((line) => ({ ...line, over: isOver(line) })),
    note: plan.note,
    returnReason: plan.state === 'returned' ? plan.returnReason : null,
    route: await routeView(q, plan, all, steps),
    attachments: await attachmentsOf(q, { kind: 'plan', subjectId: plan.id }),
    steps: withChanges(steps, series),
    editions: editions.toReversed(),
    quota: linesIn(await quotasOf(q, plan), series),
    actions: planActions(await factsOf(ctx, q, plan), rightsOf(ctx.actor)),
  }
}

/** Steps with the climb they belong to and, at every hand-in, what changed since the lines known before. */
function withChanges(rows: Steps, series: string[] | null) {
  let climb = 0
  let known: PlanLine[] | null = null
  return rows.map((row) => {
    if (row.action === 'submit') climb++
    const lines = (row.data as { lines?: PlanLine[] } | null)?.lines
    const changes = row.action === 'submit' && lines && known ? changesOf(known, lines) : []
    known = lines ?? known
    return { ...stepView(row), climb, changes: linesIn(changes, series) }
  })
}

/** Every office of the way with its state; before the first hand-in, the way it would take now. */
async function routeView(q: Read, plan: Plan, lines: readonly PlanLine[], steps: Steps) {
  const climbing = plan.state === 'submitted' || plan.state === 'approved'
  const route = climbing
    ? plan.route
    : await routeFrom(
        q,
        plan.orgPath,
        lines.map(({ level }) => level),
      )
  const names = await orgNames(q, route)
  const climb = lastClimb(steps)
  const here = climbing ? (plan.deskOrgId ? route.indexOf(plan.deskOrgId) : route.length) : -1
  return route.map((orgId, i) => {
    const passed = climb.findLast((step) => step.action === 'pass' && step.orgId === orgId)
    const state: 'done' | 'here' | 'next' = i < here ? 'done' : i === here ? 'here' : 'next'
    const at = state === 'here' ? plan.deskSince : state === 'done' ? (passed?.at ?? null) : null
    return { orgId, orgName: names.get(orgId)?.name ?? '', state, at: at && +at }
  })
}
