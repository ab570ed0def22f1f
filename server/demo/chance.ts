/** Seeded chance, so that every demo is the same demo. Not for anything that must be unpredictable. */
export interface Chance {
  /** 0 ≤ x < 1. */
  next: () => number
  /** Whole number from `low` to `high`, both included. */
  between: (low: number, high: number) => number
  pick: <T>(list: readonly T[]) => T
  maybe: (share: number) => boolean
}

/** Mulberry32. */
export function chanceFrom(seed: number): Chance {
  let a = seed >>> 0
  const next = () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    pick: (list) => list[between(0, list.length - 1)]!,
    maybe: (share) => next() < share,
  }
}
