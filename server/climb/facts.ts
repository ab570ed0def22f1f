import { and, desc, eq } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { sectionPasses } from '../../db/schema/declare.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { noticeProblem } from '../../shared/climb/notice.rules.ts'
import { unpacked } from '../../shared/declare/declaration.ts'
import {
  type DeclarationAction,
  type DeclarationFacts,
  declarationActions,
  mayDeclare,
} from '../../shared/declare/declare.workflow.ts'
import { rightsOf } from '../../shared/permission.ts'
import { type Problem, problem, refuseIf } from '../../shared/problem.ts'
import { clockText } from '../beijing.ts'
import { committeeOf, deadlineOf } from '../committee/committee.store.ts'
import type { Ctx } from '../ctx.ts'
import type { Declaration } from '../declare/declare.store.ts'
import { depthOf, isAtMyOrg, openMine } from '../declare/seen.store.ts'
import { calendarOf } from '../reference/calendar.store.ts'
import { pathOf } from '../scope.ts'
import { noticeDays } from './unit-part.ts'

/** What the rules of the workflow look at, for this reviewer and this declaration as it is now. */
export async function factsOf(ctx: Ctx, q: Read, row: Declaration): Promise<DeclarationFacts> {
  const { state, deskDuty, corrected } = row
  const atDesk = isAtMyOrg(ctx, row)
  return {
    ...{ state, deskDuty, corrected, atDesk, mine: false, decided: false, fault: null },
    duties: ctx.actor?.duties ?? [],
    supervises: await supervises(ctx, q, row),
    sameHand: atDesk && deskDuty === 'principal' && (await wasHandler(ctx, q, row)),
    open: unpacked(row.openSections),
    openMine: openMine(ctx, row),
    deadline: await deadlineProblem(ctx, q, row),
    notice: atDesk ? await noticeOf(ctx, q, row) : null,
  }
}

/** Refuses a step the workflow does not allow this person now. */
export async function guardClimb(
  ctx: Ctx,
  q: Read,
  row: Declaration,
  action: DeclarationAction,
): Promise<DeclarationFacts> {
  const facts = await factsOf(ctx, q, row)
  refuseIf(mayDeclare(action, facts, rightsOf(ctx.actor)))
  return facts
}

/** The steps that are this person's in this state, each with why not now. */
export const climbActions = async (ctx: Ctx, q: Read, row: Declaration) =>
  declarationActions(await factsOf(ctx, q, row), rightsOf(ctx.actor))

/**
 * Who may reopen: the office that supervises the committee, and, of what was refused on its way, the organisation that
 * refused it (A14, A21). The committee itself may not. An expert's application has no committee: what the blacklist
 * ended is reopened by the office at whose desk it lay, or by the province.
 */
async function supervises(ctx: Ctx, q: Read, row: Declaration): Promise<boolean> {
  const { actor } = ctx
  if (!actor || actor.committeeId || (row.state !== 'failed' && row.state !== 'late')) return false
  if (row.kind === 'expert' && row.endCause === 'blacklist' && actor.orgKind === 'office')
    return row.deskOrgId === actor.orgId || depthOf(pathOf(ctx)) === 1
  const refused = row.state === 'failed' && row.endCause === null && row.deskDuty !== 'committee'
  if (refused && row.deskOrgId === actor.orgId) return true
  const committee = row.committeeId ? await committeeOf(q, row.committeeId) : null
  return committee?.orgId === actor.orgId
}

/** The asker passed the last 经办人 step here: nobody does both steps on one file (domain 4.2). */
async function wasHandler({ actor }: Ctx, q: Read, row: Declaration): Promise<boolean> {
  const passes = await q
    .select({ byId: sectionPasses.byId, climb: sectionPasses.climb })
    .from(sectionPasses)
    .where(
      and(
        ...[eq(sectionPasses.declarationId, row.id), eq(sectionPasses.duty, 'handler')],
        eq(sectionPasses.orgId, row.deskOrgId ?? ''),
      ),
    )
    .orderBy(desc(sectionPasses.climb))
  return passes.some(({ byId, climb }) => climb === passes[0]?.climb && byId === actor?.accountId)
}

/** 接收材料截止时间, its own or its committee's, by the time the request arrived (domain 4.14). */
export async function deadlineProblem({ now }: Pick<Ctx, 'now'>, q: Read, row: Declaration) {
  const at = await deadlineOf(q, row)
  return at !== null && +now >= at ? problem('climb.deadline_over', { at: clockText(at) }) : null
}

/** 展示 and 公示, owed by the own unit for a title before its 负责人 passes it on. */
async function noticeOf(ctx: Ctx, q: Read, row: Declaration): Promise<Problem | null> {
  if (row.kind !== 'title' || row.deskOrgId !== row.orgId || row.deskDuty !== 'principal') return null
  const days = await noticeDays(q, row)
  return noticeProblem(row.unitPart, days, await calendarOf(q), dayOf(ctx.now))
}
