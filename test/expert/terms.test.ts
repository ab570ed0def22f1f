import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobs, messages } from '../../db/schema/message.ts'
import { persons } from '../../db/schema/person.ts'
import { runDueJobs } from '../../server/job/runner.ts'
import { addPerson, openUnits, type Units } from '../person/units.ts'
import { entryOf } from './expert-world.ts'

const DAY = 86_400_000

let units: Units
beforeAll(async () => {
  units = await openUnits()
})
afterAll(() => units.world.close())

async function told(personId: string) {
  const { read } = units.world.app.db
  const [person] = await read.select().from(persons).where(eq(persons.id, personId))
  const rows = await read
    .select()
    .from(messages)
    .where(eq(messages.accountId, person!.accountId!))
    .orderBy(messages.at)
  return rows.map(({ kind, params }) => [kind, params.days])
}
const days = async (n: number) => {
  units.world.pass(n * DAY)
  await runDueJobs(units.world.app)
}

test('domain 4.6 an expert is told once 90 and once 30 days before the term ends, also when the server stood still', async () => {
  const enter = async (n: number, validTo: string) => {
    const person = await addPerson(units.admins['unit-1'], n)
    await units.admins['org-1'].call('expert.enter', entryOf(n, { name: person.name, validTo }))
    return person.id
  }
  // 100 and 93 days from the first day, 2026-11-20
  const [one, two] = [await enter(41, '2027-02-28'), await enter(43, '2027-02-21')]
  await days(0)
  await days(9)
  expect([await told(one), await told(two)]).toEqual([[], [['expert.expiring', 84]]])
  await days(1)
  await days(0)
  await days(1)
  expect(await told(one)).toEqual([['expert.expiring', 90]])
  expect(await told(two)).toHaveLength(1)
  // stands still over the day on which 30 are left
  await days(62)
  expect(await told(one)).toEqual([
    ['expert.expiring', 90],
    ['expert.expiring', 27],
  ])
  await days(40)
  expect(await told(one)).toHaveLength(2)
  expect(await told(two)).toHaveLength(2)
  const runs = await units.world.app.db.read.select().from(jobs).where(eq(jobs.kind, 'expert'))
  expect(runs.filter(({ state }) => state === 'failed')).toEqual([])
})
