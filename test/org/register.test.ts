import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { commands } from '../../db/schema/audit.ts'
import { waitingUnder } from '../../server/org/org.store.ts'
import { download, upload } from '../review/office.ts'
import { openWorld, PASSWORD, type Person, type World } from '../world.ts'
import {
  actOn,
  addUnit,
  adminOf,
  commandId,
  creditCode,
  newUnit,
  OWN_PASSWORD,
  plant,
  refusedOn,
  soundProfile,
  submitOwn,
} from './tree.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let world: World
let province: Person
let city: Person

beforeAll(async () => {
  world = await openWorld()
  await plant(world, 'city-1', '/org-1/', {
    kind: 'office',
    code: '410300',
    name: '嵩州市职改办',
    profile: soundProfile({ creditCode: '', contactPhone: '0379-63900000' }),
  })
  await plant(world, 'dep-1', '/org-1/city-1/', { kind: 'department', code: '410302', name: '嵩州市教育局' })
  await plant(world, 'city-2', '/org-1/', { kind: 'office', code: '410400', name: '鹰城市职改办' })
  province = await adminOf(world, 'org-1')
  city = await adminOf(world, 'city-1')
})
// steps of one moment have no order
beforeEach(() => world.pass(1000))
afterAll(() => world.close())

const answersKept = async () => JSON.stringify(await world.app.db.read.select().from(commands))

const namesIn = async (person: Person, input: object = {}) =>
  (await person.call('org.list', input)).rows.map(({ name }: { name: string }) => name)

describe('the tree', () => {
  test('M-1.1 a node shows what stands below it, searched and paged', async () => {
    const [own] = await province.call('org.tree')
    expect(own).toMatchObject({ id: 'org-1', children: 2 })
    const cities = await province.call('org.tree', { parentId: 'org-1' })
    expect(cities.map(({ code }: { code: string }) => code)).toEqual(['410300', '410400'])
    expect(cities[0]).toMatchObject({ name: '嵩州市职改办', kind: 'office', children: 1 })
    expect(await namesIn(province, { node: 'city-1' })).toEqual(['嵩州市职改办', '嵩州市教育局'])
    expect(await namesIn(province, { node: 'org-1', deep: false })).toEqual(['嵩州市职改办', '鹰城市职改办'])
    expect(await namesIn(province, { search: 'szsjyj' })).toEqual(['嵩州市教育局'])
    const page = await province.call('org.list', { node: 'org-1', page: 2, size: 1 })
    expect(page).toMatchObject({ total: 4, rows: [{ name: '嵩州市职改办' }] })
    expect(await namesIn(province, { kind: 'department' })).toEqual(['嵩州市教育局'])
    expect(await namesIn(province, { sort: 'name', desc: true, node: 'org-1', deep: false })).toEqual([
      '鹰城市职改办',
      '嵩州市职改办',
    ])
  })

  test('a node is found by name, pinyin, initials and code, from two signs on, with the way to it', async () => {
    for (const search of ['教育局', 'jiaoyuju', 'szsjyj', '410302']) {
      const [found] = await city.call('org.find', { search })
      expect(found).toMatchObject({
        id: 'dep-1',
        way: [
          { id: 'city-1', name: '嵩州市职改办' },
          { id: 'dep-1', name: '嵩州市教育局' },
        ],
      })
    }
    expect(await city.call('org.find', { search: '教' })).toEqual([])
    expect(await city.call('org.find', { search: '%%' })).toEqual([])
  })
})

