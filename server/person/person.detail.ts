import { and, desc, eq, gte } from 'drizzle-orm'
import type { z } from 'zod'
import { auditLog } from '../../db/schema/audit.ts'
import { declarations } from '../../db/schema/declare.ts'
import { maskIn } from '../../shared/person/mask.ts'
import type { personApi } from '../../shared/person/person.api.ts'
import { refuse } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { addStep, stepsOf } from '../history.ts'
import { once } from '../once.ts'
import { orgIdOf } from '../scope.ts'
import { SEALED_FOR } from '../secret.ts'
import { personRows } from './person.list.ts'
import { hasOpenTransfer, hasTransfers, personInScope } from './person.store.ts'

/** Whole numbers one account may look at within an hour (domain 7.3). */
const REVEALS_AN_HOUR = 30
const HOUR_MS = 3_600_000

/** A person with history and what stands against changes. */
export async function personDetail(ctx: Ctx, id: string) {
  const { read } = ctx.db
  const person = await personInScope(ctx, read, id)
  const [[row], steps, openTransfer, transferred, declared] = await Promise.all([
    personRows(ctx, [id]),
    stepsOf(read, 'person', id),
    hasOpenTransfer(read, id),
    hasTransfers(read, id),
    read
      .select()
      .from(declarations)
      .where(eq(declarations.personId, id))
      .orderBy(desc(declarations.year), desc(declarations.at)),
  ])
  const { mail, ethnic, politics, note } = person
  return {
    ...(row ?? refuse('not_found')),
    ...{ mail, ethnic, politics, note, steps, openTransfer },
    removable: person.orgId === orgIdOf(ctx) && !declared.length && !transferred,
    declarations: declared.map(({ id, year, kind, series, level, state, at }) => ({
      ...{ id, year, kind, series, level, state },
      at: +at,
    })),
  }
}

/**
 * The whole number and phone, for a reason that is logged and stands in the person's history; at most 30 an hour and
 * account. The kept answer of the command holds neither, but whose they are: a command sent again with another id
 * tells the same person, not one nobody wrote down.
 */
export async function reveal(ctx: Ctx, input: z.output<typeof personApi.reveal.input>) {
  const { commandId, id } = input
  const reason = maskIn(input.reason)
  const accountId = ctx.actor?.accountId ?? refuse('auth.required')
  const told = await ctx.db.write(`reveal:${accountId}`, (tx) =>
    once(ctx, tx, commandId, 'person.reveal', async () => {
      await personInScope(ctx, tx, id)
      const looked = await tx.$count(
        auditLog,
        and(
          eq(auditLog.actorId, accountId),
          eq(auditLog.action, 'person.revealed'),
          gte(auditLog.at, new Date(+ctx.now - HOUR_MS)),
        ),
      )
      if (looked >= REVEALS_AN_HOUR) refuse('person.reveal_limit', { max: REVEALS_AN_HOUR })
      await log(tx, ctx, 'person.revealed', `person:${id}`, { reason })
      await addStep(tx, ctx, { kind: 'person', subjectId: id, action: 'revealed', reason })
      return { id }
    }),
  )
  const { idSealed, phoneSealed } = await personInScope(ctx, ctx.db.read, told.id)
  const { secret } = ctx.app
  return {
    idNumber: secret.unseal(idSealed, SEALED_FOR.id),
    phone: phoneSealed ? secret.unseal(phoneSealed, SEALED_FOR.phone) : '',
  }
}
