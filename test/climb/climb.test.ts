import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ClimbWorld, commandId, openClimbWorld, ROUTE, YEAR } from './climb-world.ts'

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
  expect(todos.find(({ kind }: { kind: string }) => kind === 'declare.audit').count).toBeGreaterThan(0)
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

test('M-2.8 M-4.1.5 M-4.2.2 two users of one desk see other files and other sections, by series and by content', async () => {
  const [id, foreign] = [await world.sown(), await world.sown({ series: '04' })]
  const papers = await handler('unit', { series: ['05'], sections: ['papers'] })
  const rest = await handler('unit', { series: [], sections: ['basic', 'training'] })
  expect(await listed(papers, 'mine', foreign)).toBeUndefined()
  expect((await papers.refused('climb.get', { id: foreign })).code).toBe('not_found')
  expect(await listed(rest, 'mine', foreign)).toBeDefined()
  const [mine, theirs] = [await papers.call('climb.get', { id }), await rest.call('climb.get', { id })]
  const keys = (file: typeof mine) => file.sections.map(({ section }: { section: string }) => section)
  expect([keys(mine), mine.hidden]).toEqual([['papers'], ['basic', 'training']])
  expect([keys(theirs), theirs.hidden]).toEqual([['basic', 'training'], ['papers']])
  expect(mine.files.map((file: { id: string }) => file.id)).toEqual(['f-paper'])
  expect(theirs.files.map((file: { id: string }) => file.id)).toEqual(['f-photo'])
  expect(JSON.stringify(mine)).not.toContain('a@example.cn')
  expect((await papers.refused('climb.file', { id, fileId: 'f-photo' })).code).toBe('not_found')
  // the printed form holds every section
  expect((await papers.refused('climb.print', { id, form: 'table' })).code).toBe('not_found')
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

test('M-4.2.3 with one section open the file stays; it moves up only when all are passed', async () => {
  const id = await world.sown()
  const papers = await handler('unit', { series: [], sections: ['papers'] })
  const basic = await handler('unit', { series: [], sections: ['basic', 'training'] })
  expect(await world.passed(papers, id, { sections: ['basic'] })).toBe('climb.section_closed')
  expect(await world.passed(papers, id, { opinion: '论文属实' })).toBeNull()
  expect(await world.row(id)).toMatchObject({ deskDuty: 'handler', openSections: ',basic,training,' })
  expect(await world.passed(papers, id)).toBe('climb.sections_done')
  expect(await listed(papers, 'mine', id)).toBeUndefined()
  expect(await world.passed(basic, id, { sections: ['basic'] })).toBeNull()
  expect(await world.row(id)).toMatchObject({ deskDuty: 'handler', openSections: ',training,' })
  expect(await world.passed(basic, id)).toBeNull()
  expect(await world.row(id)).toMatchObject({
    deskDuty: 'principal',
    openSections: ',basic,papers,training,',
  })
  const { passes } = await (await principal('unit')).call('climb.get', { id })
  expect(passes.map(({ section, opinion }: Record<string, string>) => [section, opinion])).toEqual([
    ['papers', '论文属实'],
    ['basic', ''],
    ['training', ''],
  ])
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

test('domain 4.2 nobody does both steps on one file, whoever has both duties', async () => {
  const id = await world.sown()
  const both = await world.at('unit', { duties: ['handler', 'principal'] })
  expect(await world.passed(both, id)).toBeNull()
  expect(await world.passed(both, id)).toBe('climb.same_person')
  const { actions } = await both.call('climb.get', { id })
  expect(actions.map(({ problem }: { problem: { code: string } }) => problem?.code)).toEqual([
    'climb.same_person',
    'climb.same_person',
    'climb.same_person',
  ])
  expect(await world.passed(await principal('unit'), id)).toBeNull()
})

test('sections nobody at the desk may pass are named, so that the administrator can grant them', async () => {
  const id = await world.sown({ orgId: 'unit2', route: ['unit2', 'dep', 'org-1'] })
  const papers = await world.at('unit2', { duties: ['handler'], scope: { series: [], sections: ['papers'] } })
  expect((await papers.call('climb.get', { id })).uncovered).toEqual(['basic', 'training'])
  await world.at('unit2', { duties: ['handler'], scope: { series: ['05'], sections: ['basic', 'training'] } })
  expect((await papers.call('climb.get', { id })).uncovered).toEqual([])
})

test('an organisation that has stopped work since the hand-in is passed by', async () => {
  const id = await world.sown()
  await world.orgState('county', 'disabled')
  await world.upTo(id, 'city')
  expect(await world.row(id)).toMatchObject({ deskOrgId: 'city' })
  await world.orgState('county', 'approved')
})

test('many are passed at once, each answered for itself, and the same command again passes nothing twice', async () => {
  const ids = [
    await world.sown(),
    await world.sown(),
    await world.sown({ orgId: 'otherunit', route: ['otherunit'] }),
  ]
  const items = await Promise.all(ids.map(async (id) => ({ id, version: (await world.row(id)).version })))
  const command = {
    commandId: commandId(),
    items: [...items.slice(0, 1), { ...items[1]!, version: 7 }, items[2]!],
  }
  const unit = await handler('unit')
  const answer = await unit.call('climb.pass', command)
  expect(answer.map(({ problem }: { problem: { code: string } | null }) => problem?.code ?? null)).toEqual([
    null,
    'stale',
    'not_found',
  ])
  expect(answer[2].name).toBe('')
  expect(await unit.call('climb.pass', command)).toEqual(answer)
  expect(await world.row(ids[0]!)).toMatchObject({ deskDuty: 'principal', version: 1 })
})
