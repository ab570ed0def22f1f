import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { steps } from '../../db/schema/history.ts'
import { persons } from '../../db/schema/person.ts'
import type { AuditAction } from '../../shared/audit/audit.rules.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { readIdNumber } from '../../shared/person/id-number.ts'
import { maskIn } from '../../shared/person/mask.ts'
import type { personApi } from '../../shared/person/person.api.ts'
import { refuse } from '../../shared/problem.ts'
import { type AuditEntry, log } from '../audit/log.ts'
import { firstPassword, loginOfApplicant } from '../auth/credentials.ts'
import { endSessions } from '../auth/end-sessions.ts'
import { keepOld } from '../auth/reset.ts'
import type { Ctx } from '../ctx.ts'
import { addStep } from '../history.ts'
import { saveNames } from '../names.ts'
import { once } from '../once.ts'
import { tellAccounts, tellOrgs } from '../push.ts'
import { idsIn, pathOf } from '../scope.ts'
import { sealedPhone } from '../sealed.ts'
import { SEALED_FOR } from '../secret.ts'
import { settingAt } from '../setting/setting.store.ts'
import { refuseFaults, refuseUnknownCodes, slipOf } from './person.create.ts'
import { firstOf, idColumns, nameColumns } from './person.save.ts'
import {
  hasDeclared,
  hasOpenTransfer,
  hasTransfers,
  ownPerson,
  type PersonOf,
  personByHash,
} from './person.store.ts'

type Input<O extends keyof typeof personApi> = z.output<(typeof personApi)[O]['input']>
type Change = Partial<typeof persons.$inferInsert>

/** One more version of a person, its audit row and step, and the word to whoever shows it. */
async function change(
  ctx: Ctx,
  tx: Tx,
  person: PersonOf,
  set: Change,
  action: AuditAction,
  entry: AuditEntry = {},
): Promise<{ version: number }> {
  const version = person.version + 1
  // a corrected number takes its turn under another lock than the rest
  const [saved] = await tx
    .update(persons)
    .set({ ...set, version })
    .where(and(eq(persons.id, person.id), eq(persons.version, person.version)))
    .returning({ id: persons.id })
  if (!saved) refuse('stale')
  await noted(ctx, tx, person, action, entry)
  return { version }
}

async function noted(ctx: Ctx, tx: Tx, { id, orgPath }: PersonOf, action: AuditAction, entry: AuditEntry) {
  const { from, to, reason } = entry
  await log(tx, ctx, action, `person:${id}`, entry)
  await addStep(tx, ctx, {
    kind: 'person',
    subjectId: id,
    action: action.replace('person.', ''),
    ...(from && { from }),
    ...(to && { to }),
    ...(reason && { reason }),
  })
  tx.afterCommit(() => tellOrgs(ctx.app, idsIn(orgPath), 'person'))
}

/** Names, posts and the like; what a citizen's number says of birth and sex stands. */
export async function editPerson(ctx: Ctx, input: Input<'edit'>) {
  const { commandId, id, version, phone, birthDate, sex, name, note, ...rest } = input
  const now = await ownPerson(ctx, ctx.db.read, id)
  refuseFaults(ctx, {
    idType: now.idType,
    idNumber: null,
    birthDate: birthDate ?? now.birthDate,
    phone: phone ?? '',
    mail: input.mail,
  })
  await refuseUnknownCodes(ctx.db.read, input, now)
  const told = now.idType === 'citizen' ? {} : { birthDate: birthDate ?? now.birthDate, sex: sex ?? now.sex }
  return ctx.db.write(`person:${id}`, (tx) =>
    once(ctx, tx, commandId, 'person.edit', async () => {
      const person = await ownPerson(ctx, tx, id, version)
      if (name !== person.name && person.accountId)
        await tx.update(accounts).set({ name }).where(eq(accounts.id, person.accountId))
      const named = nameColumns(name)
      if (name !== person.name) await saveNames(tx, [named])
      const set = {
        ...{ ...rest, ...told, ...named, note: maskIn(note) },
        ...(phone !== undefined && sealedPhone(ctx.app.secret, phone)),
      }
      const { accountId } = person
      if (name !== person.name && accountId) tx.afterCommit(() => tellAccounts(ctx.app, [accountId]))
      return change(ctx, tx, person, set, 'person.edited')
    }),
  )
}

/**
 * A number typed wrongly, while nothing was declared and no transfer is open under it. The login follows; a first
 * password not yet used becomes that of the new number.
 */
