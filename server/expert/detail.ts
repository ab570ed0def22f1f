import { and, desc, eq, gte, isNotNull, lte, ne } from 'drizzle-orm'
import type { z } from 'zod'
import type { Read } from '../../db/query.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { declarations } from '../../db/schema/declare.ts'
import { orgs } from '../../db/schema/org.ts'
import { poolExperts } from '../../db/schema/pool.ts'
import { experts, reviews } from '../../db/schema/review.ts'
import type { expertApi } from '../../shared/expert/expert.api.ts'
import { rightsOf } from '../../shared/permission.ts'
import { normalId } from '../../shared/person/id-number.ts'
import { maskIn } from '../../shared/person/mask.ts'
import { refuse } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { addStep, stepsOf } from '../history.ts'
import { once } from '../once.ts'
import { idsIn, pathOf, rootOf, seriesOf, within } from '../scope.ts'
import { SEALED_FOR } from '../secret.ts'
import { expertRows } from './expert.list.ts'
import type { PoolExpert } from './expert.store.ts'

/** Whole numbers one account may look at within an hour (domain 7.3). */
const REVEALS_AN_HOUR = 30
const HOUR_MS = 3_600_000

/** An expert of the asker's province; any other is not there. */
export async function expertInSight(ctx: Pick<Ctx, 'actor'>, q: Read, id: string): Promise<PoolExpert> {
  const [expert] = await q
    .select()
    .from(poolExperts)
    .where(and(eq(poolExperts.id, id), within(poolExperts.orgPath, rootOf(pathOf(ctx)))))
  return expert ?? refuse('not_found')
}

/** 详情. The address of the person is for who manages the pool. */
export async function expertDetail(ctx: Ctx, id: string) {
  const { read } = ctx.db
  const expert = await expertInSight(ctx, read, id)
  const mayManage = rightsOf(ctx.actor).has('expert.manage')
  const [[row], steps, declarationId, served] = await Promise.all([
    expertRows(ctx, [id]),
    stepsOf(read, 'expert', id),
    applicationOf(ctx, read, expert),
    servedBy(ctx, read, expert),
  ])
  const { birthDate, ethnic, education, degree, post, titleSince, certificateNo } = expert
  const { field, avoidUnits, channel, stateReason } = expert
  return {
    ...(row ?? refuse('not_found')),
    ...{ birthDate, ethnic, education, degree, post, titleSince, certificateNo, field, avoidUnits },
    mail: mayManage ? expert.mail : '',
    ...{ channel, stateAt: +expert.stateAt, stateReason, declarationId, served, steps, mayManage },
  }
}

/** The last application that led into the pool, for a reviewer of its series whom it reached on its way. */
async function applicationOf(ctx: Ctx, q: Read, { personId }: PoolExpert): Promise<string | null> {
  if (!personId || !rightsOf(ctx.actor).has('declare.view')) return null
  const path = pathOf(ctx)
  const [found] = await q
    .select({ id: declarations.id, series: declarations.series })
    .from(declarations)
    .where(
      and(
        ...[eq(declarations.personId, personId), eq(declarations.kind, 'expert')],
        ...[eq(declarations.state, 'pooled'), within(declarations.orgPath, path)],
        lte(declarations.reachedDepth, idsIn(path).length),
      ),
    )
    .orderBy(desc(declarations.submittedAt))
    .limit(1)
  const series = seriesOf(ctx)
  return found && (!series || series.includes(found.series)) ? found.id : null
}

/**
 * 参评记录: approved reviews of the asker's subtree this person was invited to. Rosters keep the number sealed only, so
 * those of the same name are opened and compared; a roster that named no number tells nothing.
 */
async function servedBy(ctx: Ctx, q: Read, { name, idHash }: PoolExpert) {
  const { secret } = ctx.app
  const rows = await q
    .select({ year: reviews.year, committee: reviews.committee, idSealed: experts.idSealed })
    .from(experts)
    .innerJoin(reviews, eq(reviews.id, experts.reviewId))
    .innerJoin(orgs, eq(orgs.id, reviews.orgId))
    .where(
      and(
        ...[eq(experts.name, name), isNotNull(experts.idSealed)],
        ...[within(orgs.path, pathOf(ctx)), ne(reviews.status, 'draft'), eq(reviews.rehearsal, false)],
      ),
    )
    .orderBy(desc(reviews.year))
  const isSame = (sealed: string | null): boolean =>
    sealed !== null && secret.hash(normalId(secret.unseal(sealed, SEALED_FOR.id)), 'id') === idHash
  return rows.filter(({ idSealed }) => isSame(idSealed)).map(({ year, committee }) => ({ year, committee }))
}

/**
 * 查看完整证件号: for a reason that is logged and stands in the history; at most 30 an hour and account. The kept answer
 * of the command holds no number, but whose it is: sent again with another id it tells the same expert.
 */
export async function revealExpert(ctx: Ctx, input: z.output<typeof expertApi.reveal.input>) {
  const { commandId, id } = input
  const reason = maskIn(input.reason)
  const accountId = ctx.actor?.accountId ?? refuse('auth.required')
  const told = await ctx.db.write(`reveal:${accountId}`, (tx) =>
    once(ctx, tx, commandId, 'expert.reveal', async () => {
      await expertInSight(ctx, tx, id)
      const looked = await tx.$count(
        auditLog,
        and(
          eq(auditLog.actorId, accountId),
          eq(auditLog.action, 'expert.revealed'),
          gte(auditLog.at, new Date(+ctx.now - HOUR_MS)),
        ),
      )
      if (looked >= REVEALS_AN_HOUR) refuse('person.reveal_limit', { max: REVEALS_AN_HOUR })
      await addStep(tx, ctx, { kind: 'expert', subjectId: id, action: 'revealed', reason })
      await log(tx, ctx, 'expert.revealed', `expert:${id}`, { reason })
      return { id }
    }),
  )
  const { idSealed, phoneSealed } = await expertInSight(ctx, ctx.db.read, told.id)
  const { secret } = ctx.app
  return {
    idNumber: secret.unseal(idSealed, SEALED_FOR.id),
    phone: phoneSealed ? secret.unseal(phoneSealed, SEALED_FOR.phone) : '',
  }
}
