import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { accounts } from '../../db/schema/account.ts'
import { orgs } from '../../db/schema/org.ts'
import { persons } from '../../db/schema/person.ts'
import { plans } from '../../db/schema/plan.ts'
import { adminOf, creditCode, newUnit, plant, soundProfile } from '../org/tree.ts'
import { addPerson, openUnits, personForm, type Units } from '../person/units.ts'
import { line, YEAR } from '../plan/plan-world.ts'
import { idNumberOf } from '../roster.ts'
import type { Answer, Person } from '../world.ts'

let units: Units
beforeEach(async () => {
  units = await openUnits()
})
afterEach(() => units.world.close())

const command = (more: object) => ({ commandId: randomUUID(), ...more })
/** How often each race is run: who is first is for the database to say. */
const ROUNDS = 4

/** Asked at the same moment; gives `ok` or the code of each, of which none may be a fault of the server. */
async function race(...asked: Promise<Answer>[]): Promise<string[]> {
  const answers = await Promise.all(asked)
  const codes = answers.map(({ status, body }) => (status === 200 ? 'ok' : body.code))
  expect(codes).not.toContain('server.error')
  return codes
}

const read = () => units.world.app.db.read
const orgNow = async (id: string) => (await read().select().from(orgs).where(eq(orgs.id, id)))[0]!
async function clerkOf(orgId: string): Promise<Person> {
  const clerk = await units.world.person(`clerk-${orgId}`, { orgId })
  await clerk.signIn()
  return clerk
}
const draftOf = async (clerk: Person): Promise<{ id: string; version: number }> =>
  clerk.call('plan.save', command({ year: YEAR, lines: [line()] }))

test('a unit is stopped or its plan is handed in, never both', async () => {
  const { 'dep-1': dep } = units.admins
  for (let n = 0; n < ROUNDS; n++) {
    const id = `stopped-${n}`
    await plant(units.world, id, '/org-1/city-1/dep-1/')
    const clerk = await clerkOf(id)
    const plan = await draftOf(clerk)
    const codes = await race(
      clerk.ask('plan.submit', command(plan)),
      dep.ask('org.disable', command({ id, version: 0, reason: '撤并' })),
    )
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    const [kept] = await read().select().from(plans).where(eq(plans.id, plan.id))
    expect([kept!.state, (await orgNow(id)).state]).toEqual(
      codes[0] === 'ok' ? ['submitted', 'approved'] : ['draft', 'disabled'],
    )
  }
})

test('a unit that is moved at the same moment takes its plan, its people and its transfers along', async () => {
  const { 'org-1': province, 'unit-4': stranger } = units.admins
  await plant(units.world, 'dep-2', '/org-1/city-2/', { kind: 'department' })
  for (let n = 0; n < ROUNDS; n++) {
    const id = `moved-${n}`
    await plant(units.world, id, '/org-1/city-1/dep-1/')
    const [clerk, admin] = [await clerkOf(id), await adminOf(units.world, id)]
    const plan = await draftOf(clerk)
    const { idType, idNumber, name } = await addPerson(stranger, 100 + n)
    const [moved] = await race(
      province.ask('org.move', command({ id, version: 0, parentId: 'dep-2', reason: '调整' })),
      clerk.ask('plan.submit', command(plan)),
      admin.ask('person.create', command(personForm(200 + n))),
      admin.ask('transfer.request', command({ idType, idNumber, name })),
    )
    const { path } = await orgNow(id)
    expect(path).toBe(`/org-1/${moved === 'ok' ? 'city-2/dep-2' : 'city-1/dep-1'}/${id}/`)
    const [kept] = await read().select().from(plans).where(eq(plans.id, plan.id))
    expect(kept!.orgPath).toBe(path)
    for (const desk of kept!.route) expect(path).toContain(`/${desk}/`)
    const people = await read().select().from(persons).where(eq(persons.orgId, id))
    for (const { orgPath } of people) expect(orgPath).toBe(path)
    const { rows } = await admin.call('transfer.list')
    for (const { id: transfer } of rows)
      expect(await admin.call('transfer.get', { id: transfer })).toMatchObject({ state: 'requested' })
  }
})

test('of two who decide on a transfer one is told that it was decided', async () => {
  const { 'unit-1': old, 'unit-2': next } = units.admins
  const second = await units.world.person('second-admin', { duties: ['admin'], orgId: 'unit-1' })
  await second.signIn()
  for (let n = 0; n < ROUNDS; n++) {
    const { id: personId, idType, idNumber, name } = await addPerson(old, 300 + n)
    const { id } = await next.call('transfer.request', command({ idType, idNumber, name }))
    const codes = await race(
      old.ask('transfer.agree', command({ id, version: 0 })),
      second.ask('transfer.refuse', command({ id, version: 0, reason: '聘期未满' })),
      next.ask('transfer.withdraw', command({ id, version: 0 })),
    )
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    const [person] = await read().select().from(persons).where(eq(persons.id, personId))
    expect(person!.orgId).toBe(codes[0] === 'ok' ? 'unit-2' : 'unit-1')
  }
})

test('one person is added by one of two units, and asked for by one of two', async () => {
  const { 'unit-1': one, 'unit-2': two, 'unit-4': three } = units.admins
  for (let n = 0; n < ROUNDS; n++) {
    const form = personForm(400 + n)
    const created = await race(
      one.ask('person.create', command(form)),
      two.ask('person.create', command(form)),
    )
    expect(created.toSorted()).toEqual(['ok', 'person.known_elsewhere'])
    const others = created[0] === 'ok' ? [two, three] : [one, three]
    const { idType, idNumber, name } = form
    const asked = await race(
      ...others.map((admin) => admin.ask('transfer.request', command({ idType, idNumber, name }))),
    )
    expect(asked.toSorted()).toEqual(['ok', 'transfer.open'])
  }
})

