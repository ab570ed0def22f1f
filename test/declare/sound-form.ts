import fc from 'fast-check'
import type { FormFacts } from '../../shared/declare/fault.ts'
import {
  type Content,
  type Contents,
  type Field,
  FORM,
  OPTIONS,
  type Row,
  type Values,
} from '../../shared/declare/form.ts'
import { type DeclarationKind, FILLED } from '../../shared/declare/sections.ts'
import type { ReferenceItem, ReferenceKind } from '../../shared/reference/reference.ts'
import { seedItems } from '../../shared/reference/seed/seed.ts'

const items = new Map(seedItems().map((item) => [`${item.kind}:${item.code}`, item]))
const codes = (kind: ReferenceKind): string[] =>
  [...items.values()].filter((item) => item.kind === kind).map(({ code }) => code)
export const find = (kind: ReferenceKind, code: string): ReferenceItem | undefined =>
  items.get(`${kind}:${code}`)

export const TODAY = '2026-11-20'
export const YEAR = 2026

const text = (max: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(max, 12) })
    .map((word) => word.trim().replace(/[\p{C}]/gu, '') || '甲')
    .filter((word) => [...word].length <= max)
const two = (n: number): string => String(n).padStart(2, '0')
const month = (from: number, to: number) =>
  fc
    .tuple(fc.integer({ min: from, max: to }), fc.integer({ min: 1, max: 12 }))
    .map(([y, m]) => `${y}-${two(m)}`)

function value(field: Field): fc.Arbitrary<string> {
  switch (field.kind) {
    case 'text':
    case 'area':
      return text(field.max ?? 40)
    case 'number': {
      const { from = 0, to = 100, step = 1 } = field
      return fc.integer({ min: from / step, max: to / step }).map((n) => String(n * step))
    }
    case 'year':
      return fc.integer({ min: 2000, max: YEAR - 1 }).map(String)
    case 'month':
      return month(1990, YEAR - 1)
    case 'date':
      return month(1990, YEAR - 1).map((found) => `${found}-15`)
    case 'choice':
      return fc.constantFrom(...OPTIONS[field.options ?? 'grade'])
    case 'reference':
      return fc.constantFrom(...codes(field.reference ?? 'series'))
    case 'mark':
      return fc.constantFrom('', 'yes')
    case 'phone':
      return fc.integer({ min: 3_000_000_000, max: 9_999_999_999 }).map((n) => `1${n}`)
    case 'mail':
      return fc.constant('zhang.san@example.cn')
  }
}

/** Fields filled in as they may be; what is not required is sometimes left out. */
const values = (fields: readonly Field[]): fc.Arbitrary<Values> =>
  fc
    .record(
      Object.fromEntries(
        fields
          .filter(({ known }) => !known)
          .map((field) => [
            field.key,
            field.required ? value(field) : fc.option(value(field), { nil: '', freq: 2 }),
          ]),
      ),
    )
    .map((found) => Object.fromEntries(Object.entries(found).filter(([, each]) => each !== '')))

/** What rules across fields ask for besides. */
function mended(section: string, { values: own, rows }: Content): Content {
  const sorted = (row: Row): Row => {
    const { from = '', to = '' } = row.values
    return to && to < from ? { ...row, values: { ...row.values, from: to, to: from } } : row
  }
  if (section === 'title')
    return {
      rows,
      values: {
        ...{ series: '05', name: '0503', since: '2019-06', acquired: 'review' },
        ...(own.specialty && { specialty: own.specialty }),
      },
    }
  if (section === 'study')
    return {
      values: own,
      rows: rows.map(sorted).map((row, i) => {
        const { highest: _, ...rest } = row.values
        return { ...row, values: i === 0 ? { ...rest, highest: 'yes' } : rest }
      }),
    }
  if (section === 'work') return { values: own, rows: rows.map(sorted) }
  if (section === 'training' || section === 'assessment')
    return {
      values: own,
      rows: rows.map((row, i) => ({ ...row, values: { ...row.values, year: String(YEAR - 1 - i) } })),
    }
  return { values: own, rows }
}

const content = (section: keyof typeof FORM): fc.Arbitrary<Content> => {
  const { fields, row, least = 0, most = 0 } = FORM[section] ?? { fields: [] }
  const rows = row
    ? fc.array(values(row), { minLength: least, maxLength: Math.min(most, least + 3) })
    : fc.constant([] as Values[])
  return fc.tuple(values(fields), rows).map(([own, found]) =>
    mended(section, {
      values: own,
      rows: found.map((each, i) => ({ id: `${section}-${i}`, values: each })),
    }),
  )
}

const FILES = [
  { slot: 'photo', type: 'image/jpeg' },
  { slot: 'id_card', type: 'application/pdf' },
  { slot: 'education', type: 'application/pdf' },
]

export const factsWith = (kind: DeclarationKind, contents: Contents): FormFacts => ({
  ...{ kind, contents, files: FILES, today: TODAY, year: YEAR, find },
  application: {
    ...{ series: '05', level: '2', title: '0502', specialty: '机械', reviewType: 'normal', committeeId: 'c' },
  },
  person: { birthDate: '1985-03-07' },
})

/** A form filled in as the rules want it. */
export const soundForm = (kind: DeclarationKind): fc.Arbitrary<FormFacts> =>
  fc
    .record(Object.fromEntries(FILLED[kind].map((section) => [section, content(section)])))
    .map((contents) => factsWith(kind, contents))

const BASIC: Values = {
  ...{ ethnic: '01', politics: '01', workSince: '2008-07', phone: '13800000001', specialty: '机械' },
  ...{ specialtyYears: '18', postKind: 'technical', employment: 'staffed' },
}
const rowsOf = (section: string, found: Values[]): Content => ({
  values: {},
  rows: found.map((each, i) => ({ id: `${section}-${i + 1}`, values: each })),
})
const YEARS = ['2021', '2022', '2023', '2024', '2025']

/** One form with nothing to be said against it: 工程师 since 2019 who declares 高级工程师. */
export const FORM_OF: Contents = {
  basic: { values: BASIC, rows: [] },
  title: {
    values: { series: '05', name: '0503', since: '2019-06', acquired: 'review', appointedSince: '2019-08' },
    rows: [],
  },
  study: rowsOf('study', [
    {
      ...{
        from: '2004-09',
        to: '2008-06',
        school: '郑州大学',
        major: '机械工程',
        education: '21',
        degree: '4',
      },
      ...{ form: 'full', first: 'yes', highest: 'yes' },
    },
  ]),
  work: rowsOf('work', [{ from: '2008-07', unit: '伊水县人民医院', post: '工程师' }]),
  training: rowsOf(
    'training',
    YEARS.map((year) => ({ year, common: '30', special: '60' })),
  ),
  assessment: rowsOf(
    'assessment',
    YEARS.map((year) => ({ year, result: 'good' })),
  ),
  papers: rowsOf('papers', [
    {
      ...{ kind: 'paper', date: '2024-03', name: '某研究', journal: '机械工程学报', number: 'CN11-2187' },
      ...{ rank: '1', best: 'yes' },
    },
  ]),
  summary: { values: { text: '任现职以来的工作总结。' }, rows: [] },
}
/** And an expert's. */
export const EXPERT_FORM: Contents = {
  ...{ basic: FORM_OF.basic!, title: FORM_OF.title!, study: FORM_OF.study!, work: FORM_OF.work! },
  expertise: {
    values: { field: '机械设计' },
    rows: [{ id: 'expertise-1', values: { series: '05', specialty: '机械' } }],
  },
}
