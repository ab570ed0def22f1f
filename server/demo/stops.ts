import { eq } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import { routeFor } from '../../shared/declare/route.rules.ts'
import type { DeclarationKind } from '../../shared/declare/sections.ts'
import { isWorking } from '../../shared/org/org.ts'
import type { App } from '../app.ts'
import { idsIn } from '../scope.ts'
import type { MadeOrg } from './offices.ts'

export interface Who {
  id: string
  name: string
}
/** One step of a way: whose desk. */
export interface Stop {
  org: MadeOrg
  duty: 'handler' | 'principal'
  by: Who
}

/** Who passes what where: the organisations by id, and their 经办人 and 负责人. */
export interface Ways {
  org: (id: string) => MadeOrg
  handler: (orgId: string) => Who
  /** What stands above a unit, the nearest first. */
  above: (unit: MadeOrg) => MadeOrg[]
  /** The steps of a file from this unit to this office; an expert's ends with the province. */
  stops: (kind: DeclarationKind, unit: MadeOrg, endId: string | null) => Stop[]
}

export async function waysOf(app: App, orgs: readonly MadeOrg[]): Promise<Ways> {
  const byId = new Map(orgs.map((org) => [org.id, org]))
  const staff = await app.db.read.select().from(accounts).where(eq(accounts.kind, 'staff'))
  const seats = new Map<string, Who>()
  for (const { id, name, orgId, duties } of staff)
    for (const duty of duties) if (!seats.has(`${orgId}:${duty}`)) seats.set(`${orgId}:${duty}`, { id, name })
  const org = (id: string): MadeOrg => byId.get(id)!
  const above = (unit: MadeOrg): MadeOrg[] => idsIn(unit.path).slice(0, -1).reverse().map(org)
  return {
    ...{ org, above, handler: (orgId) => seats.get(`${orgId}:handler`)! },
    stops(kind, unit, endId) {
      return routeFor(kind, unit.id, above(unit), endId)
        .map(org)
        .filter(({ state }) => isWorking(state))
        .flatMap((at) =>
          (['handler', 'principal'] as const).map((duty) => ({
            org: at,
            duty,
            by: seats.get(`${at.id}:${duty}`)!,
          })),
        )
    },
  }
}
