import { afterAll, beforeAll, expect, test } from 'vitest'
import { blacklist } from '../../db/schema/pool.ts'
import { commandId, YEAR } from '../plan/plan-world.ts'
import { START } from '../world.ts'
import {
  type Applicant,
  CLOSES,
  type DeclareWorld,
  expertOf,
  openDeclareWorld,
  titleOf,
} from './declare-world.ts'

let world: DeclareWorld
beforeAll(async () => {
  world = await openDeclareWorld()
  await world.planned('provunit', 50)
})
afterAll(() => world.close())

const home = async (person: Applicant) => {
  const { title, expert } = await person.call('declare.home')
  return [title?.code ?? null, expert?.code ?? null]
}
const begins = async (person: Applicant, input: object) =>
  (await person.ask('declare.begin', input)).body.code ?? null
/** Times of `com` this year, as SQL. */
const window = (opens: number | null, closes: number | null) =>
  world.exec(
    `update committee_years set opens_at = ${moment(opens)}, closes_at = ${moment(closes)} where committee_id = 'com'`,
  )
const moment = (ms: number | null) =>
  ms === null ? 'null' : process.env.DATABASE_URL ? `to_timestamp(${ms / 1000})` : ms
const DAY = 86_400_000

test('who has left, or whose unit does not work, declares nothing and hands nothing in', async () => {
  const person = await world.applicant('provunit')
  const id = await world.filled(person)
  await world.exec(`update persons set status = 'retired' where id = '${person.personId}'`)
  expect([await begins(person, expertOf()), ...(await home(person))]).toEqual(
    Array.from({ length: 3 }, () => 'person.not_active'),
  )
  expect(await world.own(person, 'submit', id)).toBe('person.not_active')
  await world.exec(`update persons set status = 'active' where id = '${person.personId}'`)
  await world.orgState('provunit', 'disabled')
  expect([await begins(person, expertOf()), ...(await home(person))]).toEqual(
    Array.from({ length: 3 }, () => 'org.disabled'),
  )
  expect(await world.own(person, 'submit', id)).toBe('org.disabled')
  await world.orgState('provunit', 'approved')
})

test('what the plan does not name is not declared: series, level, specialty, or a place it does not take', async () => {
  const person = await world.applicant('provunit')
  for (const change of [{ series: '06' }, { level: '3' }, { counted: false }])
    expect(await begins(person, titleOf({ committeeId: null, ...change }))).toBe('quota.no_line')
  expect((await person.call('declare.home')).mine).toEqual([])
  const id = await world.filled(person)
  const { kind: _, ...application } = titleOf({ level: '3', title: '0503', committeeId: 'citycom' })
  const { version } = await world.file(person, id)
  expect((await person.refused('declare.apply', { ...application, id, version })).code).toBe('quota.no_line')
})

test('M-7.1.5 only committees that fit are offered and taken: series, level, specialty, area, validity', async () => {
  await world.committee('special', 'org-1', { specialties: ['土木'] })
  await world.committee('elsewhere', 'other')
  await world.committee('old', 'org-1', { validTo: '2026-11-01' })
  await world.committee('stopped', 'org-1', { state: 'stopped' })
  const person = await world.applicant('provunit')
  const offered = async (specialty: string) =>
    (await person.call('declare.committees', { series: '05', level: '2', specialty })).map(
      ({ id }: { id: string }) => id,
    )
  expect(await offered('机械')).toEqual(['com'])
  expect((await offered('土木')).sort()).toEqual(['com', 'special'])
  for (const committeeId of ['special', 'elsewhere', 'old', 'stopped', 'citycom', 'none'])
    expect([committeeId, await begins(person, titleOf({ committeeId }))]).toEqual([
      committeeId,
      'declare.committee_unfit',
    ])
  const id = await world.filled(person, { committeeId: null })
  expect(await world.own(person, 'submit', id)).toBe('declare.committee_needed')
})

