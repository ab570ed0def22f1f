import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { orgs } from '../../db/schema/org.ts'
import type { Ctx } from '../ctx.ts'
import { tellOrgs } from '../push.ts'
import { rootOf, within } from '../scope.ts'

/** `,05,22,`: the series of the specialties, each once. */
export const seriesListOf = (specialties: readonly { series: string }[]): string =>
  `,${[...new Set(specialties.map(({ series }) => series))].map((series) => `${series},`).join('')}`

/** Every office of the province reads the pool. */
export async function tellExperts(tx: Tx, ctx: Ctx, orgPath: string): Promise<void> {
  const offices = await tx
    .select({ id: orgs.id })
    .from(orgs)
    .where(and(eq(orgs.kind, 'office'), within(orgs.path, rootOf(orgPath))))
  tx.afterCommit(() =>
    tellOrgs(
      ctx.app,
      offices.map(({ id }) => id),
      'expert',
    ),
  )
}
