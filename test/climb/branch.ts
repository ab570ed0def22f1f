import { committees, committeeYears } from '../../db/schema/committee.ts'
import { titleRoute } from '../../shared/declare/route.rules.ts'
import type { Section } from '../../shared/declare/sections.ts'
import type { OrgKind } from '../../shared/org/org.ts'
import { plantOrg } from '../plan/plan-world.ts'
import { type ClimbWorld, YEAR } from './climb-world.ts'

const HOUR = 3_600_000

export interface Place {
  id: string
  path: string
  kind: OrgKind
}
export interface Run {
  no: number
  chain: Place[]
  committee: string
  endId: string
  deadline: Date
  files: string[]
}

let runs = 0
/** A branch of its own below the province, with a committee of one of its offices and two files of one unit. */
export async function openRun(
  world: ClimbWorld,
  { kinds, end, sections, back }: { kinds: OrgKind[]; end: number; sections: Section[]; back: boolean },
): Promise<Run> {
  const no = ++runs
  const chain: Place[] = [{ id: 'org-1', path: '/org-1/', kind: 'office' }]
  for (const kind of [...kinds, 'unit' as const]) {
    const above = chain.at(-1)!
    const id = `r${no}-${chain.length}`
    await plantOrg(world, [id, above.path, kind, Math.min(3, chain.length), id])
    chain.push({ id, path: `${above.path}${id}/`, kind })
  }
  const offices = chain.filter(({ kind }) => kind === 'office')
  const office = offices[end % offices.length]!
  const unit = chain.at(-1)!
  const committee = `committee-${no}`
  const deadline = new Date(+world.now() + 1000 * HOUR)
  await world.app.db.write('test', async (tx) => {
    await tx.insert(committees).values({
      ...{ id: committee, code: committee, name: committee, orgId: office.id, orgPath: office.path },
      ...{ band: 'senior', series: '05', levels: ['2'], specialties: [], mode: 'expert', state: 'active' },
      ...{ validFrom: '2026-01-01', validTo: '2028-12-31', createdAt: world.now() },
    })
    await tx.insert(committeeYears).values({ committeeId: committee, year: YEAR, deadlineAt: deadline })
  })
  await world.setting(unit.id, 'climb.return', back ? 'back' : 'all')
  const above = chain.slice(0, -1).toReversed()
  const route = titleRoute(
    unit.id,
    above.map(({ id, kind }) => ({ id, kind, level: 1, state: 'approved' as const })),
    office.id,
  )
  const sown = { orgId: unit.id, orgPath: unit.path, route, sections, committeeId: committee, counted: true }
  const files = [await world.sown({ ...sown, granted: 2 }), await world.sown(sown)]
  return { no, chain, committee, endId: office.id, deadline, files }
}
