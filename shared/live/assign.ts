/** One lead-reviewer duty to be shared out. */
export interface AssignSeat {
  id: string
  unit: string
}
export interface AssignCandidate {
  id: string
  unit: string
}

/**
 * Balanced automatic assignment of lead reviewers (主审专家). Nobody is assigned to a candidate he is recused from;
 * a colleague of the same unit only when nobody else is left. The same input gives the same answer.
 * @param per lead reviewers wanted per candidate; fewer when fewer may.
 * @returns seat ids by candidate; loads differ by at most one where conflicts allow it.
 */
export function balance(
  candidates: readonly AssignCandidate[],
  seats: readonly AssignSeat[],
  per: number,
  recused: (seatId: string, candidateId: string) => boolean,
): Record<string, string[]> {
  const load = new Map(seats.map(({ id }) => [id, 0]))
  const hard = (c: AssignCandidate) => seats.filter((s) => recused(s.id, c.id) || s.unit === c.unit).length
  const order = [...candidates].sort((a, b) => hard(b) - hard(a))
  const chosen: Record<string, string[]> = {}
  for (const candidate of order) {
    const ranked = seats
      .filter((seat) => !recused(seat.id, candidate.id))
      .map((seat, i) => ({ seat, i, close: seat.unit === candidate.unit ? 1 : 0 }))
      .sort((a, b) => a.close - b.close || load.get(a.seat.id)! - load.get(b.seat.id)! || a.i - b.i)
      .slice(0, per)
    for (const { seat } of ranked) load.set(seat.id, load.get(seat.id)! + 1)
    chosen[candidate.id] = ranked.map(({ seat }) => seat.id)
  }
  return chosen
}
