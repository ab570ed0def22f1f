import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { and, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { committees, committeeYears } from '../../db/schema/committee.ts'
import { declarations } from '../../db/schema/declare.ts'
import { persons } from '../../db/schema/person.ts'
import { blacklist } from '../../db/schema/pool.ts'
import { submit } from '../../server/declare/submit.ts'
import { runDueJobs } from '../../server/job/runner.ts'
import { schedule } from '../../server/job/schedule.ts'
import { quotasOf } from '../../server/plan/quota.store.ts'
import { RUNNING } from '../../shared/declare/declaration.ts'
import { PROMISE_VERSION } from '../../shared/declare/promise.ts'
import { commandId, ctxOf, line, YEAR } from '../plan/plan-world.ts'
import { START } from '../world.ts'
import { type Applicant, CLOSES, type DeclareWorld, openDeclareWorld, titleOf } from './declare-world.ts'

let world: DeclareWorld
/** Eight files, each with its applicant, handed in at once in more than one way. */
const eight: [Applicant, string][] = []
beforeAll(async () => {
  world = await openDeclareWorld()
  await world.planned('provunit', 50)
  const lines = [line(), line({ series: '06', planned: 3 })]
  await world.climb(await world.submittedPlan('cityunit', lines))
})
afterAll(() => world.close())

const row = async (id: string) =>
  (await world.app.db.read.select().from(declarations).where(eq(declarations.id, id)))[0]!
const patch = (id: string, set: Partial<typeof declarations.$inferInsert>) =>
  world.app.db.write('test', async (tx) => {
    await tx.update(declarations).set(set).where(eq(declarations.id, id))
  })
const times = (committeeId: string, set: Partial<typeof committeeYears.$inferInsert>) =>
  world.app.db.write('test', async (tx) => {
    await tx.update(committeeYears).set(set).where(eq(committeeYears.committeeId, committeeId))
  })
const at = (moment: Date | number) => world.pass(+moment - +world.now())
/** A hand-in that arrives now, and is decided when it is asked for. */
const arrived = (person: Applicant, id: string, version = 0) => {
  const ctx = ctxOf(world, { kind: 'applicant', accountId: person.id, personId: person.personId })
  return () => submit(ctx, { commandId: commandId(), id, version, promise: PROMISE_VERSION })
}
/** The eight filled in for this committee, to be handed in. */
async function filledAgain(committeeId: string) {
  const turns = []
  for (const [person, id] of eight) {
    await patch(id, { state: 'filling', committeeId, deskOrgId: null, deskDuty: null, endCause: null })
    turns.push(arrived(person, id, (await row(id)).version))
  }
  return turns
}
const running = () =>
  world.app.db.read.$count(
    declarations,
    and(
      inArray(
        declarations.id,
        eight.map(([, id]) => id),
      ),
      inArray(declarations.state, [...RUNNING]),
    ),
  )

test('domain 4.14 eight that arrive in time and are saved while the deadline passes: none is lost, none stays on its way', async () => {
  await world.committee('short', 'org-1')
  await times('short', { deadlineAt: CLOSES })
  const key = `deadline:short:${+CLOSES}`
  await world.app.db.write('test', (tx) =>
    schedule(tx, { key, kind: 'deadline', subject: 'short', dueAt: CLOSES, at: world.now() }),
  )
  for (let n = 0; n < 8; n++) {
    const person = await world.applicant('provunit')
    eight.push([person, await world.filled(person, { committeeId: 'short' })])
  }
  at(+CLOSES - 1)
  const turns = eight.map(([person, id]) => arrived(person, id))
  at(CLOSES)
  await Promise.all([...turns.slice(0, 4).map((turn) => turn()), runDueJobs(world.app)])
  await Promise.all(turns.slice(4).map((turn) => turn()))
  await runDueJobs(world.app)
  for (const [, id] of eight) expect(await row(id)).toMatchObject({ state: 'late', climb: 1 })
  const [quota] = await quotasOf(world.app.db.read, { orgId: 'provunit', year: YEAR })
  expect(quota?.used).toBe(0)
})

test('domain 4.5 a place further up is jumped back to only by what was passed below: same series, level and committee', async () => {
  await world.committee('second', 'org-1')
  await times('second', { closesAt: new Date(+CLOSES + 1), deadlineAt: new Date(+CLOSES + 40 * 86_400_000) })
  await times('com', { closesAt: new Date(+CLOSES + 20 * 86_400_000) })
  const back = { state: 'returned', returnToOrgId: 'org-1', returnToDuty: 'principal' } as const
  const [person, other] = [await world.applicant('provunit'), await world.applicant('provunit')]
  const [same, moved] = [await world.submitted(person), await world.submitted(other)]
  for (const id of [same, moved])
    await patch(id, { ...back, deskOrgId: null, deskDuty: null, reachedDepth: 1 })
  expect(await world.own(person, 'submit', same)).toBeNull()
  expect(await row(same)).toMatchObject({ deskOrgId: 'org-1', deskDuty: 'principal', reachedDepth: 1 })
  await patch(moved, { committeeId: 'second' })
  await times('second', { closesAt: new Date(+CLOSES + 20 * 86_400_000) })
  expect(await world.own(other, 'submit', moved)).toBeNull()
  expect(await row(moved)).toMatchObject({ deskOrgId: 'provunit', deskDuty: 'handler', reachedDepth: 3 })
})

test('M-4.1.3 a returned file that becomes one of another series is seen by nobody of that series before it is handed in', async () => {
  const person = await world.applicant('cityunit')
  await world.again(person)
  const id = await world.submitted(person)
  await patch(id, { state: 'returned', reachedDepth: 2 })
  const health = await world.at('city', { duties: ['handler'], scope: { series: ['06'], sections: [] } })
  const all = await world.at('city', { duties: ['handler'] })
  expect((await all.call('climb.get', { id })).series).toBe('05')
  const { version } = await world.file(person, id)
  const { kind: _, ...application } = titleOf({ series: '06', title: '', committeeId: null })
  await person.call('declare.apply', { ...application, id, version })
  for (const by of [health, all]) expect((await by.refused('climb.get', { id })).code).toBe('not_found')
})

test('A14 a deadline of its own lets a file be handed in again after the window, until then and no longer', async () => {
  const person = await world.applicant('provunit')
  const id = await world.submitted(person)
  const closes = new Date(+world.now() + 1000)
  const dueAt = new Date(+world.now() + 60_000)
  await times('com', { closesAt: closes })
  await patch(id, { dueAt })
  expect(await world.own(person, 'recall', id)).toBeNull()
  at(closes)
  expect(await world.own(person, 'submit', id)).toBeNull()
  expect((await row(id)).dueAt).toEqual(dueAt)
  expect(await world.own(person, 'recall', id)).toBeNull()
  at(dueAt)
  expect(await world.own(person, 'submit', id)).toBe('declare.window_over')
  // in an open window it binds no more: the file would lie where nobody may pass it
  await times('com', { closesAt: new Date(+dueAt + 86_400_000) })
  expect(await world.own(person, 'submit', id)).toBeNull()
  expect(await row(id)).toMatchObject({ state: 'climbing', dueAt: null })
})

test('a committee that is stopped while eight hand in has none of them on its way', async () => {
  await world.committee('stopped', 'org-1')
  await times('stopped', { closesAt: new Date(+world.now() + 86_400_000), deadlineAt: null })
  const admin = await world.at('org-1', { duties: ['admin'] })
  const turns = await filledAgain('stopped')
  const stop = admin.ask('committee.stop', { commandId: commandId(), id: 'stopped', version: 0 })
  const done = await Promise.allSettled(turns.map((turn) => turn()))
  const taken = done.filter(({ status }) => status === 'fulfilled').length
  const { status } = await stop
  const [committee] = await world.app.db.read.select().from(committees).where(eq(committees.id, 'stopped'))
  expect(await running()).toBe(taken)
  expect([committee?.state, taken > 0]).toEqual(status === 200 ? ['stopped', false] : ['active', true])
})

/** Hands in over a connection whose body comes `later` than its head, in milliseconds of the server's clock. */
async function slowly(person: Applicant, id: string, later: number): Promise<string | null> {
  const { version } = await world.file(person, id)
  const url = new URL('/api/declare.submit', world.app.url)
  const headers = { origin: url.origin, cookie: person.cookie, expect: '100-continue' }
  const sent = request(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } })
  const answer = new Promise<{ status: number; body: string }>((resolve, reject) => {
    sent.on('error', reject)
    sent.on('response', async (found) => resolve({ status: found.statusCode!, body: await text(found) }))
  })
  await new Promise((resolve) => {
    sent.on('continue', resolve)
    sent.flushHeaders()
  })
  world.pass(later)
  sent.end(JSON.stringify({ commandId: commandId(), id, version, promise: PROMISE_VERSION }))
  const { status, body } = await answer
  return status === 200 ? null : JSON.parse(body).code
}

