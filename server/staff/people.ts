import { and, eq, notLike } from 'drizzle-orm'
import type { z } from 'zod'
import type { Read, Tx } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { normalLogin } from '../../shared/auth/session.rules.ts'
import { isMail, isPhone } from '../../shared/contact.rules.ts'
import { refuse } from '../../shared/problem.ts'
import type { staffApi } from '../../shared/staff/staff.api.ts'
import { firstPasswordOf } from '../auth/credentials.ts'
import { endSessions } from '../auth/end-sessions.ts'
import { newFirst as firstOf, firstPasswordsAt } from '../auth/reset.ts'
import type { Ctx } from '../ctx.ts'
import { orgIdOf, pathOf } from '../scope.ts'
import { act, keepSomebody, notSelf, pick, record, save } from './change.ts'
import type { Staff } from './staff.store.ts'

type Input<O extends keyof typeof staffApi> = z.output<(typeof staffApi)[O]['input']>

function checkContact({ phone, mail }: { phone: string; mail: string }): void {
  if (!isPhone(phone)) refuse('field.phone')
  if (mail && !isMail(mail)) refuse('field.mail')
}

/** Columns with a first password as the office has set it: the manual's, or one nobody can guess. */
export const newFirst = async (ctx: Ctx, tx: Tx) => firstOf(ctx, await firstPasswordsAt(tx, pathOf(ctx)))

/** Login and first password of an account. */
export async function slipOf(ctx: Ctx, id: string): Promise<{ login: string; password: string }> {
  const [row] = await ctx.db.read.select().from(accounts).where(eq(accounts.id, id))
  if (!row) return refuse('not_found')
  return { login: row.login, password: firstPasswordOf(ctx.app, row) }
}

/** 添加 (M-2.5): not started, without role or scope. */
export async function create(ctx: Ctx, { commandId, ...input }: Input<'create'>) {
  checkContact(input)
  const login = normalLogin(input.login)
  const id = await act(ctx, 'create', commandId, async (tx) => {
    const made = await tx
      .insert(accounts)
      .values({
        ...{ id: ctx.newId(), login, kind: 'staff', orgId: orgIdOf(ctx), duties: [], scope: null },
        ...{ name: input.name, phone: input.phone, mail: input.mail, createdAt: ctx.now },
        ...(await newFirst(ctx, tx)),
        disabled: true,
      })
      .onConflictDoNothing()
      .returning({ id: accounts.id })
    const [{ id }] = made.length ? (made as [{ id: string }]) : refuse('staff.login_taken', { login })
    await record(tx, ctx, id, { action: 'create', audit: 'staff.created' })
    return id
  })
  return { id, ...(await slipOf(ctx, id)) }
}

export const edit = (ctx: Ctx, { commandId, id, version, name, phone, mail }: Input<'edit'>) => {
  checkContact({ phone, mail })
  return act(ctx, 'edit', commandId, async (tx, staff) => {
    const next = await save(tx, pick(staff, id, version), { name, phone, mail })
    await record(tx, ctx, id, { action: 'edit', audit: 'staff.edited' })
    return { version: next }
  })
}

/** 启动, one or many; whoever is started already stays so. */
export const start = (ctx: Ctx, { commandId, ids }: Input<'start'>) =>
  act(ctx, 'start', commandId, async (tx, staff) => {
    const waiting = chosen(staff, ids).filter(({ disabled }) => disabled)
    for (const each of waiting) {
      await save(tx, each, { disabled: false })
      await record(tx, ctx, each.id, { action: 'start', audit: 'staff.started' })
    }
    return { changed: waiting.length }
  })

/** 停用, one or many; their sessions end. */
export const stop = (ctx: Ctx, { commandId, ids }: Input<'stop'>) =>
  act(ctx, 'stop', commandId, async (tx, staff) => {
    const wanted = chosen(staff, ids)
    for (const each of wanted) notSelf(ctx, each)
    await keepSomebody(ctx, tx, staff, ({ id, duties }) => (ids.includes(id) ? [] : duties))
    const working = wanted.filter(({ disabled }) => !disabled)
    for (const each of working) {
      await save(tx, each, { disabled: true })
      await record(tx, ctx, each.id, { action: 'stop', audit: 'staff.stopped' })
    }
    await endSessions(
      ctx.app,
      tx,
      working.map(({ id }) => id),
      'disabled',
    )
    return { changed: working.length }
  })

const chosen = (staff: Staff[], ids: string[]): Staff[] => [...new Set(ids)].map((id) => pick(staff, id))

/** Whether a person has ever done anything but sign in: then his account stays, for his name is in the records. */
export async function hasActed(q: Read, accountId: string): Promise<boolean> {
  const rows = await q
    .select({ seq: auditLog.seq })
    .from(auditLog)
    .where(and(eq(auditLog.actorId, accountId), notLike(auditLog.action, 'auth.%')))
    .limit(1)
  return rows.length > 0
}

export const remove = (ctx: Ctx, { commandId, id, version }: Input<'remove'>) =>
  act(ctx, 'remove', commandId, async (tx, staff) => {
    const found = pick(staff, id, version)
    notSelf(ctx, found)
    if (await hasActed(tx, id)) refuse('staff.acted')
    await keepSomebody(ctx, tx, staff, (each) => (each.id === id ? [] : each.duties))
    await endSessions(ctx.app, tx, [id], 'disabled')
    await tx.delete(accounts).where(eq(accounts.id, id))
    await record(tx, ctx, id, { action: 'remove', audit: 'staff.removed' })
    return {}
  })
