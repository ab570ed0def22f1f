import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seedItems } from '../../shared/reference/seed/seed.ts'
import { plant } from '../org/tree.ts'
import { openWorld, type Person, type World } from '../world.ts'

let world: World
let province: Person
let unit: Person
beforeEach(async () => {
  world = await openWorld()
  await plant(world, 'unit-1', '/org-1/', { name: '第一中学', level: 1 })
  province = await world.person('sheng', { duties: ['admin'] })
  unit = await world.person('danwei', { duties: ['admin'], orgId: 'unit-1' })
  await province.signIn()
  await unit.signIn()
})
afterEach(() => world.close())

const save = (person: Person, input: object) =>
  person.ask('reference.save', {
    ...{ commandId: crypto.randomUUID(), kind: 'specialty', code: '0599', edition: 0 },
    ...{ name: '标准化工程', parent: '05', sort: 99, attrs: {} },
    ...input,
  })

describe('reference data', () => {
  it('begins with the series, levels, titles and codes of the domain', async () => {
    const { kinds } = await unit.call('reference.items', {
      kinds: ['series', 'level', 'title', 'area', 'ethnic'],
    })
    expect(kinds.series).toHaveLength(27)
    expect(kinds.level.map(({ name }: { name: string }) => name)).toEqual([
      '正高级',
      '副高级',
      '中级',
      '助理级',
      '员级',
    ])
    expect(kinds.area).toHaveLength(1 + 17 + 157)
    expect(kinds.ethnic).toHaveLength(58)
    const title = (code: string) => kinds.title.find((item: { code: string }) => item.code === code)
    expect(title('0101')).toMatchObject({ name: '教授', parent: '01', attrs: { level: '1' } })
    expect(title('0411')).toMatchObject({ name: '主任药师', attrs: { level: '1' } })
    expect(title('0435')).toMatchObject({ name: '技士', attrs: { level: '5', by: 'exam' } })
    expect(title('0601')).toMatchObject({ name: '正高级农艺师' })
    expect(title('0606')).toMatchObject({ name: '正高级畜牧师' })
    expect(title('0614')).toMatchObject({ name: '农业技术推广研究员' })
  })

  it('has the two letters of each of the 56 peoples, and marks the counties the province governs', () => {
    const letters = new Map(
      seedItems().flatMap(({ kind, name, attrs }) =>
        kind === 'ethnic' && attrs.letters ? [[attrs.letters, name]] : [],
      ),
    )
    expect(letters.size).toBe(56)
    for (const [code, name] of [
      ...[
        ['HA', '汉族'],
        ['MG', '蒙古族'],
        ['BN', '保安族'],
        ['RS', '俄罗斯族'],
        ['VA', '佤族'],
      ],
      ...[
        ['GI', '京族'],
        ['DU', '达斡尔族'],
        ['OR', '鄂伦春族'],
        ['JN', '基诺族'],
      ],
    ] as const)
      expect(letters.get(code)).toBe(name)
    const direct = seedItems().filter(({ kind, attrs }) => kind === 'area' && attrs.direct === '1')
    expect(direct.map(({ name }) => name)).toEqual(
      '巩义市 兰考县 汝州市 滑县 长垣市 邓州市 永城市 固始县 鹿邑县 新蔡县'.split(' '),
    )
  })

  it('names every code once in its kind', () => {
    const codes = seedItems().map(({ kind, code }) => `${kind} ${code}`)
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('I-11 keeps every edition of a code, and refuses a change of an older one', async () => {
    expect((await save(province, {})).body).toEqual({ edition: 1 })
    expect((await save(province, { edition: 1, name: '标准化' })).body).toEqual({ edition: 2 })
    expect((await save(province, { edition: 1, name: '计量' })).body.code).toBe('stale')
    expect((await save(province, { edition: 0 })).body.code).toBe('reference.code_taken')
    const history = await unit.call('reference.history', { kind: 'specialty', code: '0599' })
    expect(
      history.map(({ name, endedAt }: { name: string; endedAt: number | null }) => [name, endedAt === null]),
    ).toEqual([
      ['标准化', true],
      ['标准化工程', false],
    ])
  })

  it('I-11 ends an item only when nothing in force belongs to it', async () => {
    const end = (kind: string, code: string) =>
      province.ask('reference.end', { commandId: crypto.randomUUID(), kind, code, edition: 1 })
    expect((await end('series', '05')).body.code).toBe('reference.in_use')
    expect((await end('specialty', '0501')).status).toBe(200)
    const { kinds, ended } = await unit.call('reference.items', { kinds: ['specialty'] })
    expect(kinds.specialty.some(({ code }: { code: string }) => code === '0501')).toBe(false)
    expect(ended.specialty).toContainEqual({ code: '0501', name: expect.any(String) })
    const codes = async (input: object) =>
      (await unit.call('reference.list', { kind: 'specialty', parent: '05', size: 200, ...input })).rows.map(
        ({ code }: { code: string }) => code,
      )
    expect(await codes({ ended: true })).toEqual(['0501'])
    expect(await codes({ ended: false })).not.toContain('0501')
    // a code with several editions stands once: the earlier are its history, not items that were ended
    await save(province, { code: '0502', edition: 1, name: '机械' })
    expect(await codes({ ended: true })).toEqual(['0501'])
    const all = await codes({})
    expect(all.filter((code: string) => code === '0502')).toHaveLength(1)
    expect(all).toContain('0501')
  })

  it('I-11 is changed by the province alone, under a series that exists', async () => {
    expect((await save(unit, {})).body.code).toBe('auth.forbidden')
    expect((await save(province, { parent: '77' })).body.code).toBe('reference.parent_missing')
  })

  it('belongs to nothing that belongs to it, and a holiday is a day', async () => {
    const area = { kind: 'area', parent: '410000' }
    await save(province, { ...area, code: '499901' })
    await save(province, { ...area, code: '499902', parent: '499901' })
    for (const parent of ['499901', '499902'])
      expect((await save(province, { ...area, code: '499901', edition: 1, parent })).body.code).toBe(
        'reference.into_itself',
      )
    const holiday = { kind: 'holiday', parent: '', attrs: { work: '0' } }
    for (const code of ['2027-2-1', '2027-02-30', '20270201'])
      expect((await save(province, { ...holiday, code })).body.code).toBe('reference.not_a_day')
    expect((await save(province, { ...holiday, code: '2027-02-01' })).status).toBe(200)
    expect((await save(province, { kind: 'title', code: '0598', attrs: { level: '6' } })).status).toBe(400)
  })

  it('is searched and paged on the server', async () => {
    const { rows, total } = await unit.call('reference.list', { kind: 'area', search: '阳市', size: 5 })
    expect(total).toBeGreaterThan(5)
    expect(rows).toHaveLength(5)
    expect(rows.every(({ name }: { name: string }) => name.includes('阳市'))).toBe(true)
  })
  it('is found by its words in capitals or not, and by signs as they stand', async () => {
    await save(province, { code: 'BIM-1', name: 'BIM建模_100%' })
    const found = async (search: string) =>
      (await unit.call('reference.list', { kind: 'specialty', search })).rows.map(
        ({ code }: { code: string }) => code,
      )
    for (const search of ['bim建', 'Bim-', 'BIM', '_100%']) expect(await found(search)).toEqual(['BIM-1'])
    expect(await found('_200')).toEqual([])
    expect(await found('%')).toEqual(['BIM-1'])
  })
})
