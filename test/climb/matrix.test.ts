import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { declarations } from '../../db/schema/declare.ts'
import { finished, sheetsOf } from '../workbook/office.ts'
import type { Person } from '../world.ts'
import { type ClimbWorld, FILES, openClimbWorld, YEAR } from './climb-world.ts'

/** Whoever might see a file of `unit`: every organisation of its way, others beside it, its committee and another. */
const ROLES = {
  applicant: 'the applicant',
  colleague: 'another applicant of the unit',
  unit: '经办人 of the own unit',
  admin: '管理员 of the own unit',
  papers: '经办人 of the own unit for papers alone',
  health: '经办人 of the own unit for another series',
  dep: '经办人 of the department',
  depAdmin: '管理员 of the department',
  county: '经办人 of the county',
  city: '经办人 of the city',
  province: '经办人 of the province',
  unit2: '经办人 of a unit beside it',
  other: '经办人 of another city',
  committee: 'its committee',
  council: 'another committee',
} as const
type Role = keyof typeof ROLES
const CLIMB: Role[] = ['dep', 'county', 'city', 'province']
const UNIT: Role[] = ['unit', 'papers']

type Row = typeof declarations.$inferInsert
const climbing = (deskOrgId: string, reachedDepth: number): Partial<Row> => ({
  ...{ state: 'climbing', deskOrgId, deskDuty: 'handler', reachedDepth },
})
const done = (state: Row['state'], reachedDepth = 1): Partial<Row> => ({
  ...{ state, deskOrgId: 'org-1', deskDuty: 'committee', reachedDepth },
})

/** Moments of a life, and who may read the file then, beside its applicant (domain 4.15). */
const MOMENTS: [name: string, patch: Partial<Row>, seen: Role[]][] = [
  ['filling in', { state: 'filling', deskOrgId: null, deskDuty: null, reachedDepth: 99 }, []],
  ['at the own unit', climbing('unit', 5), UNIT],
  ['at the department', climbing('dep', 4), [...UNIT, 'dep']],
  ['at the county', climbing('county', 3), [...UNIT, 'dep', 'county']],
  ['at the city', climbing('city', 2), [...UNIT, 'dep', 'county', 'city']],
  ['at the province', climbing('org-1', 1), [...UNIT, ...CLIMB]],
  [
    'returned by the county',
    { state: 'returned', deskOrgId: null, deskDuty: null, reachedDepth: 3 },
    [...UNIT, 'dep', 'county'],
  ],
  ['waiting for the committee', done('waiting'), [...UNIT, ...CLIMB, 'committee']],
  ['being corrected', done('correcting'), [...UNIT, ...CLIMB, 'committee']],
  ['accepted', done('accepted'), [...UNIT, ...CLIMB, 'committee']],
  ['refused by the committee', done('failed'), [...UNIT, ...CLIMB, 'committee']],
  ['refused by the department', { ...climbing('dep', 4), state: 'failed' }, [...UNIT, 'dep']],
  [
    'late at the department: the supervising office may reopen it',
    { ...climbing('dep', 4), state: 'late', endCause: 'deadline' },
    [...UNIT, 'dep', 'province'],
  ],
  ['late at the committee', { ...done('late'), endCause: 'deadline' }, [...UNIT, ...CLIMB, 'committee']],
  [
    'given up after a return',
    { state: 'withdrawn', deskOrgId: null, deskDuty: null, reachedDepth: 4 },
    [...UNIT, 'dep'],
  ],
]

let world: ClimbWorld
let id: string
let people: Record<Role, Person>
beforeAll(async () => {
  world = await openClimbWorld()
  const folder = join(world.config.dataDir, 'files')
  mkdirSync(folder, { recursive: true })
  for (const { sha256 } of FILES) writeFileSync(join(folder, sha256), '1')
  id = await world.sown()
  const beside = await world.sown({ orgId: 'unit', sections: ['basic'] })
  const scoped = (series: string[], sections: string[]) =>
    world.at('unit', { duties: ['handler'], scope: { series, sections } })
  people = {
    applicant: await world.applicant(id),
    colleague: await world.applicant(beside),
    unit: await world.at('unit', { duties: ['handler'] }),
    admin: await world.at('unit', { duties: ['admin'], scope: { series: [], sections: [] } }),
    papers: await scoped([], ['papers']),
    health: await scoped(['04'], []),
    dep: await world.at('dep', { duties: ['handler'] }),
    depAdmin: await world.at('dep', { duties: ['admin'] }),
    county: await world.at('county', { duties: ['handler'] }),
    city: await world.at('city', { duties: ['handler'] }),
    province: await world.at('org-1', { duties: ['handler'] }),
    unit2: await world.at('unit2', { duties: ['handler'] }),
    other: await world.at('other', { duties: ['handler'] }),
    committee: await world.committee('senior'),
    council: await world.committee('middle'),
  }
})
afterAll(() => world.close())

/** What one hears of it, operation by operation: yes, or no in whatever way it is refused. */
async function heard(role: Role): Promise<Record<string, boolean>> {
  const by = people[role]
  const holds = async (operation: string, input: object) => {
    const { status, body } = await by.ask(operation, { year: YEAR, size: 200, ...input })
    return status === 200 && body.rows.some((row: { id: string }) => row.id === id)
  }
  const opens = async (operation: string, input: object) => {
    const { status, body } = await by.ask(operation, { id, ...input })
    if (status !== 200) expect(['not_found', 'auth.forbidden']).toContain(body.code)
    return status === 200
  }
  const bytes = (fileId: string) => opens('climb.file', { fileId })
  return {
    list: await holds('climb.list', { tab: 'all' }),
    status: await holds('climb.status', {}),
    get: await opens('climb.get', {}),
    life: await opens('climb.life', {}),
    paper: await bytes('f-paper'),
    photo: await bytes('f-photo'),
  }
}
const NOTHING = { list: false, status: false, get: false, life: false, paper: false, photo: false }
const READS = { list: true, status: true, get: true, life: true, paper: true, photo: true }

