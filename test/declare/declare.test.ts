import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditLog } from '../../db/schema/audit.ts'
import { declarationEditions, declarationSections, declarations } from '../../db/schema/declare.ts'
import { messages } from '../../db/schema/message.ts'
import { canonical } from '../../server/canonical.ts'
import { quotasOf } from '../../server/plan/quota.store.ts'
import { PROMISE_VERSION } from '../../shared/declare/promise.ts'
import { commandId, line, YEAR } from '../plan/plan-world.ts'
import { type DeclareWorld, expertOf, openDeclareWorld, SLOTS_ASKED, titleOf } from './declare-world.ts'
import { FORM_OF } from './sound-form.ts'

let world: DeclareWorld
beforeAll(async () => void (world = await openDeclareWorld()))
afterAll(() => world.close())

const quota = async (orgId: string) => (await quotasOf(world.app.db.read, { orgId, year: YEAR }))[0]

test('M-3.5 M-3.13 a title is declared from the very moment the plan is passed, and not before', async () => {
  const person = await world.applicant('unit')
  expect((await person.refused('declare.begin', titleOf())).code).toBe('declare.no_plan')
  const id = await world.submittedPlan('unit', [
    line({ planned: 2 }),
    line({ planned: 1, specialty: '机械' }),
    line({ series: '06', counted: false, reason: '绿色通道' }),
  ])
  for (const office of ['dep', 'county', 'city']) await world.passBy(await world.at(office), id)
  const before = await person.call('declare.home')
  expect([before.title.code, before.expert, before.open]).toEqual(['declare.no_plan', null, []])
  expect((await person.refused('declare.begin', titleOf())).code).toBe('declare.no_plan')
  await world.passBy(await world.at('org-1'), id)
  const home = await person.call('declare.home')
  expect([home.title, home.person.orgName, home.year]).toEqual([null, '伊水县人民医院', YEAR])
  expect(home.open).toEqual([
    { series: '05', level: '2', specialty: '', counted: true, left: 3 },
    { series: '05', level: '2', specialty: '机械', counted: true, left: 3 },
    { series: '06', level: '2', specialty: '', counted: false, left: null },
  ])
  await person.call('declare.begin', titleOf())
  const after = await person.call('declare.home')
  expect([after.title.code, after.open[0].left, after.mine[0].state]).toEqual([
    'declare.already',
    3,
    'filling',
  ])
})

test('I-1 M-2.11 a title and an expert’s application are begun, filled in, signed and handed in, once each a year', async () => {
  await world.planned('provunit')
  const person = await world.applicant('provunit')
  const begin = titleOf()
  const first = await person.call('declare.begin', begin)
  expect(await person.call('declare.begin', begin)).toEqual(first)
  const answers = await Promise.all([1, 2, 3].map(() => person.ask('declare.begin', titleOf())))
  expect(answers.map(({ body }) => body.code)).toEqual(Array.from({ length: 3 }, () => 'declare.already'))
  const expert = await world.submitted(person, expertOf())
  expect(await quota('provunit')).toMatchObject({ used: 0 })
  const file = await world.file(person, expert)
  expect([file.kind, file.state, file.committeeId, file.counted]).toEqual(['expert', 'climbing', null, false])
  expect(
    file.way.map(({ orgId, duty, state }: Record<string, string>) => `${orgId}:${duty}:${state}`),
  ).toEqual([
    ...['provunit:handler:here', 'provunit:principal:next', 'bureau:handler:next', 'bureau:principal:next'],
    ...['org-1:handler:next', 'org-1:principal:next'],
  ])
  expect((await person.call('declare.home')).mine).toHaveLength(2)
})

