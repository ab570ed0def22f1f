import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { outcomes, rounds } from '../../db/schema/live.ts'
import { candidates, panels, reviews, seats } from '../../db/schema/review.ts'

export interface PanelVote {
  kind: 'group' | 'committee'
  /** Members, those who took part, and their votes. */
  counts: [members: number, present: number, yes: number, no: number, abstain: number]
  pass: boolean
}

/**
 * What became of a declaration in its review, the last decided round of each panel; nothing before the office has
 * accepted the report (domain 4.11), and nothing of a rehearsal.
 */
export async function votesOf(q: Read, declarationId: string): Promise<PanelVote[]> {
  const rows = await q
    .select({ outcome: outcomes, panelId: panels.id, kind: panels.kind })
    .from(candidates)
    .innerJoin(reviews, eq(reviews.id, candidates.reviewId))
    .innerJoin(outcomes, eq(outcomes.candidateId, candidates.id))
    .innerJoin(rounds, eq(rounds.id, outcomes.roundId))
    .innerJoin(panels, eq(panels.id, rounds.panelId))
    .where(
      and(
        ...[eq(candidates.declarationId, declarationId), eq(reviews.status, 'accepted')],
        ...[eq(reviews.rehearsal, false), eq(rounds.state, 'decided'), isNotNull(outcomes.pass)],
      ),
    )
    .orderBy(desc(rounds.no))
  const found: PanelVote[] = []
  for (const { outcome, panelId, kind } of rows) {
    if (found.some((vote) => vote.kind === kind)) continue
    const members = await q.$count(seats, eq(seats.panelId, panelId))
    const { base, yes, no, abstain, missing } = outcome
    found.push({ kind, counts: [members, base, yes, no, abstain + missing], pass: outcome.pass === true })
  }
  return found
}
