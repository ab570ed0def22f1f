import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { declarations } from '../../db/schema/declare.ts'
import { notices } from '../../db/schema/office.ts'
import { orgs } from '../../db/schema/org.ts'
import { persons, transfers } from '../../db/schema/person.ts'
import { plans } from '../../db/schema/plan.ts'
import { enterPersons } from '../../server/names.ts'
import { START } from '../world.ts'
import { actOn, addUnit, adminOf, openTown, plant, refusedOn, type Town } from './tree.ts'

let town: Town
const towns: Town[] = []
const reason = '机构改革'

/** A school under the department with a branch below it, and all that repeats their paths. */
beforeEach(async () => {
  town = await openTown()
  towns.push(town)
  const { world } = town
  await plant(world, 'dep-2', '/org-1/city-2/', { kind: 'department', code: '410402', name: '鹰城市教育局' })
  const school = await plant(world, 'school', '/org-1/city-1/dep-1/', { name: '嵩州市第一小学' })
  const branch = await plant(world, 'branch', school, { name: '东校区' })
  await plant(world, 'sister', '/org-1/city-1/dep-1/', { name: '嵩州市第二小学' })
  await town.world.app.db.write('orgs', async (tx) => {
    await enterPersons(tx, [
      {
        ...{ id: 'p', orgId: 'branch', orgPath: branch, name: '甲', pinyin: 'jia j' },
        ...{ idType: 'citizen', idHash: 'h', idSealed: 's', idMasked: 'm', birthDate: '1980-01-01', sex: 1 },
        ...{ status: 'active', statusAt: START, createdAt: START },
      },
    ])
    await tx.insert(plans).values({
      ...{ id: 'plan', orgId: 'school', orgPath: school, year: 2026, edition: 1, state: 'draft', route: [] },
      createdAt: START,
    })
    await tx.insert(declarations).values({
      ...{ id: 'd', personId: 'p', orgId: 'branch', orgPath: branch, year: 2026, kind: 'title' },
      ...{ series: '05', level: '2', counted: true, state: 'filling', at: START },
    })
    await tx.insert(transfers).values({
      ...{ id: 't', personId: 'p', fromOrgId: 'branch', toOrgId: 'sister', commonOrgId: 'dep-1' },
      ...{ fromPath: branch, toPath: '/org-1/city-1/dep-1/sister/', state: 'requested' },
      ...{ requestedAt: START, requestedBy: '乙', dueAt: START },
    })
    await tx.insert(notices).values({
      ...{ id: 'n', orgId: 'org-1', toPath: branch, kinds: ['unit'], title: '通知', body: '正文' },
      ...{ byName: '丙', publishedAt: START },
    })
  })
})
afterAll(() => Promise.all(towns.map(({ world }) => world.close())))

test('a subtree moves whole, with every path that repeats its own', async () => {
  const { world, province } = town
  const admin = await adminOf(world, 'school')
  const branchAdmin = await adminOf(world, 'branch')
  await branchAdmin.call('org.tree')
  const told = (await admin.socket()).next('account:changed')
  await actOn(province, 'move', 'school', { parentId: 'dep-2', reason })
  await told
  const school = '/org-1/city-2/dep-2/school/'
  const q = world.app.db.read
  const path = async (id: string) => (await q.select().from(orgs).where(eq(orgs.id, id)))[0]
  expect(await path('school')).toMatchObject({ path: school, parentId: 'dep-2' })
  expect(await path('branch')).toMatchObject({ path: `${school}branch/`, parentId: 'school' })
  expect(await path('sister')).toMatchObject({ path: '/org-1/city-1/dep-1/sister/' })
  expect(await q.select().from(persons)).toMatchObject([{ orgPath: `${school}branch/` }])
  expect(await q.select().from(plans)).toMatchObject([{ orgPath: school }])
  expect(await q.select().from(declarations)).toMatchObject([{ orgPath: `${school}branch/` }])
  expect(await q.select().from(transfers)).toMatchObject([
    { fromPath: `${school}branch/`, toPath: '/org-1/city-1/dep-1/sister/', commonOrgId: 'org-1' },
  ])
  expect(await q.select().from(notices)).toMatchObject([{ toPath: `${school}branch/` }])
  // whoever was above does not see it any more, whoever is now does, the people below go on
  expect((await town.city.refused('org.get', { id: 'school' })).code).toBe('not_found')
  expect((await town.otherCity.call('org.get', { id: 'branch' })).way).toMatchObject([
    { id: 'city-2' },
    { id: 'dep-2' },
    { id: 'school' },
    { id: 'branch' },
  ])
  expect(await branchAdmin.call('org.tree')).toMatchObject([{ id: 'branch' }])
  const { steps } = await province.call('org.get', { id: 'school' })
  expect(steps.at(-1)).toMatchObject({ action: 'move', from: '嵩州市教育局', to: '鹰城市教育局', reason })
})

