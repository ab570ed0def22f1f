import type { Tx } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { steps } from '../../db/schema/history.ts'
import type { persons } from '../../db/schema/person.ts'
import { initialPassword } from '../../shared/person/id-number.ts'
import { maskIn } from '../../shared/person/mask.ts'
import type { IdType } from '../../shared/person/person.ts'
import { refuse } from '../../shared/problem.ts'
import { firstPassword, loginOfApplicant, newPassword } from '../auth/credentials.ts'
import type { Ctx } from '../ctx.ts'
import { enterPersons, initialsIn } from '../names.ts'
import { pinyinOf } from '../pinyin.ts'
import { orgIdOf, pathOf, standing } from '../scope.ts'
import { sealedId, sealedPhone } from '../sealed.ts'
import type { Secret } from '../secret.ts'

/** A person as found sound; the number as `readIdNumber` gives it. */
export interface SoundPerson {
  idType: IdType
  number: string
  birthDate: string
  sex: number
  name: string
  phone: string
  mail: string
  ethnic: string
  politics: string
  education: string
  degree: string
  post: string
  currentTitle: string
  specialty: string
  note: string
}

export type NewPerson = typeof persons.$inferInsert
export type NewAccount = typeof accounts.$inferInsert

/** How the number of a person is kept, with the kind of paper it stands on. */
export const idColumns = (secret: Secret, idType: IdType, number: string) => ({
  idType,
  ...sealedId(secret, number),
})

export const nameColumns = (name: string) => {
  const pinyin = pinyinOf(name)
  return { name, pinyin, initials: initialsIn({ pinyin }) }
}

/** First password of an applicant: the last six of the number, or a random one where the office wants it (A10). */
export const firstOf = (first: 'fixed' | 'random', number: string): string =>
  first === 'fixed' ? initialPassword(number) : newPassword()

/**
 * The rows of a new person of the asker's unit and of the account to sign in with (M-2.10): `login` is a keyed hash,
 * so no row holds the number in plain.
 */
export function newRows(
  ctx: Pick<Ctx, 'actor' | 'app' | 'now' | 'newId'>,
  sound: SoundPerson,
  first: 'fixed' | 'random',
): { person: NewPerson; account: NewAccount } {
  const { secret } = ctx.app
  const { idType, number, name, phone, note, ...rest } = sound
  const [id, accountId] = [ctx.newId(), ctx.newId()]
  return {
    person: {
      id,
      accountId,
      orgId: orgIdOf(ctx),
      orgPath: pathOf(ctx),
      ...nameColumns(name),
      ...idColumns(secret, idType, number),
      ...sealedPhone(secret, phone),
      ...rest,
      note: maskIn(note),
      status: 'active',
      statusAt: ctx.now,
      createdAt: ctx.now,
    },
    account: {
      id: accountId,
      login: loginOfApplicant(secret, number),
      kind: 'applicant',
      name,
      orgId: null,
      duties: [],
      personId: id,
      createdAt: ctx.now,
      ...firstPassword(ctx.app, firstOf(first, number)),
    },
  }
}

/** Rows of one statement: SQLite and PostgreSQL bound its parameters. */
const CHUNK = 200

/** Saves new people with their accounts and the first step of their history. */
export async function insertPersons(
  tx: Tx,
  ctx: Ctx,
  rows: { person: NewPerson; account: NewAccount }[],
  action: 'created' | 'imported',
): Promise<void> {
  const actor = ctx.actor ?? refuse('auth.required')
  // the unit may have been moved since it was asked
  const { path } = await standing(ctx, tx)
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK)
    await tx.insert(accounts).values(chunk.map(({ account }) => account))
    await enterPersons(
      tx,
      chunk.map(({ person }) => ({ ...person, orgPath: path })),
    )
    await tx.insert(steps).values(
      chunk.map(({ person }) => ({
        id: ctx.newId(),
        kind: 'person' as const,
        subjectId: person.id,
        at: ctx.now,
        actorId: actor.accountId,
        actorName: actor.name,
        orgId: actor.orgId,
        orgName: actor.orgName ?? '',
        action,
        toState: 'active',
      })),
    )
  }
}
