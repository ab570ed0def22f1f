import { CHOICES, type Choice } from '../../shared/live/state.ts'

/** How a simulated person behaves: pauses, and a chance in 0..1 that decides everything left to taste. */
export interface Temper {
  /** Resolves after the time such a person takes for one act. */
  pause: () => Promise<void>
  chance: () => number
}

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Seconds as a person reading a file: mostly three to six, now and then a long look. */
export function humanTemper(chance: () => number): Temper {
  // Product of two spreads: a long tail to the right, as with people, and never under a second.
  return { chance, pause: () => sleep(1000 + 2500 * (0.4 + chance()) * (0.4 + 2 * chance() * chance())) }
}

/** As fast as the server answers, with a little unevenness so that commands mix. `most` in ms. */
export function fastTemper(chance: () => number, most = 20): Temper {
  return { chance, pause: () => sleep(most * chance()) }
}

/**
 * A number in 0..1 that is the same for the same text: what all experts find in a candidate's file, however
 * different they are, so that a simulated committee agrees about as much as a real one.
 */
export function merit(text: string): number {
  let hash = 2166136261
  for (const sign of text) hash = Math.imul(hash ^ sign.codePointAt(0)!, 16777619)
  return (hash >>> 0) / 4294967296
}

/** Strong files find nearly everybody's consent, weak ones hardly half; few abstain. */
export function inclination(candidateId: string, chance: number): Choice {
  const yes = 0.45 + 0.54 * Math.sqrt(merit(candidateId))
  return CHOICES[chance < yes ? 0 : chance < yes + (1 - yes) * 0.75 ? 1 : 2]!
}

/** Points of one criterion, `max` at most: what the file is worth, give or take. */
export function points(candidateId: string, max: number, chance: number): number {
  const share = 0.58 + 0.32 * merit(candidateId) + 0.1 * (chance - 0.5)
  return Math.min(max, Math.max(0, Math.round(max * share)))
}
