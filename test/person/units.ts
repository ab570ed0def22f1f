import type { Ctx } from '../../server/ctx.ts'
import { plant, soundProfile } from '../org/tree.ts'
import { commandId } from '../review/office.ts'
import { idNumberOf, nameOf } from '../roster.ts'
import { staffActor } from '../staff-actor.ts'
import { openWorld, type Person, type World } from '../world.ts'

export interface Units {
  world: World
  /** Administrators by organisation. */
  admins: Record<'org-1' | 'city-1' | 'dep-1' | 'unit-1' | 'unit-2' | 'city-2' | 'unit-4', Person>
}

/** 省 org-1 → 市 city-1 → 主管部门 dep-1 → unit-1, unit-2; 市 city-2 → unit-4; each with its administrator. */
export async function openUnits(): Promise<Units> {
  const world = await openWorld()
  await plant(world, 'city-1', '/org-1/', { kind: 'office' })
  await plant(world, 'city-2', '/org-1/', { kind: 'office' })
  await plant(world, 'dep-1', '/org-1/city-1/', { kind: 'department' })
  await plant(world, 'unit-1', '/org-1/city-1/dep-1/', { profile: soundProfile() })
  await plant(world, 'unit-2', '/org-1/city-1/dep-1/')
  await plant(world, 'unit-4', '/org-1/city-2/')
  const admins: Record<string, Person> = {}
  for (const orgId of ['org-1', 'city-1', 'dep-1', 'unit-1', 'unit-2', 'city-2', 'unit-4']) {
    const admin = await world.person(`admin-${orgId}`, { duties: ['admin'], orgId })
    await admin.signIn()
    admins[orgId] = admin
  }
  return { world, admins: admins as Units['admins'] }
}

export const FORM = { phone: '', mail: '', ethnic: '', politics: '', education: '', degree: '' }

/** What the form of the `n`-th person holds, whose number nobody else has. */
export const personForm = (n: number) => ({
  ...FORM,
  idType: 'citizen',
  idNumber: idNumberOf(n, n % 2 ? '男' : '女'),
  name: nameOf(n),
})

export async function addPerson(admin: Person, n: number, own: object = {}) {
  const form = { ...personForm(n), ...own }
  const { id, password } = await admin.call('person.create', { commandId: commandId(), ...form })
  return { id: id as string, password: password as string, ...form }
}

/** A change of a person at the version he has now. */
export async function changePerson(admin: Person, operation: string, id: string, more: object = {}) {
  const { version } = await admin.call('person.get', { id })
  return admin.ask(`person.${operation}`, { commandId: commandId(), id, version, ...more })
}

/** An applicant's browser, not signed in: the login is the number. */
export const applicant = ({ world }: Units, idNumber: string): Person =>
  world.browser({ id: '', login: idNumber }, 'applicant')

/** Seventeen digits with the check sign of GB 11643. */
export function withSign(body: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0)
  return body + '10X98765432'[sum % 11]
}

/** The administrator of unit-1, as the door would pass him on. */
export const ctxOf = (world: World) =>
  ({
    actor: staffActor({ duties: ['admin'], orgId: 'unit-1', orgPath: '/org-1/city-1/dep-1/unit-1/' }),
    ...{ db: world.app.db, app: world.app, now: world.now(), newId: commandId },
    ...{ address: '', requestId: '' },
  }) as unknown as Ctx
