import type { Content, Contents, Row, Values } from '../../shared/declare/form.ts'
import type { Chance } from './chance.ts'
import { some, summaryOf } from './dossier.ts'
import type { Field } from './fields.ts'
import { dayBetween, nobodysPhone } from './people.ts'

/** Whose form it is, and what for. */
export interface FormSubject {
  name: string
  unit: string
  department: string
  birthDate: string
  ethnic: string
  politics: string
  education: string
  degree: string
  specialty: string
  post: string
  year: number
  /** Series, code, level of the present title, and since when at the latest it must be held. */
  title: { series: string; code: string; level: number }
  field: Field
}

const rowsOf = (section: string, all: readonly Values[]): Content => ({
  values: {},
  rows: all.map((values, at): Row => ({ id: `${section}-${at + 1}`, values })),
})
const of = (values: Values): Content => ({ values, rows: [] })
const month = (day: string): string => day.slice(0, 7)
const NATIVES = ['示范省洛川市', '示范省嵩阳市', '示范省云台市', '示范省申州市'] as const

/** The years a life of work is made of: begun, present title held long enough for the next level. */
function yearsOf(chance: Chance, { birthDate, degree, year, title }: FormSubject) {
  const started = Number(birthDate.slice(0, 4)) + (degree === '2' ? 28 : degree === '3' ? 25 : 22)
  const latest = year - 6
  const first = Math.min(started + 2 + (4 - title.level) * 4, latest)
  return { started, since: chance.between(Math.max(first, latest - 8), latest) }
}

function basicOf(chance: Chance, who: FormSubject, started: number): Content {
  const { ethnic, politics, specialty, year, department, post } = who
  return of({
    ...{ ethnic, politics, specialty, department, post },
    native: chance.pick(NATIVES),
    workSince: `${started}-07`,
    phone: nobodysPhone(chance),
    specialtyYears: String(Math.max(0, year - started)),
    postKind: 'technical',
    postGrade: ['', '四级', '七级', '十级', '十二级'][who.title.level] ?? '',
    employment: chance.maybe(0.8) ? 'staffed' : 'contract',
    insuredMonths: String(Math.min(720, Math.max(0, year - started) * 12)),
  })
}

const studyOf = (chance: Chance, { education, degree, specialty, field }: FormSubject, started: number) => {
  const higher = degree === '3' || degree === '2'
  const first = higher ? started - 3 : started
  const own: Values = {
    ...{ from: `${first - 4}-09`, to: `${first}-06`, school: chance.pick(field.schools), major: specialty },
    ...{ education: higher ? '21' : education || '21', degree: '4', form: 'full', first: 'yes' },
    certificateNo: `演示${first}${chance.between(100000, 999999)}`,
  }
  if (!higher) return rowsOf('study', [{ ...own, highest: 'yes' }])
  const next: Values = {
    ...{ from: `${first}-09`, to: `${started}-06`, school: chance.pick(field.schools), major: specialty },
    ...{ education: degree === '2' ? '11' : '14', degree, form: 'full', highest: 'yes' },
    certificateNo: `演示${started}${chance.between(100000, 999999)}`,
  }
  return rowsOf('study', [own, next])
}

const titleOf = (chance: Chance, { title, specialty }: FormSubject, since: number): Content =>
  of({
    ...{ series: title.series, name: title.code, specialty, acquired: 'review' },
    ...{ since: `${since}-12`, issuer: '示范省职称改革办公室', appointedSince: `${since + 1}-01` },
    certificateNo: `演示${since}${chance.between(10000, 99999)}`,
  })

const workOf = ({ unit, department, field }: FormSubject, chance: Chance, started: number, year: number) => {
  const moved = started + 4 < year - 6 && chance.maybe(0.4) ? chance.between(started + 2, year - 6) : null
  const post = '专业技术岗位'
  const here: Values = { from: `${moved ?? started}-07`, unit, department, post, witness: '人事科' }
  if (!moved) return rowsOf('work', [here])
  const before = { from: `${started}-07`, to: `${moved}-06`, unit: chance.pick(field.units) }
  return rowsOf('work', [{ ...before, department, post, witness: '人事科' }, here])
}

