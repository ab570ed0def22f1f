import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '../../server/ctx.ts'
import type { ImportRow } from '../../server/import.ts'
import type { PlannedOrg } from '../../server/org/org.import.ts'
import { orgImport } from '../../server/org/org.import.ts'
import { ctxOf, openTown, plant, type Town } from './tree.ts'

let town: Town
let ctx: Ctx

beforeAll(async () => {
  town = await openTown()
  await plant(town.world, 'waiting', '/org-1/city-1/dep-1/', { state: 'blank', code: 'WAITING' })
  ctx = await ctxOf(town.world, town.city)
})
afterAll(() => town.world.close())

const row = (number: number, cells: Record<string, string>): ImportRow => ({
  row: number,
  cells: { kind: '单位', level: '市', ...cells },
})
const check = (rows: ImportRow[], target = 'dep-1') => orgImport.check(ctx, target, rows)
const save = (payload: PlannedOrg[], target = 'dep-1') =>
  ctx.db.write('orgs', (tx) => orgImport.save(ctx, tx, target, payload))

test('a workbook becomes units with their administrators, also under each other, in any order', async () => {
  const { faults, payload } = await check([
    row(2, { name: '东校区', code: 's1-1', parentCode: 'S1' }),
    row(3, {
      ...{ name: '第一小学', code: 'S1', areaCode: '410300', affiliation: '市、地区', nature: '21' },
      ...{ sector: '教育', adminName: '李敏', adminPhone: '13800001111' },
    }),
    row(4, { name: '教研室', code: 'S2', parentCode: '410302' }),
  ])
  expect(faults).toEqual([])
  expect(await save(payload)).toBe(3)
  const { rows } = await town.city.call('org.list', { node: 'dep-1', search: 'S' })
  const byCode = new Map(rows.map((each: { code: string }) => [each.code, each]))
  expect(byCode.get('S1')).toMatchObject({
    ...{ state: 'blank', parentName: '嵩州市教育局', adminLogin: 'us1', areaCode: '410300' },
    ...{ affiliation: '40', nature: '21', sector: '01' },
  })
  expect(byCode.get('S1-1')).toMatchObject({ parentName: '第一小学' })
  expect(byCode.get('S2')).toMatchObject({ parentName: '嵩州市教育局' })
  const admin = town.world.browser({ id: '', login: 'us1' })
  await admin.signIn('000000')
  expect((await admin.call('auth.me')).actor).toMatchObject({ name: '李敏' })
})

describe('every fault is told by its cell', () => {
  const cases: [what: string, rows: ImportRow[], faults: [string, string][]][] = [
    [
      'what is missing',
      [{ row: 2, cells: {} }],
      [
        ['A2', 'required'],
        ['B2', 'required'],
        ['C2', 'required'],
        ['D2', 'required'],
      ],
    ],
    [
      'a kind and a rank no list offers',
      [row(2, { name: '甲校', code: 'A1', kind: '学校', level: '国' })],
      [
        ['C2', 'choice'],
        ['D2', 'choice'],
      ],
    ],
    [
      'codes nobody knows',
      [row(2, { name: '甲校', code: 'A1', areaCode: '999999', sector: '天文' })],
      [
        ['F2', 'unknown'],
        ['J2', 'unknown'],
      ],
    ],
    ['a code that is none', [row(2, { name: '甲校', code: 'A 1' })], [['B2', 'form']]],
    [
      'a phone that is none',
      [row(2, { name: '甲校', code: 'A1', adminPhone: '123' })],
      [['L2', 'field.phone']],
    ],
    [
      'a code twice in the file, whatever its case',
      [row(2, { name: '甲校', code: 'a1' }), row(3, { name: '乙校', code: 'A1' })],
      [['B3', 'twice']],
    ],
    ['a code that is taken anywhere', [row(2, { name: '甲校', code: '410400' })], [['B2', 'org.code_taken']]],
    [
      'a name twice under one superior',
      [
        row(2, { name: '甲校', code: 'A1' }),
        row(3, { name: '甲校', code: 'A2' }),
        row(4, { name: '甲校', code: 'A3', parentCode: 'A1' }),
      ],
      [['A3', 'org.name_taken']],
    ],
    [
      'a superior nobody knows',
      [row(2, { name: '甲校', code: 'A1', parentCode: 'NONE' })],
      [['E2', 'unknown']],
    ],
    [
      'a superior outside the node, as one that is not there',
      [
        row(2, { name: '甲校', code: 'A1', parentCode: '410400' }),
        row(3, { name: '乙校', code: 'A2', parentCode: '410300' }),
      ],
      [
        ['E2', 'unknown'],
        ['E3', 'unknown'],
      ],
    ],
    [
      'a superior that does not work',
      [row(2, { name: '甲校', code: 'A1', parentCode: 'WAITING' })],
      [['E2', 'org.parent_not_working']],
    ],
    [
      'a circle',
      [
        row(2, { name: '甲校', code: 'A1', parentCode: 'A2' }),
        row(3, { name: '乙校', code: 'A2', parentCode: 'A1' }),
        row(4, { name: '丙校', code: 'A3', parentCode: 'A1' }),
      ],
      [
        ['E2', 'org.into_itself'],
        ['E3', 'org.into_itself'],
      ],
    ],
    [
      'its own superior',
      [row(2, { name: '甲校', code: 'A1', parentCode: 'A1' })],
      [['E2', 'org.into_itself']],
    ],
    [
      'what may not stand there',
      [
        row(2, { name: '甲校', code: 'A1', level: '省' }),
        row(3, { name: '某办', code: 'A2', kind: '职改办' }),
        row(4, { name: '乙校', code: 'A4', level: '县' }),
        row(5, { name: '丙校', code: 'A3', parentCode: 'A4' }),
      ],
      [
        ['C2', 'org.kind_place'],
        ['C3', 'org.kind_place'],
        ['C5', 'org.kind_place'],
      ],
    ],
    ['a name that is too long', [row(2, { name: '长'.repeat(81), code: 'A1' })], [['A2', 'too_long']]],
  ]

  test.each(cases)('%s', async (_what, rows, expected) => {
    const { faults, payload } = await check(rows)
    expect(faults.map(({ cell, code }) => [cell, code])).toEqual(expected)
    expect(payload).toEqual([])
  })
})

