import { desc, eq } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { declarations } from '../../db/schema/person.ts'
import type { PlanLine } from '../../shared/plan/plan.ts'
import { yearAt } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import { linesInForce } from '../plan/plan.store.ts'
import { quotasOf } from '../plan/quota.store.ts'
import { applicant, declareProblem } from './register.ts'

/** The applicant's first page: who he is, what he may declare this year and why not, and what he has declared. */
export async function home(ctx: Ctx) {
  const q = ctx.db.read
  const year = yearAt(ctx.now)
  const asker = await applicant(ctx, q)
  const { person, org } = asker
  const lines = await linesInForce(q, org.id, year)
  const mine = await q
    .select()
    .from(declarations)
    .where(eq(declarations.personId, person.id))
    .orderBy(desc(declarations.at), desc(declarations.id))
  const { name, idMasked, phoneMasked, birthDate, sex, post, currentTitle, specialty, education, degree } =
    person
  return {
    year,
    person: {
      ...{ name, idMasked, phoneMasked, orgName: org.name, birthDate, sex },
      ...{ post, currentTitle, specialty, education, degree },
    },
    open: await opened(q, org.id, year, lines ?? []),
    title: await declareProblem(q, asker, 'title', year, lines),
    expert: await declareProblem(q, asker, 'expert', year, lines),
    mine: mine.map((row) => ({
      ...{ id: row.id, year: row.year, kind: row.kind, series: row.series, level: row.level },
      ...{ specialty: row.specialty, state: row.state, at: +row.at, version: row.version },
      endedAt: row.endedAt && +row.endedAt,
    })),
  }
}

/** What the passed plan opens; the places of a series and level are shared by all its specialties. */
async function opened(q: Read, orgId: string, year: number, lines: readonly PlanLine[]) {
  const quotas = await quotasOf(q, { orgId, year })
  return lines.map(({ series, level, specialty, counted }) => {
    const quota = quotas.find((each) => each.series === series && each.level === level)
    const left = counted ? (quota ? quota.granted - quota.used : 0) : null
    return { series, level, specialty, counted, left }
  })
}
