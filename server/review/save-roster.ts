import { asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { recusals } from '../../db/schema/live.ts'
import { candidates, experts, files, panels, reviews, seats } from '../../db/schema/review.ts'
import type { SeatRole } from '../../shared/live/state.ts'
import { refuse } from '../../shared/problem.ts'
import type { Roster } from '../../shared/review/roster.ts'
import { inChunks } from '../chunks.ts'
import type { Ctx } from '../ctx.ts'
import { sealOrNull } from './personal.ts'
import { type Review, saveReview } from './scope.ts'

/** How the committee's panel is called. */
export const COMMITTEE_NAME = '评委会'

/**
 * Writes a roster as a new review, or in place of a draft. People who stay (same number and name) keep their ids,
 * and with them their documents and recusals.
 */
export async function saveRoster(ctx: Ctx, tx: Tx, roster: Roster, draft: Review | null): Promise<string> {
  const { review } = roster
  const before = draft ? await clear(tx, draft.id) : null
  const reviewId = draft?.id ?? ctx.newId()
  if (draft) await saveReview(tx, draft, review)
  else
    await tx.insert(reviews).values({
      id: reviewId,
      orgId: ctx.actor?.orgId ?? refuse('not_found'),
      ...review,
      status: 'draft',
      createdBy: ctx.actor?.name ?? '',
      createdAt: ctx.now,
    })
  const groupIds = await insertPanels(ctx, tx, reviewId, roster)
  const expertIds = await insertPeople(ctx, tx, reviewId, roster, groupIds, before)
  if (before) await putBack(tx, before, expertIds)
  return reviewId
}

const personKey = ({ no, name }: { no: number; name: string }): string => `${no} ${name}`

interface Before {
  experts: Map<string, string>
  candidates: Map<string, typeof candidates.$inferSelect>
  /** Names of the groups by id, for whoever stays in one. */
  groups: Map<string, string>
  files: (typeof files.$inferSelect)[]
  recusals: (typeof recusals.$inferSelect)[]
}

/** Takes a draft's rows away and remembers what is worth keeping. */
async function clear(tx: Tx, reviewId: string): Promise<Before> {
  const oldExperts = await tx.select().from(experts).where(eq(experts.reviewId, reviewId))
  const own = eq(candidates.reviewId, reviewId)
  const oldCandidates = await tx.select().from(candidates).where(own).orderBy(asc(candidates.no))
  const oldPanels = await tx.select().from(panels).where(eq(panels.reviewId, reviewId))
  const kept: Before = {
    experts: new Map(oldExperts.map((row) => [personKey(row), row.id])),
    candidates: new Map(oldCandidates.map((row) => [personKey(row), row])),
    groups: new Map(oldPanels.map(({ id, name }) => [id, name])),
    files: await tx
      .select()
      .from(files)
      .where(inArray(files.candidateId, tx.select({ id: candidates.id }).from(candidates).where(own))),
    recusals: await tx.select().from(recusals).where(eq(recusals.reviewId, reviewId)),
  }
  await tx.delete(candidates).where(own)
  await tx.delete(experts).where(eq(experts.reviewId, reviewId))
  await tx.delete(panels).where(eq(panels.reviewId, reviewId))
  return kept
}

interface Panels {
  groups: Map<string, string>
  committee: string | null
}

async function insertPanels(ctx: Ctx, tx: Tx, reviewId: string, roster: Roster): Promise<Panels> {
  const screen = { what: 'signin' }
  const common = { reviewId, screen, released: false }
  const groups = new Map(roster.groups.map(({ name }) => [name, ctx.newId()]))
  const rows: (typeof panels.$inferInsert)[] = roster.groups.map(({ name, room }, sort) => ({
    ...common,
    id: groups.get(name)!,
    kind: 'group',
    name,
    room,
    sort,
  }))
  const committee = roster.experts.some(({ committeeRole }) => committeeRole) ? ctx.newId() : null
  if (committee)
    rows.push({
      ...common,
      id: committee,
      kind: 'committee',
      name: COMMITTEE_NAME,
      room: roster.review.place,
      sort: rows.length,
    })
  await inChunks(rows, (some) => tx.insert(panels).values(some))
  return { groups, committee }
}

const RANK: Record<SeatRole, number> = { leader: 0, deputy: 1, member: 2 }

async function insertPeople(
  ctx: Ctx,
  tx: Tx,
  reviewId: string,
  roster: Roster,
  { groups, committee }: Panels,
  before: Before | null,
): Promise<{ experts: Set<string>; candidates: Set<string> }> {
  const { secret } = ctx.app
  const expertRows = roster.experts.map(
    ({ phone, idNumber, group: _group, groupRole: _role, committeeRole: _seat, ...row }) => ({
      ...row,
      id: before?.experts.get(personKey(row)) ?? ctx.newId(),
      reviewId,
      phoneSealed: sealOrNull(secret, phone, 'phone'),
      idSealed: sealOrNull(secret, idNumber, 'id'),
    }),
  )
  const seatRows = [...groups].flatMap(([name, panelId]) =>
    seated(ctx, panelId, roster, (expert) => (expert.group === name ? expert.groupRole : null), expertRows),
  )
  if (committee)
    seatRows.push(...seated(ctx, committee, roster, (expert) => expert.committeeRole, expertRows))
  const listed = roster.candidates.map(({ idNumber, group, ...row }) => {
    const old = before?.candidates.get(personKey(row))
    return {
      ...row,
      id: old?.id ?? ctx.newId(),
      declarationId: old?.declarationId ?? null,
      reviewId,
      groupId: group === null ? null : (groups.get(group) ?? null),
      idSealed: sealOrNull(secret, idNumber, 'id'),
    }
  })
  const candidateRows = listed.length ? listed : takenBefore(before, groups)
  await inChunks(expertRows, (some) => tx.insert(experts).values(some))
  await inChunks(seatRows, (some) => tx.insert(seats).values(some))
  await inChunks(candidateRows, (some) => tx.insert(candidates).values(some))
  return {
    experts: new Set(expertRows.map(({ id }) => id)),
    candidates: new Set(candidateRows.map(({ id }) => id)),
  }
}

/**
 * A workbook without candidates is one of experts alone: those taken from declarations stay, in the group of the same
 * name. One that names candidates says all of them.
 */
const takenBefore = (before: Before | null, groups: Panels['groups']): (typeof candidates.$inferInsert)[] =>
  [...(before?.candidates.values() ?? [])]
    .filter(({ declarationId }) => declarationId !== null)
    .map((row) => ({ ...row, groupId: groups.get(before?.groups.get(row.groupId ?? '') ?? '') ?? null }))

/** Seats of one panel, numbered from the leader on. */
function seated(
  ctx: Ctx,
  panelId: string,
  roster: Roster,
  roleIn: (expert: Roster['experts'][number]) => SeatRole | null,
  rows: { id: string }[],
): (typeof seats.$inferInsert)[] {
  return roster.experts
    .flatMap((expert, i) => {
      const role = roleIn(expert)
      return role ? [{ expertId: rows[i]!.id, role, order: expert.no }] : []
    })
    .sort((a, b) => RANK[a.role] - RANK[b.role] || a.order - b.order)
    .map(({ expertId, role }, i) => ({ id: ctx.newId(), panelId, expertId, role, no: i + 1 }))
}

/** Documents and recusals of the people who are still there. */
async function putBack(
  tx: Tx,
  before: Before,
  now: { experts: Set<string>; candidates: Set<string> },
): Promise<void> {
  const kept = before.files.filter(({ candidateId }) => now.candidates.has(candidateId))
  await inChunks(kept, (some) => tx.insert(files).values(some))
  const still = before.recusals.filter(
    ({ expertId, candidateId }) => now.experts.has(expertId) && now.candidates.has(candidateId),
  )
  await inChunks(still, (some) => tx.insert(recusals).values(some))
}
