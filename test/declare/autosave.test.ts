import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Content, FORM } from '../../shared/declare/form.ts'
import { kept } from '../../shared/declare/kept.ts'
import { commandId } from '../plan/plan-world.ts'
import { type Applicant, type DeclareWorld, expertOf, openDeclareWorld, titleOf } from './declare-world.ts'
import { FORM_OF } from './sound-form.ts'

let world: DeclareWorld
let person: Applicant
let id: string
beforeAll(async () => {
  world = await openDeclareWorld()
  await world.planned('provunit', 9)
  person = await world.applicant('provunit')
  id = (await person.call('declare.begin', titleOf())).id
})
afterAll(() => world.close())

const save = (section: string, version: number, content: Content, of = id) => ({
  ...{ commandId: commandId(), id: of, section, version, content },
})
const text = (words: string): Content => ({ values: { text: words }, rows: [] })
const sectionOf = async (section: string, of = id) =>
  (await world.file(person, of)).sections.find((each: { section: string }) => each.section === section)

test('I-1 two tabs never overwrite each other: the later one is told that it is stale', async () => {
  const first = save('summary', 0, text('甲'))
  const saved = await person.call('declare.saveSection', first)
  expect(saved).toMatchObject({ version: 1 })
  expect(await person.call('declare.saveSection', first)).toMatchObject({ version: 1, at: saved.at })
  expect((await person.refused('declare.saveSection', save('summary', 0, text('乙')))).code).toBe('stale')
  expect(await sectionOf('summary')).toMatchObject({ version: 1, content: text('甲') })
  const both = await Promise.all(
    ['丙', '丁'].map((words) => person.ask('declare.saveSection', save('summary', 1, text(words)))),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const winner = both.findIndex(({ status }) => status === 200)
  expect(await sectionOf('summary')).toMatchObject({ version: 2, content: text('丙丁'[winner]!) })
  // another section of the same file is not in the way
  expect(await person.call('declare.saveSection', save('study', 0, FORM_OF.study!))).toMatchObject({
    version: 1,
  })
})

test('the answer tells all that is wrong with the whole form now', async () => {
  const { version } = await sectionOf('summary')
  const { faults } = await person.call('declare.saveSection', save('summary', version, text('')))
  const codes = faults.map(({ section, code }: Record<string, string>) => `${section}:${code}`)
  expect(codes).toEqual(expect.arrayContaining(['summary:required', 'work:least', 'basic:slot']))
  expect(faults).toEqual((await world.file(person, id)).faults)
})

test('what the form does not have is dropped, and so is what is known from elsewhere', async () => {
  const odd = {
    values: { text: '甲', name: '别人', nothing: 'x' },
    rows: [{ id: 'r1', values: { text: 'x' } }],
  }
  const { version } = await sectionOf('summary')
  await person.call('declare.saveSection', save('summary', version, odd))
  expect((await sectionOf('summary')).content).toEqual(text('甲'))
  const basic = await sectionOf('basic')
  const known = {
    values: { ...FORM_OF.basic!.values, name: '别人', phoneSealed: 'x', idMasked: '1' },
    rows: [],
  }
  await person.call('declare.saveSection', save('basic', basic.version, known))
  expect((await sectionOf('basic')).content).toEqual(FORM_OF.basic)
  for (const section of ['promise', 'unit', 'expertise'])
    expect((await person.refused('declare.saveSection', save(section, 0, text('')))).code).toBe(
      'declare.section_unknown',
    )
})

test('keeping twice is keeping once, whatever is sent', () => {
  const values = fc.dictionary(
    fc.constantFrom('from', 'to', 'school', 'highest', '__proto__', 'x'),
    fc.string(),
  )
  const content = fc.record({
    values,
    rows: fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), values }), { maxLength: 6 }),
  })
  fc.assert(
    fc.property(content, fc.constantFrom('study' as const, 'summary' as const), (found, section) => {
      const once = kept(section, found as Content)
      expect(kept(section, once)).toEqual(once)
      const ids = once.rows.map((row) => row.id)
      expect(new Set(ids).size).toBe(ids.length)
      const keys = new Set((FORM[section]?.row ?? []).map(({ key }) => key))
      for (const row of once.rows) for (const key of Object.keys(row.values)) expect(keys).toContain(key)
    }),
    { numRuns: 50 },
  )
})

test('a file that has been handed in is not written in; one that came back is', async () => {
  const file = await world.submitted(await swap())
  const { version } = await sectionOf('summary', file)
  const change = save('summary', version, text('改'), file)
  expect((await person.refused('declare.saveSection', change)).code).toBe('workflow.wrong_state')
  await world.exec(`update declarations set state = 'returned' where id = '${file}'`)
  await person.call('declare.saveSection', { ...change, commandId: commandId() })
})

test('in 补正 only what the committee named is changed', async () => {
  const file = await world.submitted(await swap())
  const points = JSON.stringify([{ section: 'summary', text: '请补充' }])
  await world.exec(
    `update declarations set state = 'correcting', desk_duty = 'committee', desk_org_id = 'org-1', return_points = '${points}' where id = '${file}'`,
  )
  const [summary, papers] = [await sectionOf('summary', file), await sectionOf('papers', file)]
  expect(
    await person.refused('declare.saveSection', save('papers', papers.version, FORM_OF.papers!, file)),
  ).toEqual({
    ...{ code: 'declare.correct_only', params: { section: 'papers' } },
  })
  const { kind: _, ...application } = titleOf()
  const apply = { ...application, id: file, version: (await world.file(person, file)).version }
  expect((await person.refused('declare.apply', apply)).code).toBe('declare.correct_only')
  const saving = save('summary', summary.version, text(''), file)
  await person.call('declare.saveSection', saving)
  expect(await world.own(person, 'submit', file)).toBe('declare.incomplete')
  await person.call('declare.saveSection', save('summary', summary.version + 1, text('补充'), file))
  // who turned sixty meanwhile can do nothing about it now, and need not
  await world.exec(`update persons set birth_date = '1960-01-01' where id = '${person.personId}'`)
  expect(await world.own(person, 'submit', file)).toBeNull()
  // back to the committee, not through the levels again
  expect(await world.file(person, file)).toMatchObject({ state: 'waiting', climb: 2, deskDuty: 'committee' })
})

test('an expert fills in other sections', async () => {
  const { id: expert } = await person.call('declare.begin', expertOf())
  const training = save('training', 0, FORM_OF.training!, expert)
  expect((await person.refused('declare.saveSection', training)).code).toBe('declare.section_unknown')
})

/** From here on somebody else, with a file of his own. */
async function swap(): Promise<Applicant> {
  person = await world.applicant('provunit')
  return person
}
