import type {
  declarationEditions,
  declarationSections,
  declarations,
  sectionPasses,
} from '../../db/schema/declare.ts'
import type { attachments, steps } from '../../db/schema/history.ts'
import { addDays } from '../../shared/calendar/days.rules.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import {
  NOWHERE,
  type Point,
  packed,
  type ReviewType,
  type UnitPart,
} from '../../shared/declare/declaration.ts'
import { editionContents, reviewedSections } from '../../shared/declare/edition.ts'
import type { Contents, Values } from '../../shared/declare/form.ts'
import { isBlank } from '../../shared/declare/kept.ts'
import { type DeclarationKind, FILLED, type Section } from '../../shared/declare/sections.ts'
import { frozen } from '../declare/frozen.ts'
import { timeId } from '../ids.ts'
import { idsIn } from '../scope.ts'
import type { Chance } from './chance.ts'
import type { MadeCommittee } from './committees.ts'
import { editionFile } from './demo-files.ts'
import type { Fate } from './fates.ts'
import type { Event } from './life.ts'
import type { MadeOrg } from './offices.ts'
import type { Stop } from './stops.ts'

/** What a declaration of the demo is, before anything has happened to it. */
export interface Case {
  id: string
  person: { id: string; name: string; pinyin: string; accountId: string }
  unit: MadeOrg
  year: number
  kind: DeclarationKind
  series: string
  level: string
  title: string
  specialty: string
  counted: boolean
  reviewType: ReviewType
  committee: MadeCommittee | null
  stops: readonly Stop[]
  /** What the register knows of the person: part of 基本信息 of every edition. */
  known: Values
}

export interface Rows {
  declaration: typeof declarations.$inferInsert
  sections: (typeof declarationSections.$inferInsert)[]
  editions: (typeof declarationEditions.$inferInsert)[]
  passes: (typeof sectionPasses.$inferInsert)[]
  steps: (typeof steps.$inferInsert)[]
  files: (typeof attachments.$inferInsert)[]
}

/** What the points of a return are about, whatever the field. */
const POINTS: readonly Point[] = [
  { section: 'papers', rowId: 'papers-1', field: 'number', text: '刊号与所附论文首页不一致，请核对后更正。' },
  {
    section: 'training',
    rowId: 'training-1',
    field: 'special',
    text: '专业科目学时未附证明，请补传继续教育证书。',
  },
  { section: 'results', rowId: 'results-1', field: 'role', text: '本人作用与验收证书所列排名不符，请说明。' },
  { section: 'work', rowId: 'work-1', field: 'from', text: '任职起始时间与社保记录相差一年，请核实。' },
  {
    section: 'study',
    rowId: 'study-1',
    field: 'certificateNo',
    text: '学历证书编号缺位，请按证书原件填写。',
  },
]
export const pointsFor = (chance: Chance, kind: DeclarationKind): Point[] => {
  const fitting = POINTS.filter(({ section }) => FILLED[kind].includes(section))
  const first = chance.between(0, fitting.length - 1)
  return [fitting[first]!, ...(chance.maybe(0.5) ? [fitting[(first + 1) % fitting.length]!] : [])]
}

/** The form as it was handed in the first time, before it was returned: two things were wrong with it. */
function before(contents: Contents): Contents {
  const [first, ...rest] = contents.papers?.rows ?? []
  return {
    ...contents,
    ...(first && {
      papers: { values: {}, rows: [{ ...first, values: { ...first.values, number: 'CN 待补' } }, ...rest] },
    }),
  }
}

/** 展示 and 公示 of the unit, over before its 负责人 passed the file. */
function unitPartOf(submitted: Date): UnitPart {
  const day = dayOf(submitted)
  return {
    ...{ shownFrom: day, shownTo: addDays(day, 2), noticeFrom: day, noticeTo: addDays(day, 8) },
    groupOpinion: '经考核推荐小组评议，一致同意推荐。',
    opinion: '该同志材料真实，公示期间无异议，同意推荐申报。',
  }
}

