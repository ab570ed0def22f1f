import { and, eq, inArray } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { declarations } from '../../db/schema/declare.ts'
import { orgs } from '../../db/schema/org.ts'
import { persons } from '../../db/schema/person.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { COUNTS } from '../../shared/declare/declaration.ts'
import type { DeclarationKind } from '../../shared/declare/sections.ts'
import { isWorking } from '../../shared/org/org.ts'
import type { PlanLine } from '../../shared/plan/plan.ts'
import { type Problem, problem, refuse } from '../../shared/problem.ts'
import { banProblem } from '../blacklist/blacklist.store.ts'
import type { Ctx } from '../ctx.ts'
import { entryProblem } from '../expert/expert.store.ts'

export const personIdOf = (ctx: Pick<Ctx, 'actor'>): string => ctx.actor?.personId ?? refuse('not_found')

/** The person who asks, with the unit. */
export async function applicant(ctx: Pick<Ctx, 'actor'>, q: Read) {
  const [found] = await q
    .select({ person: persons, org: orgs })
    .from(persons)
    .innerJoin(orgs, eq(orgs.id, persons.orgId))
    .where(eq(persons.id, personIdOf(ctx)))
  return found ?? refuse('not_found')
}
export type Applicant = Awaited<ReturnType<typeof applicant>>

/** Why this person may declare nothing at all now: not in office, the unit not at work, a ban (M-7.2.3). */
export async function standingProblem(
  q: Read,
  { person, org }: Applicant,
  now: Date,
): Promise<Problem | null> {
  if (person.status !== 'active') return problem('person.not_active')
  if (!isWorking(org.state)) return problem(org.state === 'disabled' ? 'org.disabled' : 'org.not_approved')
  return banProblem(q, person.idHash, dayOf(now))
}

/**
 * Why this person cannot begin a file of this kind now, or null: who may declare nothing, once a year and kind, and a
 * title only by the unit's passed plan (M-3.5, M-3.13). An expert needs no plan and takes no place.
 */
export async function beginProblem(
  q: Read,
  asker: Applicant,
  asked: { kind: DeclarationKind; year: number; now: Date; lines: readonly PlanLine[] | null },
): Promise<Problem | null> {
  const { kind, year, now, lines } = asked
  const found = await standingProblem(q, asker, now)
  if (found) return found
  const known = await q.$count(
    declarations,
    and(
      ...[eq(declarations.personId, asker.person.id), eq(declarations.year, year)],
      ...[eq(declarations.kind, kind), inArray(declarations.state, [...COUNTS])],
    ),
  )
  if (known) return problem('declare.already', { year })
  if (kind === 'expert') return entryProblem(q, asker.person.idHash)
  return !lines ? problem('declare.no_plan', { year }) : null
}

interface Applied {
  series: string
  level: string
  specialty: string
  counted: boolean
}

/** Whether a line of the plan is for this series and level, and for this specialty or any. */
export const opens = (line: PlanLine, { series, level, specialty, counted }: Applied): boolean =>
  line.series === series &&
  line.level === level &&
  line.counted === counted &&
  (line.specialty === '' || line.specialty === specialty)

/** Why the unit's plan does not open this application: not passed, or no such line (M-3.5). */
export const lineProblem = (
  lines: readonly PlanLine[] | null,
  applied: Applied,
  year: number,
): Problem | null => {
  if (!lines) return problem('declare.no_plan', { year })
  return lines.some((line) => opens(line, applied)) ? null : problem('quota.no_line')
}
