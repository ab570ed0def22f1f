import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD } from '../world.ts'
import { command, openStaffed, PHONE, type Staffed } from './staff-world.ts'

let own: Staffed
beforeAll(async () => void (own = await openStaffed()))
afterAll(() => own.world.close())

const names = async () =>
  (await own.admin.call('staff.list')).rows.map(({ login }: { login: string }) => login)

test('M-2.1 the list shows the own staff only, neither that above nor beside nor below', async () => {
  await own.world.person('above', { duties: ['handler'] })
  await own.world.person('beside', { duties: ['handler'], orgId: 'unit-2' })
  await own.world.person('colleague', { duties: ['handler'], orgId: 'unit-1' })
  expect((await names()).sort()).toEqual(['colleague', 'unit-admin'])
  const province = await own.world.person('province-admin', { duties: ['admin'], scope: null })
  await province.signIn()
  const seen = (await province.call('staff.list')).rows.map(({ login }: { login: string }) => login)
  expect(seen.sort()).toEqual(['above', 'province-admin'])
  expect((await province.refused('staff.list', { node: 'unit-1' })).code).toBe('not_found')
})

test('M-2.3 staff are added, changed and removed', async () => {
  const id = await own.add('chen-yanqiu')
  expect(await own.get(id)).toMatchObject({ started: false, duties: [], scope: null, removable: true })
  const { version } = await own.get(id)
  own.world.pass(1000)
  await own.admin.call('staff.edit', { ...command(), id, version, name: '陈砚秋', phone: '0371-65500000' })
  expect(await own.get(id)).toMatchObject({ name: '陈砚秋', phone: '0371-65500000', login: 'chen-yanqiu' })
  const stale = { ...command(), id, version, name: '陈', phone: PHONE }
  expect((await own.admin.refused('staff.edit', stale)).code).toBe('stale')
  expect((await own.get(id)).steps.map(({ action }: { action: string }) => action)).toEqual([
    'create',
    'edit',
  ])
  await own.admin.call('staff.remove', { ...command(), id, version: version + 1 })
  expect((await own.admin.refused('staff.get', { id })).code).toBe('not_found')
  expect(await names()).not.toContain('chen-yanqiu')
})

test('M-2.3 whoever has acted is not removed but stopped', async () => {
  const handler = await own.world.person('has-acted', { duties: ['admin'], orgId: 'unit-1' })
  await handler.signIn()
  expect((await own.get(handler.id)).removable).toBe(true)
  await handler.call('staff.create', { ...command(), login: 'made-by-him', name: '某', phone: PHONE })
  const { version, removable } = await own.get(handler.id)
  expect(removable).toBe(false)
  expect((await own.admin.refused('staff.remove', { ...command(), id: handler.id, version })).code).toBe(
    'staff.acted',
  )
  await own.admin.call('staff.stop', { ...command(), ids: [handler.id] })
  expect((await own.get(handler.id)).started).toBe(false)
})

test('M-2.5 what is incomplete is refused, and a login is given once in the province', async () => {
  const sound = { login: 'zhao-mingxi', name: '赵明栖', phone: PHONE }
  for (const field of ['login', 'name', 'phone']) {
    const { [field as 'name']: _gone, ...rest } = sound
    expect((await own.admin.refused('staff.create', { ...command(), ...rest })).code).toBe('input.invalid')
  }
  const refused = async (more: object) =>
    (await own.admin.refused('staff.create', { ...command(), ...sound, ...more })).code
  expect(await refused({ name: ' ' })).toBe('input.invalid')
  expect(await refused({ login: 'ab' })).toBe('input.invalid')
  expect(await refused({ phone: '12345' })).toBe('field.phone')
  expect(await refused({ mail: 'a@b' })).toBe('field.mail')
  await own.admin.call('staff.create', { ...command(), ...sound })
  expect(await refused({})).toBe('staff.login_taken')
  const other = await own.world.person('other-admin', { duties: ['admin'], orgId: 'unit-2' })
  await other.signIn()
  expect((await other.refused('staff.create', { ...command(), ...sound })).params).toEqual({
    login: 'zhao-mingxi',
  })
})

