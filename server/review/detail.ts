import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { rounds } from '../../db/schema/live.ts'
import { orgs } from '../../db/schema/org.ts'
import { candidates, experts, files, panels, reports, reviews } from '../../db/schema/review.ts'
import type { ReviewStatus } from '../../shared/review/review.workflow.ts'
import type { Ctx } from '../ctx.ts'
import { conflictsOf, loadPeople, readinessOf } from './people.ts'
import { maskedId, maskedPhone } from './personal.ts'
import { inOffice, type Review, visibleReview } from './scope.ts'

/** Counts that every list of reviews shows. */
const counts = {
  experts: sql<number>`(select count(*) from ${experts} where ${experts.reviewId} = ${reviews.id})`,
  candidates: sql<number>`(select count(*) from ${candidates} where ${candidates.reviewId} = ${reviews.id})`,
  groups: sql<number>`(select count(*) from ${panels} where ${panels.reviewId} = ${reviews.id} and ${panels.kind} = 'group')`,
}

export type Counted = Review & { experts: number; candidates: number; groups: number }

/** The columns a list shows, of a row with its counts. */
export const rowOf = (review: Counted) => ({
  id: review.id,
  title: review.title,
  committee: review.committee,
  year: review.year,
  series: review.series,
  level: review.level,
  mode: review.mode,
  status: review.status,
  startsAt: review.startsAt,
  endsAt: review.endsAt,
  rehearsal: review.rehearsal,
  experts: Number(review.experts),
  candidates: Number(review.candidates),
  groups: Number(review.groups),
  version: review.version,
})

/** Reviews of the asker's office and those below, newest first. */
export async function listReviews(ctx: Ctx, statuses?: readonly ReviewStatus[]): Promise<Counted[]> {
  const rows = await ctx.db.read
    .select({ review: reviews, ...counts })
    .from(reviews)
    .innerJoin(orgs, eq(orgs.id, reviews.orgId))
    .where(inOffice(ctx))
    .orderBy(desc(reviews.createdAt), desc(reviews.id))
  return rows
    .map(({ review, ...numbers }) => ({ ...review, ...numbers }))
    .filter(({ status }) => !statuses || statuses.includes(status))
}

/** The page of one review. Phones are masked, ID numbers are not in it at all. */
export async function reviewDetail(ctx: Ctx, reviewId: string) {
  const { read } = ctx.db
  const review = await visibleReview(ctx, read, reviewId)
  const people = await loadPeople(read, reviewId)
  const expertOf = new Map(people.experts.map((expert) => [expert.id, expert]))
  const candidateOf = new Map(people.candidates.map((candidate) => [candidate.id, candidate]))
  const latest = await latestRounds(
    read,
    people.panels.map(({ id }) => id),
  )
  const groups = people.panels.filter(({ kind }) => kind === 'group').length
  return {
    ...rowOf({ ...review, experts: people.experts.length, candidates: people.candidates.length, groups }),
    place: review.place,
    rules: review.rules,
    createdAt: +review.createdAt,
    createdBy: review.createdBy,
    approvedAt: review.approvedAt ? +review.approvedAt : null,
    approvedBy: review.approvedBy,
    closedReason: review.closedReason,
    panels: people.panels.map((panel) => ({
      id: panel.id,
      kind: panel.kind,
      name: panel.name,
      room: panel.room,
      roundNo: latest.get(panel.id)?.no ?? 0,
      roundState: latest.get(panel.id)?.state ?? 'preparing',
      candidates: people.candidates.filter(
        ({ groupId }) => panel.kind === 'committee' || groupId === panel.id,
      ).length,
      seats: people.seats
        .filter(({ panelId }) => panelId === panel.id)
        .map((seat) => {
          const expert = expertOf.get(seat.expertId)!
          const { name, unit, title, specialty } = expert
          return {
            seatId: seat.id,
            expertId: seat.expertId,
            no: seat.no,
            role: seat.role,
            phoneMasked: maskedPhone(ctx.app.secret, expert.phoneSealed),
            ...{ name, unit, title, specialty },
          }
        }),
    })),
    reporters: people.experts
      .filter(({ reporter }) => reporter)
      .map(({ id, name }) => ({ expertId: id, name })),
    recusals: people.recusals.map(({ expertId, candidateId, by, reason, at }) => ({
      ...{ expertId, candidateId, by, reason, at },
      expert: expertOf.get(expertId)?.name ?? '',
      candidate: candidateOf.get(candidateId)?.name ?? '',
    })),
    conflicts: conflictsOf(people),
    readiness: readinessOf(review, people),
    reports: await reportsOf(read, reviewId),
  }
}

async function latestRounds(
  q: Read,
  panelIds: string[],
): Promise<Map<string, { no: number; state: string }>> {
  if (panelIds.length === 0) return new Map()
  const rows = await q
    .select({ panelId: rounds.panelId, no: rounds.no, state: rounds.state })
    .from(rounds)
    .where(inArray(rounds.panelId, panelIds))
    .orderBy(asc(rounds.no))
  return new Map(rows.map((row) => [row.panelId, row]))
}

async function reportsOf(q: Read, reviewId: string) {
  const rows = await q.select().from(reports).where(eq(reports.reviewId, reviewId)).orderBy(asc(reports.no))
  return rows.map(({ id: _id, reviewId: _review, reportedAt, answeredAt, ...row }) => ({
    ...row,
    reportedAt: +reportedAt,
    answeredAt: answeredAt ? +answeredAt : null,
  }))
}

/** Candidates for the office's list, in roster order; ID numbers masked. */
export async function candidateList(ctx: Ctx, reviewId: string) {
  await visibleReview(ctx, ctx.db.read, reviewId)
  const rows = await ctx.db.read
    .select({
      id: candidates.id,
      no: candidates.no,
      name: candidates.name,
      sex: candidates.sex,
      unit: candidates.unit,
      currentTitle: candidates.currentTitle,
      appliedTitle: candidates.appliedTitle,
      specialty: candidates.specialty,
      groupId: candidates.groupId,
      group: panels.name,
      idSealed: candidates.idSealed,
      withdrawn: candidates.withdrawn,
      files: sql<number>`(select count(*) from ${files} where ${files.candidateId} = ${candidates.id})`,
    })
    .from(candidates)
    .leftJoin(panels, eq(panels.id, candidates.groupId))
    .where(eq(candidates.reviewId, reviewId))
    .orderBy(asc(candidates.no))
  return rows.map(({ idSealed, group, files: n, ...row }) => ({
    ...row,
    group: group ?? '',
    files: Number(n),
    idMasked: maskedId(ctx.app.secret, idSealed),
  }))
}
