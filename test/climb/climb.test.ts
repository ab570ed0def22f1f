import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { poolExperts } from '../../db/schema/pool.ts'
import { type ClimbWorld, DAY, openClimbWorld, ROUTE, YEAR } from './climb-world.ts'

let world: ClimbWorld
beforeAll(async () => void (world = await openClimbWorld()))
afterAll(() => world.close())

const handler = (orgId: string, scope?: { series: string[]; sections: string[] }) =>
  world.at(orgId, { duties: ['handler'], ...(scope && { scope }) })
const principal = (orgId: string) => world.at(orgId, { duties: ['principal'] })
const listed = async (by: Awaited<ReturnType<typeof handler>>, tab: string, id: string) => {
  const { rows } = await by.call('climb.list', { year: YEAR, tab, size: 200 })
  return rows.find((row: { id: string }) => row.id === id)
}

test('M-4.1.1 M-4.1.4 M-4.2.1 经办人 has the list of his step, and the 负责人 nothing until he has passed it', async () => {
  const id = await world.sown()
  expect(await listed(await handler('unit'), 'mine', id)).toMatchObject({ mine: true, deskDuty: 'handler' })
  expect(await listed(await principal('unit'), 'mine', id)).toBeUndefined()
  expect(await world.passed(await principal('unit'), id)).toBe('climb.wrong_duty')
  expect(await world.passed(await handler('unit'), id)).toBeNull()
  expect(await listed(await handler('unit'), 'mine', id)).toBeUndefined()
  expect(await listed(await principal('unit'), 'mine', id)).toMatchObject({ mine: true })
  const { todos } = await (await principal('unit')).call('desk.get', { year: YEAR })
  expect(todos.find(({ kind }: { kind: string }) => kind === 'declare.principal').count).toBeGreaterThan(0)
})

test('M-4.1.2 M-4.1.7 the whole chain is shown on the file and walked step by step up to the committee', async () => {
  const id = await world.sown()
  const seen = await (await handler('unit')).call('climb.get', { id })
  expect(seen.way.map(({ orgId, duty }: Record<string, string>) => `${orgId} ${duty}`)).toEqual([
    ...ROUTE.flatMap((org) => [`${org} handler`, `${org} principal`]),
    'senior committee',
  ])
  for (const org of ROUTE)
    for (const duty of ['handler', 'principal']) {
      expect(await world.row(id)).toMatchObject({ state: 'climbing', deskOrgId: org, deskDuty: duty })
      expect(await world.passed(await world.at(org, { duties: [duty] }), id)).toBeNull()
    }
  expect(await world.row(id)).toMatchObject({ state: 'waiting', deskDuty: 'committee', deskOrgId: 'org-1' })
  expect(await world.accepted(await world.committee(), id)).toBeNull()
  const own = await (await handler('org-1')).call('climb.get', { id })
  expect(own.state).toBe('accepted')
  expect(own.way.every(({ state }: { state: string }) => state === 'done')).toBe(true)
})

test('M-4.1.3 the upper level sees nothing of it but the number before the lower has passed it on', async () => {
  const id = await world.sown()
  const dep = await handler('dep')
  const before = await dep.call('climb.counts', { year: YEAR })
  expect(before.below).toBeGreaterThan(0)
  expect(await listed(dep, 'all', id)).toBeUndefined()
  expect((await dep.refused('climb.get', { id })).code).toBe('not_found')
  await world.upTo(id, 'dep')
  expect((await dep.call('climb.counts', { year: YEAR })).below).toBe(before.below - 1)
  expect(await listed(dep, 'mine', id)).toMatchObject({ id })
  expect((await (await handler('county')).refused('climb.get', { id })).code).toBe('not_found')
})

test('M-4.1.6 the name opens all sections and documents, as they were handed in', async () => {
  const id = await world.sown()
  const seen = await (await handler('unit')).call('climb.get', { id })
  expect(seen.sections.map(({ section }: { section: string }) => section)).toEqual([
    'basic',
    'papers',
    'training',
  ])
  expect(seen.sections[1].content.rows[0].values.name).toBe('甲')
  expect(seen.files).toHaveLength(2)
})

test('M-4.1.8 退回修改: the applicant reads reason and points, and the difference is shown on its return', async () => {
  const id = await world.sown()
  await world.upTo(id, 'dep')
  const dep = await handler('dep')
  const [reason, point] = ['论文信息不全', { section: 'papers', rowId: 'p1', field: 'name', text: '补刊号' }]
  const unknown = { section: 'papers', rowId: 'p9', text: '没有' }
  expect(await world.done(dep, 'sendBack', id, { reason, points: [unknown] })).toBe('climb.point_unknown')
  expect(await world.done(dep, 'sendBack', id, { reason, points: [point] })).toBeNull()
  const own = await (await world.applicant(id)).call('declare.get', { id })
  expect(own).toMatchObject({ state: 'returned', returnReason: reason, points: [point] })
  await world.again(id)
  // from the bottom again: what is new has not arrived above the unit
  expect(await world.row(id)).toMatchObject({ deskOrgId: 'unit', deskDuty: 'handler' })
  expect((await dep.refused('climb.get', { id })).code).toBe('not_found')
  const seen = await (await handler('unit')).call('climb.get', { id })
  const papers = seen.sections.find(({ section }: { section: string }) => section === 'papers')
  expect([papers.before.rows[0].values.name, papers.content.rows[0].values.name]).toEqual(['甲', '乙'])
  expect(seen.filesAdded).toEqual(['f-paper-2'])
  expect(seen.filesGone.map((file: { id: string }) => file.id)).toEqual(['f-paper'])
})