test('M-2.4 rights are stored per person', async () => {
  const [a, b] = [await own.add('rights-a'), await own.add('rights-b')]
  await own.duties(a, 'handler')
  await own.scope(a, ['05', '01'], ['papers'])
  await own.duties(b, 'principal')
  expect(await own.get(a)).toMatchObject({
    duties: ['handler'],
    scope: { series: ['01', '05'], sections: ['papers'] },
    missing: ['start'],
  })
  expect((await own.get(a)).seriesNames).toHaveLength(2)
  expect(await own.get(b)).toMatchObject({ duties: ['principal'], scope: null, missing: ['start', 'scope'] })
})

test('M-2.6 each missing part blocks: not started, no role, no scope', async () => {
  const made = await own.admin.call('staff.create', {
    ...command(),
    ...{ login: 'wang-muchuan', name: '王牧川', phone: PHONE },
  })
  expect(made.password).toBe('000000')
  const person = own.world.browser({ id: made.id, login: made.login })
  const pair = { portal: 'manage', login: made.login, password: made.password }
  expect((await person.refused('auth.login', pair)).code).toBe('auth.disabled')

  await own.admin.call('staff.start', { ...command(), ids: [made.id] })
  expect((await person.call('auth.login', pair)).mustChange).toBe(true)
  expect((await person.refused('plan.list')).code).toBe('auth.must_change')
  await person.call('auth.changePassword', { current: made.password, next: PASSWORD })

  const blocked = async () => {
    const { standstill } = await person.call('auth.me')
    for (const operation of ['plan.list', 'person.list', 'staff.list', 'desk.get'])
      expect((await person.refused(operation, operation === 'desk.get' ? { year: 2026 } : {})).code).toBe(
        'staff.not_authorised',
      )
    return standstill.code
  }
  expect(await blocked()).toBe('staff.not_authorised')
  await own.duties(made.id, 'handler')
  expect(await blocked()).toBe('staff.not_authorised')
  await own.duties(made.id)
  await own.scope(made.id)
  expect(await blocked()).toBe('staff.not_authorised')

  await own.duties(made.id, 'handler')
  expect((await person.call('auth.me')).standstill).toBeNull()
  expect((await person.call('plan.list')).total).toBe(0)
  expect(await own.get(made.id)).toMatchObject({ missing: [], mustChange: false })
  expect((await own.get(made.id)).lastLoginAt).toBe(+own.world.now())

  await own.admin.call('staff.stop', { ...command(), ids: [made.id] })
  expect((await person.refused('plan.list')).code).toBe('auth.disabled')
  expect((await person.refused('auth.login', { ...pair, password: PASSWORD })).code).toBe('auth.disabled')
})

test('rights follow at once: an open line is told, and the next question is answered by them', async () => {
  const id = await own.add('follows')
  await own.duties(id, 'handler')
  await own.scope(id)
  await own.admin.call('staff.start', { ...command(), ids: [id] })
  await own.world.exec(`update accounts set must_change = false where id = '${id}'`)
  const person = own.world.browser({ id, login: 'follows' })
  await person.signIn('000000')
  const socket = await person.socket()
  const told = socket.next('account:changed')
  const news = socket.next('news')
  await own.duties(id, 'auditor')
  await told
  expect(await news).toMatchObject({ topics: ['staff'] })
  expect((await person.refused('plan.list')).code).toBe('auth.forbidden')
  expect((await person.call('audit.list')).rows).toBeInstanceOf(Array)
})

