import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditLog } from '../../db/schema/audit.ts'
import { remind } from '../../server/notice/remind.ts'
import { addDays } from '../../shared/calendar/days.rules.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { ctxOf, PNG, plant } from '../org/tree.ts'
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
    expect((await province.call('notice.get', { id })).reach).toEqual({ orgs: 3, readOrgs: 1 })
    expect((await unit.call('notice.get', { id })).reach).toBeNull()
    const receipts = await province.call('notice.receipts', { notice: id, read: true })
    expect(receipts).toMatchObject({ total: 1, rows: [{ orgId: 'unit-1', remindedAt: null }] })
    expect(receipts.rows[0].readerName).toContain('danwei')
    const unread = await province.call('notice.receipts', { notice: id, read: false, size: 1, page: 2 })
    expect(unread).toMatchObject({ total: 2, rows: [{ orgId: 'city-2', readerName: null, at: null }] })
    expect(await province.call('notice.receipts', { notice: id, search: 'UNIT' })).toMatchObject({ total: 1 })
    expect(await city.refused('notice.receipts', { notice: id })).toMatchObject({ code: 'not_found' })
  })

  it('count as readers those they are for, also after one has been moved away; what is hung on them is logged', async () => {
    const id = await publish(city)
    await unit.call('notice.read', { id })
    expect((await city.call('notice.get', { id })).reach).toEqual({ orgs: 1, readOrgs: 1 })
    await province.call('org.move', {
      ...{ commandId: crypto.randomUUID(), id: 'unit-1', version: 0, parentId: 'city-2', reason: '隶属调整' },
    })
    expect((await city.call('notice.get', { id })).reach).toEqual({ orgs: 0, readOrgs: 0 })
    expect(await city.call('notice.receipts', { notice: id })).toEqual({ rows: [], total: 0 })
    const sent = await handIn(world, city, 'notice.attach', { id }, { name: '附件.png', bytes: PNG })
    expect(sent.status).toBe(200)
    const logged = await world.app.db.read
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, `notice:${id}`))
    expect(logged.map(({ action }) => action)).toEqual(['notice.published', 'notice.file_added'])
  })

  it('are gone for readers once withdrawn, and stay with the sender, who says why', async () => {
    const id = await publish(province)
    const withdraw = { commandId: crypto.randomUUID(), id, version: 0 }
    expect((await province.ask('notice.withdraw', withdraw)).status).toBe(400)
    await province.call('notice.withdraw', { ...withdraw, reason: '截止时间有误' })
    expect(await titlesOf(unit)).toEqual([])
    expect(await titlesOf(province, { own: true, state: 'withdrawn' })).toEqual([id])
    expect(await province.call('notice.get', { id })).toMatchObject({
      ...{ state: 'withdrawn', withdrawReason: '截止时间有误' },
      withdrawnBy: expect.stringContaining('sheng'),
    })
    expect(
      await province.refused('notice.withdraw', {
        ...{ commandId: crypto.randomUUID(), id, version: 1, reason: '再次' },
      }),
    ).toMatchObject({ code: 'notice.withdrawn' })
    expect(await province.refused('notice.remind', { id })).toMatchObject({ code: 'notice.withdrawn' })
  })

  it('hold to the end of their last day in China: then they leave desk and to-dos, and are found as expired', async () => {
    const today = dayOf(world.now())
    expect(
      await province.refused('notice.publish', {
        ...{ commandId: crypto.randomUUID(), kinds: ['unit'], title: '过期', body: '过期' },
        validUntil: addDays(today, -1),
      }),
    ).toMatchObject({ code: 'notice.until_past' })
    const id = await publish(province, { validUntil: today })
    const desk = async () => {
      const { todos, notices } = await unit.call('desk.get', { year: 2026 })
      return [todos.length, notices.map((each: { id: string }) => each.id)]
    }
    expect(await desk()).toEqual([1, [id]])
    world.pass(Date.parse(`${today}T23:59:59+08:00`) - +world.now())
    for (const person of [province, unit]) await person.signIn()
    expect(await titlesOf(unit, { state: 'current', unread: true })).toEqual([id])
    world.pass(1000)
    expect(await desk()).toEqual([0, []])
    for (const input of [{ state: 'current' }, { unread: true }])
      expect(await titlesOf(unit, input)).toEqual([])
    expect(await titlesOf(unit, { state: 'expired' })).toEqual([id])
    expect(await unit.call('notice.get', { id })).toMatchObject({ state: 'expired', validUntil: today })
    expect(await province.refused('notice.remind', { id })).toMatchObject({ code: 'notice.expired' })
  })

  it('that matter stand first on the desk until they are read', async () => {
    const id = await publish(province, { important: true })
    world.pass(1000)
    const later = await publish(province)
    const desk = async () =>
      (await unit.call('desk.get', { year: 2026 })).notices.map((each: { id: string }) => each.id)
    expect(await desk()).toEqual([id, later])
    await unit.call('notice.read', { id })
    expect(await desk()).toEqual([later, id])
  })

  it('are brought to mind by message where nobody has read them, once a day and to nobody else', async () => {
    const id = await publish(province)
    await city.call('notice.read', { id })
    const told = async (person: Person) =>
      (await person.call('message.list', {})).rows.filter(
        ({ kind }: { kind: string }) => kind === 'notice.remind',
      )
    expect(await province.call('notice.remind', { id, orgIds: ['unit-1', 'city-1', 'no-such-org'] })).toEqual(
      {
        orgs: 1,
      },
    )
    expect(await told(unit)).toMatchObject([
      { link: `/manage/notices?open=${id}`, params: { title: '关于做好年度申报的通知' } },
    ])
    expect([await told(city), await told(stranger)]).toEqual([[], []])
    // the rest of them, and never twice on a day
    expect(await province.call('notice.remind', { id })).toEqual({ orgs: 1 })
    expect(await province.call('notice.remind', { id })).toEqual({ orgs: 0 })
    expect((await told(unit)).length).toBe(1)
    expect(await province.call('notice.receipts', { notice: id, read: false })).toMatchObject({
      rows: [{ remindedToday: true }, { remindedToday: true }],
    })
    world.pass(86_400_000)
    for (const person of [province, unit]) await person.signIn()
    expect(await province.call('notice.remind', { id })).toEqual({ orgs: 2 })
    expect((await told(unit)).length).toBe(2)
    await city.signIn()
    expect(await city.refused('notice.remind', { id })).toMatchObject({ code: 'not_found' })
    // nor by whose rights went while his turn waited
    const late = await ctxOf(world, province)
    await world.exec(`update accounts set duties = '[]' where id = '${province.id}'`)
    await expect(remind(late, id)).rejects.toMatchObject({ problem: { code: 'stale' } })
  })
})
