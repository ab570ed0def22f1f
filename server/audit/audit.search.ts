import { and, eq, gte, inArray, isNull, lte, max, min, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { orgs } from '../../db/schema/org.ts'
import { persons } from '../../db/schema/person.ts'
import { reviews } from '../../db/schema/review.ts'
import type { AuditInput } from '../../shared/audit/audit.api.ts'
import { actionsOf } from '../../shared/audit/audit.rules.ts'
import type { Ctx } from '../ctx.ts'
import { containing } from '../list.ts'
import { isNamed } from '../names.ts'
import { idsIn, nodeOf, type Org, pathOf, within } from '../scope.ts'

/** People a search by name stands for, at most. */
const MOST_PEOPLE = 200

/**
 * Rows an auditor may read: of reviews and staff of the own office and those below. What belongs to no office (a
 * wrong login, a sweep of the server) is for an office with none above it; where that is the only one, all is its.
 */
async function visible(ctx: Ctx, q: Read): Promise<SQL | undefined> {
  const path = pathOf(ctx)
  if (idsIn(path).length > 1) return doneAt(q, within(orgs.path, path))
  const [other] = await q
    .select({ id: orgs.id })
    .from(orgs)
    .where(and(isNull(orgs.parentId), ne(orgs.path, path)))
    .limit(1)
  if (!other) return undefined
  const nobodys = and(isNull(auditLog.orgId), isNull(auditLog.reviewId))
  return or(doneAt(q, within(orgs.path, path)), nobodys)
}

/** What people of these organisations did, and what was done in their reviews. */
function doneAt(q: Read, place: SQL | undefined): SQL | undefined {
  const there = q.select({ id: orgs.id }).from(orgs).where(place)
  const held = q
    .select({ id: reviews.id })
    .from(reviews)
    .innerJoin(orgs, eq(orgs.id, reviews.orgId))
    .where(place)
  // Both have an index of their own, so the database reads these rows and not the log.
  return or(inArray(auditLog.orgId, there), inArray(auditLog.reviewId, held))
}

const placeOf = (node: Org, deep: boolean): SQL =>
  deep ? within(orgs.path, node.path) : eq(orgs.id, node.id)

/**
 * What these people did, and what was done to their accounts. Names are few beside a million rows: they go first. Of
 * applicants, who are most of all accounts and whose logins say nothing, the names of people are asked.
 */
async function ofPeople(q: Read, search: string): Promise<SQL | undefined> {
  const pattern = containing(search.toLowerCase())
  const named = q.select({ id: persons.id }).from(persons).where(isNamed(persons.name, search))
  const [others, applicants] = await Promise.all(
    [
      and(
        ne(accounts.kind, 'applicant'),
        or(
          sql`lower(${accounts.name}) like ${pattern} escape '\\'`,
          sql`${accounts.login} like ${pattern} escape '\\'`,
        ),
      ),
      inArray(accounts.personId, named),
    ].map((where) => q.select({ id: accounts.id }).from(accounts).where(where).limit(MOST_PEOPLE)),
  )
  const found = [...others!, ...applicants!].slice(0, MOST_PEOPLE)
  const ids = found.map(({ id }) => id)
  return or(
    inArray(auditLog.actorId, ids),
    inArray(
      auditLog.subject,
      ids.map((id) => `account:${id}`),
    ),
  )
}

/**
 * A span of time as a span of numbers, which are the order of the log: the index of times finds the ends, and the
 * page is then cut out of the log itself. A clock that was set back only makes the span wider; `at` decides.
 */
async function ofTime(q: Read, { from, to }: AuditInput): Promise<SQL | undefined | null> {
  if (from === undefined && to === undefined) return undefined
  const at = and(
    from === undefined ? undefined : gte(auditLog.at, new Date(from)),
    to === undefined ? undefined : lte(auditLog.at, new Date(to)),
  )
  const [ends] = await q
    .select({ first: min(auditLog.seq), last: max(auditLog.seq) })
    .from(auditLog)
    .where(at)
  if (!ends?.first || !ends.last) return null
  return and(gte(auditLog.seq, Number(ends.first)), lte(auditLog.seq, Number(ends.last)), at)
}

/** The rows this input asks for, of those the asker may read; null when there can be none. */
export async function auditWhere(ctx: Ctx, input: AuditInput): Promise<SQL | undefined | null> {
  const q = ctx.db.read
  const node = input.node ? await nodeOf(ctx, q, input.node) : null
  const time = await ofTime(q, input)
  if (time === null) return null
  return and(
    await visible(ctx, q),
    node ? doneAt(q, placeOf(node, input.deep)) : undefined,
    input.search ? await ofPeople(q, input.search) : undefined,
    time,
    input.group ? inArray(auditLog.action, actionsOf(input.group)) : undefined,
    input.action ? eq(auditLog.action, input.action) : undefined,
    input.actorId ? eq(auditLog.actorId, input.actorId) : undefined,
    input.reviewId ? eq(auditLog.reviewId, input.reviewId) : undefined,
    input.subject ? eq(auditLog.subject, input.subject) : undefined,
  )
}
