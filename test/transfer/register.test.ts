import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { declarations } from '../../db/schema/declare.ts'
import { poolExperts } from '../../db/schema/pool.ts'
import { plantDeclaration } from '../declare/plant.ts'
import { addPerson, applicant, changePerson, openUnits, personForm, type Units } from '../person/units.ts'
import { answer, ask } from './acts.ts'

let units: Units
const old = () => units.admins['unit-1']
const next = () => units.admins['unit-2']
beforeAll(async () => {
  units = await openUnits()
})
afterAll(() => units.world.close())

const unitOf = async (id: string) =>
  (await units.admins['org-1'].call('person.get', { id })) as { orgId: string; steps: { action: string }[] }

test('M-2.19 the new unit asks by number and name, and both must fit', async () => {
  const { id: personId, name } = await addPerson(old(), 1)
  const wrong = await ask(next(), 1, { name: '别人' })
  const absent = await ask(next(), 2)
  expect(wrong.body).toEqual({ code: 'transfer.no_person' })
  expect(absent.body).toEqual(wrong.body)
  expect((await ask(old(), 1)).body.code).toBe('transfer.same_unit')

  const { id } = (await ask(next(), 1, { note: '2026年11月调入' })).body
  expect((await ask(units.admins['unit-4'], 1)).body.code).toBe('transfer.open')
  expect(await next().call('transfer.get', { id })).toMatchObject({
    ...{ personName: name, side: 'in', state: 'requested', days: 0, overdue: false, note: '2026年11月调入' },
    contact: { orgName: '机构unit-1', name: '李敏', phone: '0379-65500000' },
    actions: [{ action: 'withdraw', problem: null }],
  })
  expect(await old().call('transfer.get', { id })).toMatchObject({
    ...{ side: 'out', actions: [{ action: 'agree' }, { action: 'refuse' }] },
  })
  expect((await unitOf(personId)).orgId).toBe('unit-1')
  // nobody goes away, or becomes another, while somebody waits for him
  const { idType, idNumber } = personForm(2)
  for (const [operation, more] of [
    ['setStatus', { status: 'left', reason: '调出' }],
    ['correctId', { idType, idNumber, reason: '录入有误' }],
    ['remove', {}],
  ] as const)
    expect((await changePerson(old(), operation, personId, more)).body.code).toBe('person.open_transfer')
})

test('M-2.20 the unit of the person changes only when the old unit agrees', async () => {
  const { id: personId, idNumber, password } = await addPerson(old(), 3)
  const { id } = (await ask(next(), 3)).body
  expect((await answer(next(), 'agree', id)).body.code).toBe('transfer.not_yours')
  expect((await answer(old(), 'refuse', id, { reason: ' ' })).body.code).toBe('input.invalid')
  expect((await answer(old(), 'refuse', id, { reason: '聘期未满' })).status).toBe(200)
  expect((await unitOf(personId)).orgId).toBe('unit-1')
  expect(await next().call('transfer.get', { id })).toMatchObject({ state: 'refused', reason: '聘期未满' })
  expect((await answer(old(), 'agree', id, {}, 1)).body.code).toBe('stale')

  units.world.pass(1000)
  const again = (await ask(next(), 3)).body.id
  expect((await answer(old(), 'agree', again)).status).toBe(200)
  const person = await unitOf(personId)
  expect(person.orgId).toBe('unit-2')
  expect(person.steps.map(({ action }) => action)).toEqual(['created', 'transferred'])
  expect((await old().refused('person.get', { id: personId })).code).toBe('not_found')
  await applicant(units, idNumber).signIn(password)
})

test('withdrawn by the new unit: nothing moves, and it may ask again', async () => {
  const { id: personId } = await addPerson(old(), 4)
  const { id } = (await ask(next(), 4)).body
  expect((await answer(old(), 'withdraw', id)).body.code).toBe('transfer.not_yours')
  expect((await answer(next(), 'withdraw', id)).status).toBe(200)
  expect((await unitOf(personId)).orgId).toBe('unit-1')
  expect((await ask(next(), 4)).status).toBe(200)
})

test('M-2.20 A28 what climbs blocks the agreement until it is withdrawn, and a draft follows the person', async () => {
  const { id: personId } = await addPerson(old(), 5)
  const { id } = (await ask(next(), 5)).body
  const of = { personId, orgId: 'unit-1', orgPath: '/org-1/city-1/dep-1/unit-1/' }
  await plantDeclaration(units.world, { id: 'd5', ...of, state: 'climbing' })
  await plantDeclaration(units.world, { id: 'd6', ...of, kind: 'expert' })
  expect((await answer(old(), 'agree', id)).body).toEqual({
    ...{ code: 'transfer.running_declaration', params: { year: 2026 } },
  })
  const shown = await old().call('transfer.get', { id })
  expect(shown.actions[0].problem.code).toBe('transfer.running_declaration')
  for (const state of ['waiting', 'correcting', 'returned', 'accepted']) {
    await units.world.exec(`update declarations set state = '${state}' where id = 'd5'`)
    expect((await answer(old(), 'agree', id)).body.code).toBe('transfer.running_declaration')
  }
  await units.world.exec(`update declarations set state = 'withdrawn' where id = 'd5'`)
  expect((await answer(old(), 'agree', id)).status).toBe(200)
  const kept = await units.world.app.db.read
    .select({ id: declarations.id, orgId: declarations.orgId, orgPath: declarations.orgPath })
    .from(declarations)
    .orderBy(declarations.id)
  expect(kept).toEqual([
    { id: 'd5', orgId: 'unit-1', orgPath: of.orgPath },
    { id: 'd6', orgId: 'unit-2', orgPath: '/org-1/city-1/dep-1/unit-2/' },
  ])
})

