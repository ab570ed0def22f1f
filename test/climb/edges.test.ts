import { eq, like, or } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditLog } from '../../db/schema/audit.ts'
import { committees, committeeYears } from '../../db/schema/committee.ts'
import { steps } from '../../db/schema/history.ts'
import { messages } from '../../db/schema/message.ts'
import { persons } from '../../db/schema/person.ts'
import { poolExperts } from '../../db/schema/pool.ts'
import { accept } from '../../server/climb/accept.ts'
import { schedule } from '../../server/job/schedule.ts'
import { ctxOf } from '../plan/plan-world.ts'
import { START } from '../world.ts'
import { ALL, type ClimbWorld, commandId, DAY, DEADLINE, openClimbWorld, YEAR } from './climb-world.ts'

let world: ClimbWorld
beforeAll(async () => void (world = await openClimbWorld()))
afterAll(() => world.close())

const NUMBER = '410105198003070019'
const reason = `身份证号${NUMBER}有误，电话13812345678`
const points = [{ section: 'papers' as const, text: `第一作者${NUMBER}` }]
const province = () => world.at('org-1', { duties: ['handler'] })
const personOf = async (id: string, set: Partial<typeof persons.$inferInsert>) => {
  const { personId } = await world.row(id)
  await world.app.db.write('test', async (tx) => {
    await tx.update(persons).set(set).where(eq(persons.id, personId))
  })
}
const orgVersion = async (by: Awaited<ReturnType<typeof province>>, id: string) =>
  (await by.call('org.get', { id })).version

test('domain 7.1 numbers of persons in what reviewers say are masked: histories, messages, the log, the file itself', async () => {
  const [returned, refused, asked] = [
    await world.sown(),
    await world.sown(),
    await world.sown({ route: ['unit', 'org-1'] }),
  ]
  for (const id of [returned, refused, asked]) await world.applicant(id)
  const handler = await world.at('unit', { duties: ['handler'] })
  expect(await world.done(handler, 'sendBack', returned, { reason, points })).toBeNull()
  expect(await world.done(handler, 'fail', refused, { reason })).toBeNull()
  expect(await world.passed(handler, asked, { opinion: reason })).toBeNull()
  const days = { shownFrom: '', shownTo: '', noticeFrom: '', noticeTo: '' }
  const part = { ...days, groupOpinion: reason, opinion: reason }
  expect(await world.done(handler, 'setUnitPart', asked, part)).toBeNull()
  await world.upTo(asked, null)
  expect(await world.done(await world.committee(), 'correct', asked, { reason, points })).toBeNull()
  const { read } = world.app.db
  const kept = JSON.stringify([
    await read.select().from(steps).where(eq(steps.kind, 'declaration')),
    await read.select().from(messages),
    await read
      .select()
      .from(auditLog)
      .where(or(like(auditLog.action, 'declare.%'), like(auditLog.action, 'climb.%'))),
    [await world.row(returned), await world.row(asked)],
    await handler.call('climb.get', { id: asked }),
  ])
  expect(kept).toContain('410*************19有误，电话138****5678')
  expect(kept).not.toContain(NUMBER)
  expect(kept).not.toContain('13812345678')
})

test('A14 a reopened file lies where somebody works: with the next above when its desk was stopped meanwhile', async () => {
  const id = await world.sown()
  await world.upTo(id, 'county', 'principal')
  await world.patch(id, { state: 'late', endCause: 'deadline', openSections: ',papers,' })
  await world.orgState('county', 'disabled')
  const input = { reason, until: +world.now() + DAY }
  const office = await province()
  expect(await world.done(office, 'reopen', id, input)).toBeNull()
  const lies = { state: 'climbing', deskOrgId: 'city', deskDuty: 'handler', reachedDepth: 2 }
  expect(await world.row(id)).toMatchObject({ ...lies, openSections: `,${ALL.join(',')},` })
  expect(await world.passed(await world.at('city', { duties: ['handler'] }), id)).toBeNull()
  await world.orgState('county', 'approved')
})

