import { expect, test } from 'vitest'
import { dossierFrom, hoursOf, UNSEEN_SLOTS } from '../../shared/declare/dossier.ts'
import type { Contents } from '../../shared/declare/form.ts'
import { SECTION_KEYS } from '../../shared/review/dossier.ts'
import { TABLE_SECTIONS } from '../../shared/review/roster.columns.ts'

const NAMES: Record<string, string> = { 'ethnic:01': '汉族', 'education:21': '大学本科', 'degree:4': '学士' }
const names = (kind: string, code: string) => NAMES[`${kind}:${code}`] ?? code
const rows = (...values: Record<string, string>[]) => ({
  values: {},
  rows: values.map((each, i) => ({ id: `r${i}`, values: each })),
})

const contents: Contents = {
  basic: {
    values: {
      ...{ name: '欧阳晓', idMasked: '410105********2222', phone: '138****0000', mail: 'ouyang@example.cn' },
      ...{ unitName: '洛川水利院', superiorName: '洛川水利局', native: '洛川', birthDate: '1986-07-14' },
      ...{ ethnic: '01', workSince: '2009-07', post: '副所长', specialty: '水工', specialtyYears: '15' },
    },
    rows: [],
  },
  title: { values: { series: '05', name: '050203', since: '2018-12', acquired: 'review' }, rows: [] },
  study: rows({
    from: '2005-09',
    to: '2009-06',
    school: '某学院',
    education: '21',
    degree: '4',
    form: 'full',
    highest: 'yes',
  }),
  work: rows(
    { from: '2009-07', to: '2014-06', unit: '甲院', post: '技术员', witness: '王建国' },
    { from: '2014-07', unit: '乙院', post: '工程师', witness: '李建国' },
  ),
  training: rows({ year: '2025', common: '30', special: '62.5' }),
  assessment: rows({ year: '2025', result: 'good' }),
  results: rows({
    kind: 'patent',
    date: '2020-01',
    name: '一种装置',
    number: 'ZL2020',
    grade: 'national',
    role: '1/3',
  }),
  papers: rows({
    kind: 'paper',
    best: 'yes',
    date: '2021-02',
    name: '某研究',
    journal: '某刊',
    issue: '第3期',
    indexed: 'core',
  }),
  exam: rows({ subject: '专业', score: '88', date: '2025-06' }),
  summary: { values: { text: '主持二十余项。' }, rows: [] },
}
const dossier = dossierFrom(contents, { reviewType: 'normal' }, names)
const of = (key: string) => dossier.find((section) => section.key === key)

test('a declaration reads as a roster dossier does: known sections in order, tables under its columns', () => {
  const keys = dossier.map(({ key }) => key)
  expect(keys.every((key) => SECTION_KEYS.includes(key))).toBe(true)
  expect(keys).toEqual([
    ...['basic', 'application', 'current', 'study', 'work', 'training', 'assessment'],
    ...['achievement', 'paper', 'summary', 'exam'],
  ])
  for (const { key, columns } of TABLE_SECTIONS) {
    const table = of(key)?.table
    if (!table) continue
    expect(table.head).toEqual(columns.map(({ head }) => head))
    for (const row of table.rows) expect(row).toHaveLength(columns.length)
  }
  expect(of('basic')!.facts).toContainEqual(['民族', '汉族'])
  expect(of('basic')!.facts).toContainEqual(['最高学历', '大学本科'])
  expect(of('current')!.facts).toEqual([
    ['现职称取得时间', '2018-12'],
    ['取得方式', '评审'],
  ])
  expect(of('training')!.table!.rows).toEqual([['2025', '30', '62.5', '92.5', '']])
  expect(of('achievement')!.table!.rows[0]![0]).toBe('【专利】一种装置（ZL2020）')
  expect(of('paper')!.table!.rows[0]!.slice(0, 2)).toEqual(['【论文·代表作】某研究', '某刊（第3期）'])
  expect(of('exam')!.table!.rows).toEqual([['专业', '88', '2028-06']])
  expect(of('summary')).toEqual({ key: 'summary', text: '主持二十余项。' })
})

test('the newest entry is read first, and one that has no end goes on', () => {
  expect(of('work')!.table!.rows.map((row) => row.slice(0, 3))).toEqual([
    ['2014-07', '至今', '乙院'],
    ['2009-07', '2014-06', '甲院'],
  ])
})

test('nothing in it says who somebody is: no name, number, address, unit of today or colleague', () => {
  const text = JSON.stringify(dossier)
  for (const told of ['欧阳晓', '410105', '138****', 'ouyang', '洛川', '王建国', '李建国'])
    expect(text).not.toContain(told)
  expect(UNSEEN_SLOTS).toEqual(expect.arrayContaining(['photo', 'id_card', 'insurance']))
})

test('an empty form makes an empty file, and somebody without a title has none', () => {
  expect(dossierFrom({}, { reviewType: 'green' }, names)).toEqual([
    { key: 'application', facts: [['评审类型', '绿色通道']] },
  ])
  const none = { values: { none: 'yes', since: '2018-12' }, rows: [] }
  expect(dossierFrom({ title: none }, { reviewType: 'normal' }, names).map(({ key }) => key)).toEqual([
    'application',
  ])
  expect([hoursOf({ common: '30', special: '0.5' }), hoursOf({})]).toEqual(['30.5', '0'])
})
