import { steps } from '../../db/schema/history.ts'
import { blacklist, poolExperts } from '../../db/schema/pool.ts'
import { type BlacklistGrade, endOf } from '../../shared/blacklist/blacklist.ts'
import { addDays, addYears } from '../../shared/calendar/days.rules.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import type { ExpertState } from '../../shared/expert/expert.ts'
import type { App } from '../app.ts'
import { seriesListOf } from '../expert/save.ts'
import { timeId } from '../ids.ts'
import { pinyinOf } from '../pinyin.ts'
import { sealedId, sealedPhone } from '../sealed.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { Made } from './declarations.ts'
import { FARMING, type Field, MACHINERY, MEDICINE, TEACHING } from './fields.ts'
import { inChunks, type MadeOrg } from './offices.ts'
import { dayBetween, nameSource, nobodysNumber, nobodysPhone } from './people.ts'
import type { MadePerson } from './persons.ts'

type Expert = typeof poolExperts.$inferInsert
/** Experts the province has entered itself, beside those who applied. */
const ENTERED = 240
const FIELDS: readonly (readonly [series: string, field: Field, titles: readonly string[]])[] = [
  ['22', TEACHING, ['正高级教师', '高级教师']],
  ['04', MEDICINE, ['主任医师', '副主任医师']],
  ['05', MACHINERY, ['正高级工程师', '高级工程师']],
  ['06', FARMING, ['正高级农艺师', '高级农艺师']],
]

/** Mostly in the pool; some suspended, gone, or struck off, and of some the term is over. */
function stateOf(chance: Chance): { state: ExpertState; stateReason: string } {
  const x = chance.next()
  if (x < 0.9) return { state: 'in', stateReason: '' }
  if (x < 0.94) return { state: 'suspended', stateReason: '本人外出研修，暂停一年。' }
  return x < 0.98
    ? { state: 'out', stateReason: '本人申请退出。' }
    : { state: 'disqualified', stateReason: '评审期间违反保密纪律。' }
}

const termOf = (chance: Chance, today: string) => {
  const enteredOn = addDays(today, -chance.between(20, 1150))
  return { enteredOn, validTo: addYears(enteredOn, 3) }
}

function entered(app: App, chance: Chance, orgs: readonly MadeOrg[], today: string): Expert[] {
  const name = nameSource(chance)
  const cities = orgs.filter(({ kind, level }) => kind === 'office' && level === 2)
  return Array.from({ length: ENTERED }, () => {
    const [series, field, titles] = chance.pick(FIELDS)
    const group = chance.pick(field.groups)
    const sex = chance.pick(['男', '女'])
    const birthDate = dayBetween(chance, 1966, 1984)
    const who = name()
    const level = chance.between(1, 2)
    const specialties = [{ series, specialty: group.specialty }]
    const city = chance.pick(cities)
    const term = termOf(chance, today)
    return {
      ...{ id: timeId(app.clock()), personId: null, name: who, pinyin: pinyinOf(who), birthDate },
      ...sealedId(app.secret, nobodysNumber(chance, birthDate, sex)),
      ...sealedPhone(app.secret, nobodysPhone(chance)),
      ...{ sex: sex === '男' ? 1 : 2, ethnic: '01', education: chance.pick(['14', '21']), degree: '3' },
      ...{ orgId: null, orgPath: city.path, unitName: chance.pick(field.units), superiorName: city.name },
      ...{
        titleSeries: series,
        titleName: titles[level - 1]!,
        level: String(level),
        titleSpecialty: group.specialty,
      },
      ...{
        titleSince: `${chance.between(2008, 2019)}-12`,
        certificateNo: `演示${chance.between(10000, 99999)}`,
      },
      ...{ specialties, seriesList: seriesListOf(specialties), field: chance.pick(field.works) },
      ...{ source: 'entered' as const, channel: ['省职改办'], ...term },
      ...{ ...stateOf(chance), stateAt: new Date(`${term.enteredOn}T02:00:00Z`) },
    }
  })
}

/** Those whose applications came through all levels, this year or the last. */
function applied(made: readonly Made[], people: ReadonlyMap<string, MadePerson>): Expert[] {
  return made.flatMap(({ case_, rows }): Expert[] => {
    const person = people.get(case_.person.id)
    const { endedAt, state } = rows.declaration
    if (state !== 'pooled' || !endedAt || !person) return []
    const enteredOn = dayOf(endedAt)
    const specialties = [{ series: case_.series, specialty: case_.specialty }]
    const edition = rows.editions.at(-1)?.contents
    return [
      {
        ...{ id: timeId(endedAt), personId: person.id, name: person.name, pinyin: person.pinyin },
        ...{ idHash: person.idHash, idSealed: person.idSealed, idMasked: person.idMasked },
        ...{ phoneSealed: person.phoneSealed, phoneMasked: person.phoneMasked },
        ...{ sex: person.sex, birthDate: person.birthDate, ethnic: person.ethnic },
        ...{ education: person.education, degree: person.degree, post: person.post },
        ...{ orgId: case_.unit.id, orgPath: case_.unit.path, unitName: case_.unit.name },
        superiorName: case_.known.superiorName ?? '',
        ...{ titleSeries: case_.series, titleName: person.currentTitle, level: case_.level },
        ...{ titleSpecialty: case_.specialty, titleSince: edition?.title?.values.since ?? '' },
        ...{
          specialties,
          seriesList: seriesListOf(specialties),
          field: edition?.expertise?.values.field ?? '',
        },
        avoidUnits: case_.unit.name,
        ...{ source: 'applied' as const, channel: [...new Set(case_.stops.map(({ org }) => org.name))] },
        ...{ enteredOn, validTo: addYears(enteredOn, 3), state: 'in' as const, stateAt: endedAt },
      },
    ]
  })
}

