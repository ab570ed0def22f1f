import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { orgs } from '../../db/schema/org.ts'
import { quotas, quotaUses } from '../../db/schema/plan.ts'
import { grant, quotasOf, release, reserve } from '../../server/plan/quota.store.ts'
import { Refusal } from '../../shared/problem.ts'
import { openTestDb, type TestDb } from '../open-test-db.ts'
import { START } from '../world.ts'
import { YEAR } from './plan-world.ts'

let store: TestDb
let locks = 0
beforeEach(async () => {
  store = await openTestDb()
  await store.db.write('orgs', async (tx) => {
    await tx.insert(orgs).values({
      ...{ id: 'unit', name: '单位', code: 'unit', kind: 'unit', level: 3 },
      ...{ path: '/unit/', createdAt: START },
    })
  })
})
afterEach(() => store.close())

const holder = { orgId: 'unit', year: YEAR }
const account = { series: '05', level: '2' }
/** Under a lock of its own, so that only the database can keep them apart. */
const write = <T>(work: Parameters<typeof store.db.write<T>>[1]) => store.db.write(`lock-${++locks}`, work)
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: unknown) => {
      if (error instanceof Refusal) return error.problem.code
      throw error
    },
  )
const take = (declarationId: string) =>
  codeOf(write((tx) => reserve(tx, { ...holder, ...account, declarationId, at: START })))
const giveBack = (declarationId: string) => codeOf(write((tx) => release(tx, declarationId, START)))
const set = (granted: number) =>
  codeOf(write((tx) => grant(tx, holder, granted < 0 ? [] : [{ ...account, granted }], START)))
const stand = async () => (await quotasOf(store.db.read, holder))[0]
const held = async () =>
  (await store.db.read.select().from(quotaUses)).filter(({ releasedAt }) => releasedAt === null).length

test('M-3.3 of twenty-four who ask at the same moment, as many get a place as there are', async () => {
  await set(8)
  const answers = await Promise.all(Array.from({ length: 24 }, (_, i) => take(`d${i}`)))
  expect(answers.filter((code) => code === 'ok')).toHaveLength(8)
  expect(answers.filter((code) => code === 'quota.none')).toHaveLength(16)
  expect(await stand()).toEqual({ ...account, granted: 8, used: 8 })
  expect(await held()).toBe(8)
})

test('the same declaration asked for eight times at once takes one place, and gives it back once', async () => {
  await set(3)
  const answers = await Promise.all(Array.from({ length: 8 }, () => take('d')))
  expect(answers).toEqual(Array.from({ length: 8 }, () => 'ok'))
  expect((await stand())!.used).toBe(1)
  await Promise.all(Array.from({ length: 8 }, () => giveBack('d')))
  expect((await stand())!.used).toBe(0)
  await giveBack('nobody')
  expect((await stand())!.used).toBe(0)
})

test('places given back and asked for at once are neither lost nor made', async () => {
  await set(8)
  await Promise.all(Array.from({ length: 8 }, (_, i) => take(`a${i}`)))
  const [, answers] = await Promise.all([
    Promise.all(Array.from({ length: 8 }, (_, i) => giveBack(`a${i}`))),
    Promise.all(Array.from({ length: 16 }, (_, i) => take(`b${i}`))),
  ])
  const got = answers.filter((code) => code === 'ok').length
  expect(await stand()).toEqual({ ...account, granted: 8, used: got })
  expect(await held()).toBe(got)
})

test('a grant lowered while places are taken never falls below them', async () => {
  await set(10)
  const [lowered, answers] = await Promise.all([
    set(5),
    Promise.all(Array.from({ length: 10 }, (_, i) => take(`d${i}`))),
  ])
  const { granted, used } = (await stand())!
  expect(used).toBe(answers.filter((code) => code === 'ok').length)
  expect([granted, used]).toEqual(lowered === 'ok' ? [5, 5] : [10, 10])
})

test('without an account there is no place, and the refusal names no other', async () => {
  expect(await take('d')).toBe('quota.no_line')
  await set(1)
  const other = { ...holder, series: '05', level: '3', declarationId: 'd', at: START }
  expect(await codeOf(write((tx) => reserve(tx, other)))).toBe('quota.no_line')
  expect(await held()).toBe(0)
})

test('any history of grants, places taken and given back keeps 0 ≤ used ≤ granted and every place accounted for', async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('take' as const), n: fc.nat(9) }),
    fc.record({ kind: fc.constant('back' as const), n: fc.nat(9) }),
    fc.record({ kind: fc.constant('set' as const), n: fc.integer({ min: -1, max: 6 }) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 12 }), async (bursts) => {
      await write(async (tx) => {
        await tx.delete(quotaUses)
        await tx.delete(quotas)
      })
      for (const burst of bursts) {
        await Promise.all(
          burst.map(({ kind, n }) =>
            kind === 'set' ? set(n) : kind === 'take' ? take(`d${n}`) : giveBack(`d${n}`),
          ),
        )
        const quota = await stand()
        if (!quota) continue
        expect(quota.used).toBeGreaterThanOrEqual(0)
        expect(quota.used).toBeLessThanOrEqual(quota.granted)
        expect(await held()).toBe(quota.used)
      }
    }),
    { numRuns: 25 },
  )
})