describe('adding', () => {
  test('M-1.2 a new unit appears under the chosen node, for whoever looks', async () => {
    const socket = await province.socket()
    const heard = socket.next('news')
    const { id } = await city.call('org.create', newUnit('dep-1', { code: '410302001', name: '第一小学' }))
    expect(await heard).toMatchObject({ topics: ['org'] })
    const children = await city.call('org.tree', { parentId: 'dep-1' })
    expect(children).toMatchObject([{ id, name: '第一小学', state: 'blank' }])
    expect((await city.call('org.get', { id })).steps).toMatchObject([{ action: 'create', to: 'blank' }])
  })

  test('M-1.3 the administrator’s account is made and told, and opens with its first password', async () => {
    const input = newUnit('dep-1', { code: '410302002', name: '第二小学', adminName: '李敏' })
    const made = await city.call('org.create', input)
    expect(made).toMatchObject({ login: 'u410302002', password: '000000' })
    const admin = world.browser({ id: '', login: made.login })
    await admin.signIn(made.password)
    const me = await admin.call('auth.me')
    expect(me).toMatchObject({ mustChange: true, actor: { orgId: made.id, duties: ['admin'], name: '李敏' } })
    // the same command tells the same again, and nothing is kept that would open the account
    expect(await city.call('org.create', input)).toEqual(made)
    expect(await answersKept()).not.toMatch(/password|"000000"/)
  })

  test('a login somebody has chosen gets a number behind it', async () => {
    await world.person('u410302003')
    const made = await city.call('org.create', newUnit('dep-1', { code: '410302003', name: '第三小学' }))
    expect(made.login).toBe('u410302003-2')
  })

  test.each([
    ['a name of a sister', { code: '410302090', name: '第一小学' }, 'org.name_taken'],
    ['a code of anybody', { code: '410302001', name: '另一小学' }, 'org.code_taken'],
    ['a kind that may not stand there', { code: '410302091', kind: 'office', level: 3 }, 'org.kind_place'],
    ['a rank above its superior’s', { code: '410302092', level: 1 }, 'org.kind_place'],
    ['a code nobody knows', { code: '410302093', sector: '77' }, 'field.code_unknown'],
    ['a phone that is none', { code: '410302094', adminPhone: '123' }, 'field.phone'],
  ])('%s is refused', async (_what, own, code) => {
    const problem = await city.refused('org.create', newUnit('dep-1', { name: '某小学', ...own }))
    expect(problem.code).toBe(code)
  })

  test('nothing is added under a unit that does not work yet', async () => {
    const { id } = await city.call('org.create', newUnit('dep-1', { code: '410302004', name: '第四小学' }))
    const problem = await city.refused('org.create', newUnit(id, { code: '410302005', name: '分校' }))
    expect(problem).toEqual({ code: 'org.parent_not_working', params: { name: '第四小学' } })
  })

  test('M-1.6 a 经办人 may do none of it', async () => {
    const handler = await world.person('handler-city', { orgId: 'city-1' })
    await handler.signIn()
    const status = async (op: string, input: object) => (await handler.ask(op, input)).status
    expect(await status('org.create', newUnit('dep-1'))).toBe(403)
    const { version, actions } = await handler.call('org.get', { id: 'dep-1' })
    const one = { commandId: commandId(), id: 'dep-1', version }
    for (const act of ['approve', 'enable']) expect(await status(`org.${act}`, one)).toBe(403)
    for (const act of ['disable', 'remove', 'sendBack'])
      expect(await status(`org.${act}`, { ...one, reason: '理由' })).toBe(403)
    expect(
      actions.every((each: { problem: { code: string } }) => each.problem.code === 'auth.forbidden'),
    ).toBe(true)
  })
})

