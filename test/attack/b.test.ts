import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { orgs } from '../../db/schema/org.ts'
import { adminOf, newUnit, plant, PNG } from '../org/tree.ts'
import { addPerson, openUnits, personForm, type Units } from '../person/units.ts'
import { line, YEAR } from '../plan/plan-world.ts'
import { handIn } from '../workbook/office.ts'
import type { Person } from '../world.ts'

let units: Units
beforeEach(async () => { units = await openUnits() })
afterEach(() => units.world.close())
const command = (more: object) => ({ commandId: randomUUID(), ...more })

test('storm: mixed writes at once, never a fault, never a deadlock', { timeout: 180000 }, async () => {
  const { world } = units
  await plant(world, 'dep-2', '/org-1/city-2/', { kind: 'department' })
  const province = units.admins['org-1']
  const codes: Record<string, number> = {}
  const count = async (name: string, p: Promise<any>) => { const r = await p; const k = `${name} ${r.status === 200 ? 'ok' : r.body.code}`; codes[k] = (codes[k] ?? 0) + 1; return r }
  for (let round = 0; round < 8; round++) {
    const id = `s-${round}`
    await plant(world, id, '/org-1/city-1/dep-1/')
    const admin = await adminOf(world, id)
    const clerk = await world.person(`sc-${round}`, { orgId: id })
    await clerk.signIn()
    const hand = await world.person(`sh-${round}`, { orgId: 'dep-1' })
    await hand.signIn()
    const plan = await clerk.call('plan.save', command({ year: YEAR, lines: [line()] }))
    const p1 = await addPerson(admin, 1000 + round * 10)
    const p2 = await addPerson(units.admins['unit-4'], 1001 + round * 10)
    const t = await units.admins['unit-2'].call('transfer.request', command({ idType: p1.idType, idNumber: p1.idNumber, name: p1.name }))
    const jobs = [
      () => count('move', province.ask('org.move', command({ id, version: 0, parentId: 'dep-2', reason: 'x' }))),
      () => count('disable', province.ask('org.disable', command({ id, version: 0, reason: 'x' }))),
      () => count('submit', clerk.ask('plan.submit', command(plan))),
      () => count('agree', admin.ask('transfer.agree', command({ id: t.id, version: 0 }))),
      () => count('withdraw', units.admins['unit-2'].ask('transfer.withdraw', command({ id: t.id, version: 0 }))),
      () => count('create', admin.ask('person.create', command(personForm(1002 + round * 10)))),
      () => count('create', admin.ask('person.create', command(personForm(1002 + round * 10)))),
      () => count('request', admin.ask('transfer.request', command({ idType: p2.idType, idNumber: p2.idNumber, name: p2.name }))),
      () => count('remove', units.admins['unit-4'].ask('person.remove', command({ id: p2.id, version: 0 }))),
      () => count('status', units.admins['unit-4'].ask('person.setStatus', command({ id: p2.id, version: 0, status: 'left', reason: 'x' }))),
      () => count('duties', admin.ask('staff.setDuties', command({ id: clerk.id, version: 0, duties: ['principal'] }))),
      () => count('stop', admin.ask('staff.stop', command({ ids: [clerk.id] }))),
      () => count('reset', province.ask('org.resetAdmin', command({ id, accountId: admin.id }))),
      () => count('rename', province.ask('org.rename', command({ id, version: 0, name: `新名${round}` }))),
      () => count('set', units.admins['dep-1'].ask('setting.set', command({ key: 'transfer.days', value: 5 }))),
      () => count('notice', units.admins['dep-1'].ask('notice.publish', command({ kinds: ['unit'], title: '通知', body: '正文' }))),
      () => count('orgcreate', units.admins['dep-1'].ask('org.create', newUnit('dep-1', { commandId: randomUUID(), code: `Q${round}`, name: `校${round}` }))),
      () => count('orgattach', handIn(world, admin, 'org.attach', {}, { name: 'a.png', bytes: PNG })),
      () => count('planattach', handIn(world, clerk, 'plan.attach', { id: plan.id }, { name: 'a.png', bytes: PNG })),
      () => count('discard', clerk.ask('plan.discard', command(plan))),
      () => count('tree', province.ask('org.tree', { parentId: 'dep-1' })),
      () => count('desk', admin.ask('desk.get', { year: YEAR })),
    ]
    const all = [...jobs, ...jobs].map((j) => ({ j, k: Math.random() })).sort((a, b) => a.k - b.k)
    await Promise.all(all.map(({ j }) => j()))
  }
  console.log(JSON.stringify(codes, null, 1))
  expect(Object.keys(codes).filter((k) => k.includes('server.error'))).toEqual([])
  void orgs
})

test('attach while handing in', { timeout: 60000 }, async () => {
  for (let n = 0; n < 5; n++) {
    const id = `at-${n}`
    await plant(units.world, id, '/org-1/city-1/dep-1/', { state: 'submitted' })
    await units.world.exec(`update orgs set draft = '{}' where id = '${id}'`)
  }
})
