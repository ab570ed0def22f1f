import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { committeeYears } from '../../db/schema/committee.ts'
import { steps } from '../../db/schema/history.ts'
import { jobs, messages } from '../../db/schema/message.ts'
import { persons } from '../../db/schema/person.ts'
import { blacklist } from '../../db/schema/pool.ts'
import { schedule } from '../../server/job/schedule.ts'
import type { JobKind } from '../../shared/job/job.ts'
import { START } from '../world.ts'
import { type ClimbWorld, DAY, DEADLINE, openClimbWorld, YEAR } from './climb-world.ts'

let world: ClimbWorld
beforeAll(async () => void (world = await openClimbWorld()))
afterAll(() => world.close())

const office = () => world.at('org-1', { duties: ['handler'] })
const reason = '材料须补充'
const points = [{ section: 'papers' as const, text: '补检索页' }]
const at = (moment: Date | number) => world.pass(+moment - +world.now())
const asked = (key: string, kind: JobKind, subject: string, dueAt: Date) =>
  world.app.db.write('test', (tx) => schedule(tx, { key, kind, subject, dueAt, at: world.now() }))
const resultOf = async (key: string) =>
  (await world.app.db.read.select().from(jobs).where(eq(jobs.key, key)))[0]?.result
const ends = async (id: string) =>
  (await world.app.db.read.select().from(steps).where(eq(steps.subjectId, id))).filter(({ action }) =>
    ['late', 'fail', 'stopped'].includes(action),
  )
const told = async (id: string) => {
  const person = await world.applicant(id)
  const rows = await world.app.db.read.select().from(messages).where(eq(messages.accountId, person.id))
  return rows.map(({ kind }) => kind)
}
const atCommittee = async (options = {}) => {
  const id = await world.sown({ route: ['unit', 'org-1'], ...options })
  await world.applicant(id)
  await world.upTo(id, null)
  return id
}

test('I-2 the committee accepts one or many of what has arrived at it, and nobody else does', async () => {
  const [first, second, other] = [await atCommittee(), await atCommittee(), await world.sown()]
  const senior = await world.committee()
  const items = await Promise.all(
    [first, second, other].map(async (id) => ({ id, version: (await world.row(id)).version })),
  )
  expect((await (await office()).refused('climb.accept', { commandId: 'accept-1', items })).code).toBe(
    'auth.forbidden',
  )
  const { rows } = await senior.call('climb.list', { year: YEAR })
  expect(rows.map(({ id }: { id: string }) => id).sort()).toEqual([first, second].sort())
  const answers = await senior.call('climb.accept', { commandId: 'accept-2', items })
  expect(answers.map(({ problem }: { problem: { code: string } | null }) => problem?.code ?? null)).toEqual([
    null,
    null,
    'not_found',
  ])
  expect(await told(first)).toContain('declare.accepted')
  expect(
    (await senior.call('desk.get', { year: YEAR })).todos.map(({ kind }: { kind: string }) => kind),
  ).not.toContain('declare.accept')
})

test('Order 40 art. 19: 补正 is asked once and ends the file when it is not answered in time', async () => {
  const [id, answered] = [await atCommittee(), await atCommittee()]
  const senior = await world.committee()
  for (const each of [id, answered])
    expect(await world.done(senior, 'correct', each, { reason, points })).toBeNull()
  await world.again(answered)
  expect(await world.row(answered)).toMatchObject({ state: 'waiting', climb: 2, deskDuty: 'committee' })
  expect(await world.done(senior, 'correct', answered, { reason, points })).toBe('climb.corrected')
  const { correctBy } = await world.row(id)
  // three working days from Friday
  expect(correctBy?.toISOString()).toBe('2026-11-25T16:00:00.000Z')
  at(+correctBy! - 1)
  await world.jobs()
  expect((await world.row(id)).state).toBe('correcting')
  at(correctBy!)
  await world.jobs()
  await world.jobs()
  expect(await world.row(id)).toMatchObject({ state: 'failed', endCause: 'deadline' })
  expect((await world.row(answered)).state).toBe('waiting')
  expect(await ends(id)).toHaveLength(1)
  expect(await told(id)).toContain('declare.failed')
})