test('M-7.1.2 a committee is chosen before its window opens and written to inside it only', async () => {
  const person = await world.applicant('provunit')
  const now = +world.now()
  const chosen = async () =>
    (await person.call('declare.committees', { series: '05', level: '2', specialty: '机械' }))[0].problem
      ?.code
  await window(null, null)
  expect([await begins(person, titleOf()), await chosen()]).toEqual(
    Array.from({ length: 2 }, () => 'declare.window_not_set'),
  )
  await window(now - 2 * DAY, now)
  expect([await begins(person, titleOf()), await chosen()]).toEqual(
    Array.from({ length: 2 }, () => 'declare.window_over'),
  )
  await window(now + 1, now + DAY)
  expect(await chosen()).toBeUndefined()
  const id = await world.filled(person)
  expect(await world.own(person, 'submit', id)).toBe('declare.window_not_open')
  world.pass(1)
  expect(await world.own(person, 'submit', id)).toBeNull()
  await window(+START, +CLOSES)
})

test('an application is changed while it is with the applicant, and its place goes along', async () => {
  const person = await world.applicant('provunit')
  const id = await world.filled(person)
  const apply = async (change: object) => {
    const { kind: _, ...application } = titleOf(change)
    const { version } = await world.file(person, id)
    return person.ask('declare.apply', { ...application, id, version })
  }
  expect((await apply({ specialty: '土木', reviewType: 'green' })).status).toBe(200)
  expect(await world.file(person, id)).toMatchObject({ specialty: '土木', reviewType: 'green', year: YEAR })
  expect(await world.own(person, 'submit', id)).toBe('declare.incomplete')
  await apply({})
  expect(await world.own(person, 'submit', id)).toBeNull()
  expect((await apply({ specialty: '土木' })).body.code).toBe('workflow.wrong_state')
})

test('a draft that followed its person is handed in from the new unit, by its plan alone', async () => {
  const person = await world.applicant('provunit')
  const id = await world.filled(person)
  await world.exec(`update persons set org_id = 'unit2' where id = '${person.personId}'`)
  expect(await world.own(person, 'submit', id)).toBe('declare.other_unit')
  await world.exec(
    `update declarations set org_id = 'unit2', org_path = '/org-1/city/county/dep/unit2/' where id = '${id}'`,
  )
  expect(await world.own(person, 'submit', id)).toBe('declare.no_plan')
  await world.planned('unit2')
  expect(await world.own(person, 'submit', id)).toBeNull()
  expect((await world.file(person, id)).way[0].orgId).toBe('unit2')
})

test('M-7.2.3 who is on the blacklist declares nothing until the last day, and may the day after', async () => {
  const [person, other] = [await world.applicant('provunit'), await world.applicant('provunit')]
  const id = await world.filled(person)
  const ban = (personId: string) => ({
    ...{ id: `ban-${personId}`, personId, idHash: personId.replace('p', 'h'), idSealed: '', idMasked: '' },
    ...{ orgId: 'org-1', orgPath: '/org-1/', name: '某', pinyin: 'mou m', unitName: '', at: START },
    ...{ state: 'active' as const, reason: '弄虚作假', decisionNo: '豫职改〔2025〕7号', grade: 1 as const },
    ...{ startOn: '2025-11-22', endOn: '2026-11-21' },
  })
  await world.app.db.write('blacklist', async (tx) => {
    await tx.insert(blacklist).values([ban(person.personId), ban(other.personId)])
  })
  const refused = { code: 'declare.banned', params: expect.objectContaining({ until: '2026-11-21' }) }
  expect(await other.refused('declare.begin', titleOf())).toEqual(refused)
  expect(await begins(other, expertOf())).toBe('declare.banned')
  expect(await home(other)).toEqual(['declare.banned', 'declare.banned'])
  expect(await world.own(person, 'submit', id)).toBe('declare.banned')
  const { sections } = await world.file(person, id)
  // what is written is not lost meanwhile
  const { version, content } = sections.find(({ section }: { section: string }) => section === 'summary')
  await person.call('declare.saveSection', {
    commandId: commandId(),
    id,
    section: 'summary',
    version,
    content,
  })
  const until = Date.parse('2026-11-22T00:00:00+08:00')
  world.pass(until - 1 - +world.now())
  expect(await world.again(person).then(() => world.own(person, 'submit', id))).toBe('declare.banned')
  world.pass(1)
  expect(await world.own(person, 'submit', id)).toBeNull()
})
