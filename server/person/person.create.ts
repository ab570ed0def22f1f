import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Read } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { persons } from '../../db/schema/person.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { readIdNumber } from '../../shared/person/id-number.ts'
import type { personApi } from '../../shared/person/person.api.ts'
import { type PersonForm, personFaults } from '../../shared/person/person.rules.ts'
import { refuse, refuseIf } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import { firstPasswordOf } from '../auth/credentials.ts'
import type { Ctx } from '../ctx.ts'
import { once } from '../once.ts'
import { tellOrgs } from '../push.ts'
import { referenceItemsOf } from '../reference/reference.store.ts'
import { idsIn, orgIdOf, pathOf } from '../scope.ts'
import { settingAt } from '../setting/setting.store.ts'
import { insertPersons, newRows, type SoundPerson } from './person.save.ts'
import { personByHash } from './person.store.ts'

type Input = z.output<typeof personApi.create.input>
const CODED = ['ethnic', 'politics', 'education', 'degree'] as const

/** Refuses with the first thing that is wrong with a person as typed. */
export function refuseFaults(ctx: Pick<Ctx, 'now'>, form: PersonForm): void {
  refuseIf(Object.values(personFaults(form, dayOf(ctx.now)))[0] ?? null)
}

/** Refuses a code that is not in force, unless it is the one that stood there before. */
export async function refuseUnknownCodes(
  q: Read,
  input: Record<(typeof CODED)[number], string>,
  before?: Record<(typeof CODED)[number], string>,
): Promise<void> {
  const items = await referenceItemsOf(q, CODED)
  for (const kind of CODED) {
    const code = input[kind]
    if (code && code !== before?.[kind] && !items[kind]?.some((item) => item.code === code))
      refuse('field.code_unknown', { code, where: kind })
  }
}

/**
 * M-2.9, M-2.10: adds a person and makes the account he signs in with. A number is in the province once: refused as
 * `person.known_here` or, without a word about where, `person.known_elsewhere`. The password is told here and again
 * by a reset; the kept answer of the command does not hold it.
 */
export async function createPerson(ctx: Ctx, input: Input): Promise<{ id: string; password: string }> {
  const { commandId, idType, idNumber, birthDate, sex, ...rest } = input
  refuseFaults(ctx, input)
  await refuseUnknownCodes(ctx.db.read, input)
  const read = readIdNumber(idType, idNumber, dayOf(ctx.now))
  const sound: SoundPerson = {
    ...rest,
    idType,
    number: read.number,
    birthDate: read.birthDate ?? birthDate ?? refuse('field.birth_required'),
    sex: read.sex ?? sex ?? 0,
  }
  const rows = newRows(ctx, sound, await settingAt(ctx.db.read, pathOf(ctx), 'password.first'))
  const { idHash } = rows.person
  const { id } = await ctx.db.write(`person-id:${idHash}`, (tx) =>
    once(ctx, tx, commandId, 'person.create', async () => {
      const known = await personByHash(tx, idHash)
      if (known) refuse(known.orgId === orgIdOf(ctx) ? 'person.known_here' : 'person.known_elsewhere')
      await insertPersons(tx, ctx, [rows], 'created')
      await log(tx, ctx, 'person.created', `person:${rows.person.id}`, { details: { kind: idType } })
      tx.afterCommit(() => tellOrgs(ctx.app, idsIn(pathOf(ctx)), 'person'))
      return { id: rows.person.id }
    }),
  )
  return { id, password: await slipOf(ctx, id) }
}

/**
 * The first password of a person's account, while it is still in force; empty afterwards, and for a unit the person
 * has left: an old command sent again tells it nothing of the new unit's.
 */
export async function slipOf(ctx: Ctx, personId: string): Promise<string> {
  const [row] = await ctx.db.read
    .select({ slipSealed: accounts.slipSealed, passwordHash: accounts.passwordHash })
    .from(persons)
    .innerJoin(accounts, eq(accounts.id, persons.accountId))
    .where(and(eq(persons.id, personId), eq(persons.orgId, orgIdOf(ctx))))
  return row ? firstPasswordOf(ctx.app, row) : ''
}

/** What a number says before anything is saved. Where else it is known is not told. */
export async function checkNumber(ctx: Ctx, { idType, idNumber }: z.output<typeof personApi.check.input>) {
  const { number, birthDate, sex, fault } = readIdNumber(idType, idNumber, dayOf(ctx.now))
  const known = fault ? null : await personByHash(ctx.db.read, ctx.app.secret.hash(number, 'id'))
  return {
    ok: fault === null,
    code: fault?.code ?? null,
    birthDate,
    sex,
    known: known
      ? known.orgId === orgIdOf(ctx)
        ? ('here' as const)
        : ('elsewhere' as const)
      : ('no' as const),
  }
}
