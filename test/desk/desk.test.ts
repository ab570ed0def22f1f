import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plant } from '../org/tree.ts'
import { openWorld, type Person, type World } from '../world.ts'

let world: World
let city: Person
let county: Person
let stranger: Person

beforeEach(async () => {
  world = await openWorld()
  await plant(world, 'city-1', '/org-1/', { kind: 'office' })
  await plant(world, 'county-1', '/org-1/city-1/', { kind: 'office' })
  await plant(world, 'city-2', '/org-1/', { kind: 'office' })
  await plant(world, 'unit-1', '/org-1/city-1/county-1/', { state: 'submitted' })
  city = await world.person('shi', { duties: ['admin'], orgId: 'city-1' })
  county = await world.person('xian', { duties: ['admin'], orgId: 'county-1' })
  stranger = await world.person('linshi', { duties: ['admin'], orgId: 'city-2' })
  for (const person of [city, county, stranger]) await person.signIn()
})
afterEach(() => world.close())

type Todo = { kind: string; count: number; first: { id: string }[] }
const todosOf = async (person: Person): Promise<Todo[]> =>
  (await person.call('desk.get', { year: 2026 })).todos.filter(({ kind }: Todo) => kind !== 'notice.unread')

describe('the desk', () => {
  it('M-0.6 a submitted unit waits with its direct superior and nobody else', async () => {
    expect(await todosOf(county)).toMatchObject([{ kind: 'org.audit', count: 1, first: [{ id: 'unit-1' }] }])
    expect(await todosOf(city)).toEqual([])
    expect(await todosOf(stranger)).toEqual([])
  })

  it('I-8 counts an unread notice until it is opened', async () => {
    const { id } = await city.call('notice.publish', {
      ...{ commandId: crypto.randomUUID(), kinds: ['office'], title: '通知', body: '正文' },
    })
    const unread = async (person: Person) =>
      (await person.call('desk.get', { year: 2026 })).todos.find(({ kind }: Todo) => kind === 'notice.unread')
    expect(await unread(county)).toMatchObject({ count: 1, first: [{ id }] })
    expect(await unread(stranger)).toBeUndefined()
    await county.call('notice.read', { id })
    expect(await unread(county)).toBeUndefined()
  })

  it('offers the years of plans the asker sees, and none of a draft below', async () => {
    const clerk = await world.person('jingban', { orgId: 'unit-1' })
    await world.exec(`update orgs set state = 'approved' where id = 'unit-1'`)
    await clerk.signIn()
    const plan = { commandId: crypto.randomUUID(), year: 2027, lines: [] }
    await clerk.call('plan.save', plan)
    const yearsOf = async (person: Person) => (await person.call('desk.get', { year: 2026 })).years
    expect(await yearsOf(clerk)).toEqual([2027, 2026])
    expect(await yearsOf(county)).toEqual([2026])
    await world.exec(`update plans set state = 'submitted'`)
    expect(await yearsOf(county)).toEqual([2027, 2026])
  })

  it('tells when plans of the year close by the window that holds, also where a nearer office names other years', async () => {
    const [opensAt, closesAt] = [+world.now(), +world.now() + 86_400_000]
    const clerk = await world.person('jingban', { orgId: 'county-1' })
    await clerk.signIn()
    for (const [person, year] of [
      [city, 2026],
      [county, 2027],
    ] as const)
      await person.call('setting.set', {
        ...{ commandId: crypto.randomUUID(), key: 'plan.window', value: { [year]: { opensAt, closesAt } } },
      })
    for (const year of [2026, 2027])
      expect((await clerk.call('desk.get', { year })).deadlines).toEqual([
        { kind: 'plan.closes', at: closesAt, name: String(year) },
      ])
  })

  it('names staff who cannot work yet', async () => {
    await world.person('xinren', { orgId: 'county-1', duties: [] })
    expect(await todosOf(county)).toMatchObject([{ kind: 'org.audit' }, { kind: 'staff.missing', count: 1 }])
  })

  it('counts what the list behind it shows: changed data too, staff never started, never those stopped', async () => {
    await plant(world, 'unit-2', '/org-1/city-1/county-1/', { state: 'changing' })
    await plant(world, 'unit-3', '/org-1/city-1/county-1/unit-1/', { state: 'submitted' })
    await world.person('xinren', { orgId: 'county-1', duties: [] })
    await world.person('tingyong', { orgId: 'county-1', duties: [], disabled: true })
    const counts = Object.fromEntries((await todosOf(county)).map(({ kind, count }) => [kind, count]))
    expect(counts).toEqual({ 'org.audit': 2, 'staff.missing': 1 })
    const audit = await county.call('org.list', { todo: true })
    expect(audit.rows.map(({ id }: { id: string }) => id).sort()).toEqual(['unit-1', 'unit-2'])
    expect((await county.call('staff.list', { missing: true })).total).toBe(1)
  })

  it('is told of news without content, and only at the organisations concerned', async () => {
    const heard: unknown[] = []
    const [near, far] = [await county.socket(), await stranger.socket()]
    near.raw.on('news', (news) => heard.push(['near', news]))
    far.raw.on('news', (news) => heard.push(['far', news]))
    await city.call('notice.publish', {
      ...{ commandId: crypto.randomUUID(), kinds: ['office'], title: '通知', body: '正文' },
    })
    await expect.poll(() => heard.length).toBe(1)
    expect(heard).toEqual([['near', { topics: ['notice'], within: 20 }]])
  })
})
