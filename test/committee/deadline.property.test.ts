import { and, eq, inArray } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobs } from '../../db/schema/message.ts'
import { runDueJobs } from '../../server/job/runner.ts'
import { windowFault } from '../../shared/committee/committee.ts'
import { openUnits, type Units } from '../person/units.ts'
import { addCouncil, setTimes } from './world.ts'

const HOUR = 3600_000

let units: Units
beforeAll(async () => {
  units = await openUnits()
})
afterAll(() => units.world.close())

type Step =
  | { kind: 'window'; opens: number | null; closes: number | null }
  | { kind: 'deadline'; at: number | null }
  | { kind: 'pass'; hours: number }

/** Hours from the beginning; few of them, so that the times come in each other's way. */
const hour = fc.option(fc.integer({ min: -20, max: 400 }), { nil: null, freq: 5 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('window' as const), opens: hour, closes: hour }),
  fc.record({ kind: fc.constant('deadline' as const), at: hour }),
  fc.record({ kind: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 120 }) }),
)

// a PostgreSQL on a busy machine takes its time
test('M-7.4.1 in whatever order times are changed they keep their order, and one deadline at most is to come', {
  timeout: 180_000,
}, async () => {
  const { world, admins } = units
  const { 'org-1': province, 'city-1': city } = admins
  const ran: string[] = []
  world.app.jobs = {
    deadline: async (_app, _tx, { key }) => ({ late: ran.push(key) }),
    remind: async () => ({ told: 0 }),
  }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (history) => {
      await Promise.all([province.signIn(), city.signIn()])
      const { id } = await addCouncil(province, 'city-1')
      const start = +world.now()
      const at = (n: number | null) => (n === null ? null : start + n * HOUR)
      for (const each of history) {
        if (each.kind === 'pass') {
          world.pass(each.hours * HOUR)
          await city.signIn()
        } else {
          const { status, body } =
            each.kind === 'window'
              ? await setTimes(city, 'setWindow', id, { opensAt: at(each.opens), closesAt: at(each.closes) })
              : await setTimes(city, 'setDeadline', id, { deadlineAt: at(each.at) })
          if (status !== 200) expect(body.code).toMatch(/^committee\.(window_order|past)$/)
        }
        await runDueJobs(world.app)
        const now = await city.call('committee.get', { id, year: 2026 })
        expect(windowFault(now)).toBeNull()
        const live = await world.app.db.read
          .select()
          .from(jobs)
          .where(and(eq(jobs.subject, id), inArray(jobs.state, ['due', 'failed'])))
        const keys = live.filter(({ kind }) => kind === 'deadline').map(({ key }) => key)
        // the one that is set, as long as it is to come; a reminder of no other
        const coming = now.deadlineAt !== null && now.deadlineAt > +world.now()
        expect(keys).toEqual(coming ? [`deadline:${id}:${now.deadlineAt}`] : [])
        for (const { key } of live) expect(key.split(':')[2]).toBe(String(now.deadlineAt))
      }
    }),
    { numRuns: 20 },
  )
  // each moment that came was acted upon once
  expect(new Set(ran).size).toBe(ran.length)
  expect(ran.length).toBeGreaterThan(0)
})
