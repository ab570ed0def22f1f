import type { Dossier } from './dossier.ts'
import { instantText } from './roster.cell.ts'
import {
  BAND,
  CANDIDATE_COLUMNS,
  COMMITTEE_ROLES,
  type Column,
  CRITERIA_COLUMNS,
  CRITERION,
  EXPERT_COLUMNS,
  FACT_SECTIONS,
  GROUP_COLUMNS,
  GROUP_ROLES,
  MODE_WORDS,
  NO,
  OWNER_COLUMNS,
  SHEET,
  SUMMARY_SECTION,
  TABLE_SECTIONS,
  YES,
} from './roster.columns.ts'
import { ANONYMOUS, fractionText, NAMED, NONE, SETTINGS, type Setting } from './roster.settings.ts'
import type { Roster, RosterCandidate } from './roster.ts'
import type { Fraction } from './rules.ts'

export type Cell = string | number
/** A sheet to be written: its columns, then its rows in the same order. */
export interface SheetRows {
  sheet: string
  columns: readonly Column[]
  rows: Cell[][]
}

/** The workbook's sheets from a roster; what `checkRoster` reads back is equal to it. Null: an empty template. */
export function rosterRows(roster: Roster | null): SheetRows[] {
  const candidates = roster?.candidates ?? []
  return [
    {
      sheet: SHEET.groups,
      columns: GROUP_COLUMNS,
      rows: (roster?.groups ?? []).map(({ name, room }) => [name, room]),
    },
    {
      sheet: SHEET.experts,
      columns: EXPERT_COLUMNS,
      rows: (roster?.experts ?? []).map((expert) => [
        expert.no,
        expert.name,
        expert.unit,
        expert.title,
        expert.specialty,
        expert.phone,
        expert.idNumber,
        expert.group ?? '',
        expert.group ? GROUP_ROLES[expert.groupRole] : '',
        expert.committeeRole ? COMMITTEE_ROLES[expert.committeeRole] : '',
        expert.reporter ? YES : '',
      ]),
    },
    {
      sheet: SHEET.candidates,
      columns: [...CANDIDATE_COLUMNS, ...FACT_SECTIONS.flatMap(({ columns }) => columns)],
      rows: candidates.map(candidateRow),
    },
    ...TABLE_SECTIONS.map(({ key, sheet, columns }) => ({
      sheet,
      columns: [...OWNER_COLUMNS, ...columns],
      rows: candidates.flatMap((candidate) => {
        const table = sectionOf(candidate.dossier, key)?.table
        return (table?.rows ?? []).map((row): Cell[] => [
          candidate.no,
          candidate.name,
          ...columns.map(({ head }) => row[table!.head.indexOf(head)] ?? ''),
        ])
      }),
    })),
    {
      sheet: SUMMARY_SECTION.sheet,
      columns: [...OWNER_COLUMNS, ...SUMMARY_SECTION.columns],
      rows: candidates.flatMap((candidate): Cell[][] => {
        const text = sectionOf(candidate.dossier, SUMMARY_SECTION.key)?.text
        return text === undefined ? [] : [[candidate.no, candidate.name, text]]
      }),
    },
    { sheet: SHEET.criteria, columns: CRITERIA_COLUMNS, rows: scoringRows(roster) },
  ]
}

const sectionOf = (dossier: Dossier, key: string) => dossier.find((section) => section.key === key)

function candidateRow(candidate: RosterCandidate): Cell[] {
  const own = CANDIDATE_COLUMNS.map(
    ({ key }) => candidate[key as keyof Omit<RosterCandidate, 'dossier'>] ?? '',
  )
  const facts = FACT_SECTIONS.flatMap(({ key, columns }) => {
    const section = sectionOf(candidate.dossier, key)
    return columns.map(({ head }) => section?.facts?.find(([label]) => label === head)?.[1] ?? '')
  })
  return [...own, ...facts]
}

const points = (hundredths: number): Cell => hundredths / 100

function scoringRows(roster: Roster | null): Cell[][] {
  const score = roster?.review.rules.score
  return [
    ...(score?.criteria ?? []).map(({ name, max, weight }): Cell[] => [CRITERION, name, max, weight, '']),
    ...(score?.bands ?? []).map(({ name, from }): Cell[] => [BAND, name, '', '', points(from)]),
  ]
}

/** A setting as the sheet 评审 shows it; of a template, the value to start from. */
export function settingText(setting: Setting, roster: Roster | null): string {
  if (!roster) return setting.value ?? ''
  const { review } = roster
  const from = { review, rules: review.rules, score: review.rules.score }[setting.place.of]
  const value: unknown = from[setting.place.key as keyof typeof from]
  if (setting.place.key === 'groupBallots') return value === 'named' ? NAMED : ANONYMOUS
  if (setting.place.key === 'mode') return MODE_WORDS[review.mode]
  switch (setting.kind) {
    case 'yes':
      return value ? YES : NO
    case 'fraction':
      return value ? fractionText(value as Fraction) : NONE
    case 'instant':
      return instantText(value as number)
    case 'points':
      return String(points(value as number))
    default:
      return String(value)
  }
}

export const SETTING_HEADS = ['项目', '内容', '说明'] as const
export const settingRows = (roster: Roster | null): string[][] =>
  SETTINGS.map((setting) => [
    setting.required ? `${setting.label}*` : setting.label,
    settingText(setting, roster),
    setting.note,
  ])
