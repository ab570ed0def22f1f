import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditLog } from '../../db/schema/audit.ts'
import { deliveries, messages } from '../../db/schema/message.ts'
import { rowsInOrder } from '../../server/list.ts'
import { listMissing, missingList } from '../../server/plan/missing.list.ts'
import { remind } from '../../server/plan/remind.ts'
import type { Problem } from '../../shared/problem.ts'
import { commandId, ctxOf, line, openPlanWorld, type PlanWorld, YEAR } from './plan-world.ts'

const CITY = '/org-1/city/'
const DAY = 24 * 60 * 60 * 1000
let world: PlanWorld
let asker: string
beforeAll(async () => {
  world = await openPlanWorld()
  const profile = { contactName: '周明', contactPhone: '13800001234' }
  await world.exec(`update orgs set profile = '${JSON.stringify(profile)}' where id = 'unit2'`)
  await world.submitted('unit')
  // a draft, and one that was sent back
  await (await world.at('unit2')).call('plan.save', { commandId: commandId(), year: YEAR, lines: [line()] })
  const id = await world.submitted('cityunit', [line({ level: '3' })])
  asker = (await world.at('city')).id
  await world.act(await world.at('city'), 'sendBack', id, { reason: '请核对' })
})
afterAll(() => world.close())

const ctxAt = (path: string, more: object = {}) =>
  ctxOf(world, {
    ...{ accountId: asker, name: '王敏', orgId: path.split('/').at(-2)!, orgPath: path },
    ...{ orgName: path.split('/').at(-2)!, orgKind: 'office', duties: ['handler'], ...more },
  })
const list = (path: string, input: object = {}, more: object = {}) =>
  listMissing(ctxAt(path, more), missingList.input.parse({ year: YEAR, ...input }))
const states = async (...asked: Parameters<typeof list>) => {
  const { rows, total } = await list(...asked)
  expect(rows).toHaveLength(total)
  return Object.fromEntries(rows.map(({ orgId, state }) => [orgId, state]))
}
const ask = async (path: string, orgId: string, year = YEAR): Promise<Problem | null> => {
  const [answer] = await remind(ctxAt(path), { commandId: commandId(), year, orgIds: [orgId] })
  return answer!.problem
}

test('尚未上报 is who works below, is no office and has nothing handed in: none begun, a draft, one sent back', async () => {
  const city = { cityunit: 'returned', dep: 'none', unit2: 'draft' }
  expect(await states(CITY)).toEqual(city)
  expect(await states('/org-1/')).toEqual({
    ...city,
    ...{ otherunit: 'none', bureau: 'none', provunit: 'none' },
  })
  // its own plan an organisation sees on its own page
  expect(await states(`${CITY}county/dep/`)).toEqual({ unit2: 'draft' })
  expect(await states('/org-1/other/otherunit/')).toEqual({})
  for (const state of ['none', 'draft', 'returned'])
    expect(await states(CITY, { state })).toEqual(
      Object.fromEntries(Object.entries(city).filter(([, each]) => each === state)),
    )
  expect(await states(CITY, { kind: 'department' })).toEqual({ dep: 'none' })
  expect(await states(CITY, { search: '中医' })).toEqual({ unit2: 'draft' })
  expect(await states('/org-1/', { node: 'other' })).toEqual({ otherunit: 'none' })
  expect(await states(CITY, { deep: false })).toEqual({ cityunit: 'returned' })
  expect(Object.keys(await states(CITY, { year: YEAR + 1 }))).toHaveLength(4)
  await expect(list(CITY, { node: 'other' })).rejects.toMatchObject({ problem: { code: 'not_found' } })
  // what was sent back of series that are not his is handed in as far as he is concerned
  const other = { scope: { series: ['06'], sections: [] } }
  expect(await states(CITY, {}, other)).toEqual({ dep: 'none', unit2: 'draft' })
  // whoever cannot work yet can hand in nothing
  await world.orgState('dep', 'submitted')
  expect(await states(CITY)).toEqual({ cityunit: 'returned', unit2: 'draft' })
  await world.orgState('dep', 'approved')
})

