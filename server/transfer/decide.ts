import { and, eq } from 'drizzle-orm'
import { persons, transfers } from '../../db/schema/person.ts'
import { share } from '../../db/share.ts'
import { maskIn } from '../../shared/person/mask.ts'
import { refuse, refuseIf } from '../../shared/problem.ts'
import {
  type TransferAction,
  transferActions,
  transferGuard,
  transferWorkflow,
} from '../../shared/transfer/transfer.workflow.ts'
import { log } from '../audit/log.ts'
import { yearAt } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import { addStep, stepsOf } from '../history.ts'
import { once } from '../once.ts'
import { orgById } from '../org/org.store.ts'
import { movePerson } from '../person/move.ts'
import { runningYear } from '../person/person.store.ts'
import { TREE } from '../scope.ts'
import { contactOf, tellBoth } from './request.ts'
import { transferRows } from './transfer.list.ts'
import { isOverdue, transferInSight } from './transfer.store.ts'

interface Decision {
  commandId: string
  id: string
  version: number
}

/**
 * Takes a step on a transfer: the old unit or, once it is overdue, the common superior agrees or refuses; the new
 * unit withdraws (M-2.20). Of two that decide at once one is told `stale`: only an undecided row is written.
 */
export async function decide(ctx: Ctx, action: TransferAction, input: Decision, words: string) {
  const { commandId, id, version } = input
  const { personId } = await transferInSight(ctx, ctx.db.read, id)
  const reason = maskIn(words)
  return ctx.db.write(`person:${personId}`, (tx) =>
    once(ctx, tx, commandId, `transfer.${action}`, async () => {
      // neither unit is moved while the person goes from one to the other
      await share(tx, TREE)
      const transfer = await transferInSight(ctx, tx, id)
      if (transfer.version !== version) refuse('stale')
      const running = await runningYear(tx, personId, yearAt(ctx.now))
      refuseIf(transferGuard(action, { ...transfer, overdue: isOverdue(transfer, ctx.now), running }))
      const { to } = transferWorkflow[action]
      const set = { state: to, decidedAt: ctx.now, decidedBy: ctx.actor?.name ?? '', reason: reason || null }
      const [won] = await tx
        .update(transfers)
        .set({ ...set, version: version + 1 })
        .where(and(eq(transfers.id, id), eq(transfers.version, version), eq(transfers.state, 'requested')))
        .returning({ id: transfers.id })
      if (!won) refuse('stale')
      const from = transfer.state
      await addStep(tx, ctx, { kind: 'transfer', subjectId: id, action: to, from, to, reason })
      if (to === 'agreed') {
        const [person] = await tx.select().from(persons).where(eq(persons.id, personId))
        const unit = (await orgById(tx, transfer.toOrgId)) ?? refuse('not_found')
        await movePerson(tx, ctx, person ?? refuse('not_found'), unit)
      }
      // the log's lock comes last: whoever holds it waits for no row
      await log(tx, ctx, `transfer.${to}` as 'transfer.agreed', `transfer:${id}`, {
        ...{ from, to },
        ...(reason && { reason }),
      })
      tellBoth(ctx, tx, transfer, 'transfer', 'person')
      return { version: version + 1 }
    }),
  )
}

/** A transfer with its history, whom to call, and the steps the asker may take now or why not. */
export async function transferDetail(ctx: Ctx, id: string) {
  const { read } = ctx.db
  const transfer = await transferInSight(ctx, read, id)
  const running = await runningYear(read, transfer.personId, yearAt(ctx.now))
  const facts = { ...transfer, overdue: isOverdue(transfer, ctx.now), running }
  const [row] = await transferRows(ctx, [id])
  return {
    ...(row ?? refuse('not_found')),
    note: transfer.note,
    contact: await contactOf(read, transfer.fromOrgId),
    superior: (await orgById(read, transfer.commonOrgId))?.name ?? '',
    steps: await stepsOf(read, 'transfer', id),
    actions:
      transfer.state === 'requested'
        ? transferActions(transfer.side).map((action) => ({ action, problem: transferGuard(action, facts) }))
        : [],
  }
}