export async function correctId(ctx: Ctx, input: Input<'correctId'>) {
  const { commandId, id, version, idType, idNumber } = input
  const reason = maskIn(input.reason)
  const { secret } = ctx.app
  const before = await ownPerson(ctx, ctx.db.read, id)
  refuseFaults(ctx, { idType, idNumber, birthDate: before.birthDate, phone: '', mail: '' })
  const { number, birthDate, sex } = readIdNumber(idType, idNumber, dayOf(ctx.now))
  const columns = idColumns(secret, idType, number)
  const first = await settingAt(ctx.db.read, pathOf(ctx), 'password.first')
  return ctx.db.write(`person-id:${columns.idHash}`, (tx) =>
    once(ctx, tx, commandId, 'person.correctId', async () => {
      const person = await ownPerson(ctx, tx, id, version)
      if (await hasDeclared(tx, id)) refuse('person.has_declared')
      if (await hasOpenTransfer(tx, id)) refuse('person.open_transfer')
      const known = await personByHash(tx, columns.idHash)
      if (known && known.id !== id)
        refuse(known.orgId === person.orgId ? 'person.known_here' : 'person.known_elsewhere')
      if (person.accountId) {
        const login = loginOfApplicant(secret, number)
        await tx.update(accounts).set({ login }).where(eq(accounts.id, person.accountId))
        await tx
          .update(accounts)
          .set(firstPassword(ctx.app, firstOf(first, number)))
          .where(and(eq(accounts.id, person.accountId), eq(accounts.passwordHash, '')))
        await endSessions(ctx.app, tx, [person.accountId], 'reset')
      }
      const set = { ...columns, birthDate: birthDate ?? person.birthDate, sex: sex ?? person.sex }
      return change(ctx, tx, person, set, 'person.id_corrected', { reason })
    }),
  )
}

/** 离职 · 退休 · 去世 stop the account and end its sessions; 在册 lets it work again (domain 4.3). */
export async function setStatus(ctx: Ctx, input: Input<'setStatus'>) {
  const { commandId, id, version, status } = input
  const reason = maskIn(input.reason)
  return ctx.db.write(`person:${id}`, (tx) =>
    once(ctx, tx, commandId, 'person.setStatus', async () => {
      const person = await ownPerson(ctx, tx, id, version)
      if (person.status === status) refuse('stale')
      if (await hasOpenTransfer(tx, id)) refuse('person.open_transfer')
      if (person.accountId) {
        const disabled = status !== 'active'
        await tx.update(accounts).set({ disabled }).where(eq(accounts.id, person.accountId))
        if (disabled) await endSessions(ctx.app, tx, [person.accountId], 'disabled')
      }
      const set = { status, statusAt: ctx.now }
      return change(ctx, tx, person, set, 'person.status_set', { from: person.status, to: status, reason })
    }),
  )
}

/** Deletes who was added by mistake: without declarations and without transfers. The audit log keeps that it was. */
export async function removePerson(ctx: Ctx, { commandId, id, version }: Input<'remove'>) {
  return ctx.db.write(`person:${id}`, (tx) =>
    once(ctx, tx, commandId, 'person.remove', async () => {
      const person = await ownPerson(ctx, tx, id, version)
      if (await hasDeclared(tx, id)) refuse('person.has_declared')
      if (await hasOpenTransfer(tx, id)) refuse('person.open_transfer')
      if (await hasTransfers(tx, id)) refuse('person.has_declared')
      await tx.delete(steps).where(and(eq(steps.kind, 'person'), eq(steps.subjectId, id)))
      await tx.delete(persons).where(eq(persons.id, id))
      if (person.accountId) {
        await endSessions(ctx.app, tx, [person.accountId], 'disabled')
        await tx.delete(accounts).where(eq(accounts.id, person.accountId))
      }
      await log(tx, ctx, 'person.removed', `person:${id}`)
      tx.afterCommit(() => tellOrgs(ctx.app, idsIn(person.orgPath), 'person'))
      return {}
    }),
  )
}

/**
 * Back to a first password, told once more; every session of the account ends, and a second factor goes, for nobody else
 * could take it off. It is read back for the person of the kept answer: a command sent again with another id tells nobody
 * else's.
 */
export async function resetPerson(ctx: Ctx, { commandId, id }: Input<'reset'>) {
  const first = await settingAt(ctx.db.read, pathOf(ctx), 'password.first')
  const done = await ctx.db.write(`person:${id}`, (tx) =>
    once(ctx, tx, commandId, 'person.reset', async () => {
      const person = await ownPerson(ctx, tx, id)
      if (person.status !== 'active' || !person.accountId) return refuse('person.not_active')
      const number = ctx.app.secret.unseal(person.idSealed, SEALED_FOR.id)
      const [account] = await tx.select().from(accounts).where(eq(accounts.id, person.accountId))
      if (!account) return refuse('person.not_active')
      const second = { secondSealed: null, secondSince: null, recovery: null }
      await tx
        .update(accounts)
        .set({ ...firstPassword(ctx.app, firstOf(first, number)), ...second })
        .where(eq(accounts.id, account.id))
      await keepOld(ctx, tx, account)
      await endSessions(ctx.app, tx, [account.id], 'reset')
      if (account.secondSealed) await log(tx, ctx, 'staff.second_dropped', `account:${account.id}`)
      await noted(ctx, tx, person, 'person.reset', {})
      tx.afterCommit(() => ctx.app.limits.clear(loginOfApplicant(ctx.app.secret, number)))
      return { id }
    }),
  )
  return { password: await slipOf(ctx, done.id) }
}
