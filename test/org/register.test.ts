import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answersKept, commandId, namesIn, newUnit, openTown, type Town } from './tree.ts'

let { world, province, city } = {} as Town

beforeAll(async () => {
  ;({ world, province, city } = await openTown())
})
// steps of one moment have no order
beforeEach(() => world.pass(1000))
afterAll(() => world.close())

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
    await world.exec(`update orgs set credit_code = '91350100M000100Y43' where id = 'dep-1'`)
    for (const search of ['91350100M000100Y43', '91350100m', '９1350100 M000'])
      expect(await namesIn(province, { search })).toEqual(['嵩州市教育局'])
    for (const search of ['9135010', '91350100N']) expect(await namesIn(province, { search })).toEqual([])
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
    expect(await answersKept(world)).not.toMatch(/password|"000000"/)
  })

  test('a login somebody has chosen gets a number behind it', async () => {
    await world.person('u410302003')
    const made = await city.call('org.create', newUnit('dep-1', { code: '410302003', name: '第三小学' }))
    expect(made.login).toBe('u410302003-2')
  })

  test.each([
    ['a name of a sister', { code: '410302090', name: '第一小学' }, 'org.name_taken'],
    [
      'that name with signs nobody sees',
      { code: '410302090', name: '第一\u200b小学\u202e' },
      'org.name_taken',
    ],
    ['a code in sight, told whose it is', { code: '410302001', name: '另一小学' }, 'org.code_taken_by'],
    ['a code out of sight', { code: '410400', name: '另一小学' }, 'org.code_taken'],
    ['a kind that may not stand there', { code: '410302091', kind: 'office', level: 3 }, 'org.kind_place'],
    ['a rank above its superior’s', { code: '410302092', level: 1 }, 'org.kind_place'],
    ['a code nobody knows', { code: '410302093', sector: '77' }, 'field.code_unknown'],
    ['a phone that is none', { code: '410302094', adminPhone: '123' }, 'field.phone'],
  ])('%s is refused', async (_what, own, code) => {
    const problem = await city.refused('org.create', newUnit('dep-1', { name: '某小学', ...own }))
    expect(problem.code).toBe(code)
  })

  test('a duplicate is told at its field, and whose it is to whoever sees that unit', async () => {
    const refused = (own: object) => city.refused('org.create', newUnit('dep-1', { name: '某小学', ...own }))
    expect((await refused({ code: '410302001' })).params).toEqual({
      ...{ where: 'code', code: '410302001', name: '第一小学' },
    })
    expect((await refused({ code: '410400' })).params).toEqual({ where: 'code', code: '410400' })
    expect((await refused({ code: '410302095', name: '第一小学' })).params).toEqual({
      ...{ where: 'name', name: '第一小学' },
    })
  })

  test('eight who add the same at once make one of it', async () => {
    const asked = await Promise.all(
      Array.from({ length: 8 }, () =>
        city.ask('org.create', newUnit('dep-1', { code: '410302088', name: '同时小学' })),
      ),
    )
    expect(asked.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
    expect(await namesIn(city, { search: '同时小学' })).toHaveLength(1)
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
    expect(await status('org.rename', { ...one, name: '别名教育局' })).toBe(403)
    expect(await status('org.move', { ...one, parentId: 'city-1', reason: '理由' })).toBe(403)
    const account = { commandId: commandId(), id: 'dep-1', accountId: handler.id }
    const contact = { name: '李敏', phone: '13800000000', mail: '' }
    expect(await status('org.editAdmin', { ...account, ...contact })).toBe(403)
    expect(await status('org.resetAdmin', account)).toBe(403)
    for (const act of ['approve', 'enable']) expect(await status(`org.${act}`, one)).toBe(403)
    for (const act of ['disable', 'remove', 'sendBack'])
      expect(await status(`org.${act}`, { ...one, reason: '理由' })).toBe(403)
    expect(
      actions.every((each: { problem: { code: string } }) => each.problem.code === 'auth.forbidden'),
    ).toBe(true)
  })
})
