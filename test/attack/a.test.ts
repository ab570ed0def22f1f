import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditLog } from '../../db/schema/audit.ts'
import { plant, newUnit, PNG } from '../org/tree.ts'
import { addPerson, openUnits, type Units } from '../person/units.ts'
import { line, YEAR } from '../plan/plan-world.ts'
import { handIn } from '../workbook/office.ts'
import type { Person } from '../world.ts'

let units: Units
beforeEach(async () => { units = await openUnits() })
afterEach(() => units.world.close())
const command = (more: object) => ({ commandId: randomUUID(), ...more })

test('A2 org replay after move', async () => {
  const { 'org-1': province, 'dep-1': dep, 'city-2': city2 } = units.admins
  await province.call('setting.set', command({ key: 'password.first', value: 'random' }))
  const create = newUnit('dep-1', { commandId: randomUUID() })
  const made = await dep.call('org.create', create)
  const { admins: [{ accountId }] } = await dep.call('org.get', { id: made.id })
  const reset = command({ id: made.id, accountId })
  await dep.call('org.resetAdmin', reset)
  await plant(units.world, 'dep-2', '/org-1/city-2/', { kind: 'department' })
  await province.call('org.move', command({ id: made.id, version: 0, parentId: 'dep-2', reason: 'x' }))
  const { password } = await city2.call('org.resetAdmin', command({ id: made.id, accountId }))
  const a = await dep.ask('org.create', create)
  const b = await dep.ask('org.resetAdmin', reset)
  console.log('A2', password, JSON.stringify(a.body), JSON.stringify(b.body))
})

test('A3 person replay after transfer', async () => {
  const { 'org-1': province, 'unit-1': old, 'unit-2': next } = units.admins
  await province.call('setting.set', command({ key: 'password.first', value: 'random' }))
  const p = await addPerson(old, 5)
  const reset = command({ id: p.id })
  await old.call('person.reset', reset)
  const { id } = await next.call('transfer.request', command({ idType: p.idType, idNumber: p.idNumber, name: p.name }))
  await old.call('transfer.agree', command({ id, version: 0 }))
  const { password } = await next.call('person.reset', command({ id: p.id }))
  const a = await old.ask('person.reset', reset)
  console.log('A3', password, JSON.stringify(a.body))
})

test('A4 rights taken mid bulk', async () => {
  const { 'city-1': cityAdmin } = units.admins
  const hand = await units.world.person('hand', { orgId: 'dep-1' })
  await hand.signIn()
  const items: { id: string; version: number }[] = []
  for (let n = 0; n < 30; n++) {
    await plant(units.world, `u${n}`, '/org-1/city-1/dep-1/')
    const c = await units.world.person(`c${n}`, { orgId: `u${n}` })
    await c.signIn()
    const plan = await c.call('plan.save', command({ year: YEAR, lines: [line()] }))
    const { version } = await c.call('plan.submit', command(plan))
    items.push({ id: plan.id, version })
  }
  const [pass, taken] = await Promise.all([
    hand.ask('plan.pass', command({ items })),
    new Promise((d) => setTimeout(d, 3)).then(() => units.admins['dep-1'].ask('staff.setDuties', command({ id: hand.id, version: 0, duties: [] }))),
  ])
  const rows = (await units.world.app.db.read.select().from(auditLog)).sort((a, b) => a.seq - b.seq)
  const at = rows.find((r) => r.action === 'staff.duties_set')?.seq ?? 0
  const after = rows.filter((r) => r.seq > at && r.action === 'plan.passed' && r.actorId === hand.id).length
  console.log('A4', taken.status, pass.status, pass.body.filter?.((x: any) => !x.problem).length, 'after', after)
})

test('A5 judge after move', async () => {
  const { 'org-1': province, 'dep-1': dep, 'unit-4': u4, 'city-1': city } = units.admins
  const p = await addPerson(u4, 9)
  const { id } = await dep.call('transfer.request', command({ idType: p.idType, idNumber: p.idNumber, name: p.name }))
  await province.call('org.move', command({ id: 'unit-4', version: 0, parentId: 'dep-1', reason: 'x' }))
  units.world.pass(60 * 86400_000)
  for (const [n, a] of Object.entries(units.admins)) { await a.signIn(); const r = await a.ask('transfer.get', { id }); console.log('A5', n, r.status, r.body.side, JSON.stringify(r.body.actions)) 
    const d = await a.call('desk.get', { year: 2027 }); console.log(JSON.stringify(d.todos.filter((t: any) => t.kind.startsWith('transfer'))), (await a.call('transfer.list', { todo: true })).total) }
})

test('A7 reference cycle', async () => {
  const { 'org-1': province } = units.admins
  const base = { kind: 'area', name: '甲', sort: 1, attrs: {} }
  console.log('A7', (await province.ask('reference.save', command({ ...base, code: '999901', edition: 0, parent: '' }))).status,
  (await province.ask('reference.save', command({ ...base, code: '999901', edition: 1, parent: '999901' }))).status,
  JSON.stringify((await province.ask('reference.end', command({ kind: 'area', code: '999901', edition: 2 }))).body))
  console.log((await province.ask('reference.save', command({ kind: 'holiday', name: 'x', sort: 1, attrs: { work: 'maybe' }, code: '2026-13-77', edition: 0 }))).status,
  (await province.ask('reference.save', command({ kind: 'title', name: 'x', sort: 1, attrs: { level: '77' }, code: 'T1', edition: 0, parent: '05' }))).status)
})

test('A9 staff removed with views, sessions, reads', async () => {
  const { 'dep-1': dep, 'unit-1': admin } = units.admins
  const { id: noticeId } = await dep.call('notice.publish', command({ kinds: ['unit'], title: '通知', body: '正文' }))
  const clerk = await units.world.person('clerk', { orgId: 'unit-1' })
  await clerk.signIn()
  await clerk.call('notice.read', { id: noticeId })
  await clerk.call('workbook.saveView', { list: 'person.list', name: 'x', query: 'a', columns: [] })
  await clerk.call('auth.changePassword', { current: 'Yellow-River-7', next: 'Blue-Mountain-9' })
  const { version } = await admin.call('staff.get', { id: clerk.id })
  const r = await admin.ask('staff.remove', command({ id: clerk.id, version }))
  console.log('A9', r.status, JSON.stringify(r.body))
  console.log(JSON.stringify(await dep.call('notice.receipts', { id: noticeId })))
})

test('A11 names', async () => {
  const { 'dep-1': dep, 'unit-1': admin } = units.admins
  for (const name of ['第一小学', '第一小学\u200b', '第一小学 ', '第一\u202e小学', '第一\n小学', '第一小学（东）', '第一小学(东)', '\u200b\u200b'])
    console.log('A11', JSON.stringify(name), (await dep.ask('org.create', newUnit('dep-1', { commandId: randomUUID(), name, code: `A${Math.floor(Math.random() * 1e9)}` }))).status)
})

test('A8 attach vs submit', async () => {
  const made = await units.admins['dep-1'].call('org.create', newUnit('dep-1', { commandId: randomUUID() }))
  void made
  const { 'unit-1': u } = units.admins
  const r = await handIn(units.world, u, 'org.attach', { name: '证照' }, { name: 'a.png', bytes: PNG })
  console.log('A8', r.status)
})
