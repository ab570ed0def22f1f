import type { CandidateRecord, SeatRecord } from '../../../shared/live/view.ts'

/** Lead reviewers by candidate, as seat ids. */
export type Plan = Record<string, readonly string[]>

export interface Change {
  candidate: CandidateRecord
  before: readonly string[]
  after: readonly string[]
}

const sameSeats = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id))

/** What saving the plan would change, in roster order. */
export function changesOf(candidates: readonly CandidateRecord[], plan: Plan): Change[] {
  return candidates.flatMap((candidate) => {
    const after = plan[candidate.id]
    return after && !sameSeats(candidate.leads, after) ? [{ candidate, before: candidate.leads, after }] : []
  })
}

export const leadsOf = (candidate: CandidateRecord, plan: Plan): readonly string[] =>
  plan[candidate.id] ?? candidate.leads

/** How many candidates each seat would lead. */
export function loadsOf(
  candidates: readonly CandidateRecord[],
  seats: readonly SeatRecord[],
  plan: Plan,
): Record<string, number> {
  const loads: Record<string, number> = Object.fromEntries(seats.map(({ id }) => [id, 0]))
  for (const candidate of candidates)
    for (const id of leadsOf(candidate, plan)) loads[id] = (loads[id] ?? 0) + 1
  return loads
}

/**
 * Whether a seat is recused for a candidate, read from the seat's own line of signs: one per running candidate, in
 * the order of the round.
 * @param running candidates of the round that are still in it, by position.
 */
export function recusedFrom(seat: SeatRecord, candidateId: string, running: readonly string[]): boolean {
  return seat.done[running.indexOf(candidateId)] === 'x'
}

/** Same employer as the candidate: allowed, but worth a word. */
export const sameUnit = (seat: Pick<SeatRecord, 'unit'>, candidate: Pick<CandidateRecord, 'unit'>): boolean =>
  seat.unit !== '' && seat.unit === candidate.unit
