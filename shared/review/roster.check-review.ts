import { readCell, tidy, type Value } from './roster.cell.ts'
import type { TableReader } from './roster.check.ts'
import { BAND, CRITERIA_COLUMNS, CRITERION, MODE_WORDS, SHEET } from './roster.columns.ts'
import { NAMED, NONE, SETTINGS, type Setting } from './roster.settings.ts'
import { type Faults, headOf, numberOf, textOf, took } from './roster.table.ts'
import type { RawCell, RawSheet, RosterReview } from './roster.ts'
import { DEFAULT_RULES, type Rules, type ScoreRules } from './rules.ts'

/** The sheet 评审: a label in column A, its value in column B. What is left empty keeps the default. */
export function reviewOf(sheet: RawSheet, table: TableReader, faults: Faults, today: string): RosterReview {
  for (const range of sheet.merged) faults.add(sheet.name, range, 'merged', { range })
  const found = new Map<string, { cell: RawCell | undefined; row: number }>()
  for (const { row, cells } of sheet.rows) {
    const label = cells[0] ? headOf(cells[0].text) : ''
    if (row === 1 || !label) continue
    if (!SETTINGS.some((setting) => headOf(setting.label) === label))
      faults.add(sheet.name, `A${row}`, 'setting_unknown', { name: label.slice(0, 40) })
    else if (found.has(label))
      faults.add(sheet.name, `A${row}`, 'duplicate', { name: label, row: found.get(label)!.row })
    else found.set(label, { cell: cells[1], row })
  }
  const rules: Rules = { ...DEFAULT_RULES, score: { ...DEFAULT_RULES.score } }
  const review: Record<string, Value> = {}
  for (const setting of SETTINGS) {
    const place = found.get(headOf(setting.label))
    const at = place ? `B${place.row}` : 'A1'
    const filled = place?.cell && (tidy(place.cell.text) !== '' || place.cell.kind === 'formula')
    if (!filled) {
      if (setting.required && sheet.rows.length > 0)
        faults.add(sheet.name, at, 'required', { name: setting.label })
      continue
    }
    const value = settingValue(setting, place.cell!, today, (code, params) =>
      faults.add(sheet.name, at, code, params),
    )
    if (value === undefined) continue
    if (setting.place.of === 'review') review[setting.place.key] = value
    else Object.assign(setting.place.of === 'rules' ? rules : rules.score, { [setting.place.key]: value })
  }
  const startsAt = numberOf(review.startsAt)
  const endsAt = numberOf(review.endsAt)
  if (startsAt && endsAt && endsAt <= startsAt)
    faults.add(sheet.name, `B${found.get('结束时间')!.row}`, 'window_order')
  rules.score = { ...rules.score, ...scoringOf(table, faults) }
  const committee = textOf(review.committee)
  const year = numberOf(review.year)
  return {
    title: textOf(review.title) || `${year}年度${committee}`,
    committee,
    year,
    series: textOf(review.series),
    level: textOf(review.level),
    mode: (Object.entries(MODE_WORDS).find(([, word]) => word === review.mode)?.[0] ??
      'expert') as RosterReview['mode'],
    place: textOf(review.place),
    startsAt,
    endsAt,
    rehearsal: review.rehearsal === true,
    rules,
  }
}

/** A setting's value as the rules keep it; undefined when it is wrong. */
function settingValue(
  setting: Setting,
  cell: RawCell,
  today: string,
  tell: Parameters<typeof took>[1],
): Value | undefined {
  if (setting.place.key === 'passCap' && tidy(cell.text) === NONE) return null
  const value = took(readCell(cell, setting, today), tell)
  if (value === null) return undefined
  return setting.place.key === 'groupBallots' ? (value === NAMED ? 'named' : 'anonymous') : value
}

/** The sheet 评分标准: criteria with maximum and weight, bands with their lowest mean. Empty: the defaults. */
function scoringOf(table: TableReader, faults: Faults): Partial<ScoreRules> {
  const rows = table(SHEET.criteria, CRITERIA_COLUMNS)
  const criteria: ScoreRules['criteria'] = []
  const bands: ScoreRules['bands'] = []
  const seen = new Map<string, number>()
  for (const { sheet, row, values, at } of rows) {
    const name = textOf(values.name)
    const key = `${values.what}:${name}`
    if (name && seen.has(key)) faults.add(sheet, at('name'), 'duplicate', { name, row: seen.get(key)! })
    seen.set(key, row)
    if (values.what === CRITERION) {
      if (values.max === null || values.weight === null)
        faults.add(sheet, at('max'), 'criterion_numbers', { name })
      criteria.push({
        key: `c${criteria.length + 1}`,
        name,
        max: numberOf(values.max),
        weight: numberOf(values.weight),
      })
    } else if (values.what === BAND) {
      if (values.from === null) faults.add(sheet, at('from'), 'band_from', { name })
      bands.push({ name, from: numberOf(values.from) })
    }
  }
  if (criteria.length > 20) faults.add(SHEET.criteria, 'A1', 'too_many', { max: 20, name: CRITERION })
  if (bands.length > 10) faults.add(SHEET.criteria, 'A1', 'too_many', { max: 10, name: BAND })
  if (rows.length === 0) return {}
  return { criteria, bands: bands.toSorted((a, b) => b.from - a.from) }
}
