import { commands } from '../../db/schema/audit.ts'
import { orgs } from '../../db/schema/org.ts'
import type { Ctx } from '../../server/ctx.ts'
import { timeId } from '../../server/ids.ts'
import { pinyinOf } from '../../server/pinyin.ts'
import { creditCodeCheck } from '../../shared/org/credit-code.ts'
import type { OrgKind, OrgProfile, OrgState } from '../../shared/org/org.ts'
import { commandId } from '../review/office.ts'
import { openWorld, type Person, START, type World } from '../world.ts'

/** A sound credit code of its own for every number. */
export function creditCode(n: number): string {
  const body = `12410000MB${String(n).padStart(7, '0')}`
  return body + creditCodeCheck(body)
}

/** A form in which nothing is wrong. */
export const soundProfile = (own: Partial<OrgProfile> = {}): OrgProfile => ({
  creditCode: creditCode(1),
  areaCode: '410300',
  affiliation: '40',
  rank: '3',
  nature: '21',
  sector: '01',
  legalPerson: '王建国',
  address: '嵩州市人民路1号',
  contactName: '李敏',
  contactPhone: '0379-65500000',
  contactMail: 'renshi@example.gov.cn',
  professionals: 86,
  note: '',
  ...own,
})

/** Puts an organisation into the store, as it would stand after its life so far. */
export async function plant(
  world: World,
  id: string,
  parentPath: string,
  {
    kind = 'unit',
    level = 2,
    state = 'approved',
    code = id,
    name = `机构${id}`,
    profile = null,
  }: Partial<{
    kind: OrgKind
    level: number
    state: OrgState
    code: string
    name: string
    profile: OrgProfile | null
  }> = {},
): Promise<string> {
  const path = `${parentPath}${id}/`
  await world.app.db.write('orgs', async (tx) => {
    await tx.insert(orgs).values({
      ...{ id, name, code, kind, level, path, state, profile },
      parentId: parentPath.split('/').at(-2) || null,
      pinyin: pinyinOf(name),
      stateAt: START,
      createdAt: START,
    })
  })
  return path
}

/** The province over two cities; under the first, a department. Their administrators are signed in. */
export async function openTown() {
  const world = await openWorld()
  const profile = soundProfile({ creditCode: '', contactPhone: '0379-63900000' })
  const office = { kind: 'office', profile } as const
  await plant(world, 'city-1', '/org-1/', { ...office, code: '410300', name: '嵩州市职改办' })
  await plant(world, 'city-2', '/org-1/', { ...office, code: '410400', name: '鹰城市职改办' })
  const department = { kind: 'department', code: '410302', name: '嵩州市教育局' } as const
  await plant(world, 'dep-1', '/org-1/city-1/', department)
  return {
    world,
    province: await adminOf(world, 'org-1'),
    city: await adminOf(world, 'city-1'),
    otherCity: await adminOf(world, 'city-2'),
  }
}
export type Town = Awaited<ReturnType<typeof openTown>>

/** Answers of commands as they are kept, for whoever looks for what must not be among them. */
export const answersKept = async ({ app }: World): Promise<string> =>
  JSON.stringify(await app.db.read.select().from(commands))

/** Names a list shows, in its order. */
export const namesIn = async (person: Person, input: object = {}): Promise<string[]> =>
  (await person.call('org.list', input)).rows.map(({ name }: { name: string }) => name)

/** What a handler would know of this person's request. */
export async function ctxOf({ app, now }: World, person: Person): Promise<Ctx> {
  const { id } = (await app.sessions.alive([person.id]))[0]!
  const { held } = await app.sessions.check(id, false)
  return {
    actor: held!.actor,
    ...{ ended: null, db: app.db, now: now(), newId: () => timeId(now()), requestId: 'r', app },
    ...{ address: '', agent: '', sessionId: id, cookies: [] },
  }
}

/** An administrator of an organisation, signed in. */
export async function adminOf(world: World, orgId: string): Promise<Person> {
  const person = await world.person(`admin-${orgId}`, { duties: ['admin'], orgId })
  await person.signIn()
  return person
}

/** What is typed to add a unit. */
export const newUnit = (parentId: string, own: object = {}) => ({
  commandId: commandId(),
  parentId,
  name: '嵩州市第三小学',
  code: '410302015',
  kind: 'unit',
  level: 2,
  ...own,
})

/** Adds a unit and signs its administrator in with a password of his own. */
export async function addUnit(world: World, superior: Person, parentId: string, own: object = {}) {
  const made = await superior.call('org.create', newUnit(parentId, own))
  const admin = world.browser({ id: '', login: made.login })
  await admin.signIn(made.password)
  await admin.call('auth.changePassword', { current: made.password, next: OWN_PASSWORD })
  return { id: made.id as string, login: made.login as string, admin }
}
export const OWN_PASSWORD = 'Blue-Mountain-9'

/** The smallest picture there is. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Hands in the own form as it stands. */
export async function submitOwn(admin: Person, profile: OrgProfile = soundProfile()) {
  const { version } = await admin.call('org.own')
  return admin.call('org.submit', { commandId: commandId(), version, profile })
}

/** An act of a superior on the organisation as it is now. */
export async function actOn(superior: Person, action: string, id: string, more: object = {}) {
  const { version } = await superior.call('org.get', { id })
  return superior.call(`org.${action}`, { commandId: commandId(), id, version, ...more })
}

/** The same, for a refusal. */
export async function refusedOn(superior: Person, action: string, id: string, more: object = {}) {
  const { version } = await superior.call('org.get', { id })
  return superior.refused(`org.${action}`, { commandId: commandId(), id, version, ...more })
}

export { commandId }
