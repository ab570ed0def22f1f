import { expect, test } from 'vitest'
import { applied, barring, codes, form, rows, titled } from './sound-facts.ts'
import { EXPERT_FORM, FORM_OF, factsWith } from './sound-form.ts'

test('level by level: a jump is refused, unless the kind of review allows it', () => {
  expect(codes(form(applied({ level: '1', title: '0501' })))).toEqual(['level_jump!'])
  expect(codes(form(applied({ level: '1', title: '0501', reviewType: 'green' })))).toEqual([
    'exception_reason!',
  ])
  const reason = { application: { values: { exceptionReason: '引进人才' }, rows: [] } }
  expect(codes(form(applied({ level: '1', title: '0501', reviewType: 'green' }), reason))).toEqual([])
  expect(codes(form({}, titled({ name: '0502' })))).toEqual(['level_not_above!'])
  expect(
    codes(form(applied({ reviewType: 'exception' }), { ...titled({ name: '0501' }), ...reason })),
  ).toEqual(['level_not_above!'])
  const other = titled({ series: '06', name: '0602' })
  expect(codes(form(applied({ reviewType: 'transfer' }), { ...other, ...reason }))[0]).not.toBe(
    'level_not_above!',
  )
})

test('years in post: four to 中级, five to 高级, fewer with a degree, none for an exception', () => {
  const since = (month: string, level = '2', title = '0502', name = '0503') =>
    codes(form(applied({ level, title }), titled({ since: month, appointedSince: '', name }))).filter(
      (code) => code.startsWith('years'),
    )
  expect(since('2021-12')).toEqual([])
  expect(since('2022-01')).toEqual(['years_in_post!'])
  expect(since('2022-12', '3', '0503', '0504')).toEqual([])
  expect(since('2023-01', '3', '0503', '0504')).toEqual(['years_in_post!'])
  const doctor = rows('study', { ...FORM_OF.study!.rows[0]!.values, education: '11', degree: '2' })
  const late = titled({ since: '2024-06', appointedSince: '' })
  expect(barring(form({}, { ...late, ...doctor }))).toEqual([])
  expect(barring(form(applied({ reviewType: 'assess' }), late))).toEqual([])
  expect(barring(form({}, late))).toMatchObject([{ params: { years: 2, needed: 5 } }])
})

test('a year assessed as poor does not count, and is worth a second look only', () => {
  const poor = rows(
    'assessment',
    ...['2021', '2022', '2023', '2024', '2025'].map((year) => ({
      ...{ year, result: year > '2022' ? 'poor' : 'good' },
    })),
  )
  expect(codes(form({}, poor))).toEqual([
    'years_in_post',
    'assessment_poor',
    'assessment_poor',
    'assessment_poor',
  ])
})

test('a present title is told whole, or its absence is marked; an expert has one', () => {
  expect(codes(form({}, { title: { values: {}, rows: [] } }))).toEqual(['title_missing!'])
  expect(barring(form({}, titled({ acquired: '' })))).toMatchObject([{ code: 'required', field: 'acquired' }])
  expect(codes(form({}, { title: { values: { none: 'yes' }, rows: [] } }))).toEqual(['level_jump!'])
  const none = { ...EXPERT_FORM, title: { values: { none: 'yes' }, rows: [] } }
  expect(codes(factsWith('expert', none))).toEqual(['expert_title!'])
})