test('A21 nothing is reopened of who has left, is with another unit, or for a committee that was stopped', async () => {
  const id = await world.sown()
  const handler = await world.at('unit', { duties: ['handler'] })
  await world.done(handler, 'fail', id, { reason })
  const reopened = () => world.done(handler, 'reopen', id, { reason, until: +world.now() + DAY })
  await personOf(id, { status: 'deceased' })
  expect(await reopened()).toBe('person.not_active')
  await personOf(id, { status: 'active', orgId: 'unit2', orgPath: '/org-1/city/county/dep/unit2/' })
  expect(await reopened()).toBe('declare.other_unit')
  await personOf(id, { orgId: 'unit', orgPath: '/org-1/city/county/dep/unit/' })
  const state = (to: 'active' | 'stopped') =>
    world.app.db.write('test', async (tx) => {
      await tx.update(committees).set({ state: to }).where(eq(committees.id, 'senior'))
    })
  await state('stopped')
  expect(await reopened()).toBe('declare.committee_unfit')
  await state('active')
  const answers = await Promise.all(Array.from({ length: 8 }, reopened))
  expect(answers.filter((code) => code === null)).toHaveLength(1)
  expect(await world.row(id)).toMatchObject({ state: 'climbing', deskOrgId: 'unit' })
})

test('M-4.2.3 of eight that pass the last section at once one moves the file, one step up', async () => {
  const id = await world.sown()
  const handler = await world.at('unit', { duties: ['handler'] })
  const items = [{ id, version: (await world.row(id)).version }]
  const none = { commandId: commandId(), items, sections: [] }
  expect((await handler.refused('climb.pass', none)).code).toBe('input.invalid')
  const answers = await Promise.all(
    Array.from({ length: 8 }, async () =>
      world.problemOf(await handler.call('climb.pass', { commandId: commandId(), items })),
    ),
  )
  expect(answers.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'stale'), null].toSorted())
  expect(await world.row(id)).toMatchObject({ deskOrgId: 'unit', deskDuty: 'principal' })
})

test('a moment beyond the calendar is none, and its last one is read on every database', async () => {
  const handler = await world.at('unit', { duties: ['handler'] })
  const last = Date.UTC(10_000, 0, 1) - 1
  for (const before of [last + 1, 8.64e15])
    expect((await handler.refused('message.list', { before })).code).toBe('input.invalid')
  expect((await handler.call('message.list', { before: last })).more).toBe(false)
  const id = await world.sown()
  await world.done(handler, 'fail', id, { reason })
  expect(await world.done(handler, 'reopen', id, { reason, until: last + 1 })).toBe('input.invalid')
  expect(await world.done(handler, 'reopen', id, { reason, until: last })).toBeNull()
})

test('domain 4.5 of all that is done to a file at once one thing happens: passed, returned, refused, or taken back', async () => {
  for (let round = 0; round < 3; round++) {
    const id = await world.sown()
    const [applicant, handler] = [await world.applicant(id), await world.at('unit', { duties: ['handler'] })]
    const { version } = await world.row(id)
    const one = () => ({ commandId: commandId(), id, version })
    const answers = await Promise.all([
      handler.ask('climb.fail', { ...one(), reason }),
      applicant.ask('declare.recall', one()),
      handler.ask('climb.sendBack', { ...one(), reason }),
      applicant.ask('declare.recall', one()),
      ...Array.from({ length: 4 }, async () => {
        const items = [{ id, version }]
        const { body } = await handler.ask('climb.pass', { commandId: commandId(), items })
        return { status: world.problemOf(body) === null ? 200 : 409 }
      }),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await world.row(id)).version).toBe(version + 1)
    const told = await world.app.db.read.select().from(steps).where(eq(steps.subjectId, id))
    expect(told).toHaveLength(1)
  }
})

test('domain 4.6 who is disqualified, or in office no more, does not climb into the pool', async () => {
  const id = await world.sown({ kind: 'expert', orgId: 'provunit', route: ['provunit', 'org-1'] })
  await world.applicant(id)
  await world.upTo(id, 'org-1', 'principal')
  const last = await world.at('org-1', { duties: ['principal'] })
  await personOf(id, { status: 'retired' })
  expect(await world.passed(last, id)).toBe('person.not_active')
  await personOf(id, { status: 'active' })
  const [person] = await world.app.db.read
    .select()
    .from(persons)
    .where(eq(persons.id, (await world.row(id)).personId))
  const { idHash, idSealed, idMasked, name, pinyin, orgId, orgPath, birthDate } = person!
  await world.app.db.write('test', async (tx) => {
    await tx.insert(poolExperts).values({
      ...{ id: 'pool', idHash, idSealed, idMasked, name, pinyin, orgId, orgPath, birthDate, sex: 1 },
      ...{ unitName: '', titleSeries: '05', titleName: '', level: '2', specialties: [], channel: [] },
      ...{ source: 'applied', enteredOn: '2025-01-01', validTo: '2027-01-01', stateAt: START },
      ...{ state: 'disqualified' },
    })
  })
  expect(await world.passed(last, id)).toBe('expert.disqualified')
  expect((await (await world.applicant(id)).call('declare.home')).expert?.code).toBe('declare.already')
  expect((await world.row(id)).state).toBe('climbing')
})

