import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enterPersons } from '../../server/names.ts'
import { upload } from '../review/office.ts'
import { PASSWORD, START } from '../world.ts'
import {
  actOn,
  addUnit,
  answersKept,
  commandId,
  namesIn,
  newUnit,
  OWN_PASSWORD,
  openTown,
  PNG,
  refusedOn,
  submitOwn,
  type Town,
} from './tree.ts'

let { world, city } = {} as Town

beforeAll(async () => {
  ;({ world, city } = await openTown())
})
// steps of one moment have no order
beforeEach(() => world.pass(1000))
afterAll(() => world.close())

describe('the superior and the unit', () => {
  let unit: Awaited<ReturnType<typeof addUnit>>
  beforeAll(async () => {
    unit = await addUnit(world, city, 'dep-1', { code: '410302010', name: '嵩州市第十小学' })
    await upload(world, unit.admin, 'org.attach', {}, PNG, 'a.png')
    await submitOwn(unit.admin)
    await actOn(city, 'approve', unit.id)
    await city.call('org.create', newUnit('dep-1', { code: '410302001', name: '第一小学' }))
  })
  const detail = () => city.call('org.get', { id: unit.id })

  test('M-1.12 the superior edits the administrator’s name, phone and mail; it is logged', async () => {
    const [admin] = (await detail()).admins
    const edit = {
      id: unit.id,
      accountId: admin.accountId,
      name: '赵敏',
      phone: '13900002222',
      mail: 'z@b.cn',
    }
    await city.call('org.editAdmin', { commandId: commandId(), ...edit })
    const after = await detail()
    expect(after.admins).toMatchObject([{ name: '赵敏', phone: '13900002222', mail: 'z@b.cn' }])
    expect(after.steps.at(-1)).toMatchObject({ action: 'editAdmin' })
    const auditor = await world.person('auditor-org', { duties: ['auditor'] })
    await auditor.signIn()
    const { rows } = await auditor.call('audit.list', { subject: `org:${unit.id}` })
    expect(rows[0]).toMatchObject({ action: 'org.admin_edited' })
    expect(JSON.stringify(rows)).not.toContain('13900002222')
    const bad = { commandId: commandId(), ...edit, phone: '12' }
    expect((await city.refused('org.editAdmin', bad)).code).toBe('field.phone')
    // an account that is none of this unit's administrators is not there
    const foreign = { commandId: commandId(), ...edit, accountId: city.id }
    expect((await city.refused('org.editAdmin', foreign)).code).toBe('not_found')
  })

  test('M-1.13 after the reset the old password is dead and every session ended', async () => {
    const socket = await unit.admin.socket()
    const ended = socket.next('session:ended')
    const [admin] = (await detail()).admins
    const input = { commandId: commandId(), id: unit.id, accountId: admin.accountId }
    expect(await city.call('org.resetAdmin', input)).toEqual({ login: unit.login, password: '000000' })
    expect(await ended).toMatchObject({ why: 'reset' })
    expect((await unit.admin.refused('org.own')).code).toBe('auth.required')
    const again = world.browser({ id: '', login: unit.login })
    await expect(again.signIn(OWN_PASSWORD)).rejects.toThrow('auth.wrong_pair')
    expect(await answersKept(world)).not.toMatch(/password|"000000"/)
  })

  test('M-1.14 the initial password leads only to the change of the password', async () => {
    unit.admin = world.browser({ id: '', login: unit.login })
    await unit.admin.signIn('000000')
    expect((await unit.admin.call('auth.me')).mustChange).toBe(true)
    for (const operation of ['org.own', 'org.tree', 'org.list'])
      expect((await unit.admin.refused(operation)).code).toBe('auth.must_change')
  })

  test('M-1.15 000000 is not accepted as the new password, nor is the one before the reset', async () => {
    const change = (next: string) => unit.admin.refused('auth.changePassword', { current: '000000', next })
    expect((await change('000000')).code).toMatch(/^password\./)
    expect((await change(OWN_PASSWORD)).code).toBe('password.old')
    await unit.admin.call('auth.changePassword', { current: '000000', next: PASSWORD })
    expect(await unit.admin.call('org.tree')).toHaveLength(1)
  })

  test('a reset opens a locked account again', async () => {
    const guess = world.browser({ id: '', login: unit.login })
    for (let i = 0; i < 5; i++) await guess.signIn('wrong').catch(() => {})
    await expect(guess.signIn(PASSWORD)).rejects.toThrow('auth.locked')
    const [admin] = (await detail()).admins
    await city.call('org.resetAdmin', { commandId: commandId(), id: unit.id, accountId: admin.accountId })
    await guess.signIn('000000')
    await guess.call('auth.changePassword', { current: '000000', next: 'Green-Forest-5' })
    unit.admin = guess
  })

  test('a reset takes the second factor off too: a unit’s only administrator could ask nobody else', async () => {
    const [admin] = (await detail()).admins
    await world.exec(
      `update accounts set second_sealed = 'x', second_since = created_at where id = '${admin.accountId}'`,
    )
    await expect(unit.admin.signIn('Green-Forest-5')).rejects.toThrow('auth.second_needed')
    await city.call('org.resetAdmin', { commandId: commandId(), id: unit.id, accountId: admin.accountId })
    await unit.admin.signIn('000000')
    await unit.admin.call('auth.changePassword', { current: '000000', next: 'Black-Stone-3' })
  })

  test('停用 ends the sessions of the unit and is undone by 启用', async () => {
    const ended = (await unit.admin.socket()).next('session:ended')
    await actOn(city, 'disable', unit.id, { reason: '机构撤并' })
    expect(await ended).toMatchObject({ why: 'disabled' })
    await unit.admin.signIn('Black-Stone-3')
    for (const operation of ['org.own', 'org.tree'])
      expect((await unit.admin.refused(operation)).code).toBe('org.disabled')
    await actOn(city, 'enable', unit.id)
    expect(await unit.admin.call('org.tree')).toHaveLength(1)
  })

  test('what has working units below is not stopped', async () => {
    expect(await refusedOn(city, 'disable', 'dep-1', { reason: '撤并' })).toEqual({
      code: 'org.has_children',
      params: { n: 1 },
    })
  })

  test('M-1.5 an organisation is deleted only without children, people and files; it is logged', async () => {
    expect((await refusedOn(city, 'remove', 'dep-1', { reason: '误建' })).code).toBe('org.has_children')
    // its document stands against it
    expect(await refusedOn(city, 'remove', unit.id, { reason: '误建' })).toEqual({
      code: 'org.has_records',
      params: { work: 'file:1' },
    })
    const made = await city.call('org.create', newUnit('dep-1', { code: '410302020', name: '误建小学' }))
    const member = await world.person('staff-of-mistake', { orgId: made.id })
    const people = async () =>
      (await refusedOn(city, 'remove', made.id, { reason: '误建' })) as { code: string; params: object }
    expect(await people()).toEqual({ code: 'org.has_people', params: { persons: 0, staff: 1 } })
    await world.exec(`update accounts set org_id = 'city-1' where id = '${member.id}'`)
    await world.app.db.write('orgs', async (tx) => {
      await enterPersons(tx, [
        {
          ...{
            id: 'p',
            orgId: made.id,
            orgPath: `/org-1/city-1/dep-1/${made.id}/`,
            name: '甲',
            pinyin: 'jia j',
          },
          ...{
            idType: 'citizen',
            idHash: 'h',
            idSealed: 's',
            idMasked: 'm',
            birthDate: '1980-01-01',
            sex: 1,
          },
          ...{ status: 'active', statusAt: START, createdAt: START },
        },
      ])
    })
    expect(await people()).toEqual({ code: 'org.has_people', params: { persons: 1, staff: 0 } })
    await world.exec(`delete from persons where id = 'p'`)
    await actOn(city, 'remove', made.id, { reason: '误建' })
    expect((await city.refused('org.get', { id: made.id })).code).toBe('not_found')
    expect(await namesIn(city, { search: '误建小学' })).toEqual([])
    expect(await namesIn(city, { state: 'deleted' })).toEqual([])
    const gone = world.browser({ id: '', login: made.login })
    await expect(gone.signIn(made.password)).rejects.toThrow('auth.disabled')
    const auditor = await world.person('auditor-2', { duties: ['auditor'] })
    await auditor.signIn()
    const { rows } = await auditor.call('audit.list', { subject: `org:${made.id}` })
    expect(rows[0]).toMatchObject({ action: 'org.removed', reason: '误建', from: 'blank', to: 'deleted' })
    // name and code are free again; the login is not
    const next = await city.call('org.create', newUnit('dep-1', { code: '410302020', name: '误建小学' }))
    expect(next.login).toBe('u410302020-2')
  })
})
