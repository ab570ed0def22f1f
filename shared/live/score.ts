import type { Band, Rules, ScoreRules } from '../review/rules.ts'
import { present, running, votesOn } from './facts.ts'
import type { LiveState } from './state.ts'

/** Rounds a non-negative ratio of integers half up, exactly. */
function divideRounded(num: bigint, den: bigint): number {
  return Number((2n * num + den) / (2n * den))
}

/**
 * One expert's total for a candidate, hundredths of a point out of 10000: each criterion's share of its maximum,
 * weighted. Exact, rounded once at the end. `parts` must hold a whole number 0..max for every criterion.
 */
export function totalOf(rules: ScoreRules, parts: Record<string, number>): number {
  const weights = rules.criteria.reduce((sum, c) => sum + c.weight, 0)
  const common = rules.criteria.reduce((product, c) => product * BigInt(c.max), 1n)
  let num = 0n
  for (const { key, max, weight } of rules.criteria)
    num += (BigInt(parts[key] ?? 0) * BigInt(weight) * 10000n * common) / BigInt(max)
  return weights === 0 ? 0 : divideRounded(num, common * BigInt(weights))
}

/** Which criterion is out of range or missing, or null. */
export function badPart(rules: ScoreRules, parts: Record<string, number>): string | null {
  const bad = rules.criteria.find(({ key, max }) => {
    const points = parts[key]
    return points === undefined || !Number.isInteger(points) || points < 0 || points > max
  })
  return bad?.key ?? null
}

/** Mean of the experts' totals, hundredths, half up; 去最高最低 drops one of each when five or more scored. */
export function meanOf(rules: ScoreRules, totals: readonly number[]): number | null {
  if (totals.length === 0) return null
  const kept = rules.trim && totals.length >= 5 ? [...totals].sort((a, b) => a - b).slice(1, -1) : totals
  return divideRounded(
    kept.reduce((sum, total) => sum + BigInt(total), 0n),
    BigInt(kept.length),
  )
}

/**
 * 二次平均法: raw × (mean of the rooms' means ÷ this room's mean), hundredths, half up, never above 10000.
 * @param rooms every room of the review with the sum and number of its candidates' raw means; rooms still without
 * scores are left out.
 */
export function levelled(raw: number, roomId: string, rooms: LiveState['rooms']): number {
  const used = Object.values(rooms).filter((room) => room.n > 0)
  const own = rooms[roomId]
  if (used.length < 2 || !own || own.sum === 0) return raw
  const common = used.reduce((product, room) => product * BigInt(room.n), 1n)
  const sum = used.reduce((total, room) => total + (BigInt(room.sum) * common) / BigInt(room.n), 0n)
  const num = BigInt(raw) * sum * BigInt(own.n)
  const den = common * BigInt(used.length) * BigInt(own.sum)
  return Math.min(10000, divideRounded(num, den))
}

/** The band a mean falls into (优秀 / 合格 / 不合格). */
export function bandOf(bands: readonly Band[], mean: number): string | null {
  return [...bands].sort((a, b) => b.from - a.from).find((band) => mean >= band.from)?.name ?? null
}

/** How far the author's own total lies from the others' mean, when that is worth a hint to the author alone. */
export function outlierOf(rules: Rules, own: number, others: readonly number[]): number | null {
  if (others.length < 2) return null
  const mean = meanOf({ ...rules.score, trim: false }, others)
  return mean !== null && Math.abs(own - mean) > rules.score.outlier ? own - mean : null
}

/** Submitted totals for a candidate by seats that are present and not recused. */
export function totalsFor(state: LiveState, candidateId: string): { seatId: string; total: number }[] {
  return Object.values(state.seats).flatMap(({ id }) => {
    const score = state.scores[id]?.[candidateId]
    return score?.submitted && !state.recusals[id]?.[candidateId] ? [{ seatId: id, total: score.total }] : []
  })
}

export interface Mean {
  /** Hundredths; `final` is levelled across the rooms where the scheme says so. */
  mean: number
  final: number
  band: string | null
  n: number
}

/** The mean of a candidate once every present expert that votes on him has locked a score; null before. */
export function lockedMean(state: LiveState, candidateId: string): Mean | null {
  const rules = state.review.rules.score
  const totals = totalsFor(state, candidateId)
  if (totals.length === 0) return null
  for (const seat of Object.values(state.seats))
    if (
      present(seat) &&
      votesOn(state, seat.id, candidateId) &&
      !state.scores[seat.id]?.[candidateId]?.submitted
    )
      return null
  const mean = meanOf(
    rules,
    totals.map(({ total }) => total),
  )
  if (mean === null) return null
  const final = rules.roomFactor ? levelled(mean, state.panel.id, state.rooms) : mean
  return { mean, final, band: bandOf(rules.bands, final), n: totals.length }
}

/** What this room gives to 二次平均法: the sum and number of its candidates' locked means. */
export function roomOf(state: LiveState): { sum: number; n: number } {
  let sum = 0
  let n = 0
  for (const id of running(state)) {
    const found = lockedMean(state, id)
    if (found) {
      sum += found.mean
      n++
    }
  }
  return { sum, n }
}
