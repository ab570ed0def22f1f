import { randomUUID } from 'node:crypto'
import { orgSettings, orgs } from '../../db/schema/org.ts'
import type { SettingKey } from '../../shared/setting/setting.ts'
import { openWorld, type Person, START, type World } from '../world.ts'

export const command = () => ({ commandId: randomUUID() })
export const PHONE = '13800000000'

export interface Staffed {
  world: World
  /** 管理员 of the unit, signed in. */
  admin: Person
  /** Adds a person; gives the id. */
  add(login: string): Promise<string>
  /** The person as the administrator sees him. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every operation
  get(id: string): Promise<any>
  duties(id: string, ...duties: string[]): Promise<void>
  scope(id: string, series?: string[], sections?: string[]): Promise<void>
  set(orgId: string, key: SettingKey, value: unknown): Promise<void>
}

/** A unit below the province, with its administrator. */
export async function openStaffed(): Promise<Staffed> {
  const world = await openWorld()
  await world.app.db.write('orgs', async (tx) => {
    for (const id of ['unit-1', 'unit-2'])
      await tx.insert(orgs).values({
        ...{ id, name: `第${id.at(-1)}人民医院`, code: id, kind: 'unit', level: 1, parentId: 'org-1' },
        ...{ path: `/org-1/${id}/`, createdAt: START },
      })
  })
  const admin = await world.person('unit-admin', { duties: ['admin'], orgId: 'unit-1', scope: null })
  await admin.signIn()
  const get = (id: string) => admin.call('staff.get', { id })
  const on = async (id: string) => ({ ...command(), id, version: (await get(id)).version })
  return {
    world,
    admin,
    add: async (login) =>
      (await admin.call('staff.create', { ...command(), login, name: `人员${login}`, phone: PHONE })).id,
    get,
    duties: async (id, ...duties) => admin.call('staff.setDuties', { ...(await on(id)), duties }),
    scope: async (id, series = [], sections = []) =>
      admin.call('staff.setScope', { ...(await on(id)), scope: { series, sections } }),
    async set(orgId, key, value) {
      await world.app.db.write('orgs', async (tx) => {
        await tx
          .insert(orgSettings)
          .values({ orgId, key, value, at: START, byName: '管理员' })
          .onConflictDoUpdate({ target: [orgSettings.orgId, orgSettings.key], set: { value } })
      })
      world.app.sessions.forgetOrg(orgId)
    },
  }
}
