import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accounts } from '../../db/schema/account.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { declarations } from '../../db/schema/declare.ts'
import { persons } from '../../db/schema/person.ts'
import { loginOfApplicant } from '../../server/auth/credentials.ts'
import { quotasOf } from '../../server/plan/quota.store.ts'
import { commandId, line, openPlanWorld, type PlanWorld, YEAR } from '../plan/plan-world.ts'
import { type Person, START } from '../world.ts'

let world: PlanWorld
let made = 0
beforeAll(async () => void (world = await openPlanWorld()))
afterAll(() => world.close())

/** An applicant of that unit with a session. */
async function applicant(orgId: string, orgPath: string): Promise<Person> {
  const no = ++made
  const number = `E1234567${no}`
  const login = loginOfApplicant(world.app.secret, number)
  const { id } = await world.person(login, { kind: 'applicant' })
  const person = world.browser({ id, login: number }, 'applicant')
  await world.app.db.write('persons', async (tx) => {
    await tx.insert(persons).values({
      ...{ id: `p${no}`, orgId, orgPath, name: `姓名${no}`, pinyin: 'x', idType: 'citizen' },
      ...{ idHash: `h${no}`, idSealed: 's', idMasked: '410101********0011', birthDate: '1990-01-01', sex: 1 },
      ...{ status: 'active', statusAt: START, createdAt: START, accountId: person.id },
    })
    await tx
      .update(accounts)
      .set({ personId: `p${no}` })
      .where(eq(accounts.id, id))
  })
  await person.signIn()
  return person
}
const UNIT = '/org-1/city/county/dep/unit/'
const title = (change: object = {}) => ({
  ...{ commandId: commandId(), kind: 'title', series: '05', level: '2', counted: true },
  ...change,
})
const quota = async (orgId: string) => (await quotasOf(world.app.db.read, { orgId, year: YEAR }))[0]

test('M-3.5 M-3.13 a title is declared from the very moment the plan is passed, and not before', async () => {
  const person = await applicant('unit', UNIT)
  expect((await person.refused('declare.register', title())).code).toBe('declare.no_plan')
  const id = await world.submitted('unit', [
    line({ planned: 2 }),
    line({ planned: 1, specialty: '机械' }),
    line({ series: '06', counted: false, reason: '绿色通道' }),
  ])
  for (const office of ['dep', 'county', 'city']) await world.passBy(await world.at(office), id)
  const before = await person.call('declare.home')
  expect([before.title.code, before.expert, before.open]).toEqual(['declare.no_plan', null, []])
  expect((await person.refused('declare.register', title())).code).toBe('declare.no_plan')
  await world.passBy(await world.at('org-1'), id)
  const home = await person.call('declare.home')
  expect([home.title, home.person.orgName, home.year]).toEqual([null, '伊水县人民医院', YEAR])
  expect(home.open).toEqual([
    { series: '05', level: '2', specialty: '', counted: true, left: 3 },
    { series: '05', level: '2', specialty: '机械', counted: true, left: 3 },
    { series: '06', level: '2', specialty: '', counted: false, left: null },
  ])
  await person.call('declare.register', title())
  const after = await person.call('declare.home')
  expect([after.title.code, after.open[0].left, after.mine.length]).toEqual(['declare.already', 2, 1])
})

test('M-3.3 beyond the quota a declaration is refused, and a place given back is had again', async () => {
  const [one, two, three] = [
    await applicant('unit', UNIT),
    await applicant('unit', UNIT),
    await applicant('unit', UNIT),
  ]
  await one.call('declare.register', title())
  const { id } = await two.call('declare.register', title())
  expect(await three.refused('declare.register', title())).toEqual({
    code: 'quota.none',
    params: { year: YEAR, series: '工程技术人员', level: '副高级', granted: 3 },
  })
  expect((await three.call('declare.home')).mine).toEqual([])
  expect(await quota('unit')).toMatchObject({ granted: 3, used: 3 })
  // a line that takes no post has no limit, but must be in the plan
  await three.call('declare.register', title({ series: '06', counted: false }))
  const withdraw = { commandId: commandId(), id, version: 0 }
  expect((await one.refused('declare.withdraw', { ...withdraw, commandId: commandId() })).code).toBe(
    'not_found',
  )
  expect(await two.call('declare.withdraw', withdraw)).toEqual({ version: 1 })
  expect(await two.call('declare.withdraw', withdraw)).toEqual({ version: 1 })
  expect(await quota('unit')).toMatchObject({ used: 2 })
  const again = { commandId: commandId(), id, version: 1 }
  expect((await two.refused('declare.withdraw', again)).code).toBe('workflow.wrong_state')
  await two.call('declare.register', title())
  expect(await quota('unit')).toMatchObject({ used: 3 })
  const log = await world.app.db.read
    .select()
    .from(auditLog)
    .where(eq(auditLog.subject, `declaration:${id}`))
  expect(log.map(({ action }) => action)).toEqual(['declare.registered', 'declare.withdrawn'])
})

test('M-3.3 twelve who declare at the same moment share the places there are', async () => {
  const id = await world.submitted('cityunit', [line({ level: '3', planned: 3 })])
  await world.climb(id)
  const people: Person[] = []
  for (let i = 0; i < 12; i++) people.push(await applicant('cityunit', '/org-1/city/cityunit/'))
  const answers = await Promise.all(
    people.map((person) => person.ask('declare.register', title({ level: '3' }))),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
  expect(answers.filter(({ body }) => body.code === 'quota.none')).toHaveLength(9)
  expect(await quota('cityunit')).toMatchObject({ granted: 3, used: 3 })
  const kept = await world.app.db.read.select().from(declarations).where(eq(declarations.orgId, 'cityunit'))
  expect(kept).toHaveLength(3)
})

test('M-2.11 one person declares one title and one expert application a year, however often it is sent', async () => {
  await world.climb(await world.submitted('provunit', [line({ planned: 3 })]))
  const person = await applicant('provunit', '/org-1/bureau/provunit/')
  const once = title()
  const first = await person.call('declare.register', once)
  expect(await person.call('declare.register', once)).toEqual(first)
  const answers = await Promise.all(Array.from({ length: 4 }, () => person.ask('declare.register', title())))
  expect(answers.map(({ body }) => body.code)).toEqual(Array.from({ length: 4 }, () => 'declare.already'))
  await person.call('declare.register', title({ kind: 'expert' }))
  expect(await quota('provunit')).toMatchObject({ used: 1 })
  expect((await person.call('declare.home')).mine).toHaveLength(2)
})

test('what the plan does not name is not declared: series, level, specialty, or a place it does not take', async () => {
  const person = await applicant('provunit', '/org-1/bureau/provunit/')
  for (const change of [{ series: '06' }, { level: '3' }, { counted: false }])
    expect((await person.refused('declare.register', title(change))).code).toBe('quota.no_line')
  expect((await person.call('declare.home')).mine).toEqual([])
})

test('who has left, or whose unit does not work, declares nothing', async () => {
  const person = await applicant('unit', UNIT)
  await world.exec(`update persons set status = 'retired' where id = 'p${made}'`)
  expect((await person.refused('declare.register', title())).code).toBe('person.not_active')
  expect((await person.call('declare.home')).expert.code).toBe('person.not_active')
  await world.exec(`update persons set status = 'active' where id = 'p${made}'`)
  await world.orgState('unit', 'disabled')
  expect((await person.refused('declare.register', title())).code).toBe('org.disabled')
  await world.orgState('unit', 'approved')
})
