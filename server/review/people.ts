import { asc, eq, inArray } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { recusals } from '../../db/schema/live.ts'
import { candidates, experts, panels, seats } from '../../db/schema/review.ts'
import { readiness } from '../../shared/review/readiness.ts'
import type { Review } from './scope.ts'

/** Everybody and everything of a review but dossiers and numbers. */
export async function loadPeople(q: Read, reviewId: string) {
  const panelRows = await q
    .select()
    .from(panels)
    .where(eq(panels.reviewId, reviewId))
    .orderBy(asc(panels.sort))
  const panelIds = panelRows.map(({ id }) => id)
  const seatRows = panelIds.length
    ? await q.select().from(seats).where(inArray(seats.panelId, panelIds)).orderBy(asc(seats.no))
    : []
  const expertRows = await q
    .select()
    .from(experts)
    .where(eq(experts.reviewId, reviewId))
    .orderBy(asc(experts.no))
  const candidateRows = await q
    .select({
      id: candidates.id,
      no: candidates.no,
      name: candidates.name,
      unit: candidates.unit,
      groupId: candidates.groupId,
      withdrawn: candidates.withdrawn,
    })
    .from(candidates)
    .where(eq(candidates.reviewId, reviewId))
    .orderBy(asc(candidates.no))
  const recusalRows = await q.select().from(recusals).where(eq(recusals.reviewId, reviewId))
  return {
    panels: panelRows,
    seats: seatRows,
    experts: expertRows,
    candidates: candidateRows,
    recusals: recusalRows,
  }
}
export type People = Awaited<ReturnType<typeof loadPeople>>

const unitKey = (unit: string): string => unit.normalize('NFKC').replace(/\s+/g, '')

/** Experts who would vote on a candidate of their own unit and are not recused. */
export function conflictsOf(people: People) {
  const seatedIn = new Map<string, Set<string>>()
  for (const { expertId, panelId } of people.seats)
    seatedIn.set(expertId, (seatedIn.get(expertId) ?? new Set()).add(panelId))
  const committee = people.panels.find(({ kind }) => kind === 'committee')?.id
  const recused = new Set(people.recusals.map(({ expertId, candidateId }) => `${expertId} ${candidateId}`))
  const byUnit = Map.groupBy(
    people.candidates.filter(({ withdrawn }) => withdrawn === null),
    ({ unit }) => unitKey(unit),
  )
  return people.experts.flatMap((expert) =>
    (byUnit.get(unitKey(expert.unit)) ?? []).flatMap((candidate) => {
      const panelsOf = seatedIn.get(expert.id)
      const votes =
        panelsOf && ((committee && panelsOf.has(committee)) || panelsOf.has(candidate.groupId ?? ''))
      return votes && !recused.has(`${expert.id} ${candidate.id}`)
        ? [
            {
              expertId: expert.id,
              expert: expert.name,
              candidateId: candidate.id,
              candidate: candidate.name,
              unit: candidate.unit,
            },
          ]
        : []
    }),
  )
}

/** The readiness checklist of a review as it stands. */
export function readinessOf(review: Review, people: People) {
  const groups = people.panels.filter(({ kind }) => kind === 'group')
  const committee = people.panels.find(({ kind }) => kind === 'committee')
  const seatsIn = (panelId: string) => people.seats.filter((seat) => seat.panelId === panelId)
  const leaders = (panelId: string) => seatsIn(panelId).filter(({ role }) => role === 'leader').length
  const running = people.candidates.filter(({ withdrawn }) => withdrawn === null)
  return readiness({
    rules: review.rules,
    hasGroups: groups.length > 0,
    groups: groups.map(({ id, name }) => ({
      name,
      seats: seatsIn(id).length,
      leaders: leaders(id),
      candidates: running.filter(({ groupId }) => groupId === id).length,
    })),
    committee: committee ? { seats: seatsIn(committee.id).length, chairs: leaders(committee.id) } : null,
    reporters: people.experts.filter(({ reporter }) => reporter).length,
    candidatesWithoutGroup: running.filter(({ groupId }) => groupId === null).length,
    candidates: running.length,
    conflicts: conflictsOf(people),
    rehearsal: review.rehearsal,
  })
}
