import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ClimbWorld, commandId, openClimbWorld, YEAR } from './climb-world.ts'

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

test('M-2.8 M-4.1.5 M-4.2.2 two users of one desk see other files and other sections, by series and by content', async () => {
  const [id, foreign] = [await world.sown(), await world.sown({ series: '04' })]
  const papers = await handler('unit', { series: ['05'], sections: ['papers'] })
  const rest = await handler('unit', { series: [], sections: ['basic', 'training'] })
  expect(await listed(papers, 'mine', foreign)).toBeUndefined()
  expect((await papers.refused('climb.get', { id: foreign })).code).toBe('not_found')
  expect(await listed(rest, 'mine', foreign)).toBeDefined()
  // whatever stands inside a name finds it, and no more than is seen
  const [{ name }] = [(await listed(papers, 'mine', id))!]
  for (const search of [name.slice(1), 'sbr', 'shenbao'])
    expect((await papers.call('climb.list', { year: YEAR, tab: 'mine', search })).total).toBe(1)
  expect((await papers.call('climb.list', { year: YEAR, tab: 'all', search: 'aobao' })).total).toBe(0)
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

test('M-4.1.4 M-4.2.1 whoever has both duties has a list of each step, with its count and its to-do', async () => {
  const [id, waiting] = [
    await world.sown({ orgId: 'provunit', route: ['provunit', 'org-1'] }),
    await world.sown({ orgId: 'provunit', route: ['provunit', 'org-1'] }),
  ]
  const both = await world.at('provunit', { duties: ['handler', 'principal'] })
  const stands = async () => {
    const { todos } = await both.call('desk.get', { year: YEAR })
    const step = async (duty: string, kind: string) => ({
      list: (await both.call('climb.list', { year: YEAR, duty })).rows.map((row: { id: string }) => row.id),
      count: (await both.call('climb.counts', { year: YEAR, duty })).mine,
      todo: todos.find((each: { kind: string }) => each.kind === kind)?.count ?? 0,
    })
    return [await step('handler', 'declare.audit'), await step('principal', 'declare.principal')]
  }
  expect(await stands()).toEqual([
    { list: [id, waiting], count: 2, todo: 2 },
    { list: [], count: 0, todo: 0 },
  ])
  expect(await world.passed(await handler('provunit'), id)).toBeNull()
  expect(await stands()).toEqual([
    { list: [waiting], count: 1, todo: 1 },
    { list: [id], count: 1, todo: 1 },
  ])
  const one = await principal('provunit')
  const kinds = (await one.call('desk.get', { year: YEAR })).todos.map(({ kind }: { kind: string }) => kind)
  expect(kinds.filter((kind: string) => kind.startsWith('declare'))).toEqual(['declare.principal'])
})

test('sections nobody at the desk may pass are named, so that the administrator can grant them', async () => {
  const id = await world.sown({ orgId: 'unit2', route: ['unit2', 'dep', 'org-1'] })
  const papers = await world.at('unit2', { duties: ['handler'], scope: { series: [], sections: ['papers'] } })
  expect((await papers.call('climb.get', { id })).uncovered).toEqual(['basic', 'training'])
  await world.at('unit2', { duties: ['handler'], scope: { series: ['05'], sections: ['basic', 'training'] } })
  expect((await papers.call('climb.get', { id })).uncovered).toEqual([])
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