test('who has left is taken over, and is active again; who is retired or dead is not', async () => {
  const { id: personId, idNumber, password } = await addPerson(old(), 6)
  await changePerson(old(), 'setStatus', personId, { status: 'left', reason: '辞职' })
  const { id } = (await ask(next(), 6)).body
  await answer(old(), 'agree', id)
  expect(await next().call('person.get', { id: personId })).toMatchObject({ status: 'active' })
  await applicant(units, idNumber).signIn(password)
  const { id: retired } = await addPerson(old(), 7)
  await changePerson(old(), 'setStatus', retired, { status: 'retired', reason: '到龄退休' })
  expect((await ask(next(), 7)).body).toEqual({ code: 'transfer.no_person' })
})

test('lists show each side its own; others see nothing', async () => {
  await addPerson(old(), 8)
  const { id } = (await ask(units.admins['unit-4'], 8)).body
  const seen = async (who: keyof Units['admins'], input: object = {}) => {
    const { rows } = await units.admins[who].call('transfer.list', input)
    return rows.some((row: { id: string }) => row.id === id)
  }
  expect(await seen('unit-4', { side: 'in' })).toBe(true)
  expect(await seen('unit-4', { side: 'out' })).toBe(false)
  expect(await seen('unit-1', { side: 'out', state: 'requested' })).toBe(true)
  expect(await seen('unit-1', { overdue: true })).toBe(false)
  expect(await seen('org-1', { side: 'above' })).toBe(true)
  for (const who of ['unit-2', 'dep-1', 'city-1', 'city-2'] as const) {
    expect(await seen(who)).toBe(false)
    expect((await units.admins[who].refused('transfer.get', { id })).code).toBe('not_found')
  }
  const { idNumber } = personForm(8)
  expect((await old().call('transfer.list', { search: idNumber })).total).toBe(1)
  expect((await old().call('transfer.list', { search: idNumber.slice(0, 12) })).total).toBe(0)
})

test('of two units that ask for the same person at once one is told to wait', async () => {
  await addPerson(old(), 30)
  const answers = await Promise.all([ask(next(), 30), ask(units.admins['unit-4'], 30), ask(next(), 30)])
  expect(answers.map(({ body }) => body.code ?? 'asked').toSorted()).toEqual([
    'asked',
    'transfer.open',
    'transfer.open',
  ])
})

test('of two that decide at once one wins, and the person moves once', async () => {
  await next().signIn()
  for (let n = 20; n < 26; n++) {
    const { id: personId } = await addPerson(old(), n)
    const { id } = (await ask(next(), n)).body
    const answers = await Promise.all([
      answer(old(), 'agree', id),
      answer(old(), 'refuse', id, { reason: '聘期未满' }),
      answer(next(), 'withdraw', id),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ body }) => body.code === 'stale')).toHaveLength(2)
    const { orgId, steps } = await unitOf(personId)
    const agreed = answers[0]?.status === 200
    expect(orgId).toBe(agreed ? 'unit-2' : 'unit-1')
    expect(steps.filter(({ action }) => action === 'transferred')).toHaveLength(agreed ? 1 : 0)
  }
})

test('what is not yet decided stands at the end of a list by decisions, upwards and downwards', async () => {
  const made: string[] = []
  for (const n of [40, 41, 42]) {
    await addPerson(old(), n)
    made.push((await ask(next(), n)).body.id)
  }
  for (const id of made.slice(1)) {
    units.world.pass(1000)
    await answer(old(), 'refuse', id, { reason: '聘期未满' })
  }
  for (const desc of [false, true]) {
    const { rows } = await next().call('transfer.list', { sort: 'decidedAt', desc, size: 200 })
    const decided = rows.map((row: { decidedAt: number | null }) => row.decidedAt !== null)
    expect(decided).toEqual(decided.toSorted((a: boolean, b: boolean) => Number(b) - Number(a)))
    expect(new Set(decided).size).toBe(2)
  }
})

test('what belongs to the person goes along: the entry in the pool of experts, and the page the person has open', async () => {
  await next().signIn()
  await old().signIn()
  const { id: personId, idNumber, password } = await addPerson(old(), 52)
  await plantExpert(units, personId)
  const self = applicant(units, idNumber)
  await self.signIn(password)
  await self.call('auth.changePassword', { current: password, next: 'Yellow-River-9' })
  const socket = await self.socket()
  const news = socket.next('news')
  const { id } = (await ask(next(), 52)).body
  await answer(old(), 'agree', id)
  expect(await news).toMatchObject({ topics: ['declare'] })
  const [expert] = await units.world.app.db.read
    .select()
    .from(poolExperts)
    .where(eq(poolExperts.personId, personId))
  expect(expert).toMatchObject({
    ...{ orgId: 'unit-2', orgPath: '/org-1/city-1/dep-1/unit-2/', unitName: '机构unit-2' },
    ...{ superiorName: '机构dep-1', version: 1 },
  })
})

const plantExpert = ({ world }: Units, personId: string): Promise<void> =>
  world.app.db.write('expert', async (tx) => {
    await tx.insert(poolExperts).values({
      ...{
        id: `expert-${personId}`,
        personId,
        idHash: personId,
        idSealed: '',
        idMasked: '',
        name: '某',
        pinyin: 'mou m',
      },
      ...{ sex: 1, birthDate: '1980-01-01', orgId: 'unit-1', orgPath: '/org-1/city-1/dep-1/unit-1/' },
      ...{ unitName: '机构unit-1', titleSeries: '05', titleName: '高级工程师', level: '2', specialties: [] },
      ...{ source: 'entered', channel: [], enteredOn: '2026-01-01', validTo: '2028-12-31', state: 'in' },
      stateAt: world.now(),
    })
  })