test('a number that is corrected and data that are changed at the same moment do not overwrite each other', async () => {
  const { 'unit-1': admin } = units.admins
  for (let n = 0; n < ROUNDS; n++) {
    const { id, idType, idNumber: _, ...form } = await addPerson(admin, 500 + 2 * n)
    const { password: __, ...fields } = form
    const codes = await race(
      admin.ask('person.edit', command({ ...fields, id, version: 0, name: '更名' })),
      admin.ask(
        'person.correctId',
        command({
          ...{ id, version: 0, idType, idNumber: idNumberOf(901 + 2 * n, '男'), reason: '录错' },
        }),
      ),
    )
    expect(codes.toSorted()).toEqual(['ok', 'stale'])
  }
})

test('two administrators who stop each other leave one', async () => {
  for (let n = 0; n < ROUNDS; n++) {
    const orgId = `pair-${n}`
    await plant(units.world, orgId, '/org-1/city-2/')
    const pair: Person[] = []
    for (const no of [1, 2]) {
      const person = await units.world.person(`${orgId}-${no}`, { duties: ['admin'], orgId })
      await person.signIn()
      pair.push(person)
    }
    const [one, two] = pair as [Person, Person]
    const codes = await race(
      one.ask('staff.stop', command({ ids: [two.id] })),
      two.ask('staff.stop', command({ ids: [one.id] })),
    )
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    const staff = await read().select().from(accounts).where(eq(accounts.orgId, orgId))
    expect(staff.filter(({ disabled }) => !disabled)).toHaveLength(1)
  }
})

test('a plan that two pass at the same moment goes one desk further', async () => {
  const clerk = await clerkOf('unit-1')
  const plan = await draftOf(clerk)
  await clerk.call('plan.submit', command(plan))
  const { route } = await clerk.call('plan.get', { id: plan.id })
  const [{ orgId }] = route
  const hands: Person[] = []
  for (const no of [1, 2]) {
    const person = await units.world.person(`hand-${no}`, { orgId })
    await person.signIn()
    hands.push(person)
  }
  const items = [{ id: plan.id, version: 1 }]
  const answers = await Promise.all(hands.map((person) => person.call('plan.pass', command({ items }))))
  const codes = answers.map(([answer]) => answer.problem?.code ?? 'ok')
  expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
  const { steps } = await clerk.call('plan.get', { id: plan.id })
  expect(steps.filter(({ action }: { action: string }) => action === 'pass')).toHaveLength(1)
})

test('a code, a login and a credit code that two want at the same moment belong to one', async () => {
  const { 'dep-1': dep, 'city-2': city, 'org-1': province } = units.admins
  for (let n = 0; n < ROUNDS; n++) {
    const code = `Z${n}`
    const codes = await race(
      dep.ask('org.create', newUnit('dep-1', { commandId: randomUUID(), code, name: `甲校${n}` })),
      city.ask('org.create', newUnit('city-2', { commandId: randomUUID(), code, name: `乙校${n}` })),
      // the login the new administrator would have
      province.ask('staff.create', command({ login: `uz${n}00`, name: '甲', phone: '13800000000' })),
    )
    expect(codes.slice(0, 2).toSorted()).toEqual(['ok', 'org.code_taken'])
    const logins = await race(
      dep.ask('org.create', newUnit('dep-1', { commandId: randomUUID(), code: `Y${n}00`, name: `丙校${n}` })),
      province.ask('staff.create', command({ login: `uy${n}00`, name: '乙', phone: '13800000000' })),
      city.ask('staff.create', command({ login: `uy${n}00`, name: '丙', phone: '13800000000' })),
    )
    expect(logins.slice(1)).toContain(logins[0] === 'ok' ? 'staff.login_taken' : 'ok')
    const draft = soundProfile({ creditCode: creditCode(50 + n) })
    for (const id of ['credit-a', 'credit-b']) {
      await plant(units.world, `${id}${n}`, '/org-1/city-1/dep-1/', { state: 'submitted' })
      await units.world.app.db.write('orgs', async (tx) => {
        await tx
          .update(orgs)
          .set({ draft })
          .where(eq(orgs.id, `${id}${n}`))
      })
    }
    const approved = await race(
      dep.ask('org.approve', command({ id: `credit-a${n}`, version: 0 })),
      dep.ask('org.approve', command({ id: `credit-b${n}`, version: 0 })),
    )
    expect(approved.toSorted()).toEqual(['ok', 'org.credit_code_taken_by'])
  }
})

test('三员 are separated while all three are there, or one of them is stopped', async () => {
  const { 'org-1': admin } = units.admins
  const officers: Record<string, Person> = {}
  for (const duty of ['system', 'security', 'auditor'])
    officers[duty] = await units.world.person(`officer-${duty}`, { duties: [duty], scope: null })
  const codes = await race(
    admin.ask('setting.set', command({ key: 'officers', value: true })),
    admin.ask('staff.stop', command({ ids: [officers.security!.id] })),
  )
  // where the setting came first, his right to stop anybody may be gone already
  expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
  expect(['setting.officers_missing', 'staff.last_officer', 'auth.forbidden']).toContain(
    codes.find((code) => code !== 'ok'),
  )
})