test('M-7.1.2 the window is judged by when a request came, not by when its body was whole; a door held open is no arrival', async () => {
  const closes = new Date(+world.now() + 100_000)
  await world.committee('door', 'org-1')
  await times('door', { closesAt: closes, deadlineAt: null })
  const [quick, held] = [await world.applicant('provunit'), await world.applicant('provunit')]
  const [inTime, late] = [
    await world.filled(quick, { committeeId: 'door' }),
    await world.filled(held, { committeeId: 'door' }),
  ]
  at(+closes - 1)
  expect(await slowly(quick, inTime, 5000)).toBeNull()
  expect((await row(inTime)).submittedAt).toEqual(new Date(+closes - 1))
  at(+closes - 1)
  expect(await slowly(held, late, 31_000)).toBe('declare.window_over')
})

test('M-7.2.3 a decision that comes into force while eight hand in leaves none of them on its way', async () => {
  const hashes: string[] = []
  for (const [{ personId }] of eight) {
    const [found] = await world.app.db.read.select().from(persons).where(eq(persons.id, personId))
    hashes.push(found!.idHash)
  }
  const ban = (idHash: string) =>
    world.app.db.write(`blacklist:${idHash}`, async (tx) => {
      await tx.insert(blacklist).values({
        ...{ id: `b-${idHash}`, orgId: 'org-1', orgPath: '/org-1/', idHash, idSealed: '', idMasked: '' },
        ...{ name: '某人', pinyin: '', unitName: '', state: 'active', reason: '造假', grade: 1, at: START },
        ...{ startOn: '2026-01-01', endOn: '2027-12-31' },
      })
      const key = `blacklist:${idHash}`
      await schedule(tx, { key, kind: 'blacklist', subject: '', dueAt: world.now(), at: world.now() })
    })
  const turns = await filledAgain('second')
  await Promise.allSettled([...turns.map((turn) => turn()), ...hashes.map(ban)])
  await runDueJobs(world.app)
  expect(await running()).toBe(0)
})