/** The pool: who applied and came through, and whom the province entered; each person once. */
export async function makePool(
  app: App,
  orgs: readonly MadeOrg[],
  people: readonly MadePerson[],
  made: readonly Made[],
): Promise<void> {
  const today = dayOf(app.clock())
  const byId = new Map(people.map((person) => [person.id, person]))
  const taken = new Set<string>()
  const rows = [...applied(made, byId), ...entered(app, chanceFrom(8200), orgs, today)].filter(
    ({ idHash }) => {
      const first = !taken.has(idHash)
      taken.add(idHash)
      return first
    },
  )
  const told = rows.map(({ id, stateAt, enteredOn, source }) => ({
    ...{ id: timeId(stateAt), kind: 'expert' as const, subjectId: id, at: stateAt, actorId: null },
    ...{
      actorName: source === 'applied' ? '' : '江予安',
      orgName: '省职改办',
      action: 'entered',
      toState: 'in',
    },
    data: { enteredOn },
  }))
  await app.db.write('demo', async (tx) => {
    await inChunks(rows, (chunk) => tx.insert(poolExperts).values(chunk))
    await inChunks(told, (chunk) => tx.insert(steps).values(chunk))
  })
}

interface Entry {
  reason: string
  decision?: string
  grade?: BlacklistGrade
  /** Days from now on which its term begins. */
  start?: number
  lifted?: string
  dropped?: boolean
}
const ENTRIES: readonly Entry[] = [
  { reason: '举报其论文系代写，正在核查。' },
  { reason: '学历证书编号查无记录，正在核查。' },
  { reason: '业绩证明与用印单位说明不一致，正在核查。' },
  { reason: '伪造继续教育证书', decision: '撤销申报资格，记入诚信档案', grade: 1, start: -120 },
  { reason: '论文抄袭', decision: '取消评审结果，三年内不得申报', grade: 3, start: -400 },
  { reason: '提供虚假获奖证书', decision: '取消评审结果，三年内不得申报', grade: 3, start: -30 },
  { reason: '冒用他人科研成果', decision: '撤销职称，五年内不得申报', grade: 5, start: -900 },
  { reason: '伪造任职年限证明', decision: '取消申报资格一年', grade: 1, start: 12 },
  { reason: '请托打招呼干扰评审', decision: '取消申报资格一年', grade: 1, start: -700 },
  { reason: '虚报业绩', decision: '三年内不得申报', grade: 3, start: -1300 },
  {
    reason: '提供虚假社保记录',
    decision: '三年内不得申报',
    grade: 3,
    start: -500,
    lifted: '经复核原证明系单位经办人填错，提前解除。',
  },
  { reason: '被举报重复使用业绩', dropped: true },
]

/** The blacklist in every standing; nobody on it has a file that runs. */
export async function makeBlacklist(
  app: App,
  orgs: readonly MadeOrg[],
  people: readonly MadePerson[],
): Promise<void> {
  const offices = orgs.filter(({ code }) => ['41', '4103', '4107'].includes(code))
  const now = app.clock()
  const today = dayOf(now)
  const rows = ENTRIES.map((entry, at) => {
    const person = people[at]!
    const office = offices[at % offices.length]!
    const { reason, decision = '', grade = null, start, lifted = '', dropped } = entry
    const startOn = start === undefined ? null : addDays(today, start)
    const told = new Date(+now - (start === undefined ? 9 : Math.max(4, 20 - start)) * 86_400_000)
    const state = dropped ? 'dropped' : lifted ? 'lifted' : decision ? 'active' : 'suspected'
    return {
      ...{ id: timeId(told), orgId: office.id, orgPath: office.path, personId: person.id, name: person.name },
      ...{
        idHash: person.idHash,
        idSealed: person.idSealed,
        idMasked: person.idMasked,
        pinyin: person.pinyin,
      },
      ...{ unitName: orgs.find(({ id }) => id === person.orgId)?.name ?? '', state: state as 'active' },
      ...{
        reason,
        decision,
        decisionNo: decision && `示职改决〔${(startOn ?? today).slice(0, 4)}〕${at + 3} 号`,
      },
      ...{ grade, startOn, endOn: startOn && grade && endOf(startOn, grade) },
      ...(lifted && {
        liftedOn: addDays(today, -40),
        liftReason: lifted,
        liftNo: `示职改解〔${today.slice(0, 4)}〕2 号`,
      }),
      ...{ at: told, appeal: at === 4 ? '当事人提出申诉，经复查维持原决定。' : '' },
    }
  })
  await app.db.write('demo', async (tx) => {
    await tx.insert(blacklist).values(rows)
    await tx.insert(steps).values(
      rows.map(({ id, at, reason }) => ({
        ...{
          id: timeId(at),
          kind: 'blacklist' as const,
          subjectId: id,
          at,
          actorName: '陆沉舟',
          orgName: '省职改办',
        },
        ...{ action: 'added', toState: 'suspected', reason },
      })),
    )
  })
}

/** Whom the blacklist is about: people of the smaller units, who declare nothing this year or the last. */
export const blacklistedOf = (people: readonly MadePerson[], busy: ReadonlySet<string>): MadePerson[] =>
  people
    .filter(({ status, orgId }, at) => status === 'active' && !busy.has(orgId) && at % 37 === 5)
    .slice(0, ENTRIES.length)
