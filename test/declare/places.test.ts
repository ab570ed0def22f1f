import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { committeeYears } from '../../db/schema/committee.ts'
import { declarations } from '../../db/schema/declare.ts'
import { submit } from '../../server/declare/submit.ts'
import { quotasOf } from '../../server/plan/quota.store.ts'
import { PROMISE_VERSION } from '../../shared/declare/promise.ts'
import { commandId, ctxOf, YEAR } from '../plan/plan-world.ts'
import { type Applicant, CLOSES, type DeclareWorld, openDeclareWorld, titleOf } from './declare-world.ts'

let world: DeclareWorld
/** Who of the twelve took a place. */
let holders: [Applicant, string][] = []
beforeAll(async () => {
  world = await openDeclareWorld()
  await world.planned('cityunit', 3)
  await world.planned('provunit', 50)
})
afterAll(() => world.close())

const quota = async (orgId: string) => (await quotasOf(world.app.db.read, { orgId, year: YEAR }))[0]!
const set = (id: string, patch: string) => world.exec(`update declarations set ${patch} where id = '${id}'`)

test('M-3.3 twelve who hand in at the same moment share the places there are', async () => {
  const people: [Applicant, string][] = []
  for (let i = 0; i < 12; i++) {
    const person = await world.applicant('cityunit')
    people.push([person, await world.filled(person)])
  }
  const answers = await Promise.all(
    people.map(([person, id]) =>
      person.ask('declare.submit', { commandId: commandId(), id, version: 0, promise: PROMISE_VERSION }),
    ),
  )
  holders = people.filter((_, i) => answers[i]!.status === 200)
  expect(holders).toHaveLength(3)
  expect(answers.filter(({ body }) => body.code === 'quota.none')).toHaveLength(9)
  expect(await quota('cityunit')).toMatchObject({ granted: 3, used: 3 })
  const kept = await world.app.db.read
    .select({ state: declarations.state })
    .from(declarations)
    .where(eq(declarations.orgId, 'cityunit'))
  expect(kept.map(({ state }) => state).sort()).toEqual([
    ...Array.from({ length: 3 }, () => 'climbing'),
    ...Array.from({ length: 9 }, () => 'filling'),
  ])
  const late = await world.applicant('cityunit')
  expect(await late.refused('declare.begin', titleOf())).toEqual({
    code: 'quota.none',
    params: { year: YEAR, series: '工程技术人员', level: '副高级', granted: 3 },
  })
})

test('M-3.3 a place is kept while a file is mended, and free again once it is taken back or given up', async () => {
  const [person, id] = holders[0]!
  await set(id, `state = 'returned'`)
  expect(await quota('cityunit')).toMatchObject({ used: 3 })
  expect(await world.own(person, 'submit', id)).toBeNull()
  expect(await quota('cityunit')).toMatchObject({ used: 3 })
  expect(await world.own(person, 'recall', id)).toBeNull()
  expect(await quota('cityunit')).toMatchObject({ used: 2 })
  expect(await world.own(person, 'submit', id)).toBeNull()
  await set(id, `state = 'returned'`)
  expect(await world.own(person, 'withdraw', id)).toBeNull()
  expect(await quota('cityunit')).toMatchObject({ used: 2 })
  expect(await world.own(person, 'withdraw', id)).toBe('workflow.wrong_state')
  // another one may be begun
  await person.call('declare.begin', titleOf())
})

test('M-7.1.2 what arrives before the window closes is in time, a millisecond later is not', async () => {
  const [first, second] = [await world.applicant('provunit'), await world.applicant('provunit')]
  const files = [await world.filled(first), await world.filled(second)] as const
  world.pass(+CLOSES - +world.now() - 1)
  await world.again(first)
  await world.again(second)
  expect(await world.own(first, 'submit', files[0])).toBeNull()
  // it arrived in time, and its turn came when the window had closed
  const arrived = ctxOf(world, { kind: 'applicant', accountId: second.id, personId: second.personId })
  world.pass(1)
  const signed = { commandId: commandId(), id: files[1], version: 0, promise: PROMISE_VERSION }
  expect(await submit(arrived, signed)).toEqual({ version: 1 })
  const third = await world.applicant('provunit')
  const late = await world.filled(third, { committeeId: null })
  const { version } = await world.file(third, late)
  const { kind: _, ...application } = titleOf()
  const apply = { ...application, id: late, version }
  expect((await third.refused('declare.apply', apply)).code).toBe('declare.window_over')
  await set(late, `committee_id = 'com'`)
  expect(await world.own(third, 'submit', late)).toBe('declare.window_over')
  // what came back may be mended until the committee accepts nothing more
  await set(files[0], `state = 'returned'`)
  expect(await world.own(first, 'submit', files[0])).toBeNull()
  await set(files[0], `state = 'returned'`)
  await world.app.db.write('committees', async (tx) => {
    await tx
      .update(committeeYears)
      .set({ deadlineAt: world.now() })
      .where(eq(committeeYears.committeeId, 'com'))
  })
  expect(await world.own(first, 'submit', files[0])).toBe('climb.deadline_over')
})
