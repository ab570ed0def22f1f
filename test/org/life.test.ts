import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { download, upload } from '../review/office.ts'
import { openWorld, type Person } from '../world.ts'
import {
  actOn,
  addUnit,
  adminOf,
  commandId,
  creditCode,
  namesIn,
  newUnit,
  openTown,
  PNG,
  refusedOn,
  soundProfile,
  submitOwn,
  type Town,
} from './tree.ts'

let town: Town
let { world, province, city } = {} as Town

beforeAll(async () => {
  town = await openTown()
  ;({ world, province, city } = town)
})
// steps of one moment have no order
beforeEach(() => world.pass(1000))
afterAll(() => world.close())

describe('the life of a unit', () => {
  let unit: Awaited<ReturnType<typeof addUnit>>
  beforeAll(async () => {
    await city.call('org.create', newUnit('dep-1', { code: '410302001', name: '第一小学' }))
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
    // until then it is the unit's own
    expect((await detail()).attachments).toEqual([])
    const asked = { attachmentId: sent.body.id }
    expect((await city.refused('org.fileBelow', asked)).code).toBe('not_found')
    expect(await submitOwn(unit.admin, soundProfile({ creditCode: creditCode(10) }))).toMatchObject({
      state: 'submitted',
    })
    const waiting = async (admin: Person) => {
      const { todos } = await admin.call('desk.get', { year: 2026 })
      const found = todos.find(({ kind }: { kind: string }) => kind === 'org.audit')
      return found?.first.map(({ id }: { id: string }) => id) ?? []
    }
    expect(await waiting(await adminOf(world, 'dep-1'))).toEqual([unit.id])
    for (const other of [province, city, town.otherCity]) expect(await waiting(other)).toEqual([])
    expect((await unit.admin.refused('desk.get', { year: 2026 })).code).toBe('org.not_approved')
  })

  test('M-1.10 the superior sees all fields and documents, and can change none of them', async () => {
    const seen = await detail()
    expect(seen).toMatchObject({ state: 'submitted', draft: soundProfile({ creditCode: creditCode(10) }) })
    const [file] = seen.attachments
    expect(file.name).toBe('法人证书.png')
    const asked = { attachmentId: file.id }
    expect((await download(world, city, 'org.fileBelow', asked)).bytes).toEqual(PNG)
    expect((await download(world, unit.admin, 'org.file', asked)).bytes).toEqual(PNG)
    expect((await town.otherCity.refused('org.fileBelow', asked)).code).toBe('not_found')
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
    await submitOwn(unit.admin, soundProfile({ creditCode: creditCode(10), address: '人民路 2 号' }))
    // the superior reads what is new since he sent it back
    expect(await detail()).toMatchObject({
      draft: { address: '人民路 2 号' },
      lastDraft: soundProfile({ creditCode: creditCode(10) }),
    })
    const { version: waiting } = await unit.admin.call('org.own')
    await unit.admin.call('org.recall', { commandId: commandId(), version: waiting })
    expect(await unit.admin.call('org.own')).toMatchObject({ state: 'returned' })
    await submitOwn(unit.admin, soundProfile({ creditCode: creditCode(10) }))
  })

  test('M-1.11 only the one above or higher may press 审核', async () => {
    const { version } = await detail()
    const one = { commandId: commandId(), id: unit.id, version }
    expect((await town.otherCity.refused('org.approve', one)).code).toBe('not_found')
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
    // what is hung for the next time is not yet the superior's to read, what was handed in stays
    world.pass(1000)
    await upload(world, unit.admin, 'org.attach', { name: '变更材料.png' }, PNG, 'b.png')
    expect((await detail()).attachments).toMatchObject([{ name: '法人证书.png' }])
    expect((await unit.admin.call('org.own')).attachments).toHaveLength(2)
  })

  test('a change of key data waits, the old data stay in force; sent back, it is 已审核 with draft and reason', async () => {
    const next = soundProfile({ creditCode: creditCode(10), legalPerson: '张丽' })
    expect(await submitOwn(unit.admin, next)).toMatchObject({ state: 'changing' })
    expect(await unit.admin.call('org.tree')).toHaveLength(1)
    expect(await detail()).toMatchObject({
      profile: { legalPerson: '王建国' },
      draft: { legalPerson: '张丽' },
      // what was handed in before the approval is in force
      lastDraft: null,
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
    // whose it is, is told to whoever sees that unit: not to its sister
    expect(await twin.admin.refused('org.submit', input)).toEqual({
      code: 'org.credit_code_taken',
      params: { where: 'creditCode' },
    })
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
