import type { Tx } from '../../db/query.ts'
import type { FileOutput } from '../../shared/file.ts'
import { attachmentOf, attach as hang, openAttachment, storeUpload, detach as unhang } from '../attachment.ts'
import type { Ctx } from '../ctx.ts'
import { change, lockOf, tell } from './change.ts'
import { guardPlan } from './facts.ts'
import { type Plan, planSeen } from './visible.ts'

const subject = ({ id }: Plan) => ({ kind: 'plan' as const, subjectId: id })

/** Documents are the unit's to change while the lines are; the version stays, for they are no part of the lines. */
const open = async (ctx: Ctx, tx: Tx, plan: Plan) => void (await guardPlan(ctx, tx, plan, 'save'))

/** Hangs an uploaded document on a draft or returned plan. */
export async function attach(ctx: Ctx, { id, name }: { id: string; name?: string | undefined }) {
  await planSeen(ctx, ctx.db.read, id)
  const stored = await storeUpload(ctx)
  return ctx.db.write(await lockOf(ctx, id), async (tx) => {
    const plan = await planSeen(ctx, tx, id)
    await open(ctx, tx, plan)
    const file = await hang(tx, ctx, subject(plan), { ...stored, name: name || stored.name })
    await tell(ctx, tx, plan, [null, 'plan.file_added'])
    return { id: file }
  })
}

export const detach = (ctx: Ctx, input: { commandId: string; id: string; attachmentId: string }) =>
  change(ctx, 'plan.detach', input, async (tx, plan) => {
    await open(ctx, tx, plan)
    await unhang(tx, subject(plan), input.attachmentId)
    await tell(ctx, tx, plan, [null, 'plan.file_removed'])
    return {}
  })

/** A document of a plan the asker may see. */
export async function file(ctx: Ctx, { attachmentId }: { attachmentId: string }): Promise<FileOutput> {
  const row = await attachmentOf(ctx.db.read, 'plan', attachmentId)
  await planSeen(ctx, ctx.db.read, row.subjectId)
  return openAttachment(ctx, row)
}
