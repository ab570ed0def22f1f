import { hoursOf, type NameOf, optionName } from '../../shared/declare/dossier.ts'
import {
  type Contents,
  type Field,
  FORM,
  formOf,
  type Row,
  SLOTS,
  type Values,
} from '../../shared/declare/form.ts'
import type { PaperBlock } from '../../shared/declare/paper.ts'
import type { DeclarationKind, Section } from '../../shared/declare/sections.ts'
import { words as form } from '../../shared/i18n/zh-CN/form.ts'
import { words } from '../../shared/i18n/zh-CN/paper.ts'

const word = (key: string): string => (form as Record<string, string>)[key] ?? key
const label = (section: string, field: string): string => word(`form.${section}.${field}`)
/** A head of a narrow column: what stands in brackets explains the field, not the entry. */
const short = (section: string, field: string): string => label(section, field).replace(/（.*?）/g, '')

/** `2024-11-05` → `2024年11月05日`, `2024-11` → `2024年11月`. */
export const dayText = (day: string): string => {
  const [year, month, date] = day.split('-')
  return month ? `${year}年${month}月${date ? `${date}日` : ''}` : day
}
/** `2024-11` → `2024.11`, as columns have it. */
const dotted = (month = ''): string => month.replaceAll('-', '.')
const span = ({ from, to }: Values): string =>
  `${dotted(from)} — ${to ? dotted(to) : from ? words.now : ''}`.replace(/^ — $/, '')

function shown(field: Field, value: string, names: NameOf): string {
  if (!value) return ''
  if (field.key === 'sex') return word(`form.sex.${value}`)
  if (field.options) return optionName(field.options, value)
  if (field.reference) return names(field.reference, value)
  if (field.kind === 'mark') return word('form.yes')
  return field.kind === 'date' || field.kind === 'month' ? dayText(value) : value
}

function factsOf(section: Section, values: Values, names: NameOf) {
  return (FORM[section]?.fields ?? []).map((field) => ({
    label: short(section, field.key),
    value: shown(field, values[field.key] ?? '', names),
    wide: !field.half,
  }))
}

type Column = [share: number, head: string, cell: (values: Values, names: NameOf) => string]

const plain = (section: Section, key: string, share: number): Column => [
  share,
  short(section, key),
  (values) => values[key] ?? '',
]
const option = (
  section: Section,
  key: string,
  options: Parameters<typeof optionName>[0],
  share: number,
): Column => [share, short(section, key), (values) => optionName(options, values[key])]
const bracketed = (text: string, more: (string | undefined)[]): string => {
  const rest = more.filter(Boolean).join('、')
  return rest ? `${text}（${rest}）` : text
}
const month = (share: number, head: string = words.when): Column => [share, head, ({ date }) => dotted(date)]

const COLUMNS: Partial<Record<Section, Column[]>> = {
  study: [
    [17, words.span, span],
    plain('study', 'school', 22),
    plain('study', 'major', 16),
    [
      15,
      label('study', 'education'),
      (values, names) =>
        bracketed(names('education', values.education ?? ''), [
          values.first && words.first,
          values.highest && words.highest,
        ]),
    ],
    [10, label('study', 'degree'), (values, names) => names('degree', values.degree ?? '')],
    option('study', 'form', 'study_form', 12),
    plain('study', 'certificateNo', 18),
  ],
  work: [
    [18, words.span, span],
    plain('work', 'unit', 28),
    plain('work', 'department', 16),
    plain('work', 'post', 28),
    plain('work', 'witness', 10),
  ],
  training: [
    plain('training', 'year', 14),
    plain('training', 'common', 20),
    plain('training', 'special', 20),
    [16, words.total, hoursOf],
    plain('training', 'certificateNo', 30),
  ],
  results: [
    month(10),
    option('results', 'kind', 'result_kind', 9),
    [24, label('results', 'name'), ({ name, number }) => bracketed(name ?? '', [number])],
    plain('results', 'source', 13),
    option('results', 'grade', 'grade', 8),
    plain('results', 'role', 11),
    plain('results', 'effect', 35),
  ],
  papers: [
    month(11),
    option('papers', 'kind', 'paper_kind', 8),
    [33, label('papers', 'name'), ({ name, best }) => bracketed(name ?? '', [best && words.best])],
    [22, label('papers', 'journal'), ({ journal, issue }) => bracketed(journal ?? '', [issue])],
    plain('papers', 'number', 16),
    plain('papers', 'rank', 9),
    option('papers', 'indexed', 'indexed', 11),
  ],
  awards: [
    month(11),
    plain('awards', 'name', 33),
    plain('awards', 'by', 25),
    option('awards', 'grade', 'grade', 11),
    plain('awards', 'class', 10),
    plain('awards', 'rank', 10),
  ],
  exam: [
    month(16, label('exam', 'date')),
    plain('exam', 'subject', 40),
    plain('exam', 'score', 14),
    plain('exam', 'certificateNo', 30),
  ],
  expertise: [
    [40, label('expertise', 'series'), (values, names) => names('series', values.series ?? '')],
    plain('expertise', 'specialty', 60),
  ],
}

