import type { planLines, plans, quotas } from '../../db/schema/plan.ts'
import { timeId } from '../ids.ts'
import type { Chance } from './chance.ts'
import type { History } from './history.ts'
import type { MadeOrg } from './offices.ts'
import { SERIES } from './plans.ts'
import type { Who } from './stops.ts'

type Quota = typeof quotas.$inferInsert
export interface MassPlan {
  plan: typeof plans.$inferInsert
  lines: (typeof planLines.$inferInsert)[]
  quotas: Quota[]
  history: History[]
}

/** A passed plan of a unit, for years and places the demo does not climb step by step: room for most who are due. */
export function passedPlan(
  chance: Chance,
  unit: MadeOrg,
  way: readonly MadeOrg[],
  handler: (orgId: string) => Who,
  year: number,
  submittedAt: Date,
): MassPlan {
  const planId = timeId(submittedAt)
  const series = SERIES[unit.sector] ?? '05'
  const lines = (['2', '3', '4'] as const).map((level, at) => {
    const vacancies = chance.between(4, 9)
    return {
      ...{ id: timeId(submittedAt), planId, no: at + 1, series, level, specialty: '', counted: true },
      reason: '',
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
    ...{ inForce: true, route: way.map(({ id }) => id), deskOrgId: null, deskDuty: null, climb: 1 },
    ...{ planned, counted: planned, over: 0, seriesList: `,${series},` },
    ...{ submittedAt, approvedAt: new Date(+submittedAt + 9 * 86_400_000), createdAt: submittedAt },
  }
  const granted = lines.map(({ level, planned: places }) => ({
    ...{ id: timeId(submittedAt), orgId: unit.id, year, series, level, granted: places, used: 0 },
  }))
  const history = historyOf(plan, lines, [unit, ...way], handler)
  return { plan, lines, quotas: granted, history }
}

/** Begun and handed in by the unit, passed by each office on its way, the last time when it came into force. */
function historyOf(
  { id, submittedAt, approvedAt }: { id: string; submittedAt: Date; approvedAt: Date },
  lines: MassPlan['lines'],
  [unit, ...way]: readonly MadeOrg[],
  handler: (orgId: string) => Who,
): History[] {
  const doneBy = (org: MadeOrg) => ({ by: handler(org.id), org: { id: org.id, name: org.name } })
  const of = { kind: 'plan', subjectId: id } as const
  const own = { ...of, ...doneBy(unit!) }
  const told = lines.map(({ id: _id, planId: _plan, no: _no, ...line }) => line)
  const share = (+approvedAt - +submittedAt) / way.length
  return [
    { ...own, at: new Date(+submittedAt - 7_200_000), action: 'begin', from: 'draft', to: 'draft' },
    { ...own, at: submittedAt, action: 'submit', from: 'draft', to: 'submitted', data: { lines: told } },
    ...way.map((org, at) => ({
      ...{ ...of, ...doneBy(org), at: new Date(+submittedAt + share * (at + 1)), action: 'pass' },
      ...{ from: 'submitted', to: at === way.length - 1 ? 'approved' : 'submitted', reason: '同意。' },
    })),
  ]
}
