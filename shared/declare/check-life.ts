import { isMonth } from '../calendar/days.rules.ts'
import { bars, type Fault, type FormFacts, warns } from './fault.ts'
import type { Row } from './form.ts'
import type { Section } from './sections.ts'

/** Months between two entries without study or work that are worth a question. */
const GAP = 12

const rowsOf = ({ contents }: FormFacts, section: Section): readonly Row[] => contents[section]?.rows ?? []
const monthNo = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))

interface Span {
  section: Section
  row: Row
  from: string
  to: string
}

/** Entries with a sound beginning and end; one without an end lasts until today. */
const spansIn = (facts: FormFacts, section: Section): Span[] =>
  rowsOf(facts, section).flatMap((row) => {
    const { from = '', to = '' } = row.values
    const end = to || facts.today.slice(0, 7)
    return isMonth(from) && isMonth(end) ? [{ section, row, from, to: end }] : []
  })

const orderFaults = (spans: readonly Span[]): Fault[] =>
  spans
    .filter(({ from, to }) => to < from)
    .map(({ section, row }) => bars('order', { section, rowId: row.id, field: 'to' }))

/** Two posts at one time are rare; the month in which one ends and the next begins belongs to both. */
function overlapFaults(spans: readonly Span[]): Fault[] {
  const work = spans.filter(({ section, from, to }) => section === 'work' && from <= to)
  return work.flatMap(({ row, from, to }, i) => {
    const other = work.slice(0, i).find((each) => each.from < to && from < each.to)
    if (!other) return []
    const params = { other: other.row.values.unit ?? '' }
    return [warns('overlap', { section: 'work', rowId: row.id, field: 'from', params })]
  })
}

function gapFaults(spans: readonly Span[]): Fault[] {
  const sorted = spans.filter(({ from, to }) => from <= to).sort((a, b) => (a.from < b.from ? -1 : 1))
  let until = sorted[0]?.to ?? ''
  return sorted.flatMap(({ from, to }) => {
    const gap = until !== '' && monthNo(from) - monthNo(until) > GAP
    const params = { from: until, to: from }
    if (to > until) until = to
    return gap ? [warns('gap', { section: 'work', params })] : []
  })
}

/** 学习经历 and 工作经历: ends after beginnings, no long gap, one highest education. */
export function lifeFaults(facts: FormFacts): Fault[] {
  const spans = [...spansIn(facts, 'study'), ...spansIn(facts, 'work')]
  const study = rowsOf(facts, 'study')
  const marked = study.filter(({ values }) => values.highest === 'yes').length
  return [
    ...(study.length && marked !== 1 ? [bars('study_highest', { section: 'study', field: 'highest' })] : []),
    ...orderFaults(spans),
    ...overlapFaults(spans),
    ...gapFaults(spans),
  ]
}

const LISTS: [section: Section, fields: readonly string[]][] = [
  ['results', ['kind', 'name', 'date']],
  ['papers', ['kind', 'name', 'date']],
  ['awards', ['name', 'by', 'date']],
]

/** The same achievement twice. */
export const sameFaults = (facts: FormFacts): Fault[] =>
  LISTS.flatMap(([section, fields]) => {
    const seen = new Set<string>()
    return rowsOf(facts, section).flatMap(({ id, values }) => {
      const key = JSON.stringify(fields.map((field) => (values[field] ?? '').trim()))
      const twice = Boolean(values.name?.trim()) && seen.has(key)
      seen.add(key)
      return twice ? [warns('same', { section, rowId: id })] : []
    })
  })

/** Ranks a representative work is usually one's own by: 独著, 第一作者, 通讯作者. */
const FIRST = /^(1($|[^\d])|第?一|独|唯一|通讯|通信|first|sole|corresponding)/i

export const rankFaults = (facts: FormFacts): Fault[] =>
  rowsOf(facts, 'papers')
    .filter(({ values: { best, rank = '' } }) => best === 'yes' && rank.trim() && !FIRST.test(rank.trim()))
    .map(({ id }) => warns('paper_rank', { section: 'papers', rowId: id, field: 'rank' }))
