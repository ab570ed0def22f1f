import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { jobs, messages } from '../../db/schema/message.ts'
import type { App } from '../../server/app.ts'
import { runDueJobs } from '../../server/job/runner.ts'
import { cancelJob, type NewJob, schedule } from '../../server/job/schedule.ts'
import { MOST_ATTEMPTS, pauseAfter } from '../../shared/job/job.ts'
import { commandId } from '../review/office.ts'
import { openWorld, type Person, type World } from '../world.ts'

const HOUR = 3600_000

let world: World
let admin: Person
let ran: string[] = []
/** What a run does beside being counted; put in place by a test. */
let during: (tx: Parameters<NonNullable<App['jobs']['late']>>[1]) => Promise<void> = async () => {}

beforeAll(async () => {
  world = await openWorld()
  admin = await world.person('admin', { duties: ['admin'] })
  await admin.signIn()
})
afterAll(() => world.close())
beforeEach(() => {
  ran = []
  during = async () => {}
  world.app.jobs = {
    late: async (_app, tx, { key }) => {
      ran.push(key)
      await during(tx)
      return { late: 3 }
    },
  }
})

const ask = (key: string, own: Partial<NewJob> = {}) =>
  world.app.db.write('test', (tx) =>
    schedule(tx, { key, kind: 'late', subject: '', dueAt: world.now(), at: world.now(), ...own }),
  )
const jobOf = async (key: string) => {
  const [job] = await world.app.db.read.select().from(jobs).where(eq(jobs.key, key))
  return job!
}

test('what is due is done once, at its time, however often it is asked for', async () => {
  const later = new Date(+world.now() + HOUR)
  await ask('late:a', { dueAt: later })
  expect(await runDueJobs(world.app)).toBe(0)
  world.pass(HOUR)
  await ask('late:a', { dueAt: later })
  expect(await runDueJobs(world.app)).toBe(1)
  expect(await runDueJobs(world.app)).toBe(0)
  // asked for again once it is done, it stays done
  await ask('late:a', { dueAt: later })
  expect(await runDueJobs(world.app)).toBe(0)
  expect(ran).toEqual(['late:a'])
  expect(await jobOf('late:a')).toMatchObject({
    ...{ state: 'done', attempts: 1, result: { late: 3 }, fault: null },
    ...{ startedAt: world.now(), endedAt: world.now() },
  })
})

test('several runners at once do one job once', async () => {
  await ask('late:b')
  const counts = await Promise.all(Array.from({ length: 6 }, () => runDueJobs(world.app)))
  expect(counts.reduce((sum, n) => sum + n, 0)).toBe(1)
  expect(ran).toEqual(['late:b'])
})

test('a server that dies in the middle leaves neither the work nor the mark; the next one does both', async () => {
  await ask('late:c')
  const told = { id: 'm-1', accountId: admin.id, kind: 'declare.late', params: {}, at: world.now() } as const
  during = async (tx) => {
    await tx.insert(messages).values(told)
    throw new Error('the process is gone')
  }
  expect(await runDueJobs(world.app)).toBe(0)
  expect(await world.app.db.read.$count(messages)).toBe(0)
  expect(await jobOf('late:c')).toMatchObject({ state: 'due', attempts: 1, fault: 'server.error' })
  during = async (tx) => void (await tx.insert(messages).values(told))
  // not again before the pause is over
  expect(await runDueJobs(world.app)).toBe(0)
  world.pass(pauseAfter(1))
  expect(await runDueJobs(world.app)).toBe(1)
  expect(await world.app.db.read.$count(messages)).toBe(1)
  expect(await jobOf('late:c')).toMatchObject({ state: 'done', attempts: 2, fault: null })
})

test('what fails again and again waits for somebody, who reads why and tries it once more', async () => {
  await ask('late:d')
  during = async () => {
    throw new Error('it does not work')
  }
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    await runDueJobs(world.app)
    expect(ran).toHaveLength(attempt)
    world.pass(pauseAfter(attempt))
  }
  await runDueJobs(world.app)
  expect(ran).toHaveLength(MOST_ATTEMPTS)
  await admin.signIn()
  const { rows } = await admin.call('job.list', { state: 'failed' })
  expect(rows).toMatchObject([{ id: 'late:d', kind: 'late', attempts: MOST_ATTEMPTS, fault: 'server.error' }])
  during = async () => {}
  const retry = { commandId: commandId(), id: 'late:d' }
  await admin.call('job.retry', retry)
  expect(await runDueJobs(world.app)).toBe(1)
  // the same command once more does not begin it again, and another finds nothing failed
  await admin.call('job.retry', retry)
  expect((await admin.refused('job.retry', { ...retry, commandId: commandId() })).code).toBe('job.not_failed')
  expect(await jobOf('late:d')).toMatchObject({ state: 'done', attempts: 1 })
})

test('what is taken back is not done, unless it is asked for again', async () => {
  await ask('late:e')
  await world.app.db.write('test', (tx) => cancelJob(tx, 'late:e'))
  expect(await runDueJobs(world.app)).toBe(0)
  expect((await jobOf('late:e')).state).toBe('cancelled')
  await ask('late:e')
  expect(await runDueJobs(world.app)).toBe(1)
  await world.app.db.write('test', (tx) => cancelJob(tx, 'late:e'))
  expect((await jobOf('late:e')).state).toBe('done')
})

test('daily jobs exist from the start, ask for the next day themselves and lose no day for good', async () => {
  let nights = 0
  world.app.jobs = { blacklist: async () => ({ stopped: nights++ }) }
  world.pass(24 * HOUR)
  expect(await runDueJobs(world.app)).toBe(1)
  expect(await runDueJobs(world.app)).toBe(0)
  const days = async () => {
    await admin.signIn()
    return (await admin.call('job.list', { kind: 'blacklist' })).rows
  }
  expect((await days()).map(({ state }: { state: string }) => state)).toEqual(['due', 'done'])
  // a week switched off: the day that was asked for and today's, not seven
  world.pass(7 * 24 * HOUR)
  expect(await runDueJobs(world.app)).toBe(2)
  expect(nights).toBe(3)
  expect((await days())[0].dueAt).toBeGreaterThan(+world.now())
})

test('the list is searched, ordered and told to the province alone', async () => {
  await admin.signIn()
  const { rows, total } = await admin.call('job.list', { sort: 'endedAt', desc: true, size: 2 })
  expect(total).toBeGreaterThan(3)
  expect(rows[0].endedAt).toBeGreaterThanOrEqual(rows[1].endedAt)
  const handler = await world.person('handler')
  await handler.signIn()
  expect((await handler.refused('job.list')).code).toBe('auth.forbidden')
})
