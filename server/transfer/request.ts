import type { z } from 'zod'
import type { Read, Tx } from '../../db/query.ts'
import { transfers } from '../../db/schema/person.ts'
import { addWorkingDays } from '../../shared/calendar/working-days.rules.ts'
import { isWorking } from '../../shared/org/org.ts'
import { normalId } from '../../shared/person/id-number.ts'
import { maskIn } from '../../shared/person/mask.ts'
import { refuse } from '../../shared/problem.ts'
import type { transferApi } from '../../shared/transfer/transfer.api.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { addStep } from '../history.ts'
import { once } from '../once.ts'
import { commonAbove, judgeAbove, orgById } from '../org/org.store.ts'
import { hasOpenTransfer, type PersonOf, personByHash } from '../person/person.store.ts'
import { tellOrgs } from '../push.ts'
import { calendarOf } from '../reference/calendar.store.ts'
import { idsIn, pathOf, standing } from '../scope.ts'
import { settingAt } from '../setting/setting.store.ts'

type Input = z.output<typeof transferApi.request.input>

/** Number, kind of paper and name must all fit; whoever is retired or dead moves nowhere. One answer for all else. */
async function personFor(ctx: Ctx, q: Read, { idType, idNumber, name }: Input): Promise<PersonOf> {
  const person = await personByHash(q, ctx.app.secret.hash(normalId(idNumber), 'id'))
  const fits =
    person &&
    person.idType === idType &&
    person.name.normalize('NFKC') === name.normalize('NFKC') &&
    (person.status === 'active' || person.status === 'left') &&
    commonAbove(person.orgPath, pathOf(ctx))
  return fits ? person : refuse('transfer.no_person')
}

/** M-2.19: the new unit asks for a person by ID number and name; the old unit has so many working days to answer. */
export async function requestTransfer(ctx: Ctx, input: Input): Promise<{ id: string }> {
  const actor = ctx.actor ?? refuse('auth.required')
  const { id: personId } = await personFor(ctx, ctx.db.read, input)
  return ctx.db.write(`person:${personId}`, (tx) =>
    once(ctx, tx, input.commandId, 'transfer.request', async () => {
      const { id: own, path } = await standing(ctx, tx)
      const person = await personFor(ctx, tx, input)
      if (person.orgId === own) refuse('transfer.same_unit')
      if (await hasOpenTransfer(tx, person.id)) refuse('transfer.open')
      const { dueAt, stopped } = await termOf(ctx, tx, person)
      const id = ctx.newId()
      await tx.insert(transfers).values({
        id,
        personId: person.id,
        fromOrgId: person.orgId,
        toOrgId: own,
        commonOrgId: judgeAbove(person.orgPath, path) ?? refuse('transfer.no_person'),
        fromPath: person.orgPath,
        toPath: path,
        state: 'requested',
        note: maskIn(input.note),
        requestedAt: ctx.now,
        requestedBy: actor.name,
        dueAt,
      })
      await addStep(tx, ctx, { kind: 'transfer', subjectId: id, action: 'requested', to: 'requested' })
      if (stopped) await addStep(tx, ctx, { kind: 'transfer', subjectId: id, action: 'escalated' })
      await log(tx, ctx, 'transfer.requested', `transfer:${id}`, { to: 'requested' })
      tellBoth(ctx, tx, { fromPath: person.orgPath, toPath: path }, 'transfer')
      return { id }
    }),
  )
}

/** Until when the old unit may answer. One that is stopped cannot: its people wait for nobody but the common superior. */
async function termOf(ctx: Ctx, tx: Tx, { orgId, orgPath }: PersonOf) {
  const unit = await orgById(tx, orgId)
  if (!unit || !isWorking(unit.state)) return { dueAt: ctx.now, stopped: true }
  const days = await settingAt(tx, orgPath, 'transfer.days')
  return { dueAt: addWorkingDays(ctx.now, days, await calendarOf(tx)), stopped: false }
}

/** Says to both units and all above them that a transfer, or also where a person is, has changed. */
export function tellBoth(
  ctx: Pick<Ctx, 'app'>,
  tx: Pick<Tx, 'afterCommit'>,
  { fromPath, toPath }: { fromPath: string; toPath: string },
  ...topics: ('transfer' | 'person')[]
): void {
  tx.afterCommit(() => tellOrgs(ctx.app, [...idsIn(fromPath), ...idsIn(toPath)], ...topics))
}

/** The old unit as its profile names whom to call. */
export async function contactOf(q: Read, orgId: string) {
  const org = await orgById(q, orgId)
  return {
    orgName: org?.name ?? '',
    name: org?.profile?.contactName ?? '',
    phone: org?.profile?.contactPhone ?? '',
  }
}
