import { LOCK_AFTER, LOCK_MS, LOCK_WINDOW_MS } from '../shared/auth/session.rules.ts'
import { type Problem, problem } from '../shared/problem.ts'
import type { Limits } from './config.ts'

const MINUTE = 60_000
/** Keys remembered by one counter; the oldest go first, so a flood of made-up names costs bounded memory. */
const MOST = 50_000

/** Counts events of a key within the last `windowMs`. */
function counter(windowMs: number) {
  const times = new Map<string, number[]>()
  const recent = (key: string, now: number) => (times.get(key) ?? []).filter((time) => time > now - windowMs)
  return {
    count: (key: string, now: number) => recent(key, now).length,
    add(key: string, now: number): number {
      const kept = [...recent(key, now), now]
      times.delete(key)
      times.set(key, kept)
      if (times.size > MOST) times.delete(times.keys().next().value as string)
      return kept.length
    },
    clear: (key: string) => void times.delete(key),
  }
}

/**
 * Brakes on guessing. A login is counted whether it exists or not, or the lock would tell who has an account. A
 * whole meeting room sits behind one address, so an address is counted by its failures.
 */
export function openLimits(limits: Limits, clock: () => Date) {
  const failures = counter(LOCK_WINDOW_MS)
  const addressFailures = counter(LOCK_WINDOW_MS)
  const addressTries = counter(MINUTE)
  const locks = new Map<string, number>()

  return {
    /** Why no password is even looked at now; counts the attempt. */
    beforeLogin(login: string, address: string, storedLock: Date | null): Problem | null {
      const now = +clock()
      if (addressTries.add(address, now) > limits.loginsPerMinute)
        return problem('auth.too_many', { minutes: 1 })
      if (addressFailures.count(address, now) >= limits.failuresPerAddress)
        return problem('auth.too_many', { minutes: LOCK_WINDOW_MS / MINUTE })
      const until = Math.max(locks.get(login) ?? 0, +(storedLock ?? 0))
      return until > now ? problem('auth.locked', { minutes: Math.ceil((until - now) / MINUTE) }) : null
    },
    /** Counts a wrong pair; the moment until which the login is locked when this was one too many. */
    failed(login: string, address: string): Date | null {
      const now = +clock()
      addressFailures.add(address, now)
      if (failures.add(login, now) < LOCK_AFTER) return null
      failures.clear(login)
      locks.set(login, now + LOCK_MS)
      if (locks.size > MOST) locks.delete(locks.keys().next().value as string)
      return new Date(now + LOCK_MS)
    },
    /** After a right pair, and when an office resets a password. */
    clear(login: string): void {
      failures.clear(login)
      locks.delete(login)
    },
  }
}
export type LoginLimits = ReturnType<typeof openLimits>

/** A bucket of `perSecond` calls that refills steadily: whether one more may pass. */
export function bucket(perSecond: number): (now: number) => boolean {
  let level = perSecond
  let last = 0
  return (now) => {
    level = Math.min(perSecond, level + ((now - last) / 1000) * perSecond)
    last = now
    if (level < 1) return false
    level--
    return true
  }
}