describe('the life of a unit', () => {
  let unit: Awaited<ReturnType<typeof addUnit>>
  beforeAll(async () => {
    unit = await addUnit(world, city, 'dep-1', { code: '410302010', name: '嵩州市第十小学' })
  })
  const detail = (person: Person = city) => person.call('org.get', { id: unit.id })

  test('M-1.7 the unit fills in its form and keeps a draft nobody else sees', async () => {
    const own = await unit.admin.call('org.own')
    expect(own).toMatchObject({ state: 'blank', superiorName: '嵩州市教育局', draft: { contactName: '' } })
    const profile = { ...soundProfile({ creditCode: creditCode(10) }), address: '' }
    const { version } = await unit.admin.call('org.saveDraft', {
      commandId: commandId(),
      version: own.version,
      profile,
    })
    expect(version).toBe(own.version + 1)
    expect((await unit.admin.call('org.own')).draft).toEqual(profile)
    expect((await detail()).draft).toBeNull()
  })

  test('M-0.5 the form is refused at submit with the field that is missing', async () => {
    const { version } = await unit.admin.call('org.own')
    const profile = { ...soundProfile({ creditCode: creditCode(10) }), address: '' }
    expect(await unit.admin.refused('org.submit', { commandId: commandId(), version, profile })).toEqual({
      code: 'field.required',
      params: { field: 'address', where: 'address' },
    })
  })

  test('M-0.6 it is handed in to the one above: the state is 已提交, and waits there and nowhere else', async () => {
    const sent = await upload(world, unit.admin, 'org.attach', { name: '法人证书.png' }, PNG, 'a.png')
    expect(sent.status).toBe(200)
    expect(await submitOwn(unit.admin, soundProfile({ creditCode: creditCode(10) }))).toMatchObject({
      state: 'submitted',
    })
    const waiting = Object.fromEntries(
      await Promise.all(
        ['org-1', 'city-1', 'dep-1', 'city-2', unit.id].map(async (id) => [
          id,
          await waitingUnder(world.app.db.read, id),
        ]),
      ),
    )
    expect(waiting).toEqual({ 'org-1': 0, 'city-1': 0, 'dep-1': 1, 'city-2': 0, [unit.id]: 0 })
  })

  test('M-1.10 the superior sees all fields and documents, and can change none of them', async () => {
    const seen = await detail()
    expect(seen).toMatchObject({ state: 'submitted', draft: soundProfile({ creditCode: creditCode(10) }) })
    const [file] = seen.attachments
    expect(file.name).toBe('法人证书.png')
    const asked = { attachmentId: file.id }
    expect((await download(world, city, 'org.fileBelow', asked)).bytes).toEqual(PNG)
    expect((await download(world, unit.admin, 'org.file', asked)).bytes).toEqual(PNG)
    const other = await adminOf(world, 'city-2')
    expect((await other.refused('org.fileBelow', asked)).code).toBe('not_found')
    // nor does the unit while it waits
    expect(
      await unit.admin.refused('org.detach', { commandId: commandId(), attachmentId: file.id }),
    ).toMatchObject({ code: 'workflow.wrong_state' })
  })

  test('M-1.8 sent back with a reason, the unit reads it and hands in again', async () => {
    const { version } = await detail()
    const empty = { commandId: commandId(), id: unit.id, version, reason: '  ' }
    expect((await city.refused('org.sendBack', empty)).code).toBe('input.invalid')
    await actOn(city, 'sendBack', unit.id, { reason: '请补充单位地址' })
    expect(await unit.admin.call('org.own')).toMatchObject({
      state: 'returned',
      returnReason: '请补充单位地址',
      draft: { creditCode: creditCode(10) },
    })
    expect((await unit.admin.refused('org.tree')).code).toBe('org.not_approved')
    await submitOwn(unit.admin, soundProfile({ creditCode: creditCode(10) }))
    const { version: waiting } = await unit.admin.call('org.own')
    await unit.admin.call('org.recall', { commandId: commandId(), version: waiting })
    expect(await unit.admin.call('org.own')).toMatchObject({ state: 'returned' })
    await submitOwn(unit.admin, soundProfile({ creditCode: creditCode(10) }))
  })

  test('M-1.11 only the one above or higher may press 审核', async () => {
    const { version } = await detail()
    const one = { commandId: commandId(), id: unit.id, version }
    const other = await world.person('admin-city-2b', { duties: ['admin'], orgId: 'city-2' })
    await other.signIn()
    expect((await other.refused('org.approve', one)).code).toBe('not_found')
    expect((await unit.admin.refused('org.approve', one)).code).toBe('org.not_approved')
    const { actions } = await detail()
    expect(actions.find((each: { action: string }) => each.action === 'approve').problem).toBeNull()
  })

  test('M-1.9 menus appear right after the approval, in the page that is open', async () => {
    expect((await unit.admin.call('auth.me')).rights).not.toContain('office')
    const socket = await unit.admin.socket()
    const told = socket.next('account:changed')
    await actOn(city, 'approve', unit.id, { opinion: '同意' })
    await told
    expect((await unit.admin.call('auth.me')).rights).toContain('office')
    expect(await unit.admin.call('org.tree')).toMatchObject([{ id: unit.id, state: 'approved' }])
    expect(await detail()).toMatchObject({
      state: 'approved',
      profile: { creditCode: creditCode(10) },
      creditCode: creditCode(10),
      areaCode: '410300',
    })
  })

  test('a change of key data waits, the old data stay in force; sent back, it is 已审核 with draft and reason', async () => {
    const next = soundProfile({ creditCode: creditCode(10), legalPerson: '张丽' })
    expect(await submitOwn(unit.admin, next)).toMatchObject({ state: 'changing' })
    expect(await unit.admin.call('org.tree')).toHaveLength(1)
    expect(await detail()).toMatchObject({
      profile: { legalPerson: '王建国' },
      draft: { legalPerson: '张丽' },
    })
    await actOn(city, 'sendBack', unit.id, { reason: '请上传任命文件' })
    expect(await unit.admin.call('org.own')).toMatchObject({
      state: 'approved',
      profile: { legalPerson: '王建国' },
      draft: { legalPerson: '张丽' },
      returnReason: '请上传任命文件',
    })
    await submitOwn(unit.admin, next)
    await actOn(province, 'approve', unit.id)
    expect(await unit.admin.call('org.own')).toMatchObject({
      state: 'approved',
      profile: { legalPerson: '张丽' },
      draft: null,
      returnReason: null,
    })
  })

  test('a new phone number holds at once', async () => {
    const next = soundProfile({
      creditCode: creditCode(10),
      legalPerson: '张丽',
      contactPhone: '13800001111',
    })
    expect(await submitOwn(unit.admin, next)).toMatchObject({ state: 'approved' })
    expect((await detail()).contactPhone).toBe('13800001111')
    const { rows } = await city.call('org.list', { node: unit.id })
    expect(rows).toMatchObject([{ contactPhone: '138****1111', adminLogin: 'u410302010' }])
  })

  test('one credit code belongs to one unit', async () => {
    const twin = await addUnit(world, city, 'dep-1', { code: '410302011', name: '第十一小学' })
    const { version } = await twin.admin.call('org.own')
    const input = { commandId: commandId(), version, profile: soundProfile({ creditCode: creditCode(10) }) }
    expect((await twin.admin.refused('org.submit', input)).code).toBe('org.credit_code_taken')
  })

  test('M-1.4 a new name is in the tree and the list, the old one in the history', async () => {
    const told = (await unit.admin.socket()).next('account:changed')
    await actOn(city, 'rename', unit.id, { name: '嵩州市实验小学' })
    await told
    const children = await city.call('org.tree', { parentId: 'dep-1' })
    expect(children.map(({ name }: { name: string }) => name)).toContain('嵩州市实验小学')
    expect(await namesIn(city, { search: 'shiyanxiaoxue' })).toEqual(['嵩州市实验小学'])
    const { steps } = await detail()
    expect(steps.at(-1)).toMatchObject({ action: 'rename', from: '嵩州市第十小学', to: '嵩州市实验小学' })
    expect((await refusedOn(city, 'rename', unit.id, { name: '第一小学' })).code).toBe('org.name_taken')
    // whose own name it is asks the one above
    expect((await refusedOn(unit.admin, 'rename', unit.id, { name: '别名小学' })).code).toBe('org.own_node')
  })

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
    expect(await answersKept()).not.toMatch(/password|"000000"/)
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

  test('停用 ends the sessions of the unit and is undone by 启用', async () => {
    const ended = (await unit.admin.socket()).next('session:ended')
    await actOn(city, 'disable', unit.id, { reason: '机构撤并' })
    expect(await ended).toMatchObject({ why: 'disabled' })
    await unit.admin.signIn('Green-Forest-5')
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
    expect((await refusedOn(city, 'remove', unit.id, { reason: '误建' })).code).toBe('org.has_work')
    const made = await city.call('org.create', newUnit('dep-1', { code: '410302020', name: '误建小学' }))
    const member = await world.person('staff-of-mistake', { orgId: made.id })
    expect(await refusedOn(city, 'remove', made.id, { reason: '误建' })).toEqual({
      code: 'org.has_people',
      params: { n: 1 },
    })
    await world.exec(`update accounts set org_id = 'city-1' where id = '${member.id}'`)
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

test('the office with none above it approves itself at once', async () => {
  const root = await openWorld()
  const admin = await adminOf(root, 'org-1')
  const profile = soundProfile({
    creditCode: '',
    sector: '',
    professionals: null,
    legalPerson: '',
    areaCode: '410000',
  })
  await root.exec(`update orgs set state = 'blank' where id = 'org-1'`)
  root.app.sessions.forgetOrg('org-1')
  expect((await admin.refused('org.tree')).code).toBe('org.not_approved')
  expect(await admin.call('org.own')).toMatchObject({ superiorName: null })
  expect(await submitOwn(admin, profile)).toMatchObject({ state: 'approved' })
  expect(await admin.call('org.tree')).toHaveLength(1)
  await root.close()
})
