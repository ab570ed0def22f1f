import type { planLines, plans, quotas } from '../../db/schema/plan.ts'
import { TITLE_LEVELS } from '../../shared/reference/reference.ts'
import { DAY, type Maker, TODAY } from './made.ts'
import type { OrgRow } from './orgs.ts'

type Plan = typeof plans.$inferInsert
type Line = typeof planLines.$inferInsert
type Quota = typeof quotas.$inferInsert

export interface MadePlan {
  plan: Plan
  lines: Line[]
  quotas: Quota[]
}

/** This year's last: most of its plans are still on their way. */
const YEARS = [2023, 2024, 2025, 2026]
const SERIES = ['01', '02', '03', '04', '05', '06']

/** One plan for each unit and year until there are enough, lines and quotas with it; parents before children. */
export function* plansOf(maker: Maker, orgs: readonly OrgRow[], count: number): Generator<MadePlan> {
  const byId = new Map(orgs.map((org) => [org.id, org]))
  const units = orgs.filter(({ kind, state }) => kind === 'unit' && state !== 'blank')
  let made = 0
  for (const year of YEARS.toReversed())
    for (const org of units) {
      if (made++ >= count) return
      yield planOf(maker, org, routeOf(org, byId), year)
    }
}

/** Offices and departments above it, lowest first. */
function routeOf(org: OrgRow, byId: ReadonlyMap<string, OrgRow>): string[] {
  const route: string[] = []
  for (let at = org.parentId; at; at = byId.get(at)?.parentId ?? null) route.push(at)
  return route
}

function stateOf({ chance }: Maker, year: number): 'draft' | 'submitted' | 'returned' | 'approved' {
  const x = chance.next()
  if (year < 2026) return x < 0.98 ? 'approved' : 'draft'
  if (x < 0.4) return 'approved'
  if (x < 0.8) return 'submitted'
  return x < 0.9 ? 'draft' : 'returned'
}

function planOf(maker: Maker, org: OrgRow, route: string[], year: number): MadePlan {
  const { chance } = maker
  const id = maker.id()
  const state = stateOf(maker, year)
  const lines = linesOf(maker, id, org.sector)
  const sum = (of: readonly Line[]) => of.reduce((total, line) => total + line.planned, 0)
  const counted = lines.filter((line) => line.counted)
  const over = counted.filter((line) => line.planned > line.vacancies).length
  const sent = state === 'draft' ? null : new Date(+maker.before(5, 200) - (2026 - year) * 365 * DAY)
  const desk = state === 'submitted' ? chance.pick(route) : state === 'returned' ? org.id : null
  const plan: Plan = {
    ...{ id, orgId: org.id, orgPath: org.path, year, edition: 1, state, inForce: state === 'approved' },
    route: state === 'draft' ? [] : route,
    deskOrgId: desk,
    deskDuty: desk ? 'either' : null,
    deskSince: desk ? maker.before(0, 20) : null,
    climb: sent ? 1 : 0,
    returnReason: state === 'returned' ? '空岗数与岗位设置方案不一致，请核对。' : null,
    ...{ planned: sum(lines), counted: sum(counted), over },
    seriesList: `,${[...new Set(lines.map(({ series }) => series))].sort().join(',')},`,
    submittedAt: sent,
    approvedAt: state === 'approved' && sent ? new Date(+sent + chance.between(3, 30) * DAY) : null,
    createdAt: sent ?? TODAY,
  }
  return { plan, lines, quotas: state === 'approved' ? quotasOf(maker, plan, counted) : [] }
}

/** Two to six lines of the unit's own series, now and then another's, sometimes one that takes no post. */
function linesOf(maker: Maker, planId: string, sector: string): Line[] {
  const { chance } = maker
  const size = chance.between(2, 6)
  return Array.from({ length: size }, (_, at) => {
    const vacancies = chance.between(0, 6)
    const counted = at < 5 || chance.maybe(0.5)
    return {
      ...{ id: maker.id(), planId, no: at + 1 },
      series: at === 0 || chance.maybe(0.7) ? sector : chance.pick(SERIES),
      level: TITLE_LEVELS[at % TITLE_LEVELS.length]!,
      approvedPosts: vacancies + chance.between(4, 40),
      ...{ vacancies, counted },
      planned: chance.maybe(0.05) ? vacancies + 1 : chance.between(0, vacancies),
      reason: counted ? '' : '高层次人才绿色通道',
    }
  })
}

function quotasOf(maker: Maker, { orgId, year }: Plan, lines: readonly Line[]): Quota[] {
  const granted = new Map<string, Quota>()
  for (const { series, level, planned } of lines) {
    const found = granted.get(`${series}/${level}`)
    if (found) found.granted += planned
    else
      granted.set(`${series}/${level}`, {
        ...{ id: maker.id(), orgId, year, series, level, granted: planned, used: 0 },
      })
  }
  return [...granted.values()]
}