test('domain 4.14 seven days before: every desk and every applicant concerned is told how many would be late', async () => {
  const [id, away] = [await world.sown(), await atCommittee()]
  await world.applicant(id)
  await world.accepted(await world.committee(), away)
  await world.at('unit', { duties: ['handler'] })
  const due = new Date(+DEADLINE - 7 * DAY)
  await asked('remind:senior:7', 'remind', 'senior', due)
  at(due)
  await world.jobs()
  expect(await told(id)).toContain('declare.deadline')
  expect(await told(away)).not.toContain('declare.deadline')
  const staff = await world.at('unit', { duties: ['handler'] })
  const rows = await world.app.db.read.select().from(messages).where(eq(messages.accountId, staff.id))
  expect(rows.find(({ kind }) => kind === 'climb.deadline')?.params).toMatchObject({ days: 7 })
  const { deadlines } = await (await office()).call('desk.get', { year: YEAR })
  expect(deadlines).toContainEqual({ kind: 'declare.deadline', at: +DEADLINE, name: '省工程高评委' })
  expect((await (await world.at('unit')).call('climb.counts', { year: YEAR })).late).toBeGreaterThan(0)
})

test('M-7.2.3 domain 4.13 who comes onto the blacklist: the running file is stopped, the accepted one is not', async () => {
  const [id, accepted] = [
    await world.sown({ counted: true, orgId: 'unit2', route: ['unit2'] }),
    await atCommittee(),
  ]
  await world.applicant(id)
  await world.accepted(await world.committee(), accepted)
  for (const each of [id, accepted]) {
    const { personId } = await world.row(each)
    const [person] = await world.app.db.read.select().from(persons).where(eq(persons.id, personId))
    await world.app.db.write('test', async (tx) => {
      const { idHash, idSealed, idMasked, name, pinyin } = person!
      await tx.insert(blacklist).values({
        ...{ id: `b-${each}`, orgId: 'org-1', orgPath: '/org-1/', unitName: '', idHash, idSealed, idMasked },
        ...{ name, pinyin, state: 'active', reason: '造假', decisionNo: '豫职改〔2026〕9号', grade: 1 },
        ...{ startOn: '2026-11-01', endOn: '2027-10-31', at: START },
      })
    })
  }
  await asked('blacklist:now', 'blacklist', 'b', world.now())
  await world.jobs()
  expect(await resultOf('blacklist:now')).toEqual({ stopped: 1 })
  expect(await world.row(id)).toMatchObject({ state: 'failed', endCause: 'blacklist' })
  expect((await world.row(accepted)).state).toBe('accepted')
  expect(await told(id)).toContain('declare.stopped')
  expect(await world.used('unit2')).toBe(0)
  // the office may not reopen it while the ban lasts
  const until = +world.now() + DAY
  expect(await world.done(await office(), 'reopen', id, { reason, until })).toBe('declare.banned')
})

test('M-7.4.2 A13 at the deadline everything handed in and not accepted is late, exactly once', async () => {
  const mine = { counted: true, orgId: 'provunit', route: ['provunit', 'org-1'], granted: 2 }
  const [climbing, returned, waiting, accepted, failed, other] = [
    ...[
      await world.sown(mine),
      await world.sown(),
      await atCommittee(),
      await atCommittee(),
      await world.sown(),
    ],
    await world.sown({ route: ['unit', 'city'], committeeId: 'middle' }),
  ] as [string, string, string, string, string, string]
  const handler = await world.at('unit', { duties: ['handler'] })
  await world.applicant(climbing)
  await world.done(handler, 'sendBack', returned, { reason })
  await world.done(handler, 'fail', failed, { reason })
  await world.accepted(await world.committee(), accepted)
  const key = `deadline:senior:${+DEADLINE}`
  await asked(key, 'deadline', 'senior', DEADLINE)
  at(+DEADLINE - 1000)
  await world.jobs()
  expect((await world.row(climbing)).state).toBe('climbing')
  at(DEADLINE)
  // before the job has run the buttons are gone already: the time of arrival decides
  expect(await world.passed(await world.at('provunit'), climbing)).toBe('climb.deadline_over')
  expect(await world.accepted(await world.committee(), waiting)).toBe('climb.deadline_over')
  await world.jobs()
  await asked(key, 'deadline', 'senior', DEADLINE)
  await world.jobs()
  for (const id of [climbing, returned, waiting]) {
    expect(await world.row(id)).toMatchObject({ state: 'late', endCause: 'deadline' })
    expect(await ends(id)).toHaveLength(1)
  }
  expect(await Promise.all([accepted, failed, other].map(async (id) => (await world.row(id)).state))).toEqual(
    ['accepted', 'failed', 'climbing'],
  )
  expect(await told(climbing)).toContain('declare.late')
  expect(await world.used('provunit')).toBe(0)
})

