import { inArray } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import { orgSettings } from '../../db/schema/org.ts'
import { isWorking } from '../../shared/org/org.ts'
import type { PlanLine } from '../../shared/plan/plan.ts'
import type { TitleLevel } from '../../shared/reference/reference.ts'
import type { App } from '../app.ts'
import { yearAt } from '../beijing.ts'
import { type Act, actAs, actorsAt, commandId } from './act.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { BUSY, type MadeOrg, WAITING } from './offices.ts'

const DAY = 86_400_000
/** Series of a unit, by its sector; engineers where nothing else is said. */
export const SERIES: Record<string, string> = { '01': '22', '02': '04', '03': '06', '04': '05' }

/** The reason for one more than there are vacancies, and a unit on the tour that gives it whatever chance says. */
const URGENT = '引进急需人才一名，已报编制部门。'
const OVER = '410301'

function linesFor(org: MadeOrg, chance: Chance): PlanLine[] {
  const busy = BUSY.includes(org.code)
  const series = SERIES[org.sector] ?? '05'
  const levels: TitleLevel[] = busy || chance.maybe(0.55) ? ['2', '3', '4'] : ['3', '4']
  const lines = levels.map((level): PlanLine => {
    const approvedPosts = chance.between(busy ? 18 : 6, busy ? 40 : 30)
    const vacancies = busy ? chance.between(9, 16) : chance.between(1, 5)
    const over = chance.maybe(0.06)
    return {
      ...{ series, level, specialty: '', approvedPosts, vacancies, counted: true },
      planned: over ? vacancies + 1 : chance.between(busy ? 8 : 1, vacancies),
      reason: over ? URGENT : '',
    }
  })
  if (chance.maybe(0.15))
    lines.push({
      ...{ series, level: '2', specialty: '', approvedPosts: 0, vacancies: 0, planned: 1, counted: false },
      reason: '绿色通道：高层次人才',
    })
  const [first, ...others] = lines
  return org.code === OVER ? [{ ...first!, planned: first!.vacancies + 1, reason: URGENT }, ...others] : lines
}

/** What the tour counts on. */
const forced = (code: string): Fate | null =>
  BUSY.includes(code) ? 'approved' : WAITING.includes(code) ? 'climbing' : null

/** How far the plan of a unit gets: nothing, draft, submitted, some levels, sent back, passed. */
type Fate = 'none' | 'draft' | 'submitted' | 'climbing' | 'returned' | 'approved'
function fateOf(chance: Chance): Fate {
  const x = chance.next()
  if (x < 0.08) return 'none'
  if (x < 0.16) return 'draft'
  if (x < 0.28) return 'submitted'
  if (x < 0.56) return 'climbing'
  return x < 0.62 ? 'returned' : 'approved'
}

const NOTES = [
  '',
  '',
  '',
  '空缺岗位数以人社部门岗位设置批复为准。',
  '本年度有两名同志即将到龄，已预留岗位。',
] as const
const OPINIONS = ['同意。', '同意上报。', '岗位数与岗位设置批复一致，同意。', '已核对，同意。', ''] as const
const REASONS = [
  '空缺岗位数与岗位设置批复不一致，请核对后重新上报。',
  '绿色通道人员缺少引进批复文件，请补充后重新上报。',
  '申报计划数超出当年空缺，请调整或说明理由后重新上报。',
] as const
/** What becomes of the adjustments of plans that were passed (M-3.13). */
const ADJUSTED: readonly Fate[] = ['approved', 'draft', 'submitted', 'returned', 'approved', 'climbing']

interface Cast {
  act: (orgId: string, daysAgo: number) => Act
  /** Offices of the cities: a plan that is on its way stops there. */
  cities: ReadonlySet<string>
  /** For words only, so that they decide nothing. */
  words: Chance
}

/** Acts at an organisation as its 经办人, so many days ago. */
async function castOf(app: App, orgs: readonly MadeOrg[]): Promise<Pick<Cast, 'act'>> {
  const actors = await actorsAt(
    app,
    inArray(
      accounts.orgId,
      orgs.map(({ id }) => id),
    ),
  )
  const handlers = new Map(
    actors.filter(({ duties }) => duties.includes('handler')).map((actor) => [actor.orgId, actor]),
  )
  return {
    act: (orgId, daysAgo) =>
      actAs(
        app,
        handlers.get(orgId)!,
        new Date(+app.clock() - daysAgo * DAY - (orgId.charCodeAt(35) % 9) * 3_600_000),
      ),
  }
}

