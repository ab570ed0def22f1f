import { words } from '../i18n/zh-CN/form.ts'
import type { ReferenceKind } from '../reference/reference.ts'
import type { Dossier, DossierSection, SectionKey } from '../review/dossier.ts'
import { FACT_SECTIONS, TABLE_SECTIONS } from '../review/roster.columns.ts'
import type { ReviewType } from './declaration.ts'
import type { Contents, OPTIONS, Row, Values } from './form.ts'
import type { Section } from './sections.ts'

/** Name of a code of the reference data; the code itself when nobody knows it. */
export type NameOf = (kind: ReferenceKind, code: string) => string

/** What the declaration itself is, as far as experts read it. */
export interface DossierHead {
  reviewType: ReviewType
}

/** Where the documents of a section stand in the file the experts read. */
export const DOSSIER_SECTION: Record<Section, SectionKey> = {
  basic: 'basic',
  application: 'application',
  title: 'current',
  study: 'study',
  work: 'work',
  training: 'training',
  assessment: 'assessment',
  results: 'achievement',
  papers: 'paper',
  awards: 'award',
  summary: 'summary',
  exam: 'exam',
  expertise: 'attachment',
  attachments: 'attachment',
  promise: 'attachment',
  unit: 'attachment',
}

/** Slots that show who somebody is: they never reach an expert (domain 7, blind reading). */
export const UNSEEN_SLOTS: readonly string[] = ['photo', 'id_card', 'insurance', 'notice']

/** Word of a choice, `form.option.<options>.<value>`. */
export const optionName = (options: keyof typeof OPTIONS, value = ''): string =>
  (words as Record<string, string>)[`form.option.${options}.${value}`] ?? value

/** Hours of the two kinds together, without the dust of binary fractions. */
export const hoursOf = ({ common, special }: Values): string =>
  String(Math.round((Number(common || 0) + Number(special || 0)) * 2) / 2)

/**
 * An edition as the experts read it, section by section in the columns of a roster's dossier, so that both kinds of
 * candidates read alike and a review exports as one workbook. Names, numbers, addresses and colleagues stay out:
 * whom a candidate is, the review's own columns say.
 */
export function dossierFrom(contents: Contents, head: DossierHead, names: NameOf): Dossier {
  const all = [...facts(contents, head, names), ...tables(contents, names)]
  const text = contents.summary?.values.text?.trim()
  if (text) all.push({ key: 'summary', text })
  return all.sort((a, b) => ORDER.indexOf(a.key) - ORDER.indexOf(b.key))
}

const ORDER: readonly SectionKey[] = [...new Set(Object.values(DOSSIER_SECTION))]

function facts(contents: Contents, head: DossierHead, names: NameOf): DossierSection[] {
  const basic = contents.basic?.values ?? {}
  const title = contents.title?.values ?? {}
  const study = contents.study?.rows ?? []
  const highest = study.find(({ values }) => values.highest) ?? study[0]
  const all: Record<string, string | undefined> = {
    出生日期: basic.birthDate,
    民族: names('ethnic', basic.ethnic ?? ''),
    政治面貌: names('politics', basic.politics ?? ''),
    参加工作时间: basic.workSince,
    最高学历: names('education', highest?.values.education ?? ''),
    行政职务: basic.post,
    现从事专业: basic.specialty,
    从事专业年限: basic.specialtyYears,
    评审类型: optionName('review_type', head.reviewType),
    破格理由: contents.application?.values.exceptionReason,
    现职称取得时间: title.since,
    取得方式: title.acquired && optionName('acquired', title.acquired),
    证书编号: title.certificateNo,
    聘任时间: title.appointedSince,
  }
  return FACT_SECTIONS.flatMap(({ key, columns }) => {
    if (key === 'current' && title.none) return []
    const found = columns.flatMap(({ key: label }): [string, string][] => {
      const value = all[label]?.trim()
      return value ? [[label, value]] : []
    })
    return found.length ? [{ key, facts: found }] : []
  })
}

type Cells = (values: Values, names: NameOf) => (string | undefined)[]

/** Cells of an entry in the order of the roster's columns. */
const CELLS: Partial<Record<SectionKey, [Section, Cells]>> = {
  study: [
    'study',
    (v, names) => [
      ...[v.from, v.to, v.school, v.major],
      ...[names('education', v.education ?? ''), names('degree', v.degree ?? '')],
      optionName('study_form', v.form),
    ],
  ],
  work: ['work', (v) => [v.from, v.to || '至今', v.unit, v.department, v.post, '']],
  training: ['training', (v) => [v.year, v.common, v.special, hoursOf(v), v.certificateNo]],
  assessment: ['assessment', (v) => [v.year, optionName('assessment', v.result)]],
  achievement: [
    'results',
    (v) => [
      marked(optionName('result_kind', v.kind), v.name, v.number),
      ...[v.date, v.source, optionName('grade', v.grade), v.role, v.effect],
    ],
  ],
  paper: [
    'papers',
    (v) => [
      marked(
        v.best ? `${optionName('paper_kind', v.kind)}·代表作` : optionName('paper_kind', v.kind),
        v.name,
      ),
      ...[marked('', v.journal, v.issue), v.number, v.date, v.rank, optionName('indexed', v.indexed)],
    ],
  ],
  award: ['awards', (v) => [v.name, v.by, optionName('grade', v.grade), v.class, v.date, v.rank]],
  exam: ['exam', (v) => [v.subject, v.score, validTo(v.date)]],
}

/** `【专利】一种装置（ZL2020）`: what has no column of its own in a roster. */
const marked = (kind: string, name = '', more = ''): string =>
  `${kind ? `【${kind}】` : ''}${name}${more ? `（${more}）` : ''}`

/** A result holds three years (domain 3.9, 12). */
const validTo = (month = ''): string =>
  /^\d{4}-/.test(month) ? `${Number(month.slice(0, 4)) + 3}${month.slice(4)}` : ''

function tables(contents: Contents, names: NameOf): DossierSection[] {
  return TABLE_SECTIONS.flatMap(({ key, columns }) => {
    const [section, cells] = CELLS[key]!
    const rows = contents[section]?.rows ?? []
    if (!rows.length) return []
    return [
      {
        key,
        table: {
          head: columns.map(({ head }) => head),
          rows: newestFirst(rows).map(({ values }) => cells(values, names).map((cell) => cell?.trim() ?? '')),
        },
      },
    ]
  })
}

const newestFirst = (rows: readonly Row[]): Row[] => {
  const when = ({ values }: Row) => values.date ?? values.from ?? values.year ?? ''
  return rows.toSorted((a, b) => when(b).localeCompare(when(a)))
}
