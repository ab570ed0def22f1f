import { readCitizenId } from '../person/citizen-id.ts'
import type { DossierSection } from './dossier.ts'
import { tidy } from './roster.cell.ts'
import type { PreviewRow, TableReader } from './roster.check.ts'
import { unique } from './roster.check-experts.ts'
import {
  CANDIDATE_COLUMNS,
  FACT_SECTIONS,
  OWNER_COLUMNS,
  SHEET,
  SUMMARY_SECTION,
  TABLE_SECTIONS,
} from './roster.columns.ts'
import { type Faults, numberOf, type TableRow, textOf } from './roster.table.ts'
import type { RosterCandidate, RosterGroup } from './roster.ts'

const COLUMNS = [...CANDIDATE_COLUMNS, ...FACT_SECTIONS.flatMap(({ columns }) => columns)]

/** The sheet 参评人 and the dossier sheets that hang on it by the candidate's number. */
export function candidatesOf(
  table: TableReader,
  groups: RosterGroup[],
  faults: Faults,
  preview: PreviewRow[],
): RosterCandidate[] {
  const number = unique(faults, 'duplicate')
  const idNumber = unique(faults, 'duplicate_id')
  const candidates = table(SHEET.candidates, COLUMNS, true).map((row) => {
    const candidate = candidateOf(row)
    number(row, 'no', candidate.no || null)
    idNumber(row, 'idNumber', candidate.idNumber)
    if (candidate.group && !groups.some(({ name }) => name === candidate.group))
      faults.add(row.sheet, row.at('group'), 'unknown_group', { name: candidate.group })
    const id = readCitizenId(candidate.idNumber)
    if (id && candidate.sex && id.sex !== candidate.sex) faults.add(row.sheet, row.at('sex'), 'id_sex')
    const birth = textOf(row.values.出生日期)
    if (id && birth && !id.birth.startsWith(birth)) faults.add(row.sheet, row.at('出生日期'), 'id_birth')
    preview.push({
      sheet: row.sheet,
      row: row.row,
      cells: [
        String(candidate.no),
        candidate.name,
        candidate.sex,
        candidate.unit,
        candidate.currentTitle,
        candidate.appliedTitle,
        candidate.group ?? '',
      ],
      errors: 0,
    })
    return candidate
  })
  addTables(table, candidates, faults, preview)
  return candidates
}

function candidateOf({ values }: TableRow): RosterCandidate {
  const dossier = FACT_SECTIONS.flatMap(({ key, columns }): DossierSection[] => {
    const facts = columns.flatMap(({ key: label, head }): [string, string][] => {
      const value = textOf(values[label])
      return value ? [[head, value]] : []
    })
    return facts.length ? [{ key, facts }] : []
  })
  return {
    no: numberOf(values.no),
    name: textOf(values.name),
    sex: textOf(values.sex),
    unit: textOf(values.unit),
    currentTitle: textOf(values.currentTitle),
    appliedTitle: textOf(values.appliedTitle),
    specialty: textOf(values.specialty),
    group: textOf(values.group) || null,
    idNumber: textOf(values.idNumber),
    dossier,
  }
}

function addTables(
  table: TableReader,
  candidates: RosterCandidate[],
  faults: Faults,
  preview: PreviewRow[],
): void {
  const byNo = new Map(candidates.map((candidate) => [candidate.no, candidate]))
  for (const { key, sheet, columns } of [...TABLE_SECTIONS, SUMMARY_SECTION]) {
    const rows = new Map<RosterCandidate, string[][]>()
    for (const row of table(sheet, [...OWNER_COLUMNS, ...columns])) {
      const owner = ownerOf(row, byNo, faults)
      const cells = columns.map((column) => textOf(row.values[column.key]))
      checkSpan(row, faults)
      if (faults.inRow(sheet, row.row))
        preview.push({
          sheet,
          row: row.row,
          cells: [String(row.values.no ?? ''), ...cells.slice(0, 6).map(short)],
          errors: 0,
        })
      if (!owner) continue
      if (key === SUMMARY_SECTION.key && rows.has(owner))
        faults.add(sheet, row.at('no'), 'summary_twice', { name: owner.name })
      rows.set(owner, [...(rows.get(owner) ?? []), cells])
    }
    for (const [owner, list] of rows)
      owner.dossier.push(
        key === SUMMARY_SECTION.key
          ? { key, text: list[0]![0]! }
          : { key, table: { head: columns.map(({ head }) => head), rows: list } },
      )
  }
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

function ownerOf(row: TableRow, byNo: Map<number, RosterCandidate>, faults: Faults): RosterCandidate | null {
  const no = row.values.no
  if (typeof no !== 'number') return null
  const owner = byNo.get(no)
  const name = textOf(row.values.name)
  if (!owner) faults.add(row.sheet, row.at('no'), 'unknown_candidate', { no })
  else if (name && owner.name && tidy(name) !== owner.name)
    faults.add(row.sheet, row.at('name'), 'name_mismatch', { name: owner.name, no })
  return owner ?? null
}

/** A start after its end; both are written from the year down, so they compare as texts. */
function checkSpan(row: TableRow, faults: Faults): void {
  const from = textOf(row.values.开始时间)
  const to = textOf(row.values.结束时间)
  if (!from || !to || to === '至今') return
  const length = Math.min(from.length, to.length)
  if (from.slice(0, length) > to.slice(0, length)) faults.add(row.sheet, row.at('结束时间'), 'date_order')
}
