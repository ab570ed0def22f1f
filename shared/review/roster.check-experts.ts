import type { SeatRole } from '../live/state.ts'
import type { PreviewRow, TableReader } from './roster.check.ts'
import { COMMITTEE_ROLES, EXPERT_COLUMNS, GROUP_ROLES, SHEET } from './roster.columns.ts'
import { type Faults, numberOf, type TableRow, textOf } from './roster.table.ts'
import type { RosterExpert, RosterGroup } from './roster.ts'

const roleOf = (words: Record<SeatRole, string>, word: unknown): SeatRole | null =>
  (Object.entries(words).find(([, known]) => known === word)?.[0] as SeatRole | undefined) ?? null

/** Tells a value that was used before, with the row that used it first. */
export function unique(faults: Faults, code: 'duplicate' | 'duplicate_id') {
  const seen = new Map<string | number, number>()
  return (row: TableRow, key: string, value: string | number | null, name = String(value)): void => {
    if (value === null || value === '') return
    const before = seen.get(value)
    if (before === undefined) seen.set(value, row.row)
    else
      faults.add(row.sheet, row.at(key), code, code === 'duplicate' ? { name, row: before } : { row: before })
  }
}

/** The sheet 专家, with the rules that bind people together: one leader a group, one chair, one reporter. */
export function expertsOf(
  table: TableReader,
  groups: RosterGroup[],
  faults: Faults,
  preview: PreviewRow[],
): RosterExpert[] {
  const number = unique(faults, 'duplicate')
  const idNumber = unique(faults, 'duplicate_id')
  const firsts = new Map<string, number>()
  const once = (
    row: TableRow,
    key: string,
    what: string,
    code: 'two_leaders' | 'two_chairs' | 'two_reporters',
  ) => {
    const before = firsts.get(what)
    if (before !== undefined) faults.add(row.sheet, row.at(key), code, { name: what, row: before })
    else firsts.set(what, row.row)
  }
  return table(SHEET.experts, EXPERT_COLUMNS, true).map((row) => {
    const { values } = row
    const group = textOf(values.group) || null
    const groupRole = roleOf(GROUP_ROLES, values.groupRole)
    const committeeRole = roleOf(COMMITTEE_ROLES, values.committeeRole)
    number(row, 'no', numberOf(values.no) || null)
    idNumber(row, 'idNumber', textOf(values.idNumber))
    if (group && !groups.some(({ name }) => name === group))
      faults.add(row.sheet, row.at('group'), 'unknown_group', { name: group })
    if (!group && groupRole) faults.add(row.sheet, row.at('groupRole'), 'role_without_group')
    if (group && groupRole === 'leader') once(row, 'groupRole', group, 'two_leaders')
    if (committeeRole === 'leader') once(row, 'committeeRole', COMMITTEE_ROLES.leader, 'two_chairs')
    if (values.reporter === true) once(row, 'reporter', '上报人', 'two_reporters')
    if (!group && !committeeRole)
      faults.add(row.sheet, row.at('group'), 'no_seat', { name: textOf(values.name) })
    const expert: RosterExpert = {
      no: numberOf(values.no),
      name: textOf(values.name),
      unit: textOf(values.unit),
      title: textOf(values.title),
      specialty: textOf(values.specialty),
      phone: textOf(values.phone),
      idNumber: textOf(values.idNumber),
      group,
      groupRole: groupRole ?? 'member',
      committeeRole,
      reporter: values.reporter === true,
    }
    preview.push({
      sheet: row.sheet,
      row: row.row,
      cells: [
        String(expert.no),
        expert.name,
        expert.unit,
        expert.title,
        expert.group ?? '',
        group ? GROUP_ROLES[expert.groupRole] : '',
        committeeRole ? COMMITTEE_ROLES[committeeRole] : '',
      ],
      errors: 0,
    })
    return expert
  })
}