const yearly = (year: number): number[] => [5, 4, 3, 2, 1].map((back) => year - back)

const resultsOf = (chance: Chance, { field, year }: FormSubject, works: readonly string[]) =>
  rowsOf(
    'results',
    works.map((name) => ({
      ...{ kind: 'project', name, source: chance.pick(['上级下达', '单位自立', '校企合作']) },
      date: month(dayBetween(chance, year - 5, year - 1)),
      grade: chance.pick(['province', 'city', 'unit']),
      role: chance.pick(['主持', '第一完成人', '第二完成人', '主要参加者']),
      number: `演示〔${year - 2}〕${chance.between(1, 90)} 号`,
      effect: chance.pick(field.effects),
    })),
  )

const papersOf = (chance: Chance, { field, year }: FormSubject, count: number) =>
  rowsOf(
    'papers',
    some(chance, field.papers, count).map((name, at) => ({
      ...{ kind: 'paper', name, journal: chance.pick(field.journals) },
      date: month(dayBetween(chance, year - 5, year - 1)),
      number: `CN 41-${chance.between(1000, 1999)}`,
      issue: `${chance.between(1, 12)} 期`,
      rank: at === 0 ? '1/3' : '2/4',
      indexed: chance.pick(['none', 'none', 'core']),
      ...(at === 0 && { best: 'yes' }),
    })),
  )

const awardsOf = (chance: Chance, { field, year }: FormSubject, count: number) =>
  rowsOf(
    'awards',
    some(chance, field.awards, count).map((name) => ({
      ...{ name, by: '主管部门', date: month(dayBetween(chance, year - 5, year - 1)) },
      grade: chance.pick(['province', 'city', 'county']),
      class: chance.pick(['一等奖', '二等奖', '三等奖']),
      rank: `${chance.between(1, 3)}/5`,
    })),
  )

/** The form of a title as somebody of that field fills it in: every section, lengths uneven as in life. */
export function titleContents(chance: Chance, who: FormSubject): Contents {
  const { started, since } = yearsOf(chance, who)
  const works = some(chance, who.field.works, chance.between(1, 3))
  const years = yearly(who.year)
  return {
    basic: basicOf(chance, who, started),
    application: of({}),
    title: titleOf(chance, who, since),
    study: studyOf(chance, who, started),
    work: workOf(who, chance, started, who.year),
    training: rowsOf(
      'training',
      years.map((year) => ({
        ...{ year: String(year), common: '30', special: chance.maybe(0.96) ? '64' : '52' },
        certificateNo: `继教${year}${chance.between(1000, 9999)}`,
      })),
    ),
    assessment: rowsOf(
      'assessment',
      years.map((year) => ({
        year: String(year),
        result: chance.maybe(0.25) ? 'excellent' : chance.maybe(0.98) ? 'good' : 'basic',
      })),
    ),
    results: resultsOf(chance, who, works),
    papers: papersOf(chance, who, chance.between(1, 2)),
    awards: awardsOf(chance, who, chance.between(0, 2)),
    summary: of({ text: summaryOf(chance, who.field, who, works) }),
    exam: rowsOf('exam', []),
    attachments: of({}),
  }
}

/** The form of an application for the pool of experts. */
export function expertContents(chance: Chance, who: FormSubject): Contents {
  const { started, since } = yearsOf(chance, who)
  return {
    basic: basicOf(chance, who, started),
    application: of({}),
    title: titleOf(chance, who, since),
    expertise: {
      values: {
        field: `${who.specialty}：${chance.pick(who.field.works)}`,
        avoidUnits: who.unit,
        availability: chance.pick(['全年可参加', '寒暑假可参加', '每年 10 月至 12 月可参加']),
      },
      rows: [{ id: 'expertise-1', values: { series: who.title.series, specialty: who.specialty } }],
    },
    study: studyOf(chance, who, started),
    work: workOf(who, chance, started, who.year),
    results: resultsOf(chance, who, some(chance, who.field.works, 2)),
    papers: papersOf(chance, who, 1),
    awards: awardsOf(chance, who, 1),
    attachments: of({}),
  }
}