const inOrder = (rows: readonly Row[]): Row[] => {
  const when = ({ values }: Row) => values.from ?? values.date ?? values.year ?? ''
  return rows.toSorted((a, b) => when(a).localeCompare(when(b)))
}

function tableOf(section: Section, title: string, rows: readonly Row[], names: NameOf): PaperBlock[] {
  const columns = COLUMNS[section]
  if (!columns) return []
  return [
    {
      kind: 'table',
      title,
      head: columns.map(([, head]) => head),
      widths: columns.map(([share]) => share),
      rows: inOrder(rows).map(({ values }) => columns.map(([, , cell]) => cell(values, names))),
    },
  ]
}

export interface PaperSource {
  kind: DeclarationKind
  contents: Contents
  /** Facts of 申报信息, which live on the declaration itself. */
  application: { label: string; value: string; wide?: boolean }[]
  files: readonly { slot: string }[]
  /** Sections the reader may not read. */
  hidden: ReadonlySet<Section>
  names: NameOf
}

/** What the applicant filled in, part by part; a part without content says 无, one out of scope that it is. */
export function sectionBlocks(source: PaperSource): PaperBlock[] {
  return formOf(source.kind).flatMap(([section]): PaperBlock[] => {
    const title = word(`form.section.${section}`)
    if (source.hidden.has(section)) return [{ kind: 'text', title, text: words.hidden }]
    return ofSection(section, title, source)
  })
}

function ofSection(section: Section, title: string, source: PaperSource): PaperBlock[] {
  const { contents, names } = source
  const { values, rows } = contents[section] ?? { values: {}, rows: [] }
  if (section === 'attachments') return [attachmentsOf(title, source)]
  if (section === 'summary') return [{ kind: 'text', title, text: values.text?.trim() || words.none }]
  if (section === 'application') {
    const reason = factsOf(section, values, names).filter(({ value }) => value)
    return [{ kind: 'facts', title, facts: [...source.application, ...reason] }]
  }
  if (section === 'title' && (values.none || !Object.keys(values).length))
    return [{ kind: 'text', title, text: values.none ? label('title', 'none') : words.none }]
  if (section === 'assessment') {
    const facts = inOrder(rows).map(({ values: row }) => ({
      label: `${row.year ?? ''}${words.year}`,
      value: optionName('assessment', row.result),
    }))
    return [facts.length ? { kind: 'facts', title, facts } : { kind: 'text', title, text: words.none }]
  }
  const facts = factsOf(section, values, names).filter(({ label: key }) => key !== label('title', 'none'))
  const listed = tableOf(section, title, rows, names)
  if (!facts.length) return listed
  const photo = section === 'basic'
  return [
    { kind: 'facts', title, facts, ...(photo && { photo }) },
    ...listed.map((each) => ({ ...each, title: '' })),
  ]
}

/** How many documents of each kind hang on it; their names are the applicant's own and say nothing to a reader. */
function attachmentsOf(title: string, { kind, files, hidden }: PaperSource): PaperBlock {
  const counted = SLOTS.filter(({ kinds, section }) => kinds.includes(kind) && !hidden.has(section)).flatMap(
    ({ key }) => {
      const n = files.filter(({ slot }) => slot === key).length
      return n ? [{ label: word(`form.slot.${key}`), value: `${n}` }] : []
    },
  )
  if (!counted.length) return { kind: 'text', title, text: words.none }
  return {
    kind: 'facts',
    title,
    facts: counted.map(({ label: key, value }) => ({ label: key, value: `${value} 份` })),
  }
}