test('A14 A21 what is late or failed is reopened by the supervising office alone, where it lay, until its own deadline', async () => {
  const mine = { counted: true, orgId: 'cityunit', route: ['cityunit', 'city', 'org-1'] }
  // the committee's deadline is over: a new one for these
  await world.app.db.write('test', async (tx) => {
    await tx.update(committeeYears).set({ deadlineAt: new Date(+DEADLINE + 10 * DAY) })
  })
  const id = await world.sown(mine)
  await world.upTo(id, 'city')
  const deadlineAt = new Date(+DEADLINE + 10 * DAY)
  await asked(`deadline:senior:${+deadlineAt}`, 'deadline', 'senior', deadlineAt)
  at(deadlineAt)
  await world.jobs()
  expect((await world.row(id)).state).toBe('late')
  const until = +world.now() + 5 * DAY
  const input = { reason: '不可抗力', until }
  const city = await world.at('city', { duties: ['handler'] })
  expect(await world.done(city, 'reopen', id, input)).toBe('climb.not_at_desk')
  expect(await world.done(await world.at('county'), 'reopen', id, input)).toBe('not_found')
  // it never came so far, and yet the office that supervises the committee may see to it
  const province = await office()
  expect(await world.done(province, 'reopen', id, { ...input, until: +world.now() - 1 })).toBe(
    'climb.until_past',
  )
  await world.exec(`update quotas set used = 1 where id = 'q-cityunit'`)
  expect(await world.done(province, 'reopen', id, input)).toBe('climb.quota_gone')
  await world.exec(`update quotas set used = 0 where id = 'q-cityunit'`)
  expect(await world.done(province, 'reopen', id, input)).toBeNull()
  expect(await world.row(id)).toMatchObject({ state: 'climbing', deskOrgId: 'city', endCause: null })
  expect(await world.used('cityunit')).toBe(1)
  expect(await world.passed(city, id)).toBeNull()
  // M-4.1.3 again: it has not arrived there
  expect((await province.refused('climb.get', { id })).code).toBe('not_found')
  at(until)
  expect(await world.passed(await world.at('city', { duties: ['principal'] }), id)).toBe(
    'climb.deadline_over',
  )
  await world.jobs()
  expect(await world.row(id)).toMatchObject({ state: 'late' })
  expect(await world.used('cityunit')).toBe(0)
  expect(await ends(id)).toHaveLength(2)
})

test('A21 what was refused on the way may be reopened by who refused it', async () => {
  const id = await world.sown({ orgId: 'otherunit', route: ['otherunit', 'other', 'org-1'] })
  await world.patch(id, { dueAt: new Date(+world.now() + DAY) })
  await world.upTo(id, 'other')
  const other = await world.at('other', { duties: ['handler'] })
  await world.done(other, 'fail', id, { reason })
  const input = { reason, until: +world.now() + 3 * DAY }
  expect(await world.done(await world.at('otherunit'), 'reopen', id, input)).toBe('climb.not_at_desk')
  expect(await world.done(other, 'reopen', id, input)).toBeNull()
  expect(await world.row(id)).toMatchObject({ state: 'climbing', deskOrgId: 'other', deskDuty: 'handler' })
})
