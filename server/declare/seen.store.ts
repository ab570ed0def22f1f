import { and, type Column, eq, gt, inArray, isNotNull, like, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { committees } from '../../db/schema/committee.ts'
import { declarations } from '../../db/schema/declare.ts'
import { type ClimbDuty, type DeclarationState, unpacked } from '../../shared/declare/declaration.ts'
import type { Section } from '../../shared/declare/sections.ts'
import { isReviewer } from '../../shared/permission.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { idsIn, orgIdOf, pathOf, seriesOf, within } from '../scope.ts'

type Asker = Pick<Ctx, 'actor'>
export type Declaration = typeof declarations.$inferSelect

/** States of a file that has arrived at its committee; a returned one has left it again. */
const AT_COMMITTEE: readonly DeclarationState[] = ['waiting', 'correcting', 'accepted']
/** Ended: at the committee when that was its desk. */
const ENDED: readonly DeclarationState[] = ['failed', 'late']

/** Depth of an organisation in the tree; the root is 1. A file is at an organisation once `reachedDepth` is no more. */
export const depthOf = (path: string): number => idsIn(path).length

/** Sections the asker reviews (M-2.8); null is all of them. */
function scopeSections({ actor }: Asker): string[] | null {
  const sections = actor?.scope?.sections ?? []
  return sections.length ? sections : null
}

/** Files with one of these sections in a packed list. */
const names = (column: Column, sections: readonly string[] | null): SQL | undefined =>
  sections ? or(...sections.map((key) => like(column, `%,${key.replace(/[%_]/g, '')},%`))) : undefined

/** The same column for the planner not to look for an index by it. */
const unindexed = (column: Column): SQL => sql`(${column} || '')`

/**
 * Files an office has received (M-4.1.3). What the system ended on the way to its own committee is shown to the
 * supervising office as well: it alone may reopen it (A14).
 */
function arrivedAt(ctx: Asker): SQL {
  const arrived = lte(declarations.reachedDepth, depthOf(pathOf(ctx)))
  if (ctx.actor?.orgKind !== 'office') return arrived
  const own = sql`${declarations.committeeId} in (select ${committees.id} from ${committees} where ${committees.orgId} = ${orgIdOf(ctx)})`
  return or(arrived, and(isNotNull(declarations.endCause), own))!
}

/** Series and sections of the asker's 审查权限, both at once (A20). */
const inScope = (ctx: Asker): SQL | undefined => {
  const series = seriesOf(ctx)
  return and(
    series ? inArray(declarations.series, series) : undefined,
    names(declarations.sections, scopeSections(ctx)),
  )
}

/** What a committee has received: its own files, from their arrival on (domain 4.15). */
const ofCommittee = (committeeId: string): SQL =>
  and(
    eq(declarations.committeeId, committeeId),
    or(
      inArray(declarations.state, AT_COMMITTEE),
      and(inArray(declarations.state, ENDED), eq(declarations.deskDuty, 'committee')),
    ),
  )!

function seen(ctx: Asker, path: Column | SQL): SQL {
  const { actor } = ctx
  if (actor?.kind === 'applicant') return eq(declarations.personId, actor.personId ?? refuse('not_found'))
  if (actor?.committeeId) return ofCommittee(actor.committeeId)
  return and(within(path, pathOf(ctx)), ne(declarations.state, 'filling'), arrivedAt(ctx), inScope(ctx))!
}

/**
 * THE visibility of declarations and experts' applications, content and all (domain 4.15): the applicant's own; of
 * staff, those of the subtree that have arrived here, within series and sections; of a committee, those that have
 * arrived at it. Whatever is not among them is not there: in lists, details, counts, documents, exports and prints.
 */
export const filesSeen = (ctx: Asker): SQL => seen(ctx, declarations.orgPath)

/**
 * Rows of 申报人员状态查询 (M-2.13): what is seen, and, of the own people, also what is still with them. State only;
 * content goes by `filesSeen`.
 */
export function statusSeen(ctx: Asker): SQL {
  if (ctx.actor?.kind !== 'staff' || ctx.actor.committeeId) return filesSeen(ctx)
  const own = eq(declarations.orgPath, pathOf(ctx))
  const series = seriesOf(ctx)
  const shown = and(ne(declarations.state, 'filling'), arrivedAt(ctx), inScope(ctx))
  return and(
    within(declarations.orgPath, pathOf(ctx)),
    series ? inArray(declarations.series, series) : undefined,
    or(own, shown),
  )!
}

/** Handed in below and not arrived yet: the asker is told how many, and nothing else (M-4.1.3). */
export function belowSeen(ctx: Asker): SQL {
  if (ctx.actor?.kind !== 'staff' || ctx.actor.committeeId) return sql`1 = 0`
  return and(
    within(declarations.orgPath, pathOf(ctx)),
    inArray(declarations.state, ['climbing', 'returned']),
    gt(declarations.reachedDepth, depthOf(pathOf(ctx))),
    inScope(ctx),
  )!
}

/** A declaration the asker may see. Anything else is not there. */
export async function declarationSeen(ctx: Asker, q: Read, id: string): Promise<Declaration> {
  const [row] = await q
    .select()
    .from(declarations)
    .where(and(eq(declarations.id, id), filesSeen(ctx)))
  return row ?? refuse('not_found')
}

/** Reviewed sections of this file whose content the asker may read (M-2.8, M-4.1.5). */
export function sectionsSeen(ctx: Asker, { sections }: Pick<Declaration, 'sections'>): Section[] {
  const scope = ctx.actor?.kind === 'staff' ? scopeSections(ctx) : null
  return unpacked(sections).filter((key) => !scope || scope.includes(key))
}

const myDuties = ({ actor }: Asker): ClimbDuty[] =>
  (actor?.duties ?? []).filter(isReviewer).map((duty) => duty as ClimbDuty)

/** All that lies at the asker's organisation or committee, whoever's step it is there; complete by itself. */
export function atMyOrg(ctx: Asker): SQL {
  const committeeId = ctx.actor?.committeeId
  if (committeeId) return and(eq(declarations.committeeId, committeeId), eq(declarations.state, 'waiting'))!
  return and(
    eq(declarations.deskOrgId, orgIdOf(ctx)),
    eq(declarations.state, 'climbing'),
    seen(ctx, unindexed(declarations.orgPath)),
  )!
}

/** What waits for the asker: at his desk, for his duty, with a section open within his scope; complete by itself. */
export function atMyDesk(ctx: Asker): SQL {
  if (ctx.actor?.committeeId) return atMyOrg(ctx)
  const duties = myDuties(ctx)
  return and(
    atMyOrg(ctx),
    duties.length ? inArray(declarations.deskDuty, duties) : sql`1 = 0`,
    names(declarations.openSections, scopeSections(ctx)),
  )!
}

/** The same for one row: whether it lies with the asker's organisation or committee. */
export function isAtMyOrg(
  { actor }: Asker,
  row: Pick<Declaration, 'state' | 'deskOrgId' | 'deskDuty' | 'committeeId'>,
): boolean {
  if (actor?.kind !== 'staff') return false
  if (actor.committeeId) return row.state === 'waiting' && row.committeeId === actor.committeeId
  return row.state === 'climbing' && row.deskOrgId === actor.orgId
}

/** Sections open at this step that the asker may pass now: at his desk, of his duty, within his scope (M-4.2.3). */
export function openMine(ctx: Asker, row: Declaration): Section[] {
  if (!isAtMyOrg(ctx, row) || row.deskDuty === null || !myDuties(ctx).includes(row.deskDuty)) return []
  const scope = scopeSections(ctx)
  return unpacked(row.openSections).filter((key) => !scope || scope.includes(key))
}