test('M-4.1.3 a unit that moves to another office does not show it what it never received', async () => {
  const id = await world.sown({ orgId: 'otherunit', route: ['otherunit', 'other', 'org-1'] })
  await world.upTo(id, 'other')
  const other = await world.at('other', { duties: ['handler'] })
  expect(await world.done(other, 'sendBack', id, { reason })).toBeNull()
  const admin = await world.at('org-1', { duties: ['admin'] })
  const move = async (to: string) =>
    admin.call('org.move', {
      ...{ commandId: commandId(), id: 'otherunit', version: await orgVersion(admin, 'otherunit') },
      ...{ parentId: to, reason: '调整隶属关系' },
    })
  await move('city')
  const unit = await world.at('otherunit', { duties: ['handler'] })
  await unit.signIn()
  expect((await unit.call('climb.get', { id })).state).toBe('returned')
  const city = await world.at('city', { duties: ['handler'] })
  expect((await city.refused('climb.get', { id })).code).toBe('not_found')
  await move('other')
})

test('domain 4.14 what is accepted while the deadline passes is accepted or late, never both, and holds its place or does not', async () => {
  const due = new Date(+world.now() + DAY)
  const mine = { counted: true, granted: 8, orgId: 'unit2', route: ['unit2', 'org-1'], committeeId: 'middle' }
  const ids: string[] = []
  for (let n = 0; n < 8; n++) ids.push(await world.sown(mine))
  const arrived = { state: 'waiting', deskDuty: 'committee', deskOrgId: 'city', openSections: ',' } as const
  for (const id of ids) await world.patch(id, arrived)
  await world.app.db.write('test', async (tx) => {
    await tx.update(committeeYears).set({ deadlineAt: due }).where(eq(committeeYears.committeeId, 'middle'))
    await schedule(tx, { key: 'race', kind: 'deadline', subject: 'middle', dueAt: due, at: world.now() })
  })
  const { id: accountId } = await world.committee('middle')
  world.pass(+due - +world.now() - 1)
  const actor = { accountId, orgId: 'city', orgPath: '/org-1/city/', committeeId: 'middle', duties: [] }
  const turns = ids.map((id) => {
    const items = [{ id, version: 0 }]
    const ctx = ctxOf(world, { ...actor, scope: null })
    return () => accept(ctx, { commandId: commandId(), items, opinion: '' })
  })
  world.pass(1)
  await Promise.all([...turns.map((turn) => turn()), world.jobs()])
  await world.jobs()
  const rows = await Promise.all(ids.map((id) => world.row(id)))
  for (const { id, state } of rows) {
    expect(['accepted', 'late']).toContain(state)
    const told = await world.app.db.read.select().from(steps).where(eq(steps.subjectId, id))
    expect(told.map(({ toState }) => toState)).toEqual([state])
  }
  expect(await world.used('unit2')).toBe(rows.filter(({ state }) => state === 'accepted').length)
})

test('domain 4.14 a moment that ends two years of a committee ends the files of both', async () => {
  const [now, before] = [await world.sown(), await world.sown()]
  await world.patch(before, { year: YEAR - 1 })
  await world.app.db.write('test', async (tx) => {
    await tx.insert(committeeYears).values({ committeeId: 'senior', year: YEAR - 1, deadlineAt: DEADLINE })
    await schedule(tx, { key: 'both', kind: 'deadline', subject: 'senior', dueAt: DEADLINE, at: world.now() })
  })
  world.pass(+DEADLINE - +world.now())
  await world.jobs()
  for (const id of [now, before]) expect((await world.row(id)).state).toBe('late')
})