/** All rows of one declaration as the operations would have left them. */
export function rowsOf(
  chance: Chance,
  case_: Case,
  fate: Fate,
  events: readonly Event[],
  form: { contents: Contents; files: Rows['files']; points: Point[] },
): Rows {
  const { id, kind, stops, unit, committee, person } = case_
  const { contents, files } = form
  const submits = events.filter(({ step }) => step === 'submit')
  const passes = events.filter(({ step }) => step === 'pass')
  const last = events.at(-1)!
  const climb = submits.length
  const hung = files.map(editionFile)
  const formOf = (form: Contents) => editionContents(case_, form, case_.known, committee)
  const all = reviewedSections(kind, formOf(contents), hung)
  const here = stops[fate.passed]
  const open = fate.part && here ? all.filter((_, at) => at >= Math.min(3, all.length - 1)) : all
  const current = passes.filter((event) => event.climb === climb)
  const edition = (no: number, at: Date) => {
    const told = formOf(no < climb && fate.again ? before(contents) : contents)
    return { declarationId: id, ...frozen(no, told, hung), at }
  }
  return {
    declaration: {
      ...{ id, personId: person.id, orgId: unit.id, orgPath: unit.path, year: case_.year, kind },
      ...{ series: case_.series, level: case_.level, title: case_.title, specialty: case_.specialty },
      ...{ counted: case_.counted, reviewType: case_.reviewType, committeeId: committee?.id ?? null },
      ...{ name: person.name, pinyin: person.pinyin, state: fate.state, at: events[0]!.at, climb },
      ...deskOf(fate, here, committee, last),
      route: climb ? [...new Set(stops.map(({ org }) => org.id))] : null,
      reachedDepth: isAway(fate) ? NOWHERE : depthReached(case_, events),
      sections: climb ? packed(all) : ',',
      openSections:
        fate.state === 'climbing'
          ? packed(open)
          : fate.state === 'failed' || fate.state === 'late'
            ? packed(here ? all : [])
            : ',',
      ...(fate.state === 'returned' || fate.state === 'correcting' || fate.again
        ? { returnReason: reasonOf(events), returnPoints: form.points }
        : {}),
      corrected: fate.state === 'correcting',
      correctBy: fate.state === 'correcting' ? new Date(+last.at + 3 * 86_400_000) : null,
      unitPart:
        kind === 'title' && (fate.passed > 1 || (fate.passed === 1 && chance.maybe(0.6))) && submits.length
          ? unitPartOf(submits.at(-1)!.at)
          : null,
      ...(fate.state === 'late' && { endCause: 'deadline' as const }),
      submittedAt:
        climb && fate.state !== 'filling' && fate.state !== 'withdrawn' ? submits.at(-1)!.at : null,
      acceptedAt: fate.state === 'accepted' ? last.at : null,
      endedAt: ['failed', 'late', 'withdrawn', 'pooled'].includes(fate.state) ? last.at : null,
      version: events.length,
    },
    sections: FILLED[kind]
      .filter((key) => contents[key] && (!isBlank(contents[key]) || climb > 0))
      .map((section) => ({
        ...{ declarationId: id, section, content: contents[section]! },
        at: (submits.at(-1) ?? last).at,
        version: 1,
      })),
    editions: submits.map(({ at }, no) => edition(no + 1, at)),
    passes: [
      ...current.flatMap((event) => passRows(id, event, passedSections(fate, all))),
      ...(fate.part && here && fate.state === 'climbing'
        ? passRows(
            id,
            { ...last, by: here.by, desk: { orgId: here.org.id, duty: here.duty }, climb },
            all.filter((key) => !open.includes(key)),
          )
        : []),
    ],
    steps: events.map((event) => stepRow(id, event, form.points)),
    files,
  }
}

/** Of what is over one pass for each step is made instead of a dozen: who signed, and with which words. */
const passedSections = ({ state }: Fate, all: readonly Section[]): readonly Section[] =>
  OVER.includes(state) ? all.slice(0, 1) : all
const OVER: readonly Fate['state'][] = ['accepted', 'pooled', 'failed', 'late']

function deskOf(fate: Fate, here: Stop | undefined, committee: MadeCommittee | null, last: Event) {
  const { state } = fate
  if (state === 'filling' || state === 'withdrawn')
    return { deskOrgId: null, deskDuty: null, deskSince: null }
  if (state === 'returned') return { deskOrgId: null, deskDuty: null, deskSince: last.at }
  // a file that ended keeps the desk where it ended
  const deskSince = last.at
  if (state === 'pooled') return { deskOrgId: last.desk.orgId, deskDuty: last.desk.duty, deskSince }
  if (here && !fate.atCommittee) return { deskOrgId: here.org.id, deskDuty: here.duty, deskSince }
  return { deskOrgId: committee?.org.id ?? null, deskDuty: 'committee' as const, deskSince }
}

/** Never handed in, or taken back before anybody had passed it: nobody sees it. */
const isAway = ({ state }: Fate): boolean => state === 'filling' || state === 'withdrawn'

/** Depth of the highest organisation it ever reached. */
function depthReached({ unit, stops, committee }: Case, events: readonly Event[]): number {
  const passed = events.filter(({ step, desk }) => step === 'pass' && desk.duty === 'principal')
  const orgs = [
    unit,
    ...passed.map(
      ({ desk }) => stops[stops.findIndex(({ org }) => org.id === desk.orgId) + 2]?.org ?? committee?.org,
    ),
  ]
  return Math.min(...orgs.flatMap((org) => (org ? [idsIn(org.path).length] : [])))
}

const reasonOf = (events: readonly Event[]): string | null =>
  events.findLast(({ step }) => step === 'sendBack' || step === 'correct')?.reason ?? null

const passRows = (
  declarationId: string,
  { at, by, desk, climb, reason = '' }: Event,
  keys: readonly Section[],
) =>
  by && desk.orgId && desk.duty
    ? keys.map((section) => ({
        ...{ id: timeId(at), declarationId, climb, orgId: desk.orgId!, duty: desk.duty!, section },
        ...{ opinion: reason, byId: by.id, byName: by.name, at },
      }))
    : []

const stepRow = (subjectId: string, event: Event, points: readonly Point[]): Rows['steps'][number] => ({
  ...{ id: timeId(event.at), kind: 'declaration', subjectId, at: event.at },
  ...{ actorId: event.by?.id ?? null, actorName: event.by?.name ?? '' },
  ...{ orgId: event.org?.id ?? null, orgName: event.org?.name ?? '' },
  ...{ action: event.step, fromState: event.from, toState: event.to, reason: event.reason || null },
  data: {
    ...{ ...event.desk, climb: event.climb },
    ...((event.step === 'sendBack' || event.step === 'correct') && { points }),
  },
})
