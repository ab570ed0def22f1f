import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultsOf, faultsOfSection } from '../../shared/declare/check.ts'
import type { FormFacts } from '../../shared/declare/fault.ts'
import { type Contents, FORM } from '../../shared/declare/form.ts'
import { DECLARATION_KINDS, FILLED, SECTIONS, type Section } from '../../shared/declare/sections.ts'
import { words } from '../../shared/i18n/zh-CN/form.ts'
import { applied, barring, codes, form, rows, SHOWN } from './sound-facts.ts'
import { EXPERT_FORM, FORM_OF, factsWith, soundForm } from './sound-form.ts'

test('I-1 a form filled in as it should be may be handed in, whatever was written into it', () => {
  for (const kind of DECLARATION_KINDS)
    fc.assert(
      fc.property(soundForm(kind), (facts) => {
        expect(barring(facts)).toEqual([])
      }),
      { numRuns: 40 },
    )
  expect(faultsOf(form())).toEqual([])
  expect(faultsOf({ ...factsWith('expert', EXPERT_FORM) })).toEqual([])
})

test('I-1 a required field left out is told where it is missing, and nothing else is', () => {
  for (const kind of DECLARATION_KINDS)
    fc.assert(
      fc.property(soundForm(kind), (facts) => {
        for (const section of FILLED[kind]) {
          const { fields, row = [] } = FORM[section]!
          const content = facts.contents[section]!
          for (const { key } of fields.filter(({ required }) => required)) {
            const { [key]: _, ...values } = content.values
            const found = barring({
              ...facts,
              contents: { ...facts.contents, [section]: { ...content, values } },
            })
            expect(found).toEqual([
              {
                ...{ section, field: key, code: 'required', blocks: true },
                params: { field: `form.${section}.${key}` },
              },
            ])
          }
          const [first, ...others] = content.rows
          for (const { key } of first ? row.filter(({ required }) => required) : []) {
            const { [key]: _, ...values } = first!.values
            const contents = {
              ...facts.contents,
              [section]: { ...content, rows: [{ id: first!.id, values }, ...others] },
            }
            expect(barring({ ...facts, contents })).toMatchObject([
              { section, rowId: first!.id, field: key, code: 'required' },
            ])
          }
        }
      }),
      { numRuns: 10 },
    )
})

test('whatever stands in a form is answered, never thrown at, and every answer has its words', () => {
  const odd = fc.dictionary(
    fc.string(),
    fc.oneof(fc.string(), fc.constantFrom('yes', '2026-02-30', '1e9', '-1')),
  )
  const known = (section: Section) =>
    fc.record(
      Object.fromEntries(
        [...(FORM[section]?.fields ?? []), ...(FORM[section]?.row ?? [])].map(({ key }) => [
          key,
          fc.oneof(fc.string(), fc.constantFrom('9999-99', '2026-13-01', 'yes', '0503', '３０')),
        ]),
      ),
    )
  const content = (section: Section) =>
    fc.record({
      values: fc.oneof(odd, known(section)),
      rows: fc.array(fc.record({ id: fc.string(), values: fc.oneof(odd, known(section)) }), { maxLength: 3 }),
    })
  const contents = fc.record(Object.fromEntries(SECTIONS.map((section) => [section, content(section)])), {
    requiredKeys: [],
  })
  fc.assert(
    fc.property(contents, fc.constantFrom(...DECLARATION_KINDS), (found, kind) => {
      for (const fault of faultsOf({ ...factsWith(kind, found as Contents), files: [] })) {
        expect(words).toHaveProperty([`form.fault.${fault.code}`])
        for (const param of Object.values(fault.params ?? {}))
          if (String(param).startsWith('form.')) expect(words).toHaveProperty([String(param)])
      }
    }),
    { numRuns: 50 },
  )
})

