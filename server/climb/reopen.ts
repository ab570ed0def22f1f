import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { steps } from '../../db/schema/history.ts'
import { persons } from '../../db/schema/person.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { type DeclarationState, packed, unpacked } from '../../shared/declare/declaration.ts'
import { isWorking } from '../../shared/org/org.ts'
import { maskIn } from '../../shared/person/mask.ts'
import { nextOnRoute } from '../../shared/plan/route.rules.ts'
import { Refusal, refuse, refuseIf } from '../../shared/problem.ts'
import { clockText } from '../beijing.ts'
import { banProblem } from '../blacklist/blacklist.store.ts'
import { committeeOf } from '../committee/committee.store.ts'
import type { Ctx } from '../ctx.ts'
import type { Declaration } from '../declare/declare.store.ts'
import {
  changeDeclaration,
  type DeclarationCommand,
  saveDeclaration,
  standStill,
  tellDeclaration,
} from '../declare/guard.ts'
import { depthOf } from '../declare/seen.store.ts'
import { schedule } from '../job/schedule.ts'
import { orgById, superiorsOf } from '../org/org.store.ts'
import { reserve } from '../plan/quota.store.ts'
import { referenceNames } from '../reference/reference.store.ts'
import { deskName } from './decide.ts'
import { guardClimb } from './facts.ts'
import { reached, tellPerson } from './told.ts'

/**
 * 重新受理 of what was refused or late, with a deadline of its own (A14, A21): it lies again where it lay, or with the
 * next above where that is at work no more. Refuses `climb.until_past`, `climb.quota_gone`, whoever is on the blacklist,
 * has left or is with another unit meanwhile, and a committee that was stopped.
 */
export const reopen = (ctx: Ctx, input: DeclarationCommand & { reason: string; until: number }) =>
  changeDeclaration(ctx, 'climb.reopen', input, async (tx, found) => {
    const row = await standStill(tx, found)
    const reason = maskIn(input.reason)
    await guardClimb(ctx, tx, row, 'reopen')
    const until = new Date(input.until)
    if (until <= ctx.now) refuse('climb.until_past')
    await mayGoOn(tx, row, ctx.now)
    await takeAgain(tx, row, ctx.now)
    const to = await stateBefore(tx, row)
    const desk = to === 'climbing' ? await deskAtWork(tx, row) : {}
    const saved = await saveDeclaration(tx, row, {
      ...{ state: to, endedAt: null, endCause: null, dueAt: until, deskSince: ctx.now },
      ...desk,
      // an unanswered 补正 may be answered until the new deadline
      ...(to === 'correcting' && { correctBy: until }),
    })
    await schedule(tx, {
      ...{ key: `late:${row.id}:${+until}`, kind: 'late', subject: row.id, dueAt: until, at: ctx.now },
    })
    const org = await deskName(tx, { ...row, ...desk })
    const words = { org, until: clockText(until), reason }
    await tellPerson(tx, ctx, row, 'declare.reopened', words)
    const told = { to, reason, desks: reached({ ...row, ...desk }) }
    await tellDeclaration(ctx, tx, row, ['reopen', 'declare.reopened'], told)
    return saved
  })

/** Whose file it is may still declare from there, and its committee still takes files. */
async function mayGoOn(tx: Tx, row: Declaration, now: Date): Promise<void> {
  const [person] = await tx.select().from(persons).where(eq(persons.id, row.personId))
  if (!person) return refuse('not_found')
  if (person.status !== 'active') refuse('person.not_active')
  if (person.orgId !== row.orgId) refuse('declare.other_unit')
  refuseIf(await banProblem(tx, person.idHash, dayOf(now)))
  const committee = row.committeeId ? await committeeOf(tx, row.committeeId) : null
  if (committee?.state === 'stopped') refuse('declare.committee_unfit')
}

/** The desk where it lay, unless its organisation was stopped or the unit moved from under it: then the next above. */
async function deskAtWork(tx: Tx, row: Declaration) {
  const { deskOrgId, orgId, orgPath, route, sections } = row
  const own = await orgById(tx, orgId)
  const above = await superiorsOf(tx, orgPath)
  const here = deskOrgId === orgId ? own : above.find(({ id }) => id === deskOrgId)
  if (here && isWorking(here.state)) return {}
  const next = nextOnRoute(route ?? [], deskOrgId ?? '', above)
  const desk = above.find(({ id }) => id === next) ?? refuse('declare.committee_unfit')
  const reachedDepth = Math.min(row.reachedDepth, depthOf(desk.path))
  const openSections = packed(unpacked(sections))
  return { deskOrgId: desk.id, deskDuty: 'handler' as const, openSections, reachedDepth }
}

/** Its place in the quota, which somebody else may hold by now. */
async function takeAgain(tx: Tx, row: Declaration, at: Date): Promise<void> {
  if (!row.counted) return
  const { orgId, year, series, level, id } = row
  try {
    await reserve(tx, { orgId, year, series, level, declarationId: id, at })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const [names, levels] = [await referenceNames(tx, 'series'), await referenceNames(tx, 'level')]
    refuse('climb.quota_gone', {
      series: names.get(series) ?? series,
      level: levels.get(level) ?? level,
    })
  }
}

/** The state it ended in, as the last end tells. */
async function stateBefore(tx: Tx, row: Declaration): Promise<DeclarationState> {
  const [end] = await tx
    .select({ from: steps.fromState })
    .from(steps)
    .where(
      and(
        ...[eq(steps.kind, 'declaration'), eq(steps.subjectId, row.id)],
        inArray(steps.action, ['fail', 'late', 'stopped']),
      ),
    )
    .orderBy(desc(steps.at), desc(steps.id))
    .limit(1)
  return (end?.from as DeclarationState | null) ?? (row.deskDuty === 'committee' ? 'waiting' : 'climbing')
}