test('a name that stands under the superior already is told', async () => {
  const { faults } = await check([row(2, { name: '嵩州市教育局', code: 'B1', kind: '主管部门' })], 'city-1')
  expect(faults).toMatchObject([{ cell: 'A2', code: 'org.name_taken' }])
})

test('what somebody took between the check and the saving is refused, and nothing is saved', async () => {
  const { payload } = await check([
    row(2, { name: '丁校', code: 'C1' }),
    row(3, { name: '戊校', code: 'C2' }),
  ])
  await plant(town.world, 'quicker', '/org-1/city-2/', { code: 'C2' })
  await expect(save(payload)).rejects.toMatchObject({ problem: { code: 'org.code_taken' } })
  expect((await town.city.call('org.list', { search: '丁校' })).total).toBe(0)
})

test('and so is a place that is another by then: stopped, or its code another’s', async () => {
  const { world } = town
  await plant(world, 'branch', '/org-1/city-1/dep-1/', { kind: 'department', code: 'BR' })
  const department = row(2, { name: '己局', code: 'D1', kind: '主管部门', parentCode: 'BR' })
  const { faults, payload } = await check([department])
  expect(faults).toEqual([])
  await world.exec(`update orgs set code = 'BR-OLD' where id = 'branch'`)
  await plant(world, 'branch-2', '/org-1/city-1/dep-1/', { code: 'BR' })
  await expect(save(payload)).rejects.toMatchObject({ problem: { code: 'org.kind_place' } })
  const direct = await check([row(2, { name: '庚校', code: 'E1' })], 'branch')
  await world.exec(`update orgs set state = 'disabled' where id = 'branch'`)
  await expect(save(direct.payload, 'branch')).rejects.toMatchObject({
    problem: { code: 'org.parent_not_working' },
  })
})

test('only into a node that works, at or below the own', async () => {
  const admit = (target: string) => orgImport.admit(ctx, target)
  await expect(admit('dep-1')).resolves.toBeUndefined()
  for (const target of ['org-1', 'city-2', 'no-such-org', ''])
    await expect(admit(target)).rejects.toMatchObject({ problem: { code: 'not_found' } })
  await expect(admit('waiting')).rejects.toMatchObject({ problem: { code: 'org.parent_not_working' } })
})

test('the template offers names in its drop-downs', async () => {
  const columns = await orgImport.columns(ctx, 'dep-1')
  const choices = (key: string) => columns.find((column) => column.key === key)?.choices
  expect(choices('kind')).toEqual(['职改办', '主管部门', '单位'])
  expect(choices('sector')).toContain('教育')
})
