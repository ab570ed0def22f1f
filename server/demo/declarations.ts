import { eq } from 'drizzle-orm'
import { quotas } from '../../db/schema/plan.ts'
import type { Contents } from '../../shared/declare/form.ts'
import type { DeclarationKind } from '../../shared/declare/sections.ts'
import { isWorking } from '../../shared/org/org.ts'
import type { TitleLevel } from '../../shared/reference/reference.ts'
import type { App } from '../app.ts'
import { sealed } from '../declare/form.store.ts'
import { timeId } from '../ids.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { MadeCommittee } from './committees.ts'
import { type Case, pointsFor, type Rows, rowsOf } from './declaration-rows.ts'
import { type Paper, papersOf, storePapers } from './demo-files.ts'
import { committeeFor, levelOf, subjectOf, titleCode } from './due.ts'
import { type Fate, fateOf } from './fates.ts'
import { expertContents, titleContents } from './form-contents.ts'
import { type Event, lifeOf } from './life.ts'
import { type MassPlan, passedPlan } from './mass-plans.ts'
import type { MadeOrg } from './offices.ts'
import type { Past } from './past.ts'
import type { MadePerson } from './persons.ts'
import { SERIES } from './plans.ts'
import { saveDeclarations } from './save-declarations.ts'
import { type Ways, waysOf } from './stops.ts'

/** Why something is sent back, refused or to be corrected. */
const REASONS = {
  sendBack: [
    '材料有两处与证明不一致，请按列出的问题修改后重新提交。',
    '缺少必要的证明材料，请补充后重新提交。',
  ],
  fail: ['任现职以来业绩未达到申报条件，本年度不予推荐。', '继续教育学时连续两年不足，不符合申报条件。'],
  correct: ['请于三个工作日内一次补正所列材料。'],
} as const

interface Room {
  id: string
  granted: number
  used: number
}
const HOLDS: readonly Fate['state'][] = ['climbing', 'waiting', 'correcting', 'accepted', 'returned']

export interface Made {
  case_: Case
  rows: Rows
  fate: Fate
  events: readonly Event[]
  /** The place of the quota it holds or held. */
  use: { quotaId: string; at: Date; releasedAt: Date | null } | null
}

interface Kit {
  app: App
  chance: Chance
  ways: Ways
  committees: readonly MadeCommittee[]
  papers: readonly Paper[]
}

/** Everybody's declarations of this year and the last, by direct inserts of the rows the operations would leave. */
export async function makeDeclarations(
  app: App,
  orgs: readonly MadeOrg[],
  people: readonly MadePerson[],
  committees: readonly MadeCommittee[],
  past: Past,
): Promise<Made[]> {
  const kit: Kit = {
    ...{ app, committees, chance: chanceFrom(7100), ways: await waysOf(app, orgs) },
    papers: await storePapers(app),
  }
  const byUnit = Map.groupBy(
    people.filter(({ status }) => status === 'active'),
    ({ orgId }) => orgId,
  )
  const known = await app.db.read.select().from(quotas).where(eq(quotas.year, past.year))
  const real = new Set(known.map(({ orgId }) => orgId))
  const made: Made[] = []
  const plans: MassPlan[] = []
  const lastYear: Past = {
    ...past,
    year: past.year - 1,
    ago: (days) => new Date(past.now - (365 + days) * 86_400_000),
  }
  for (const unit of orgs) {
    const own = byUnit.get(unit.id) ?? []
    if (unit.kind !== 'unit' || !isWorking(unit.state) || !own.length) continue
    const { handler, above } = kit.ways
    const passed = (of: number, submittedAt: Date) =>
      passedPlan(kit.chance, unit, above(unit), handler, of, submittedAt)
    const before = passed(lastYear.year, lastYear.ago(88))
    plans.push(before)
    made.push(
      ...unitOf(
        kit,
        unit,
        own.filter(() => kit.chance.maybe(0.45)),
        lastYear,
        rooms(before.quotas),
      ),
    )
    if (real.has(unit.id)) {
      const granted = known.filter(({ orgId }) => orgId === unit.id)
      made.push(...unitOf(kit, unit, own, past, rooms(granted)))
    } else if (!DONE_CITIES.some((code) => unit.code.startsWith(code)) && unit.level > 1) {
      const plan = passed(past.year, past.ago(89))
      plans.push(plan)
      made.push(...unitOf(kit, unit, own, past, rooms(plan.quotas)))
    } else made.push(...unitOf(kit, unit, own, past, new Map()))
  }
  await saveDeclarations(app, plans, made)
  return made
}

/** Cities whose units' plans climb by the real operations (plans.ts): what they have not passed is not opened. */
const DONE_CITIES = ['4101', '4103', '4107', '4113']

const rooms = (
  all: readonly { id: string; series: string; level: string; granted: number; used: number }[],
) =>
  new Map<string, Room>(
    all.map(({ id, series, level, granted, used }) => [`${series}/${level}`, { id, granted, used }]),
  )