test('I-1 what is handed in is frozen as an edition: content, documents, promise and hash', async () => {
  const person = await world.applicant('provunit')
  const id = await world.filled(person)
  const { version } = await world.file(person, id)
  const submit = { commandId: commandId(), id, version, promise: '2020-1' }
  expect((await person.refused('declare.submit', submit)).code).toBe('declare.promise')
  const signed = { ...submit, commandId: commandId(), promise: PROMISE_VERSION }
  const answer = await person.call('declare.submit', signed)
  expect(await person.call('declare.submit', signed)).toEqual(answer)
  const [edition, ...others] = await world.app.db.read
    .select()
    .from(declarationEditions)
    .where(eq(declarationEditions.declarationId, id))
  expect(others).toEqual([])
  const { contents, files, promise, no, sha256 } = edition!
  expect([promise, no]).toEqual([PROMISE_VERSION, 1])
  expect(sha256).toBe(createHash('sha256').update(canonical({ contents, files, promise, no })).digest('hex'))
  expect(contents.summary).toEqual(FORM_OF.summary)
  expect(contents.basic?.values).toMatchObject({ unitName: '省人民医院', phone: '138****0001' })
  expect(contents.application?.values).toMatchObject({ committeeName: '评委会com', level: '2' })
  expect(files.map(({ slot }) => slot).sort()).toEqual([...SLOTS_ASKED].sort())
  const [row] = await world.app.db.read.select().from(declarations).where(eq(declarations.id, id))
  expect(row).toMatchObject({
    ...{ state: 'climbing', climb: 1, route: ['provunit', 'bureau', 'org-1'], deskOrgId: 'provunit' },
    ...{ deskDuty: 'handler', reachedDepth: 3, openSections: row!.sections },
    sections: ',basic,application,title,study,work,training,assessment,papers,summary,',
  })
  expect((await world.file(person, id)).editions).toEqual([{ no: 1, at: +row!.submittedAt!, sha256 }])
  const told = await world.app.db.read.select().from(messages).where(eq(messages.accountId, person.id))
  expect(told.map(({ kind, params, link }) => [kind, params, link])).toEqual([
    ['declare.submitted', { title: '高级工程师（工程技术人员）', org: '省人民医院' }, `/declare/file/${id}`],
  ])
  const log = await world.app.db.read
    .select()
    .from(auditLog)
    .where(eq(auditLog.subject, `declaration:${id}`))
  expect(log.map(({ action }) => action)).toEqual(['declare.begun', 'declare.submitted'])
})

test('a phone lies nowhere in the open, and the applicant reads his own', async () => {
  const person = await world.applicant('provunit')
  const id = await world.submitted(person, { counted: true })
  const kept = await world.app.db.read.select().from(declarationSections)
  const frozen = await world.app.db.read.select().from(declarationEditions)
  expect(JSON.stringify([kept, frozen])).not.toContain('13800000001')
  const { sections } = await world.file(person, id)
  expect(sections[0].content.values).toEqual(FORM_OF.basic!.values)
  expect((await person.call('declare.home')).person.phoneMasked).toBe('138****0001')
})

test('an incomplete form is refused with how much is missing and where it begins', async () => {
  const person = await world.applicant('unit2')
  await world.planned('unit2')
  const { id } = await person.call('declare.begin', titleOf({ committeeId: 'com' }))
  const file = await world.file(person, id)
  const barring = file.faults.filter(({ blocks }: { blocks: boolean }) => blocks)
  const action = file.actions.find((each: { action: string }) => each.action === 'submit')
  const refused = { code: 'declare.incomplete', params: { n: barring.length, section: 'basic' } }
  expect([barring.length > 10, action.problem]).toEqual([true, refused])
  const submit = { commandId: commandId(), id, version: 0, promise: PROMISE_VERSION }
  expect(await person.refused('declare.submit', submit)).toEqual(refused)
  expect(await quota('unit2')).toMatchObject({ used: 0 })
})

test('what is known already is there: the register’s data, and the last file’s', async () => {
  const person = await world.applicant('provunit')
  await world.exec(`update persons set ethnic = '03', politics = '01' where id = '${person.personId}'`)
  const id = await world.submitted(person)
  await world.own(person, 'recall', id)
  await world.own(person, 'withdraw', id)
  const { id: again } = await person.call('declare.begin', titleOf())
  const { sections, known } = await world.file(person, again)
  expect(sections[0]).toMatchObject({ section: 'basic', version: 1 })
  expect(sections[0].content.values).toEqual({ ...FORM_OF.basic!.values, ethnic: '03' })
  expect(sections[2].content).toEqual(FORM_OF.title)
  expect(known).toMatchObject({ birthDate: '1985-03-07', superiorName: '省卫生健康委' })
  const { sources } = await person.call('declare.reusable', { id: again, section: 'papers' })
  expect(sources).toEqual([{ id, year: YEAR, kind: 'title', content: FORM_OF.papers, files: [] }])
  const study = await person.call('declare.reusable', { id: again, section: 'study' })
  expect(study.sources[0].files).toMatchObject([{ slot: 'education' }])
  expect((await person.refused('declare.reusable', { id: again, section: 'expertise' })).code).toBe(
    'declare.section_unknown',
  )
})

test('nobody else’s file is there, whatever is asked of it', async () => {
  const [mine, other] = [await world.applicant('provunit'), await world.applicant('provunit')]
  const id = await world.filled(mine)
  const one = { commandId: commandId(), id, version: 0 }
  for (const [operation, input] of [
    ['get', { id }],
    ['reusable', { id, section: 'papers' }],
    ['withdraw', one],
    ['recall', one],
    ['submit', { ...one, promise: PROMISE_VERSION }],
    ['saveSection', { ...one, section: 'papers', content: { values: {}, rows: [] } }],
  ] as const)
    expect([operation, (await other.refused(`declare.${operation}`, input)).code]).toEqual([
      operation,
      'not_found',
    ])
  expect((await other.call('declare.home')).mine).toEqual([])
})
