import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditLog } from '../../db/schema/audit.ts'
import { orgSettings } from '../../db/schema/org.ts'
import { settingsAt } from '../../server/setting/setting.store.ts'
import { settingValue } from '../../shared/setting/setting.api.ts'
import { DEFAULT_SETTINGS, PROVINCE_SETTINGS, SETTING_KEYS } from '../../shared/setting/setting.ts'
import { openWorld, type Person, type World } from '../world.ts'
import { addUnit, refusedToSet, set } from './offices.ts'

let world: World
let admin: Person
beforeEach(async () => {
  world = await openWorld()
  admin = await world.person('henan-admin', { duties: ['admin'] })
  await admin.signIn()
})
afterEach(() => world.close())

const of = async (person: Person, key: string) =>
  (await person.call('setting.list')).find((row: { key: string }) => row.key === key)
const unitAdmin = async () => {
  await addUnit(world, 'city-1')
  await addUnit(world, 'unit-1', '/org-1/city-1/')
  const unit = await world.person('unit-01', { duties: ['admin'], orgId: 'unit-1' })
  await unit.signIn()
  return unit
}

test('the province sees every setting with its default, where it comes from and that it may change it', async () => {
  const rows = await admin.call('setting.list')
  expect(rows.map(({ key }: { key: string }) => key)).toEqual(SETTING_KEYS)
  for (const row of rows) {
    expect(row).toMatchObject({ setBy: null, own: false, at: null, byName: null, editable: true })
    expect(row.value).toEqual(DEFAULT_SETTINGS[row.key as keyof typeof DEFAULT_SETTINGS])
    expect(settingValue[row.key as keyof typeof settingValue].safeParse(row.value).success).toBe(true)
  }
})

test('what the province sets holds two levels down until the unit sets its own, and again when it gives it up', async () => {
  const unit = await unitAdmin()
  await set(admin, 'session.idle', 20)
  expect(await of(unit, 'session.idle')).toMatchObject({
    ...{ value: 20, setBy: '河南省职称改革办公室', own: false, editable: true },
    ...{ at: +world.now(), byName: '姓名henan-admin' },
  })
  await set(unit, 'session.idle', 15)
  expect(await of(unit, 'session.idle')).toMatchObject({ value: 15, setBy: '单位unit-1', own: true })
  expect(await of(admin, 'session.idle')).toMatchObject({ value: 20, own: true })
  await set(unit, 'session.idle', null)
  expect(await of(unit, 'session.idle')).toMatchObject({ value: 20, own: false })
})

test('what is the province’s alone is shown below, not changed there', async () => {
  const unit = await unitAdmin()
  await set(admin, 'public.mask', false)
  expect(await of(unit, 'public.mask')).toMatchObject({ value: false, editable: false })
  expect(await of(unit, 'officers')).toBeUndefined()
  for (const key of PROVINCE_SETTINGS)
    expect((await refusedToSet(unit, key, DEFAULT_SETTINGS[key])).code).toBe('setting.not_here')
})

test('a value outside of what is sensible is refused, and nothing is kept', async () => {
  const odd: [string, unknown][] = [
    ['session.idle', 1],
    ['session.idle', '30'],
    ['password.policy', { min: 6, kinds: 3, history: 5, days: 0 }],
    ['password.policy', { min: 8, kinds: 3, history: 5, days: 0, more: 1 }],
    ['second.required', 'everybody'],
    ['plan.end', { senior: 0, middle: 2, junior: 2 }],
    ['plan.window', { twenty: { opensAt: 0, closesAt: 1 } }],
    ['plan.window', { 2026: { opensAt: 2000, closesAt: 1000 } }],
    ['officers', 1],
  ]
  for (const [key, value] of odd)
    expect([key, await refusedToSet(admin, key, value)]).toEqual([
      key,
      { code: 'input.invalid', params: { where: 'value' } },
    ])
  expect(await world.app.db.read.$count(orgSettings)).toBe(0)
})

test('a change is in the log with what was before and after, once however often it is sent', async () => {
  const input = { commandId: randomUUID(), key: 'session.idle', value: 20 }
  await admin.call('setting.set', input)
  await admin.call('setting.set', input)
  const rows = await world.app.db.read.select().from(auditLog).where(eq(auditLog.action, 'setting.set'))
  expect(
    rows.map(({ fromState, toState, details, subject }) => [fromState, toState, details, subject]),
  ).toEqual([['30', '20', { setting: 'session.idle' }, 'org:org-1']])
})

test('open pages below hear that a setting has changed, and of rights when it is about rights', async () => {
  const unit = await unitAdmin()
  const socket = await unit.socket()
  const news = socket.next('news')
  await set(admin, 'transfer.days', 5)
  expect(await news).toMatchObject({ topics: ['setting'] })
  const changed = socket.next('account:changed')
  await set(admin, 'second.required', 'admins')
  await changed
  expect((await unit.refused('setting.list')).code).toBe('auth.must_enrol')
})

test('the nearest setting holds, whatever was set where and in whatever order', async () => {
  await unitAdmin()
  const places = ['org-1', 'city-1', 'unit-1']
  const acts = fc.array(fc.tuple(fc.constantFrom(...places), fc.option(fc.integer({ min: 5, max: 120 }))), {
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(acts, async (list) => {
      const model = new Map<string, number>()
      await world.app.db.write('settings', async (tx) => {
        await tx.delete(orgSettings)
        for (const [orgId, value] of list) {
          await tx.delete(orgSettings).where(eq(orgSettings.orgId, orgId))
          model.delete(orgId)
          if (value === null) continue
          model.set(orgId, value)
          await tx
            .insert(orgSettings)
            .values({ orgId, key: 'session.idle', value, at: world.now(), byName: '' })
        }
      })
      const expected = model.get('unit-1') ?? model.get('city-1') ?? model.get('org-1') ?? 30
      const held = await settingsAt(world.app.db.read, '/org-1/city-1/unit-1/')
      expect(held['session.idle']).toBe(expected)
    }),
    { numRuns: 40 },
  )
})
