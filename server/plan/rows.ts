import { inArray } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { orgs } from '../../db/schema/org.ts'
import { sumsOf } from '../../shared/plan/over.rules.ts'
import { linesIn } from '../../shared/plan/plan.ts'
import type { Ctx } from '../ctx.ts'
import { seriesOf } from '../scope.ts'
import { linesOfAll } from './lines.ts'
import { type Plan, seriesIn } from './visible.ts'

/** Names of organisations by id. */
export async function orgNames(q: Read, ids: Iterable<string | null>) {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  const rows = wanted.length
    ? await q
        .select({ id: orgs.id, name: orgs.name, parentId: orgs.parentId })
        .from(orgs)
        .where(inArray(orgs.id, wanted))
    : []
  return new Map(rows.map((row) => [row.id, row]))
}

/** Plans as lists show them: the sums are of the lines within the asker's series, those of others are not there. */
export async function planRows(ctx: Ctx, q: Read, found: readonly Plan[]) {
  const names = await orgNames(
    q,
    found.flatMap(({ orgId, deskOrgId }) => [orgId, deskOrgId]),
  )
  const parents = await orgNames(
    q,
    [...names.values()].map(({ parentId }) => parentId),
  )
  const series = seriesOf(ctx)
  const lines =
    series && found.length
      ? await linesOfAll(
          q,
          found.map(({ id }) => id),
        )
      : null
  return found.map((plan) => ({
    id: plan.id,
    orgId: plan.orgId,
    orgName: names.get(plan.orgId)?.name ?? '',
    parentName: parents.get(names.get(plan.orgId)?.parentId ?? '')?.name ?? null,
    year: plan.year,
    edition: plan.edition,
    state: plan.state,
    inForce: plan.inForce,
    deskOrgName: names.get(plan.deskOrgId ?? '')?.name ?? null,
    deskDuty: plan.deskDuty,
    deskSince: plan.deskSince && +plan.deskSince,
    ...(lines
      ? sumsOf(linesIn(lines.get(plan.id) ?? [], series))
      : { planned: plan.planned, counted: plan.counted, over: plan.over, series: seriesIn(plan) }),
    submittedAt: plan.submittedAt && +plan.submittedAt,
    approvedAt: plan.approvedAt && +plan.approvedAt,
    version: plan.version,
  }))
}
