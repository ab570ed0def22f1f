import { accounts } from '../../db/schema/account.ts'
import { committees, committeeYears } from '../../db/schema/committee.ts'
import { addDays, addYears } from '../../shared/calendar/days.rules.ts'
import { BAND_LEVELS, type CommitteeBand } from '../../shared/committee/committee.ts'
import type { Mode } from '../../shared/live/modes.ts'
import type { TitleLevel } from '../../shared/reference/reference.ts'
import type { App } from '../app.ts'
import { timeId } from '../ids.ts'
import { pinyinOf } from '../pinyin.ts'
import { DEMO_PASSWORD, inChunks, type MadeOrg } from './offices.ts'
import type { Past } from './past.ts'

/** How its year stands: open · handing in is over, taking over is not · all is over · no times yet. */
export type Phase = 'open' | 'closing' | 'over' | 'unset'

export interface MadeCommittee {
  id: string
  org: MadeOrg
  name: string
  series: string
  levels: readonly TitleLevel[]
  phase: Phase
  deadlineAt: Date | null
  account: { id: string; name: string }
}

/** The account of the tour: 洛川市's 中级 committee of teachers. */
export const TOUR_COMMITTEE = { login: 'pingweihui', name: '苏砚秋', code: '4103-22-Z' }

interface Kind {
  series: string
  name: string
  band: CommitteeBand
  levels?: readonly TitleLevel[]
  mode?: Mode
}
const CITY: readonly Kind[] = [
  { series: '22', name: '中小学教师', band: 'middle' },
  { series: '22', name: '中小学教师', band: 'junior' },
  { series: '05', name: '工程技术', band: 'middle' },
  { series: '05', name: '工程技术', band: 'junior' },
  { series: '06', name: '农业技术', band: 'middle' },
]
/** Cities that may review 副高级 themselves. */
const SENIOR_CITIES = ['4101', '4103']
const CITY_SENIOR: readonly Kind[] = [
  { series: '22', name: '中小学教师', band: 'senior', levels: ['2'], mode: 'lecture' },
  { series: '04', name: '卫生技术', band: 'senior', levels: ['2'], mode: 'interview' },
  { series: '05', name: '工程技术', band: 'senior', levels: ['2'] },
]
const PROVINCE: readonly Kind[] = [
  { series: '22', name: '中小学教师', band: 'senior', mode: 'lecture' },
  { series: '04', name: '卫生技术', band: 'senior', mode: 'interview' },
  { series: '05', name: '工程技术', band: 'senior', mode: 'interview' },
  { series: '06', name: '农业技术', band: 'senior' },
  { series: '01', name: '高等学校教师', band: 'senior' },
  { series: '02', name: '社会科学研究', band: 'senior' },
  { series: '03', name: '自然科学研究', band: 'senior' },
  { series: '07', name: '新闻', band: 'senior' },
  { series: '22', name: '省直中小学教师', band: 'middle' },
  { series: '05', name: '省直工程技术', band: 'middle' },
  { series: '06', name: '省直农业技术', band: 'middle' },
]
const BANDS: Record<CommitteeBand, [letter: string, name: string]> = {
  senior: ['G', '高级'],
  middle: ['Z', '中级'],
  junior: ['C', '初级'],
}
/** Offices whose year is further on than the others', and one that has not begun. */
const PHASES: Record<string, Phase> = {
  4102: 'over',
  4105: 'over',
  4106: 'closing',
  4110: 'closing',
  4118: 'unset',
}
/** One of each of what a register also holds. */
const STOPPED = '4112-22-C'
const EXPIRED = '4112-05-C'

/** Start, end of handing in, and 接收材料截止, by the phase. */
function timesOf(phase: Phase, { ago, ahead }: Past) {
  if (phase === 'unset') return null
  const opensAt = ago(80)
  if (phase === 'over') return { opensAt, closesAt: ago(20), deadlineAt: ago(6) }
  if (phase === 'closing') return { opensAt, closesAt: ago(3), deadlineAt: ahead(5) }
  return { opensAt, closesAt: ahead(18), deadlineAt: ahead(32) }
}

const DAY = 86_400_000
/** The year before is over everywhere. */
const lastYear = ({ now }: Past) => ({
  opensAt: new Date(now - 445 * DAY),
  closesAt: new Date(now - 385 * DAY),
  deadlineAt: new Date(now - 371 * DAY),
})

/** The committees of the province and its cities with this year's times, each with its account. */
export async function makeCommittees(
  app: App,
  orgs: readonly MadeOrg[],
  past: Past,
): Promise<MadeCommittee[]> {
  const offices = orgs.filter(({ kind, level }) => kind === 'office' && level <= 2)
  const now = app.clock()
  const passwordHash = await app.passwords.hash(DEMO_PASSWORD)
  const all = offices.flatMap((org) => {
    const kinds =
      org.level === 1 ? PROVINCE : [...CITY, ...(SENIOR_CITIES.includes(org.code) ? CITY_SENIOR : [])]
    return kinds.map((kind) => rowsOf(org, kind, past, now, passwordHash))
  })
  await app.db.write('demo', async (tx) => {
    await inChunks(
      all.map(({ row }) => row),
      (chunk) => tx.insert(committees).values(chunk),
    )
    await inChunks(
      all.flatMap(({ years }) => years),
      (chunk) => tx.insert(committeeYears).values(chunk),
    )
    await inChunks(
      all.map(({ account }) => account),
      (chunk) => tx.insert(accounts).values(chunk),
    )
  })
  return all.map(({ made }) => made)
}

function rowsOf(org: MadeOrg, kind: Kind, past: Past, now: Date, passwordHash: string) {
  const { series, band, mode = 'expert' } = kind
  const [letter, bandName] = BANDS[band]
  const code = `${org.code}-${series}-${letter}`
  const levels = [...(kind.levels ?? BAND_LEVELS[band])]
  const place = org.level === 1 ? '省' : org.name.replace('职改办', '')
  const name = `${kind.name.startsWith('省直') ? '' : place}${kind.name}${bandName}职称评审委员会`
  const phase = PHASES[org.code] ?? 'open'
  const times = timesOf(phase, past)
  const from = code === EXPIRED ? `${past.year - 4}-03-01` : `${past.year - 1}-03-01`
  const [id, accountId] = [timeId(now), timeId(now)]
  const tour = code === TOUR_COMMITTEE.code
  const who = tour ? TOUR_COMMITTEE.name : name
  return {
    row: {
      ...{ id, orgId: org.id, orgPath: org.path, name, pinyin: pinyinOf(name), code, band, series, levels },
      ...{
        specialties: [],
        mode,
        approvalNo: `示人社函〔${from.slice(0, 4)}〕${Number(series) + org.level} 号`,
      },
      ...{ validFrom: from, validTo: addDays(addYears(from, 3), -1) },
      state: code === STOPPED ? ('stopped' as const) : ('active' as const),
      createdAt: past.ago(88),
    },
    years: [
      ...(times ? [{ committeeId: id, year: past.year, ...times }] : []),
      { committeeId: id, year: past.year - 1, ...lastYear(past) },
    ],
    account: {
      ...{
        id: accountId,
        login: tour ? TOUR_COMMITTEE.login : `pwh${code.toLowerCase()}`,
        kind: 'staff' as const,
      },
      ...{ name: who, orgId: org.id, duties: [], scope: null, committeeId: id, disabled: code === STOPPED },
      ...{ passwordHash, passwordChangedAt: now, createdAt: now },
    },
    made: {
      ...{ id, org, name, series, levels, phase, deadlineAt: times?.deadlineAt ?? null },
      account: { id: accountId, name: who },
    },
  }
}
