import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '../../db/query.ts'
import { poolExperts } from '../../db/schema/pool.ts'
import type { AuditAction } from '../../shared/audit/audit.rules.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import type { expertApi } from '../../shared/expert/expert.api.ts'
import { moveProblem, renewProblem, validityProblem } from '../../shared/expert/expert.ts'
import { readIdNumber } from '../../shared/person/id-number.ts'
import { maskIn } from '../../shared/person/mask.ts'
import { personFaults } from '../../shared/person/person.rules.ts'
import { refuse, refuseIf } from '../../shared/problem.ts'
import { type AuditEntry, log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { addStep, addSteps } from '../history.ts'
import { send } from '../message/send.ts'
import { tellOffices } from '../offices.ts'
import { once } from '../once.ts'
import { personByHash } from '../person/person.store.ts'
import { pathOf, standing } from '../scope.ts'
import { expertInSight } from './detail.ts'
import { expertByHash, type PoolExpert } from './expert.store.ts'
import { columnsOf, type NewExpert, newExpert, refuseUnknown } from './save.ts'

type Input<O extends keyof typeof expertApi> = z.output<(typeof expertApi)[O]['input']>
type Set = Partial<typeof poolExperts.$inferInsert>

/** Somebody who did not apply, typed in by the province. A number is in the pool once: `expert.known`. */
export async function enterByHand(ctx: Ctx, input: Input<'enter'>) {
  const { commandId, idType, idNumber, ...fields } = input
  const today = dayOf(ctx.now)
  const { birthDate, phone, mail } = input
  refuseIf(Object.values(personFaults({ idType, idNumber, birthDate, phone, mail }, today))[0] ?? null)
  refuseIf(validityProblem(input.validTo, today))
  await refuseUnknown(ctx.db.read, input)
  const read = readIdNumber(idType, idNumber, today)
  const row = newExpert(ctx, {
    ...{ ...fields, number: read.number },
    ...{ birthDate: read.birthDate ?? birthDate, sex: read.sex ?? input.sex },
  })
  return ctx.db.write(`expert:${row.idHash}`, (tx) =>
    once(ctx, tx, commandId, 'expert.enter', async () => {
      await standing(ctx, tx)
      const known = await expertByHash(tx, row.idHash)
      if (known) refuse('expert.known', { name: known.name })
      await insertExperts(tx, ctx, [row])
      await log(tx, ctx, 'expert.entered', `expert:${row.id}`, { to: 'in' })
      await tellOffices(tx, ctx.app, pathOf(ctx), 'expert')
      return { id: row.id }
    }),
  )
}

/** Rows of one statement: SQLite and PostgreSQL bound its parameters. */
const CHUNK = 100

/** Saves new experts with the first step of their history; who is of the register is linked with it. */
export async function insertExperts(
  tx: Tx,
  ctx: Ctx,
  rows: NewExpert[],
  action: 'entered' | 'imported' = 'entered',
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK)
    const linked = []
    for (const row of chunk) {
      const person = await personByHash(tx, row.idHash)
      const { orgId, orgPath } = person ?? row
      linked.push({ ...row, orgId, orgPath, personId: person?.id ?? null })
    }
    await tx.insert(poolExperts).values(linked)
  }
  await addSteps(
    tx,
    ctx,
    rows.map(({ id: subjectId }) => ({ kind: 'expert', subjectId, action, to: 'in' })),
  )
}

interface Change {
  set: Set
  action: AuditAction
  entry?: AuditEntry
}

/** A change of one expert: once per command, on the version the person saw, with history and log. */
async function change(
  ctx: Ctx,
  name: string,
  { commandId, id, version }: { commandId: string; id: string; version: number },
  work: (tx: Tx, expert: PoolExpert) => Promise<Change>,
) {
  const { idHash } = await expertInSight(ctx, ctx.db.read, id)
  return ctx.db.write(`expert:${idHash}`, (tx) =>
    once(ctx, tx, commandId, `expert.${name}`, async () => {
      const expert = await expertInSight(ctx, tx, id)
      if (expert.version !== version) refuse('stale')
      const { set, action, entry = {} } = await work(tx, expert)
      const { from, to, reason } = entry
      await tx
        .update(poolExperts)
        .set({ ...set, version: version + 1 })
        .where(eq(poolExperts.id, id))
      await addStep(tx, ctx, {
        ...{ kind: 'expert', subjectId: id, action: action.replace('expert.', '') },
        ...(from && { from }),
        ...(to && { to }),
        ...(reason && { reason }),
      })
      await log(tx, ctx, action, `expert:${id}`, entry)
      await tellOffices(tx, ctx.app, expert.orgPath, 'expert')
      return { version: version + 1 }
    }),
  )
}

export async function editExpert(ctx: Ctx, input: Input<'edit'>) {
  const { commandId: _command, id, version: _version, ...fields } = input
  const before = await expertInSight(ctx, ctx.db.read, id)
  const { phone, mail } = fields
  const form = { idType: 'citizen' as const, idNumber: null, phone: phone ?? '', mail }
  refuseIf(Object.values(personFaults(form, dayOf(ctx.now)))[0] ?? null)
  await refuseUnknown(ctx.db.read, fields, { ...before, level: fields.level })
  return change(ctx, 'edit', input, async () => ({ set: columnsOf(ctx, fields), action: 'expert.edited' }))
}

/** 暂停 · 恢复 · 出库 · 取消资格 (`EXPERT_MOVES`); the person is told. */
export const setExpertState = (ctx: Ctx, input: Input<'setState'>) =>
  change(ctx, 'setState', input, async (tx, expert) => {
    const { state } = input
    refuseIf(moveProblem(expert.state, state))
    const reason = maskIn(input.reason)
    const person = await personByHash(tx, expert.idHash)
    const message = { kind: 'expert.state' as const, params: { state, reason }, at: ctx.now }
    if (person) await send(tx, ctx.app, { personIds: [person.id], ...message })
    return {
      set: { state, stateAt: ctx.now, stateReason: reason },
      action: 'expert.state_set',
      entry: { from: expert.state, to: state, reason },
    }
  })

/** 续期: a new term, at most three years from today. */
export const renewExpert = (ctx: Ctx, input: Input<'renew'>) =>
  change(ctx, 'renew', input, async (_tx, expert) => {
    refuseIf(renewProblem(expert.state))
    refuseIf(validityProblem(input.validTo, dayOf(ctx.now)))
    return {
      set: { validTo: input.validTo },
      action: 'expert.renewed',
      entry: { from: expert.validTo, to: input.validTo },
    }
  })