/** The plans of the year for every unit of some cities, each as far as chance lets it climb, by the real operations. */
export async function makePlans(app: App, orgs: readonly MadeOrg[]): Promise<void> {
  const chance = chanceFrom(3300)
  const year = yearAt(app.clock())
  await app.db.write('demo', async (tx) => {
    // wide enough for what happened these weeks, and open today, in January and on New Year's Eve as well
    const now = +app.clock()
    const opensAt = Math.min(Date.parse(`${year}-01-01T00:00:00+08:00`), now - 60 * DAY)
    const closesAt = Math.max(Date.parse(`${year}-12-20T18:00:00+08:00`), now + 20 * DAY)
    await tx.insert(orgSettings).values({
      ...{ orgId: orgs[0]!.id, key: 'plan.window', value: { [year]: { opensAt, closesAt } } },
      ...{ at: app.clock(), byName: '江予安' },
    })
  })
  const cities = orgs.filter(({ code }) => ['4101', '4103', '4107', '4113'].includes(code))
  const units = orgs.filter(
    ({ kind, state, path, level }) =>
      kind === 'unit' &&
      isWorking(state) &&
      (level === 1 || cities.some((city) => path.startsWith(city.path))),
  )
  const cast: Cast = {
    ...(await castOf(app, orgs)),
    ...{ cities: new Set(cities.map(({ id }) => id)), words: chanceFrom(3301) },
  }
  const passed: { unit: MadeOrg; id: string }[] = []
  for (const unit of units) {
    const id = await planOf(cast, unit, year, forced(unit.code) ?? fateOf(chance), chance)
    if (id && !BUSY.includes(unit.code)) passed.push({ unit, id })
  }
  for (const [at, fate] of ADJUSTED.entries()) {
    const { unit, id } = passed[at * 4] ?? {}
    if (unit && id) await adjust(cast, unit, id, fate)
  }
}

/** Fills in a plan and lets it climb as far as it gets. Gives its id when it is passed. */
async function planOf(
  cast: Cast,
  unit: MadeOrg,
  year: number,
  fate: Fate,
  chance: Chance,
): Promise<string | null> {
  if (fate === 'none') return null
  const since = chance.between(6, 20)
  const own = cast.act(unit.id, since)
  const lines = linesFor(unit, chance)
  const note = cast.words.pick(NOTES)
  const { id, version } = await own('plan.save', { commandId: commandId(), year, lines, note })
  if (fate === 'draft') return null
  await own('plan.submit', { commandId: commandId(), id, version })
  // a plan on its way waits at the city, or one step below it
  const steps = fate === 'climbing' ? chance.between(1, 2) : fate === 'returned' ? chance.between(0, 1) : 9
  await climb(cast, unit, id, fate, steps, since)
  return fate === 'approved' ? id : null
}

/** A passed plan is changed as its next edition: one place less, and one without a post. */
async function adjust(cast: Cast, unit: MadeOrg, id: string, fate: Fate): Promise<void> {
  const since = 4
  const own = cast.act(unit.id, since)
  const { version } = await own('plan.get', { id })
  const next = await own('plan.adjust', { commandId: commandId(), id, version })
  const { year, ...draft } = await own('plan.get', { id: next.id })
  const [first, ...rest] = draft.lines.map(plain)
  const saved = await own('plan.save', {
    ...{ commandId: commandId(), id: next.id, version: draft.version, year },
    note: '一名拟申报人员已调离，另引进高层次人才一名。',
    lines: [
      { ...first!, planned: Math.max(1, first!.planned - 1) },
      ...rest.filter(({ counted }) => counted),
      {
        ...{ series: first!.series, level: '2', specialty: '', approvedPosts: 0, vacancies: 0, planned: 1 },
        ...{ counted: false, reason: '绿色通道：高层次人才' },
      },
    ],
  })
  if (fate === 'draft') return
  await own('plan.submit', { commandId: commandId(), id: next.id, version: saved.version })
  await climb(cast, unit, next.id, fate, fate === 'approved' ? 9 : 1, since)
}

const plain = (line: PlanLine): PlanLine => {
  const { series, level, specialty, approvedPosts, vacancies, planned, counted, reason } = line
  return { series, level, specialty, approvedPosts, vacancies, planned, counted, reason }
}

async function climb(
  { act, cities, words }: Cast,
  unit: MadeOrg,
  id: string,
  fate: Fate,
  steps: number,
  since: number,
): Promise<void> {
  if (fate === 'submitted') return
  const look = () => act(unit.id, since)('plan.get', { id })
  for (let step = 0; step < steps; step++) {
    const plan = await look()
    const desk = plan.route.find(({ state }) => state === 'here')
    if (!desk || plan.state !== 'submitted') return
    if (fate === 'climbing' && cities.has(desk.orgId)) return
    await act(desk.orgId, Math.max(0.2, since - step - 1))('plan.pass', {
      commandId: commandId(),
      items: [{ id, version: plan.version }],
      opinion: plan.over ? '已核对编制部门批复，同意。' : words.pick(OPINIONS),
    })
  }
  const plan = await look()
  const desk = plan.route.find(({ state }) => state === 'here')
  if (fate === 'returned' && desk)
    await act(desk.orgId, 1)('plan.sendBack', {
      ...{ commandId: commandId(), id, version: plan.version },
      reason: words.pick(REASONS),
    })
}
