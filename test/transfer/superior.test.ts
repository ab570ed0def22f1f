import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobRow } from '../../server/job/schedule.ts'
import { escalateTransfers } from '../../server/transfer/escalate.ts'
import { addPerson, openUnits, type Units } from '../person/units.ts'
import { commandId } from '../review/office.ts'
import { answer, ask } from './acts.ts'

let units: Units
const old = () => units.admins['unit-1']
const next = () => units.admins['unit-2']
beforeAll(async () => {
  units = await openUnits()
})
afterAll(() => units.world.close())

const unitOf = async (id: string) =>
  (await units.admins['org-1'].call('person.get', { id })) as { orgId: string }

test('overdue after the working days of the office: the common superior decides, not before', async () => {
  const { id: personId } = await addPerson(old(), 9)
  const { id } = (await ask(next(), 9)).body
  const superior = units.admins['dep-1']
  expect((await answer(superior, 'agree', id)).body.code).toBe('transfer.not_due')
  // Friday 20 November and ten working days: the term ends with 4 December
  units.world.pass(14 * 86_400_000)
  await superior.signIn()
  expect((await answer(superior, 'agree', id)).body.code).toBe('transfer.not_due')
  units.world.pass(86_400_000)
  await superior.signIn()
  expect(await superior.call('transfer.get', { id })).toMatchObject({
    ...{ side: 'above', overdue: true, days: 10 },
  })
  expect((await superior.call('transfer.list', { side: 'above', overdue: true })).total).toBeGreaterThan(0)
  // the desk counts exactly what its link shows (M-3.6)
  const waiting = (await superior.call('desk.get', { year: 2026 })).todos.find(
    ({ kind }: { kind: string }) => kind === 'transfer.overdue',
  )
  expect((await superior.call('transfer.list', { todo: true, side: 'above' })).total).toBe(waiting.count)
  expect((await answer(superior, 'agree', id, { opinion: '人员已到岗' })).status).toBe(200)
  await units.admins['org-1'].signIn()
  expect((await unitOf(personId)).orgId).toBe('unit-2')
})

test('no organisation is judge in its own case: where one stands above the other, the one above it decides', async () => {
  const department = units.admins['dep-1']
  await department.signIn()
  await old().signIn()
  await addPerson(old(), 10)
  const { id } = (await ask(department, 10)).body
  await units.admins['city-1'].signIn()
  expect((await units.admins['city-1'].call('transfer.get', { id })).side).toBe('above')
})

test('no organisation becomes judge in its own case by a move, or is asked what it may not decide', async () => {
  const { 'unit-4': leaves, 'dep-1': department, 'city-1': city, 'org-1': province } = units.admins
  for (const admin of [leaves, department, province]) await admin.signIn()
  await addPerson(leaves, 11)
  const { id } = (await ask(department, 11)).body
  const { version } = await province.call('org.get', { id: 'unit-4' })
  await province.call('org.move', {
    ...{ commandId: commandId(), id: 'unit-4', version, parentId: 'dep-1', reason: '隶属调整' },
  })
  units.world.pass(60 * 86_400_000)
  for (const admin of [city, department]) await admin.signIn()
  expect(await city.call('transfer.get', { id })).toMatchObject({ side: 'above', overdue: true })
  const todo = await department.call('transfer.list', { todo: true, size: 200 })
  expect(todo.rows.map((row: { id: string }) => row.id)).not.toContain(id)
  const { todos } = await department.call('desk.get', { year: 2027 })
  const counted = todos.filter(({ kind }: { kind: string }) => kind.startsWith('transfer.'))
  expect(counted.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(todo.total)
  expect((await answer(city, 'agree', id)).status).toBe(200)
})

test('past its days a request is passed on by itself, once: the history says so and the superior’s open page hears it', async () => {
  await next().signIn()
  await old().signIn()
  await addPerson(old(), 50)
  const { id } = (await ask(next(), 50)).body
  const superior = units.admins['dep-1']
  await superior.signIn()
  const lookOf = async () =>
    units.world.app.db.write('test', (tx) => escalateTransfers(units.world.app, tx, {} as JobRow))
  await lookOf()
  const steps = async () =>
    (await old().call('transfer.get', { id })).steps.map(({ action }: { action: string }) => action)
  expect(await steps()).toEqual(['requested'])
  await units.world.exec(`update transfers set due_at = requested_at where id = '${id}'`)
  const socket = await superior.socket()
  const news = socket.next('news')
  expect((await lookOf()).escalated).toBeGreaterThan(0)
  expect(await news).toMatchObject({ topics: ['transfer'] })
  expect((await lookOf()).escalated).toBe(0)
  expect(await steps()).toEqual(['requested', 'escalated'])
  expect((await superior.call('transfer.get', { id })).superior).toBe('机构dep-1')
})

test('whoever belongs to a unit that is stopped waits for nobody: the common superior decides at once', async () => {
  const { id: personId } = await addPerson(old(), 51)
  await units.world.exec(`update orgs set state = 'disabled' where id = 'unit-1'`)
  try {
    const { id } = (await ask(next(), 51)).body
    const superior = units.admins['dep-1']
    expect(await superior.call('transfer.get', { id })).toMatchObject({
      ...{
        side: 'above',
        overdue: true,
        actions: [{ action: 'agree', problem: null }, { action: 'refuse' }],
      },
      steps: [{ action: 'requested' }, { action: 'escalated' }],
    })
    expect((await answer(superior, 'agree', id)).status).toBe(200)
  } finally {
    await units.world.exec(`update orgs set state = 'approved' where id = 'unit-1'`)
  }
  await units.admins['org-1'].signIn()
  expect((await unitOf(personId)).orgId).toBe('unit-2')
})