test('at sixty one has retired, men and women alike, unless a document says otherwise', () => {
  const born = (birthDate: string, more: object = {}) => codes(form({ person: { birthDate }, ...more }))
  expect(born('1966-11-20')).toEqual(['age!'])
  expect(born('1966-11-21')).toEqual([])
  expect(born('1966-11-20', { files: [...SHOWN, { slot: 'other', type: 'application/pdf' }] })).toEqual([
    'age',
  ])
})

test('hours of a year: ninety, two thirds of them special; missing years and results are named', () => {
  const hours = (common: string, special: string) =>
    codes(
      form(
        {},
        rows(
          'training',
          ...['2021', '2022', '2023', '2024', '2025'].map((year) => ({ year, common, special })),
        ),
      ),
    ).length
  expect([hours('30', '60'), hours('30', '59.5'), hours('29', '60')]).toEqual([0, 5, 5])
  const two = faultsOf(
    form({}, rows('training', ...['2024', '2025'].map((year) => ({ year, common: '30', special: '60' })))),
  )
  expect(two).toMatchObject([
    { code: 'training_years', params: { years: '2021、2022、2023' }, blocks: false },
  ])
  const twice = form({}, rows('assessment', ...['2025', '2025'].map((year) => ({ year, result: 'good' }))))
  expect(codes(twice)).toEqual(['same!', 'assessment_years'])
})

test('documents: the required ones, a photograph that is a picture, and those a list is shown by', () => {
  const without = (...gone: string[]) =>
    codes(form({ files: SHOWN.filter(({ slot }) => !gone.includes(slot)) }))
  expect(without('photo')).toEqual(['slot!'])
  expect(without('education', 'papers')).toEqual(['slot!', 'slot'])
  const pdf = SHOWN.map((file) => ({ ...file, type: 'application/pdf' }))
  expect(codes(form({ files: pdf }))).toEqual(['picture!'])
})

test('committee, title and specialty are chosen, and the title is one of the series and level', () => {
  const at = (change: Partial<FormFacts['application']>) =>
    barring(form(applied(change))).map(({ code, field }) => `${code}:${field}`)
  expect(at({ committeeId: null })).toEqual(['committee:committee'])
  expect(at({ title: '', specialty: ' ' })).toEqual(['required:title', 'required:specialty'])
  expect(at({ title: '0503' })).toEqual(['choice:title'])
})

test('study and work: ends after beginnings, one highest education, long gaps and two posts at once asked about', () => {
  const study = FORM_OF.study!.rows[0]!.values
  expect(codes(form({}, rows('study', { ...study, highest: '' })))).toEqual(['study_highest!'])
  expect(codes(form({}, rows('study', { ...study, to: '2003-01' })))).toContain('order!')
  const unit = { unit: '甲', post: '乙' }
  expect(codes(form({}, rows('work', { ...unit, from: '2010-01' })))).toEqual(['gap'])
  const both = rows('work', { ...unit, from: '2008-07' }, { ...unit, from: '2012-01', to: '2014-01' })
  expect(codes(form({}, both))).toEqual(['overlap'])
})

test('results of an exam hold three years; the same paper twice, or a second author’s own, is asked about', () => {
  const exam = (date: string) =>
    codes(
      form(
        { files: [...SHOWN, { slot: 'exam', type: 'image/png' }] },
        rows('exam', { subject: '英语', score: '60', date }),
      ),
    )
  expect([exam('2023-12'), exam('2023-11')]).toEqual([[], ['exam_old']])
  const paper = FORM_OF.papers!.rows[0]!.values
  expect(codes(form({}, rows('papers', paper, paper)))).toEqual(['same'])
  expect(codes(form({}, rows('papers', { ...paper, rank: '3' })))).toEqual(['paper_rank'])
})

test('the faults of one section are those of the form that stand there', () => {
  const facts = form({ files: [] }, { summary: { values: {}, rows: [] } })
  expect(SECTIONS.flatMap((section) => faultsOfSection(section, facts))).toEqual(
    expect.arrayContaining(faultsOf(facts)),
  )
  expect(faultsOfSection('summary', facts).map(({ code }) => code)).toEqual(['required'])
})
