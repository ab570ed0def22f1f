import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Read, Tx } from '../../db/query.ts'
import { declarations } from '../../db/schema/declare.ts'
import { orgs } from '../../db/schema/org.ts'
import { persons } from '../../db/schema/person.ts'
import { share } from '../../db/share.ts'
import type { AuditAction } from '../../shared/audit/audit.rules.ts'
import type { declareApi } from '../../shared/declare/declare.api.ts'
import { isWorking } from '../../shared/org/org.ts'
import type { PlanLine } from '../../shared/plan/plan.ts'
import { type Problem, problem, refuse, refuseIf } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import { yearAt } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import { addStep } from '../history.ts'
import { once } from '../once.ts'
import { linesInForce } from '../plan/plan.store.ts'
import { release, reserve } from '../plan/quota.store.ts'
import { tellOrgs } from '../push.ts'
import { TREE } from '../scope.ts'

type Begin = z.output<typeof declareApi.begin.input>
type Kind = Begin['kind']
type Declaration = typeof declarations.$inferSelect

const personIdOf = (ctx: Ctx): string => ctx.actor?.personId ?? refuse('not_found')

/** The person who asks, with the unit. */
export async function applicant(ctx: Ctx, q: Read) {
  const [found] = await q
    .select({ person: persons, org: orgs })
    .from(persons)
    .innerJoin(orgs, eq(orgs.id, persons.orgId))
    .where(eq(persons.id, personIdOf(ctx)))
  return found ?? refuse('not_found')
}
export type Applicant = Awaited<ReturnType<typeof applicant>>

/**
 * Why this person can declare nothing of this kind now, or null: in office, of a unit at work, once a year and kind,
 * and a title only by the unit's passed plan (M-3.5, M-3.13). An expert needs no plan and takes no place.
 */
export async function declareProblem(
  q: Read,
  { person, org }: Applicant,
  kind: Kind,
  year: number,
  lines: readonly PlanLine[] | null,
): Promise<Problem | null> {
  if (person.status !== 'active') return problem('person.not_active')
  if (!isWorking(org.state)) return problem(org.state === 'disabled' ? 'org.disabled' : 'org.not_approved')
  const known = await q.$count(
    declarations,
    and(
      ...[eq(declarations.personId, person.id), eq(declarations.year, year)],
      ...[eq(declarations.kind, kind), eq(declarations.state, 'filling')],
    ),
  )
  if (known) return problem('declare.already', { year })
  return kind === 'title' && !lines ? problem('declare.no_plan', { year }) : null
}

/** A line of this series and level that is for this specialty or names none. */
const opens = (line: PlanLine, { series, level, specialty, counted }: Begin): boolean =>
  line.series === series &&
  line.level === level &&
  line.counted === counted &&
  (line.specialty === '' || line.specialty === specialty)

/** Registers for this year (M-3.3): a title on a post takes a place of the unit's quota or is refused. */
export const begin = (ctx: Ctx, input: Begin) =>
  ctx.db.write(`person:${personIdOf(ctx)}`, (tx) =>
    once(ctx, tx, input.commandId, 'declare.begin', async () => {
      const year = yearAt(ctx.now)
      // the unit is not stopped or moved while somebody declares from it
      await share(tx, TREE)
      const asker = await applicant(ctx, tx)
      const { person, org } = asker
      const lines = await linesInForce(tx, org.id, year)
      refuseIf(await declareProblem(tx, asker, input.kind, year, lines))
      const { kind, series, level, specialty } = input
      const counted = kind === 'title' && input.counted
      if (kind === 'title' && !lines?.some((line) => opens(line, input))) refuse('quota.no_line')
      const [made] = await tx
        .insert(declarations)
        .values({
          ...{ id: ctx.newId(), personId: person.id, orgId: org.id, orgPath: org.path, year },
          ...{ kind, series, level, specialty, counted, state: 'filling', at: ctx.now },
        })
        .returning()
      if (counted)
        await reserve(tx, { orgId: org.id, year, series, level, declarationId: made!.id, at: ctx.now })
      await tell(ctx, tx, made!, 'declare.begun', { to: 'filling' })
      return { id: made!.id }
    }),
  )

/** Takes the own registration back and gives its place back. */
export const withdraw = (ctx: Ctx, input: { commandId: string; id: string; version: number }) =>
  ctx.db.write(`person:${personIdOf(ctx)}`, (tx) =>
    once(ctx, tx, input.commandId, 'declare.withdraw', async () => {
      const [own] = await tx
        .select()
        .from(declarations)
        .where(and(eq(declarations.id, input.id), eq(declarations.personId, personIdOf(ctx))))
      if (!own) return refuse('not_found')
      if (own.version !== input.version) refuse('stale')
      if (own.state !== 'filling')
        refuse('workflow.wrong_state', { action: 'withdraw', state: `declare.state.${own.state}` })
      const version = own.version + 1
      await tx
        .update(declarations)
        .set({ state: 'withdrawn', endedAt: ctx.now, version })
        .where(eq(declarations.id, own.id))
      await release(tx, own.id, ctx.now)
      await tell(ctx, tx, own, 'declare.withdrawn', { from: 'filling', to: 'withdrawn' })
      return { version }
    }),
  )

/** The quota of the unit has changed with it: its staff see both anew. */
async function tell(
  ctx: Ctx,
  tx: Tx,
  { id, orgId, year, kind }: Declaration,
  action: AuditAction,
  states: { from?: string; to: string },
): Promise<void> {
  const step = action === 'declare.begun' ? 'begin' : 'withdraw'
  await addStep(tx, ctx, { kind: 'declaration', subjectId: id, action: step, ...states })
  await log(tx, ctx, action, `declaration:${id}`, { ...states, details: { orgId, year, kind } })
  tx.afterCommit(() => tellOrgs(ctx.app, [orgId], 'declare', 'plan'))
}
