import type { planLines, plans, quotas } from '../../db/schema/plan.ts'
import { timeId } from '../ids.ts'
import type { Chance } from './chance.ts'
import type { MadeOrg } from './offices.ts'
import { SERIES } from './plans.ts'

type Quota = typeof quotas.$inferInsert
export interface MassPlan {
  plan: typeof plans.$inferInsert
  lines: (typeof planLines.$inferInsert)[]
  quotas: Quota[]
}

/** A passed plan of a unit, for years and places the demo does not climb step by step: room for most who are due. */
export function passedPlan(
  chance: Chance,
  unit: MadeOrg,
  route: readonly string[],
  year: number,
  submittedAt: Date,
): MassPlan {
  const planId = timeId(submittedAt)
  const series = SERIES[unit.sector] ?? '05'
  const lines = (['2', '3', '4'] as const).map((level, at) => {
    const vacancies = chance.between(4, 9)
    return {
      ...{ id: timeId(submittedAt), planId, no: at + 1, series, level, counted: true },
      ...{
        approvedPosts: vacancies + chance.between(6, 30),
        vacancies,
        planned: chance.between(3, vacancies),
      },
    }
  })
  const planned = lines.reduce((sum, line) => sum + line.planned, 0)
  const plan = {
    ...{ id: planId, orgId: unit.id, orgPath: unit.path, year, edition: 1, state: 'approved' as const },
    ...{ inForce: true, route: [...route], deskOrgId: null, deskDuty: null, climb: 1 },
    ...{ planned, counted: planned, over: 0, seriesList: `,${series},` },
    ...{ submittedAt, approvedAt: new Date(+submittedAt + 9 * 86_400_000), createdAt: submittedAt },
  }
  const granted = lines.map(({ level, planned: places }) => ({
    ...{ id: timeId(submittedAt), orgId: unit.id, year, series, level, granted: places, used: 0 },
  }))
  return { plan, lines, quotas: granted }
}