/** What the people of one unit declare: a title where the plan opens it, the pool of experts from 副高级 on. */
function unitOf(
  kit: Kit,
  unit: MadeOrg,
  own: readonly MadePerson[],
  past: Past,
  open: Map<string, Room>,
): Made[] {
  const { chance } = kit
  const series = SERIES[unit.sector] ?? '05'
  return own.flatMap((person) => {
    const current = levelOf(series, person.currentTitle)
    if (!current) return []
    if (current <= 2)
      return chance.maybe(0.36) ? one(kit, unit, person, past, 'expert', series, current, null) : []
    const level = String(current - 1) as TitleLevel
    const room = open.get(`${series}/${level}`)
    // 中级 of medicine is an examination, not a review
    // one place is left for whoever declares on the tour
    if (!room || room.used + 1 >= room.granted || (series === '04' && level === '3')) return []
    return one(kit, unit, person, past, 'title', series, current, room)
  })
}

function one(
  kit: Kit,
  unit: MadeOrg,
  person: MadePerson,
  past: Past,
  kind: DeclarationKind,
  series: string,
  current: number,
  room: Room | null,
): Made[] {
  const { app, chance, ways, papers } = kit
  const level = String(kind === 'title' ? current - 1 : current)
  const committee =
    kind === 'title' ? committeeFor(chance, kit.committees, unit, series, level as TitleLevel) : null
  if (kind === 'title' && !committee) return []
  const stops = ways.stops(kind, unit, committee?.org.id ?? null)
  const ended = past.now - +past.ago(0) > 300 * 86_400_000
  const phase = ended ? 'over' : (committee?.phase ?? 'open')
  const fate = fateOf(chance, kind, phase, stops.length)
  if (ended && (fate.state === 'filling' || fate.state === 'climbing' || fate.state === 'returned')) return []
  const [first, last] = phase === 'over' ? [70, 6] : phase === 'closing' ? [70, 3.2] : [75, 0.1]
  const submitted = past.ago(chance.between(phase === 'over' ? 40 : 16, first))
  const end = past.ago(
    fate.state === 'late'
      ? 6
      : fate.state === 'correcting'
        ? 0.2 + chance.next()
        : last + chance.next() * (phase === 'over' ? 10 : 6),
  )
  const cast = {
    applicant: { id: person.accountId, name: person.name },
    stops,
    committee: committee && {
      office: { id: committee.org.id, name: committee.org.name },
      by: committee.account,
    },
    reason: (what: keyof typeof REASONS) => chance.pick(REASONS[what]),
  }
  const events = lifeOf(chance, fate, cast, submitted, end)
  const case_: Case = {
    ...{ id: timeId(events[0]!.at), person, unit, year: past.year, kind, series, level },
    title: kind === 'title' ? titleCode(series, person.specialty, Number(level)) : '',
    ...{ specialty: person.specialty, counted: kind === 'title', reviewType: 'normal', committee, stops },
    known: {
      ...{
        name: person.name,
        idMasked: person.idMasked,
        sex: String(person.sex),
        birthDate: person.birthDate,
      },
      ...{ unitName: unit.name, superiorName: ways.above(unit)[0]?.name ?? '' },
    },
  }
  const subject = subjectOf(person, unit, series, current, past.year)
  const whole = kind === 'title' ? titleContents(chance, subject) : expertContents(chance, subject)
  const contents = handedIn(events) ? whole : some(chance, whole)
  const filled = (section: keyof Contents) => Boolean(contents[section]?.rows.length)
  const files = papersOf(chance, papers, case_.id, events[0]!.at, person.name, filled).filter(
    () => handedIn(events) || chance.maybe(0.5),
  )
  const form = {
    contents: { ...contents, ...(contents.basic && { basic: sealed(app, 'basic', contents.basic) }) },
    files,
    points: pointsFor(chance, kind),
  }
  const rows = rowsOf(chance, case_, fate, events, form)
  return [{ case_, rows, fate, events, use: useOf(room, fate, events) }]
}

const handedIn = (events: readonly { step: string }[]): boolean =>
  events.some(({ step }) => step === 'submit')

/** A form somebody is in the middle of: the first sections, and perhaps one of the later ones. */
function some(chance: Chance, whole: Contents): Contents {
  const keys = Object.keys(whole) as (keyof Contents)[]
  const upTo = chance.between(0, keys.length - 1)
  return Object.fromEntries(
    keys.filter((_, at) => at <= upTo || chance.maybe(0.1)).map((key) => [key, whole[key]!]),
  )
}

function useOf(room: Room | null, fate: Fate, events: readonly { step: string; at: Date }[]): Made['use'] {
  const submit = events.find(({ step }) => step === 'submit')
  if (!room || !submit) return null
  const holds = HOLDS.includes(fate.state)
  if (holds) room.used++
  return { quotaId: room.id, at: submit.at, releasedAt: holds ? null : events.at(-1)!.at }
}
