import { and, eq, gte, or } from 'drizzle-orm'
import type { z } from 'zod'
import type { Read } from '../../db/query.ts'
import { blacklist } from '../../db/schema/pool.ts'
import type { blacklistApi } from '../../shared/blacklist/blacklist.api.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { normalId, readIdNumber } from '../../shared/person/id-number.ts'
import { maskIn } from '../../shared/person/mask.ts'
import { ID_TYPES } from '../../shared/person/person.ts'
import { refuse } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { addStep } from '../history.ts'
import { tellOffices } from '../offices.ts'
import { once } from '../once.ts'
import { orgById } from '../org/org.store.ts'
import { type PersonOf, personByHash } from '../person/person.store.ts'
import { pinyinOf } from '../pinyin.ts'
import { isWithin, pathOf, standing } from '../scope.ts'
import { sealedId } from '../sealed.ts'
import { runningOf } from './blacklist.store.ts'

/** A whole number of any kind of paper, as it is kept; refuses what is none: `field.id_number`. */
function numberOf(ctx: Pick<Ctx, 'now'>, text: string): string {
  const today = dayOf(ctx.now)
  const sound = ID_TYPES.some((type) => {
    const { fault } = readIdNumber(type, text, today)
    return !fault || fault.code === 'field.age'
  })
  return sound ? normalId(text) : refuse('field.id_number')
}

/** The person of the register; one outside the asker's subtree is another office's to judge: `blacklist.elsewhere`. */
async function personOf(ctx: Ctx, q: Read, idHash: string): Promise<PersonOf | null> {
  const person = await personByHash(q, idHash)
  if (person && !isWithin(person.orgPath, pathOf(ctx))) return refuse('blacklist.elsewhere')
  return person
}

/** The entry of this person that is not over on this day: suspected, to come, or in force. */
async function openEntry(q: Read, idHash: string, day: string): Promise<string | null> {
  const [entry] = await q
    .select({ id: blacklist.id })
    .from(blacklist)
    .where(
      and(
        eq(blacklist.idHash, idHash),
        or(eq(blacklist.state, 'suspected'), and(eq(blacklist.state, 'active'), gte(blacklist.endOn, day))),
      ),
    )
  return entry?.id ?? null
}

/** Who it would be, before anything is written. */
export async function findPerson(ctx: Ctx, input: z.output<typeof blacklistApi.find.input>) {
  const { read } = ctx.db
  const idHash = ctx.app.secret.hash(numberOf(ctx, input.idNumber), 'id')
  const person = await personOf(ctx, read, idHash)
  const unit = person ? await orgById(read, person.orgId) : null
  return {
    known: person
      ? { name: person.name, unitName: unit?.name ?? '', running: await runningOf(read, idHash) }
      : null,
    entryId: await openEntry(read, idHash, dayOf(ctx.now)),
  }
}

/**
 * 拟加入 (M-7.2.2): suspected, which is told to the offices and forbids nothing (A37). A person of the register stands
 * under the name and unit of the register, whatever was typed. One open entry a person: `blacklist.known`.
 */
export async function addEntry(ctx: Ctx, input: z.output<typeof blacklistApi.add.input>) {
  const { commandId, idNumber } = input
  const reason = maskIn(input.reason)
  const sealed = sealedId(ctx.app.secret, numberOf(ctx, idNumber))
  const { idHash } = sealed
  return ctx.db.write(`blacklist:${idHash}`, (tx) =>
    once(ctx, tx, commandId, 'blacklist.add', async () => {
      const office = await standing(ctx, tx)
      const person = await personOf(ctx, tx, idHash)
      if (await openEntry(tx, idHash, dayOf(ctx.now))) refuse('blacklist.known')
      const unit = person ? await orgById(tx, person.orgId) : null
      const name = person?.name ?? input.name
      const id = ctx.newId()
      await tx.insert(blacklist).values({
        id,
        ...{ orgId: office.id, orgPath: office.path, personId: person?.id ?? null },
        ...{ ...sealed, name, pinyin: pinyinOf(name), unitName: unit?.name ?? input.unitName },
        ...{ state: 'suspected', reason, at: ctx.now },
      })
      await addStep(tx, ctx, { kind: 'blacklist', subjectId: id, action: 'added', to: 'suspected', reason })
      await log(tx, ctx, 'blacklist.added', `blacklist:${id}`, { to: 'suspected', reason })
      await tellOffices(tx, ctx.app, office.path, 'blacklist')
      return { id, version: 0 }
    }),
  )
}