test('it says until when, whom to ask, and goes out as a workbook with the number whole or masked', async () => {
  await world.setting('county', 'plan.window', { [YEAR]: { opensAt: 0, closesAt: +world.now() + DAY } })
  const input = missingList.input.parse({ year: YEAR, sort: 'org' })
  const found = await missingList.find(ctxAt(CITY), input)
  const ids = await found.ids(10, 0)
  expect(await found.count()).toBe(ids.length)
  const rows = await rowsInOrder(ctxAt(CITY), missingList, ids)
  expect(rows.map(({ orgId }) => orgId)).toEqual(['cityunit', 'dep', 'unit2'])
  expect(rows.map(({ closesAt }) => closesAt)).toEqual([null, ...Array(2).fill(+world.now() + DAY)])
  expect(rows[2]).toMatchObject({ contactName: '周明', contactPhone: '138****1234', remindedAt: null })
  const [whole] = await rowsInOrder(ctxAt(CITY), missingList, [ids[2]!], true)
  expect(missingList.columns.map(({ value }) => value(whole!))).toEqual([
    ...['伊水县中医院', '伊水县卫生健康委', '草稿', expect.stringContaining('2026-'), '周明', '13800001234'],
    ...[null, null],
  ])
  // ids somebody has no business with bring nothing
  expect(await rowsInOrder(ctxAt('/org-1/other/'), missingList, ids)).toEqual([])
})

test('催报 tells who fills the plan in and the 管理员, once a day, and is on the record', async () => {
  const { id: writer } = await world.at('unit2')
  const { id: admin } = await world.person('unit2-admin', { orgId: 'unit2', duties: ['admin'] })
  await world.exec(`update accounts set phone = '13900001111' where id = '${admin}'`)
  await world.person('unit2-gone', { orgId: 'unit2', duties: ['handler'], disabled: true })
  const input = { commandId: commandId(), year: YEAR, orgIds: ['unit2', 'unit', 'otherunit'] }
  const answer = await remind(ctxAt(CITY), input)
  expect(answer).toEqual([
    { id: 'unit2', orgName: '伊水县中医院', problem: null },
    {
      ...{ id: 'unit', orgName: '伊水县人民医院' },
      problem: { code: 'plan.handed_in', params: { year: YEAR } },
    },
    { id: 'otherunit', orgName: '', problem: { code: 'not_found' } },
  ])
  // sent again it is the same act; asked again, by whomever, it is once too often
  expect((await remind(ctxAt(CITY), input))[0]).toEqual(answer[0])
  expect(await ask('/org-1/', 'unit2')).toEqual({
    code: 'plan.reminded',
    params: { org: 'city', at: expect.stringMatching(/^\d\d:\d\d$/) },
  })
  const told = await world.app.db.read.select().from(messages).where(eq(messages.kind, 'plan.remind'))
  expect(Object.fromEntries(told.map(({ accountId, link }) => [accountId, link]))).toEqual({
    [writer]: '/manage/plan',
    [admin]: '',
  })
  expect(told).toHaveLength(2)
  expect(told[0]!.params).toEqual({ org: 'city', year: YEAR, until: expect.stringContaining('2026-') })
  expect(await world.app.db.read.$count(deliveries)).toBe(1)
  const logged = await world.app.db.read.select().from(auditLog).where(eq(auditLog.action, 'plan.reminded'))
  expect(logged).toMatchObject([{ subject: 'org:unit2', details: { orgId: 'unit2', year: YEAR } }])
  const { rows } = await list('/org-1/', { node: 'unit2' })
  expect(rows).toMatchObject([{ remindedAt: +logged[0]!.at, remindedBy: 'city' }])
  // of another year nothing was asked
  expect((await list('/org-1/', { node: 'unit2', year: YEAR + 1 })).rows).toMatchObject([
    { remindedAt: null },
  ])

  // a day is one on the wall of the office: from nine in the morning to eleven at night, and past midnight
  world.pass((14 / 24) * DAY)
  expect((await ask(CITY, 'unit2'))?.code).toBe('plan.reminded')
  world.pass((2 / 24) * DAY)
  expect(await ask(CITY, 'unit2')).toBeNull()
})

test('a unit that could not hand in, or has nobody to read it, is not asked', async () => {
  expect(await ask(CITY, 'dep')).toEqual({ code: 'plan.nobody_to_remind' })
  world.pass(DAY)
  expect((await ask(CITY, 'unit2'))?.code).toBe('plan.remind_closed')
  await world.setting('org-1', 'plan.window', { [YEAR]: { opensAt: 0, closesAt: +world.now() - 1 } })
  // what was sent back may come again after the time
  expect(await ask(CITY, 'cityunit')).toBeNull()
  expect(await ask(CITY, 'city')).toMatchObject({ code: 'not_found' })
  // nor of a year whose plan it could not begin
  expect((await ask(CITY, 'unit2', YEAR - 2))?.code).toBe('plan.year_far')
})
