import { addYears, isMonth } from '../calendar/days.rules.ts'
import { inPostSince, yearsInPost } from './check-title.ts'
import { bars, type Fault, type FormFacts, warns } from './fault.ts'
import type { Row } from './form.ts'
import type { Section } from './sections.ts'

/** 学时 a year, and how many of them 专业科目: two thirds (专业技术人员继续教育规定, art. 8). */
const HOURS = 90
const SPECIAL = 60
/** Years in post that are looked at: what the longest term asks for. */
const MOST_YEARS = 5
/** 考试成绩 are valid for three years (domain 1.3). */
const EXAM_YEARS = 3

const rowsOf = ({ contents }: FormFacts, section: Section): readonly Row[] => contents[section]?.rows ?? []

/** The last years in post before the one declared for, at most five: those hours and assessments are asked for. */
function yearsAsked(facts: FormFacts): string[] {
  const since = inPostSince(facts)
  const years = yearsInPost(facts)
  if (since === null || years === null) return []
  const first = Math.max(Number(since.slice(0, 4)) + 1, facts.year - MOST_YEARS)
  return Array.from({ length: Math.max(0, facts.year - first) }, (_, i) => String(first + i))
}

/** Years that are told twice, and those that are asked for and missing. */
function yearFaults(facts: FormFacts, section: 'training' | 'assessment'): Fault[] {
  const rows = rowsOf(facts, section)
  const told = new Set<string>()
  const twice = rows.filter(({ values: { year = '' } }) => {
    const known = year !== '' && told.has(year)
    told.add(year)
    return known
  })
  const missing = rows.length ? yearsAsked(facts).filter((year) => !told.has(year)) : []
  const params = { years: missing.join('、') }
  return [
    ...twice.map(({ id }) => bars('same', { section, rowId: id, field: 'year' })),
    ...(missing.length ? [warns(`${section}_years`, { section, params })] : []),
  ]
}

function hoursFaults(facts: FormFacts): Fault[] {
  const asked = new Set(yearsAsked(facts))
  return rowsOf(facts, 'training').flatMap(({ id, values }) => {
    const [common, special] = [Number(values.common), Number(values.special)]
    const short = common + special < HOURS || special < SPECIAL
    if (!asked.has(values.year ?? '') || !short) return []
    const params = { year: values.year ?? '', total: HOURS, special: SPECIAL }
    return [warns('training_hours', { section: 'training', rowId: id, field: 'special', params })]
  })
}

const resultFaults = (facts: FormFacts): Fault[] =>
  rowsOf(facts, 'assessment').flatMap(({ id, values: { year = '', result = '' } }) => {
    if (result !== 'poor' && result !== 'basic') return []
    const params = { year, result: `form.option.assessment.${result}` }
    return [warns('assessment_poor', { section: 'assessment', rowId: id, field: 'result', params })]
  })

const examFaults = (facts: FormFacts): Fault[] =>
  rowsOf(facts, 'exam').flatMap(({ id, values: { date = '' } }) => {
    if (!isMonth(date) || addYears(`${date}-01`, EXAM_YEARS) > facts.today) return []
    return [warns('exam_old', { section: 'exam', rowId: id, field: 'date', params: { date } })]
  })

/** 继续教育, 年度考核 and 考试成绩, year by year. What a local rule may excuse is told, not forbidden. */
export const yearlyFaults = (facts: FormFacts): Fault[] => [
  ...yearFaults(facts, 'training'),
  ...hoursFaults(facts),
  ...yearFaults(facts, 'assessment'),
  ...resultFaults(facts),
  ...examFaults(facts),
]
