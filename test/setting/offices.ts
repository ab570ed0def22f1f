import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import { orgs } from '../../db/schema/org.ts'
import { firstPassword, loginOfApplicant } from '../../server/auth/credentials.ts'
import { enterPersons } from '../../server/names.ts'
import { SEALED_FOR } from '../../server/secret.ts'
import { type Person, START, type World } from '../world.ts'

/** An approved unit below an organisation of this path; gives its own path. */
export async function addUnit(world: World, id: string, above = '/org-1/'): Promise<string> {
  const path = `${above}${id}/`
  await world.app.db.write('orgs', async (tx) => {
    await tx.insert(orgs).values({
      ...{ id, path, name: `单位${id}`, code: `code-${id}`, kind: 'unit', state: 'approved' },
      ...{ level: path.split('/').length - 2, parentId: above.split('/').at(-2)!, createdAt: START },
    })
  })
  return path
}

/** Sets, or with null gives up, a setting as this person. */
export const set = (person: Person, key: string, value: unknown) =>
  person.call('setting.set', { commandId: randomUUID(), key, value })
export const refusedToSet = (person: Person, key: string, value: unknown) =>
  person.refused('setting.set', { commandId: randomUUID(), key, value })

/** Puts the account back to a first password, as whoever makes or resets it does. */
export const giveFirstPassword = (world: World, accountId: string, password: string) =>
  world.app.db.write('accounts', async (tx) => {
    await tx.update(accounts).set(firstPassword(world.app, password)).where(eq(accounts.id, accountId))
    tx.afterCommit(() => world.app.sessions.forgetAccount(accountId))
  })

/** 申报人 of a unit, with an account by the ID number and its last six as the first password. */
export async function addApplicant(world: World, idNumber: string, orgId: string, orgPath: string) {
  const { secret, db } = world.app
  const person = await world.person(loginOfApplicant(secret, idNumber), { kind: 'applicant' })
  const personId = `person-${person.id}`
  await db.write('persons', async (tx) => {
    await enterPersons(tx, [
      {
        ...{ id: personId, orgId, orgPath, name: '张三', pinyin: 'zhangsan zs', accountId: person.id },
        ...{ idType: 'citizen', idHash: secret.hash(idNumber, 'id') },
        ...{ idSealed: secret.seal(idNumber, SEALED_FOR.id), idMasked: '410*************3X' },
        phoneSealed: secret.seal('13912345678', SEALED_FOR.phone),
        ...{ birthDate: '1980-01-01', sex: 1, status: 'active', statusAt: START, createdAt: START },
      },
    ])
    await tx.update(accounts).set({ personId }).where(eq(accounts.id, person.id))
  })
  await giveFirstPassword(world, person.id, idNumber.slice(-6))
  return person
}

/** Signs in somebody who, once the three officers are separated, must have a second factor, and gives him one. */
export async function signInOfficer({ app, now }: World, person: Person): Promise<void> {
  const since = (secondSince: Date | null) =>
    app.db.write('accounts', async (tx) => {
      await tx.update(accounts).set({ secondSince }).where(eq(accounts.id, person.id))
      tx.afterCommit(() => app.sessions.forgetAccount(person.id))
    })
  await since(null)
  await person.signIn()
  await since(now())
}

export const accountOf = async (world: World, id: string) =>
  (await world.app.db.read.select().from(accounts).where(eq(accounts.id, id)))[0]!