test('what a move brings with it is told before it is done: who loses sight, who gains it, what goes along', async () => {
  const { province, city } = town
  const ask = (parentId: string, id = 'school') => province.call('org.moving', { id, parentId })
  expect(await ask('dep-2')).toEqual({
    problem: null,
    ...{ leaves: ['嵩州市职改办', '嵩州市教育局'], joins: ['鹰城市职改办', '鹰城市教育局'] },
    ...{ below: 1, persons: 1, plans: 1, declarations: 1, transfers: 1 },
  })
  expect(await ask('branch')).toMatchObject({ problem: { code: 'org.into_itself' } })
  expect(await ask('org-1', 'city-1')).toMatchObject({ problem: null, leaves: [], joins: [] })
  expect((await city.refused('org.moving', { id: 'school', parentId: 'dep-2' })).code).toBe('not_found')
  expect(await city.call('org.moving', { id: 'city-1', parentId: 'dep-1' })).toMatchObject({
    problem: { code: 'org.own_node' },
  })
  await town.world.exec(`update plans set state = 'submitted' where id = 'plan'`)
  expect(await ask('dep-2')).toMatchObject({ problem: { code: 'org.has_work', params: { work: 'plan:1' } } })
})

test('nothing is moved into itself, out of sight, under what does not work, or where it may not stand', async () => {
  const { world, province, city } = town
  const move = (parentId: string, id = 'school') => refusedOn(city, 'move', id, { parentId, reason })
  expect((await move('branch')).code).toBe('org.into_itself')
  expect((await move('school')).code).toBe('org.into_itself')
  expect((await move('dep-2')).code).toBe('not_found')
  expect(await move('dep-2')).toEqual(await move('no-such-org'))
  expect((await move('city-1', 'city-1')).code).toBe('org.own_node')
  const { id } = await addUnit(world, city, 'dep-1', { code: '410302077', name: '新校' })
  expect(await move(id)).toEqual({ code: 'org.parent_not_working', params: { name: '新校' } })
  await plant(world, 'county', '/org-1/city-2/', {
    kind: 'office',
    level: 3,
    code: '410422',
    name: '叶县职改办',
  })
  expect((await refusedOn(province, 'move', 'dep-1', { parentId: 'county', reason })).code).toBe(
    'org.kind_place',
  )
  expect((await refusedOn(province, 'move', 'county', { parentId: 'dep-1', reason })).code).toBe(
    'org.kind_place',
  )
  await plant(world, 'double', '/org-1/city-2/dep-2/', { name: '嵩州市第一小学' })
  expect((await refusedOn(province, 'move', 'school', { parentId: 'dep-2', reason })).code).toBe(
    'org.name_taken',
  )
})

test('what is on its way up keeps its route: nothing moves or stops before it has arrived', async () => {
  const { world, province } = town
  await world.exec(`update plans set state = 'submitted', desk_org_id = 'dep-1' where id = 'plan'`)
  const move = () => refusedOn(province, 'move', 'school', { parentId: 'dep-2', reason })
  expect(await move()).toEqual({ code: 'org.has_work', params: { work: 'plan:1' } })
  // of a department with what lies at its desk, and of the unit whose plan it is
  for (const id of ['school', 'sister', 'branch'])
    expect(['org.has_work', 'org.has_children']).toContain(
      (await refusedOn(province, 'disable', id, { reason })).code,
    )
})

test('somebody who looked earlier is told so, and a command is done once', async () => {
  const { province } = town
  const { version } = await province.call('org.get', { id: 'school' })
  const input = { commandId: 'a-command-of-its-own', id: 'school', version, name: '嵩州市育才小学' }
  const first = await province.call('org.rename', input)
  expect(await province.call('org.rename', input)).toEqual(first)
  const again = { ...input, commandId: 'another-command', name: '嵩州市育英小学' }
  expect((await province.refused('org.rename', again)).code).toBe('stale')
  const { steps } = await province.call('org.get', { id: 'school' })
  expect(steps).toHaveLength(1)
})