/** By the matrix; the own unit's 管理员 and reviewers know the state from the first field on. */
function expected(role: Role, moment: string, seen: readonly Role[]): Record<string, boolean> {
  const sees = seen.includes(role)
  const knows = { ...NOTHING, status: true, life: true }
  if (role === 'papers') return sees ? { ...READS, photo: false } : knows
  if (role === 'committee') return sees ? { ...READS, status: false, life: false } : NOTHING
  if (role === 'admin') return knows
  if (role === 'depAdmin') return seen.includes('dep') ? knows : NOTHING
  if (role === 'unit') return sees ? READS : knows
  return sees && moment ? READS : NOTHING
}

test.for(MOMENTS)(
  'domain 4.15 who sees a file %s: list, details, documents, status',
  async ([moment, patch, seen]) => {
    await world.patch(id, { endCause: null, ...patch })
    const wrong: string[] = []
    for (const role of Object.keys(ROLES) as Role[]) {
      const [is, should] = [await heard(role), expected(role, moment, seen)]
      for (const [what, yes] of Object.entries(should))
        if (is[what] !== yes) wrong.push(`${ROLES[role]} ${yes ? 'does not hear' : 'hears'} ${what}`)
    }
    expect(wrong).toEqual([])
  },
)

test('M-4.1.3 of what has not arrived the levels above hear the number alone, and count it once', async () => {
  const counts = async (role: Role) => people[role].call('climb.counts', { year: YEAR })
  await world.patch(id, { ...climbing('dep', 4), endCause: null })
  const [dep, county] = [await counts('dep'), await counts('county')]
  expect(county).toMatchObject({ all: dep.all - 1, below: dep.below + 1 })
  expect(await counts('other')).toMatchObject({ all: 0, below: 0 })
  expect(await counts('council')).toMatchObject({ all: 0, below: 0 })
  // another series: neither seen nor counted
  expect(await counts('health')).toMatchObject({ all: 0, below: 0 })
})

test('M-2.13 M-2.14 M-2.15 an export holds what its list holds, numbers masked; a print is for who sees every section', async () => {
  await world.patch(id, { ...climbing('dep', 4), endCause: null })
  const { name } = await world.row(id)
  const exported = async (role: Role, list: string, columns: string[]) => {
    const input = { year: YEAR, ...(list === 'climb.list' && { tab: 'all' }) }
    const { jobId } = await people[role].call('workbook.export', { list, input, columns })
    expect((await finished(people[role], jobId)).state).toBe('done')
    return JSON.stringify(await sheetsOf(world, people[role], 'workbook.file', { jobId }))
  }
  const columns = ['name', 'idNumber', 'committee', 'state', 'desk', 'interview', 'place']
  const whole = await exported('unit', 'climb.status', columns)
  for (const word of [
    name,
    '410*************',
    '省工程高评委',
    '审查中',
    '伊水县卫生健康委',
    '面试通知',
    '面试地点',
  ])
    expect(whole).toContain(word)
  expect(await exported('dep', 'climb.list', ['name', 'state'])).toContain(name)
  expect(await exported('county', 'climb.list', ['name', 'state'])).not.toContain(name)
  expect(await exported('other', 'climb.status', ['name', 'state'])).not.toContain(name)
  for (const role of ['county', 'other', 'health', 'papers'] as Role[])
    expect((await people[role].refused('climb.print', { id, form: 'table' })).code).toBe('not_found')
  const input = encodeURIComponent(JSON.stringify({ id, form: 'brief' }))
  const headers = { cookie: people.dep.cookie }
  const printed = await fetch(`${world.app.url}/api/climb.print?input=${input}`, { headers })
  expect(printed.headers.get('content-type')).toBe('application/pdf')
})

test('M-2.17 news of a step reach the unit, the desks that have it and the person, and nobody above', async () => {
  await world.patch(id, { ...climbing('unit', 5), endCause: null })
  const hears = async (role: Role) => {
    const { raw } = await people[role].socket()
    const topics: string[] = []
    raw.on('news', ({ topics: told }: { topics: string[] }) => void topics.push(...told))
    return topics
  }
  const [unit, dep, county, applicant] = [
    await hears('unit'),
    await hears('dep'),
    await hears('county'),
    await hears('applicant'),
  ]
  const passed = async (orgId: string, duty: string) =>
    expect(await world.passed(await world.at(orgId, { duties: [duty] }), id)).toBeNull()
  await passed('unit', 'handler')
  await passed('unit', 'principal')
  await expect.poll(() => [unit, applicant].every((topics) => topics.includes('declare'))).toBe(true)
  await expect.poll(() => dep.includes('declare')).toBe(true)
  expect(county).toEqual([])
  // the status the unit asks again says where it is now
  const { rows } = await people.admin.call('climb.status', { year: YEAR })
  expect(rows.find((row: { id: string }) => row.id === id)).toMatchObject({
    ...{ deskOrgName: '伊水县卫生健康委', deskDuty: 'handler', committeeName: '省工程高评委' },
    ...{ interview: '', place: '' },
  })
})
