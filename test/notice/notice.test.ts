import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditLog } from '../../db/schema/audit.ts'
import { PNG, plant } from '../org/tree.ts'
import { handIn } from '../workbook/office.ts'
import { openWorld, type Person, type World } from '../world.ts'

let world: World
let province: Person
let city: Person
let unit: Person
let stranger: Person

beforeEach(async () => {
  world = await openWorld()
  await plant(world, 'city-1', '/org-1/', { kind: 'office', name: 'city-1' })
  await plant(world, 'unit-1', '/org-1/city-1/', { name: 'unit-1' })
  await plant(world, 'city-2', '/org-1/', { kind: 'office' })
  province = await world.person('sheng', { duties: ['admin'] })
  city = await world.person('shi', { duties: ['handler'], orgId: 'city-1' })
  unit = await world.person('danwei', { duties: ['admin'], orgId: 'unit-1' })
  stranger = await world.person('linshi', { duties: ['admin'], orgId: 'city-2' })
  for (const person of [province, city, unit, stranger]) await person.signIn()
})
afterEach(() => world.close())

const publish = async (person: Person, input: object = {}): Promise<string> =>
  (
    await person.call('notice.publish', {
      ...{
        commandId: crypto.randomUUID(),
        kinds: ['office', 'unit'],
        title: '关于做好年度申报的通知',
        body: '请按时上报。',
      },
      ...input,
    })
  ).id
const titlesOf = async (person: Person, input: object = {}) =>
  (await person.call('notice.list', input)).rows.map(({ id }: { id: string }) => id)

describe('notices', () => {
  it('I-8 reach the kinds and the subtree they are for, and nobody else', async () => {
    const all = await publish(province)
    const offices = await publish(province, { kinds: ['office'] })
    const branch = await publish(city)
    expect((await titlesOf(unit)).toSorted()).toEqual([all, branch].toSorted())
    expect((await titlesOf(stranger)).toSorted()).toEqual([all, offices].toSorted())
    expect(await stranger.refused('notice.get', { id: branch })).toMatchObject({ code: 'not_found' })
    expect(await unit.refused('notice.get', { id: offices })).toMatchObject({ code: 'not_found' })
  })

  it('go to the own subtree only', async () => {
    expect(
      await city.refused('notice.publish', {
        ...{ commandId: crypto.randomUUID(), node: 'city-2', kinds: ['office'], title: '越权', body: '越权' },
      }),
    ).toMatchObject({ code: 'not_found' })
  })

  it('I-8 are read by opening, and the sender sees by whom', async () => {
    const id = await publish(province)
    expect(await titlesOf(unit, { unread: true })).toEqual([id])
    await unit.call('notice.read', { id })
    await unit.call('notice.read', { id })
    expect(await titlesOf(unit, { unread: true })).toEqual([])
    const receipts = await province.call('notice.receipts', { id })
    expect(receipts).toMatchObject({ orgs: 3, readOrgs: 1 })
    expect(
      receipts.rows.find(({ orgName }: { orgName: string }) => orgName === 'unit-1').readerName,
    ).toContain('danwei')
    expect(await city.refused('notice.receipts', { id })).toMatchObject({ code: 'not_found' })
  })

  it('count as readers those they are for, also after one has been moved away; what is hung on them is logged', async () => {
    const id = await publish(city)
    await unit.call('notice.read', { id })
    expect(await city.call('notice.receipts', { id })).toMatchObject({ orgs: 1, readOrgs: 1 })
    await province.call('org.move', {
      ...{ commandId: crypto.randomUUID(), id: 'unit-1', version: 0, parentId: 'city-2', reason: '隶属调整' },
    })
    expect(await city.call('notice.receipts', { id })).toMatchObject({ orgs: 0, readOrgs: 0, rows: [] })
    const sent = await handIn(world, city, 'notice.attach', { id }, { name: '附件.png', bytes: PNG })
    expect(sent.status).toBe(200)
    const logged = await world.app.db.read
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, `notice:${id}`))
    expect(logged.map(({ action }) => action)).toEqual(['notice.published', 'notice.file_added'])
  })

  it('are gone for readers once withdrawn, and stay with the sender', async () => {
    const id = await publish(province)
    await province.call('notice.withdraw', { commandId: crypto.randomUUID(), id, version: 0 })
    expect(await titlesOf(unit)).toEqual([])
    expect(await titlesOf(province, { own: true })).toEqual([id])
    expect(
      await province.refused('notice.withdraw', { commandId: crypto.randomUUID(), id, version: 1 }),
    ).toMatchObject({ code: 'notice.withdrawn' })
  })
})
