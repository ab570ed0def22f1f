import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { declarations } from '../../db/schema/declare.ts'
import { NOWHERE } from '../../shared/declare/declaration.ts'
import { commandId } from '../plan/plan-world.ts'
import { type Applicant, type DeclareWorld, openDeclareWorld } from './declare-world.ts'

let world: DeclareWorld
let person: Applicant
let id: string
beforeAll(async () => {
  world = await openDeclareWorld()
  await world.planned('unit', 9)
  person = await world.applicant('unit')
  id = await world.submitted(person)
})
afterAll(() => world.close())

const set = (patch: string) => world.exec(`update declarations set ${patch} where id = '${id}'`)
const row = async () =>
  (await world.app.db.read.select().from(declarations).where(eq(declarations.id, id)))[0]!
/** `unit:h d` … : every stop with its duty and state, by their first letters. */
const way = async () =>
  (await world.file(person, id)).way
    .map(({ orgId, duty, state }: Record<string, string>) => `${orgId}:${duty![0]} ${state![0]}`)
    .join(', ')
const stops = ['unit', 'dep', 'county', 'city', 'org-1'].flatMap((org) => [`${org}:h`, `${org}:p`])
/** The way with so many stops done, and whether the next one is where it lies. */
const at = (done: number, here = true) =>
  [...stops, 'com:c']
    .map((stop, i) => `${stop} ${i < done ? 'd' : i === done && here ? 'h' : 'n'}`)
    .join(', ')

test('M-4.1.2 the life line names every level from the own unit to the committee, and where the file lies', async () => {
  expect(await way()).toBe(at(0))
  await set(`desk_org_id = 'county', desk_duty = 'principal'`)
  expect(await way()).toBe(at(5))
  await set(`state = 'waiting', desk_org_id = 'org-1', desk_duty = 'committee'`)
  expect(await way()).toBe(at(10))
  expect(await world.file(person, id)).toMatchObject({ deskOrgName: '评委会com', committeeName: '评委会com' })
  await set(`state = 'failed', desk_org_id = 'dep', desk_duty = 'handler'`)
  expect(await way()).toBe(at(2))
})

test('a mended file climbs all levels again', async () => {
  await set(`state = 'returned', reached_depth = 2`)
  expect(await way()).toBe(at(0, false))
  expect(await world.own(person, 'submit', id)).toBeNull()
  expect(await row()).toMatchObject({
    ...{ state: 'climbing', climb: 2, deskOrgId: 'unit', deskDuty: 'handler' },
    reachedDepth: 5,
  })
})

test('or jumps back to who returned it, where the office lets it', async () => {
  await set(`state = 'returned', reached_depth = 2, return_to_org_id = 'city', return_to_duty = 'principal'`)
  expect(await way()).toBe(at(7, false))
  expect(await world.own(person, 'submit', id)).toBeNull()
  expect(await row()).toMatchObject({
    ...{ state: 'climbing', climb: 3, deskOrgId: 'city', deskDuty: 'principal', reachedDepth: 2 },
    ...{ returnToOrgId: null, returnToDuty: null },
  })
  expect(await way()).toBe(at(7))
})

test('taken back it is nobody’s any more, and goes the way of now when it is handed in again', async () => {
  expect(await world.own(person, 'recall', id)).toBeNull()
  expect(await row()).toMatchObject({ state: 'filling', reachedDepth: NOWHERE, deskOrgId: null })
  await world.orgState('dep', 'disabled')
  expect(await way()).toBe(
    at(0, false)
      .split(', ')
      .filter((stop) => !stop.startsWith('dep'))
      .join(', '),
  )
  expect(await world.own(person, 'submit', id)).toBeNull()
  expect((await row()).route).toEqual(['unit', 'county', 'city', 'org-1'])
})

test('M-4.1.8 what an applicant is told of the steps: offices, not people, and the words of returns alone', async () => {
  const handler = await world.at('unit')
  const principal = await world.at('unit', { duties: ['principal'] })
  const { version } = await row()
  const [passed] = await handler.call('climb.pass', {
    ...{ commandId: commandId(), items: [{ id, version }], opinion: '材料属实' },
  })
  expect(passed.problem).toBeNull()
  const points = [{ section: 'summary', field: 'text', text: '请写明时间' }]
  await principal.call('climb.sendBack', {
    ...{ commandId: commandId(), id, version: (await row()).version, reason: '请补充总结', points },
  })
  const file = await world.file(person, id)
  expect([file.state, file.returnReason, file.points]).toEqual(['returned', '请补充总结', points])
  const told = file.steps.slice(-2)
  expect(told).toMatchObject([
    { action: 'pass', actorName: '', orgName: '伊水县人民医院', reason: null },
    { action: 'sendBack', actorName: '', orgName: '伊水县人民医院', reason: '请补充总结' },
  ])
  expect(JSON.stringify(file)).not.toContain('材料属实')
  expect(await world.own(person, 'submit', id)).toBeNull()
})