test('a mended file jumps back to where it was returned when the office lets it (setting)', async () => {
  await world.setting('unit', 'climb.return', 'back')
  const id = await world.sown()
  await world.upTo(id, 'dep', 'principal')
  expect(await world.done(await principal('dep'), 'sendBack', id, { reason: '补材料' })).toBeNull()
  expect(await world.row(id)).toMatchObject({
    returnToOrgId: 'dep',
    returnToDuty: 'principal',
    deskOrgId: null,
  })
  await world.again(id)
  expect(await world.row(id)).toMatchObject({ deskOrgId: 'dep', deskDuty: 'principal' })
  const { passes } = await (await principal('dep')).call('climb.get', { id })
  expect(new Set(passes.map(({ orgId }: { orgId: string }) => orgId))).toEqual(new Set(['unit', 'dep']))
  await world.setting('unit', 'climb.return', 'all')
})

test('M-4.1.9 未通过 is the end for the year, shown to the unit, and gives the place back', async () => {
  const id = await world.sown({ counted: true })
  await world.upTo(id, 'dep')
  expect(await world.done(await handler('dep'), 'fail', id, { reason: '不符合条件' })).toBeNull()
  const { rows } = await (await handler('unit')).call('climb.status', { year: YEAR, size: 200 })
  expect(rows.find((row: { id: string }) => row.id === id).state).toBe('failed')
  expect(await world.passed(await handler('dep'), id)).toBe('workflow.wrong_state')
  expect(await world.used('unit')).toBe(0)
})

test('an organisation that has stopped work since the hand-in is passed by', async () => {
  const id = await world.sown()
  await world.orgState('county', 'disabled')
  await world.upTo(id, 'city')
  expect(await world.row(id)).toMatchObject({ deskOrgId: 'city' })
  await world.orgState('county', 'approved')
})

test('M-4.3.2 M-4.3.3 an expert climbs unit, department, city and province, and is in the pool at once', async () => {
  const id = await world.sown({ kind: 'expert' })
  await world.upTo(id, 'org-1', 'principal')
  expect(await world.row(id)).toMatchObject({ state: 'climbing', deskOrgId: 'org-1', deskDuty: 'principal' })
  expect(await world.passed(await principal('org-1'), id)).toBeNull()
  expect(await world.row(id)).toMatchObject({ state: 'pooled' })
  const { personId } = await world.row(id)
  const found = await world.app.db.read.select().from(poolExperts).where(eq(poolExperts.personId, personId))
  expect(found).toMatchObject([{ state: 'in', source: 'applied' }])
  expect(found[0]?.channel).toHaveLength(4)
  const { steps } = await (await handler('unit')).call('climb.get', { id })
  expect(steps.at(-1).action).toMatch(/pass|pool/)
})

test('domain 4.5 the unit enters 展示 and 公示, and its 负责人 passes the file on when they are over', async () => {
  await world.setting('cityunit', 'climb.notice', { shown: 3, notice: 5 })
  const id = await world.sown({ orgId: 'cityunit', route: ['cityunit', 'city', 'org-1'] })
  const opinions = { groupOpinion: '同意推荐', opinion: '同意' }
  const dates = {
    shownFrom: '2026-11-02',
    shownTo: '2026-11-04',
    noticeFrom: '2026-11-09',
    noticeTo: '2026-11-13',
  }
  const [first, second] = [await handler('cityunit'), await principal('cityunit')]
  expect(await world.passed(first, id)).toBeNull()
  expect(await world.passed(second, id)).toBe('climb.notice_missing')
  const short = { ...opinions, ...dates, noticeTo: '2026-11-12' }
  expect(await world.done(second, 'setUnitPart', id, short)).toBe('climb.notice_order')
  const running = { ...opinions, ...dates, noticeFrom: '2026-11-16', noticeTo: '2026-11-20' }
  expect(await world.done(second, 'setUnitPart', id, running)).toBeNull()
  expect(await world.passed(second, id)).toBe('climb.notice_running')
  expect(await world.done(second, 'setUnitPart', id, { ...opinions, ...dates })).toBeNull()
  expect(await world.passed(second, id)).toBeNull()
  expect(await world.done(second, 'setUnitPart', id, { ...opinions, ...dates })).toBe('climb.not_at_desk')
  expect((await (await handler('city')).call('climb.get', { id })).unitPart).toEqual({
    ...opinions,
    ...dates,
  })
})

test('domain 4.13 an expert’s application the blacklist ended is reopened by the office of its desk or the province, once the ban is over', async () => {
  const route = ['unit', 'dep', 'city', 'org-1']
  const [low, high] = [
    await world.sown({ kind: 'expert', route }),
    await world.sown({ kind: 'expert', route }),
  ]
  await world.upTo(high, 'city')
  const ended = { state: 'failed', endCause: 'blacklist', endedAt: world.now() } as const
  for (const id of [low, high]) await world.patch(id, ended)
  const input = { reason: '名单已移除', until: +world.now() + 5 * DAY }
  const city = await handler('city')
  const unit = await handler('unit')
  expect(await world.done(unit, 'reopen', low, input)).toBe('climb.not_at_desk')
  expect(await world.done(unit, 'reopen', high, input)).toBe('climb.not_at_desk')
  expect(await world.done(city, 'reopen', low, input)).toBe('not_found')
  const { actions } = await city.call('climb.get', { id: high })
  expect(actions).toEqual([{ action: 'reopen', problem: null }])
  expect(await world.done(city, 'reopen', high, input)).toBeNull()
  expect(await world.row(high)).toMatchObject({ state: 'climbing', deskOrgId: 'city', endCause: null })
  // it never came so far
  expect(await world.done(await handler('org-1'), 'reopen', low, input)).toBeNull()
  expect(await world.row(low)).toMatchObject({ state: 'climbing', deskOrgId: 'unit', deskDuty: 'handler' })
})
