import { and, type Column, eq, gt, inArray, like, lte, ne, not, or, type SQL, sql } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { committees } from '../../db/schema/committee.ts'
import { declarations } from '../../db/schema/declare.ts'
import {
  type ClimbDuty,
  type DeclarationState,
  END_CAUSES,
  NOWHERE,
  unpacked,
} from '../../shared/declare/declaration.ts'
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

/**
 * Which index finds the rows: that of the place (`place`), of what has arrived so high (`arrived`), or of an order that
 * is walked (`order`). Neither database can judge it, for a subtree is a unit of three files or a province; so a
 * condition that shall not lead is written as an expression, which no index knows.
 */
export type Lead = 'place' | 'arrived' | 'order'
const text = (column: Column, leads: boolean): Column => (leads ? column : (sql`(${column} || '')` as never))
const number = (column: Column, leads: boolean): Column => (leads ? column : (sql`(${column} + 0)` as never))

/**
 * Files an office has received, and those it may see to because the system has ended them: no file is both. What the
 * indexes of times hold is asked first: on a walk along them the file itself is read only for what is left.
 */
function arrivedAt(ctx: Asker, lead: Lead): SQL[] {
  const [path, depth] = [text(declarations.orgPath, lead === 'place'), depthOf(pathOf(ctx))]
  const place = and(within(path, pathOf(ctx)), inScope(ctx))
  const arrived = and(
    lte(number(declarations.reachedDepth, lead === 'arrived'), depth),
    ne(declarations.state, 'filling'),
    place,
  )!
  if (ctx.actor?.kind !== 'staff' || ctx.actor.orgKind !== 'office') return [arrived]
  return [arrived, and(endedBelow(ctx, depth, lead), place)!]
}

/**
 * What the system ended on the way to its own committee: the supervising office sees it as well, for it alone may
 * reopen it (A14); of experts' applications, which have no committee, the province does.
 */
function endedBelow(ctx: Asker, depth: number, lead: Lead): SQL {
  const own = sql`(select ${committees.id} from ${committees} where ${committees.orgId} = ${orgIdOf(ctx)})`
  const cause = text(declarations.endCause, lead === 'arrived')
  const committee = text(declarations.committeeId, false)
  return and(
    inArray(cause, END_CAUSES),
    gt(number(declarations.reachedDepth, false), depth),
    depth === 1
      ? or(sql`${committee} in ${own}`, eq(text(declarations.kind, false), 'expert'))
      : sql`${committee} in ${own}`,
  )!
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

/**
 * THE visibility of declarations and experts' applications, content and all (domain 4.15): the applicant's own; of
 * staff, those of the subtree that have arrived here (M-4.1.3), within series and sections; of a committee, those that
 * have arrived at it. Whatever is not among them is not there: in lists, details, counts, documents, exports and
 * prints. In parts that have no file in common, so that a count is a sum of counts.
 */
export function seenParts(ctx: Asker, lead: Lead = 'place'): SQL[] {
  const { actor } = ctx
  if (actor?.kind === 'applicant') return [eq(declarations.personId, actor.personId ?? refuse('not_found'))]
  if (actor?.committeeId) return [ofCommittee(actor.committeeId)]
  return arrivedAt(ctx, lead)
}
export const filesSeen = (ctx: Asker, lead: Lead = 'place'): SQL => or(...seenParts(ctx, lead))!

/**
 * Rows of 申报人员状态查询 (M-2.13): what is seen, and, of the own people, also what is still with them. State only;
 * content goes by `filesSeen`.
 */
export function statusParts(ctx: Asker, lead: Lead = 'place'): SQL[] {
  if (ctx.actor?.kind !== 'staff' || ctx.actor.committeeId) return seenParts(ctx, lead)
  const series = seriesOf(ctx)
  const own = and(
    eq(text(declarations.orgPath, lead !== 'order'), pathOf(ctx)),
    series ? inArray(declarations.series, series) : undefined,
  )!
  const sections = scopeSections(ctx)
  const seen = seenParts(ctx, lead)
  // what is seen of the own people is told once
  const apart = sections ? not(names(declarations.sections, sections)!) : sql`1 = 0`
  const open = or(
    eq(declarations.state, 'filling'),
    gt(number(declarations.reachedDepth, false), depthOf(pathOf(ctx))),
    apart,
  )
  return [...seen, and(own, open)!]
}
export const statusSeen = (ctx: Asker, lead: Lead = 'place'): SQL => or(...statusParts(ctx, lead))!

const depthsBelow = (depth: number): number[] =>
  Array.from({ length: NOWHERE - depth }, (_, at) => depth + 1 + at)

/** Handed in below and not arrived yet: the asker is told how many, and nothing else (M-4.1.3). */
export function belowSeen(ctx: Asker, lead: Lead = 'place'): SQL {
  if (ctx.actor?.kind !== 'staff' || ctx.actor.committeeId) return sql`1 = 0`
  return and(
    within(text(declarations.orgPath, lead === 'place'), pathOf(ctx)),
    inArray(declarations.state, ['climbing', 'returned']),
    // depth by depth, each a range of the index, rather than all that is deeper
    lead === 'arrived'
      ? inArray(declarations.reachedDepth, depthsBelow(depthOf(pathOf(ctx))))
      : gt(number(declarations.reachedDepth, false), depthOf(pathOf(ctx))),
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

/** A print and a dossier hold every section: only who reads them all may make one. */
export const seesWhole = (ctx: Asker, row: Pick<Declaration, 'sections'>): boolean =>
  sectionsSeen(ctx, row).length === unpacked(row.sections).length

const myDuties = ({ actor }: Asker): ClimbDuty[] =>
  (actor?.duties ?? []).filter(isReviewer).map((duty) => duty as ClimbDuty)

/** All that lies at the asker's organisation or committee, whoever's step it is there; complete by itself. */
export function atMyOrg(ctx: Asker): SQL {
  const committeeId = ctx.actor?.committeeId
  if (committeeId) return and(eq(declarations.committeeId, committeeId), eq(declarations.state, 'waiting'))!
  return and(
    eq(declarations.deskOrgId, orgIdOf(ctx)),
    eq(declarations.state, 'climbing'),
    within(text(declarations.orgPath, false), pathOf(ctx)),
    inScope(ctx),
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