test('M-2.7 what cannot be together is refused; both roles only where the office allows it', async () => {
  const id = await own.add('one-post')
  const set = async (...duties: string[]) =>
    own.admin.ask('staff.setDuties', { ...command(), id, version: (await own.get(id)).version, duties })
  expect((await set('handler', 'principal')).body.code).toBe('staff.duties_both')
  expect((await set('system')).body.code).toBe('staff.duty_not_here')
  expect((await set('auditor', 'handler')).body.code).toBe('staff.duties_officers')
  await own.set('unit-1', 'duties.both', true)
  expect((await set('handler', 'principal')).status).toBe(200)
  await own.set('unit-1', 'duties.both', false)
})

test('M-2.8 a scope names series that are there and sections of the form', async () => {
  const id = await own.add('scoped')
  const set = async (scope: object) =>
    own.admin.ask('staff.setScope', { ...command(), id, version: (await own.get(id)).version, scope })
  expect((await set({ series: ['no-such'], sections: [] })).body).toMatchObject({
    code: 'field.code_unknown',
    params: { code: 'no-such' },
  })
  expect((await set({ series: [], sections: ['no-such'] })).body.code).toBe('input.invalid')
  expect((await set({ series: ['05'], sections: ['exam', 'basic'] })).status).toBe(200)
  expect((await own.get(id)).scope).toEqual({ series: ['05'], sections: ['basic', 'exam'] })
})

test('nobody does it to himself, and an office is never left without an administrator', async () => {
  const { id } = own.admin
  const { version } = await own.get(id)
  const acts: [string, object][] = [
    ['staff.stop', { ids: [id] }],
    ['staff.setDuties', { id, version, duties: ['admin', 'handler'] }],
    ['staff.setScope', { id, version, scope: { series: [], sections: [] } }],
    ['staff.reset', { id }],
    ['staff.remove', { id, version }],
    ['staff.dropSecondFactor', { id }],
  ]
  for (const [operation, input] of acts)
    expect([operation, (await own.admin.refused(operation, { ...command(), ...input })).code]).toEqual([
      operation,
      'staff.self',
    ])
})

test('many are started and stopped at once; one who is not theirs stops it all', async () => {
  const ids = [await own.add('bulk-a'), await own.add('bulk-b')]
  expect(await own.admin.call('staff.start', { ...command(), ids })).toEqual({ changed: 2 })
  expect(await own.admin.call('staff.start', { ...command(), ids })).toEqual({ changed: 0 })
  const stranger = await own.world.person('stranger', { orgId: 'unit-2' })
  const mixed = { ...command(), ids: [ids[0], stranger.id] }
  expect((await own.admin.refused('staff.stop', mixed)).code).toBe('not_found')
  expect((await own.get(ids[0]!)).started).toBe(true)
  expect(await own.admin.call('staff.stop', { ...command(), ids })).toEqual({ changed: 2 })
})

test('the list is searched by sound, filtered by what is missing, and put in order', async () => {
  const id = await own.add('feng-xubai')
  const { version } = await own.get(id)
  await own.admin.call('staff.edit', { ...command(), id, version, name: '冯叙白', phone: PHONE })
  const found = async (input: object) =>
    (await own.admin.call('staff.list', input)).rows.map(({ login }: { login: string }) => login)
  for (const search of ['冯', 'fengxu', 'fxb', 'feng-xubai'])
    expect(await found({ search })).toEqual(['feng-xubai'])
  expect(await found({ missing: true, duty: 'admin', started: true })).toEqual([])
  expect(await found({ missing: false, duty: 'admin', started: true })).toEqual(['unit-admin'])
  expect(await found({ missing: true, search: 'fxb' })).toEqual(['feng-xubai'])
  const up = await found({ sort: 'login' })
  expect(await found({ sort: 'login', desc: true })).toEqual(up.toReversed())
  expect(await found({ sort: 'lastLoginAt', desc: true, size: 1 })).toHaveLength(1)
  const paged = [await found({ size: 3 }), await found({ size: 3, page: 2 })].flat()
  expect(new Set(paged).size).toBe(paged.length)
})
