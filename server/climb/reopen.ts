import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { steps } from '../../db/schema/history.ts'
import { persons } from '../../db/schema/person.ts'
import { share } from '../../db/share.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import type { DeclarationState } from '../../shared/declare/declaration.ts'
import { Refusal, refuse, refuseIf } from '../../shared/problem.ts'
import { clockText } from '../beijing.ts'
import { banProblem } from '../blacklist/blacklist.store.ts'
import type { Ctx } from '../ctx.ts'
import type { Declaration } from '../declare/declare.store.ts'
import {
  changeDeclaration,
  type DeclarationCommand,
  saveDeclaration,
  tellDeclaration,
} from '../declare/guard.ts'
import { schedule } from '../job/schedule.ts'
import { reserve } from '../plan/quota.store.ts'
import { referenceNames } from '../reference/reference.store.ts'
import { TREE } from '../scope.ts'
import { deskName } from './decide.ts'
import { guardClimb } from './facts.ts'
import { reached, tellPerson } from './told.ts'

/**
 * 重新受理 of what was refused or late, with a deadline of its own (A14, A21): it lies again where it lay. Refuses
 * `climb.until_past`, `climb.quota_gone`, and whoever is on the blacklist meanwhile.
 */
export const reopen = (ctx: Ctx, input: DeclarationCommand & { reason: string; until: number }) =>
  changeDeclaration(ctx, 'climb.reopen', input, async (tx, row) => {
    await share(tx, TREE)
    await guardClimb(ctx, tx, row, 'reopen')
    const until = new Date(input.until)
    if (until <= ctx.now) refuse('climb.until_past')
    const [person] = await tx
      .select({ idHash: persons.idHash })
      .from(persons)
      .where(eq(persons.id, row.personId))
    refuseIf(await banProblem(tx, person?.idHash ?? '', dayOf(ctx.now)))
    await takeAgain(tx, row, ctx.now)
    const to = await stateBefore(tx, row)
    const saved = await saveDeclaration(tx, row, {
      ...{ state: to, endedAt: null, endCause: null, dueAt: until, deskSince: ctx.now },
      // an unanswered 补正 may be answered until the new deadline
      ...(to === 'correcting' && { correctBy: until }),
    })
    await schedule(tx, {
      ...{ key: `late:${row.id}:${+until}`, kind: 'late', subject: row.id, dueAt: until, at: ctx.now },
    })
    const words = { org: await deskName(tx, row), until: clockText(until), reason: input.reason }
    await tellPerson(tx, ctx, row, 'declare.reopened', words)
    const told = { to, reason: input.reason, desks: reached(row) }
    await tellDeclaration(ctx, tx, row, ['reopen', 'declare.reopened'], told)
    return saved
  })

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
