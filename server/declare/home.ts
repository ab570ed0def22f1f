import { and, count, desc, eq, isNull } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { declarations } from '../../db/schema/declare.ts'
import { messages } from '../../db/schema/message.ts'
import type { PlanLine } from '../../shared/plan/plan.ts'
import { refuse } from '../../shared/problem.ts'
import { yearAt } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import { linesInForce } from '../plan/plan.store.ts'
import { quotasOf } from '../plan/quota.store.ts'
import { applicant, beginProblem } from './applicant.ts'
import { headsOf, wayOf } from './declare.store.ts'
import { ownActions, submitProblem } from './facts.ts'
import { faultsIn } from './form.store.ts'

/** The applicant's first page: who he is, what he may declare this year and why not, and what he has declared. */
export async function home(ctx: Ctx) {
  const q = ctx.db.read
  const year = yearAt(ctx.now)
  const asker = await applicant(ctx, q)
  const { person, org } = asker
  const lines = await linesInForce(q, org.id, year)
  const rows = await q
    .select()
    .from(declarations)
    .where(eq(declarations.personId, person.id))
    .orderBy(desc(declarations.at), desc(declarations.id))
  const heads = await headsOf(ctx, q, rows)
  const mine = []
  for (const [i, row] of rows.entries()) {
    const editable = row.state === 'filling' || row.state === 'returned' || row.state === 'correcting'
    const fault = editable
      ? await submitProblem(q, row, asker, await faultsIn(ctx.app, q, row, asker, ctx.now), ctx.now)
      : null
    mine.push({ ...heads[i]!, way: await wayOf(q, row), actions: await ownActions(ctx, q, row, fault) })
  }
  const { name, idMasked, phoneMasked, birthDate, sex, post, currentTitle, specialty, education, degree } =
    person
  return {
    year,
    person: {
      ...{ name, idMasked, phoneMasked, orgName: org.name, birthDate, sex },
      ...{ post, currentTitle, specialty, education, degree },
    },
    open: await opened(q, org.id, year, lines ?? []),
    title: await beginProblem(q, asker, { kind: 'title', year, now: ctx.now, lines }),
    expert: await beginProblem(q, asker, { kind: 'expert', year, now: ctx.now, lines }),
    mine,
    unread: await unread(q, ctx.actor?.accountId ?? refuse('auth.required')),
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

async function unread(q: Read, accountId: string): Promise<number> {
  const [found] = await q
    .select({ n: count() })
    .from(messages)
    .where(and(eq(messages.accountId, accountId), isNull(messages.readAt)))
  return found?.n ?? 0
}
