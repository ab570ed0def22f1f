import type { Actor, Portal } from '../actor.ts'

const MINUTE = 60_000

/** Idle time after which a session ends, in milliseconds. Nobody touches a projector: it has none. */
export const IDLE_MS: Record<Actor['kind'], number> = {
  staff: 30 * MINUTE,
  expert: 15 * MINUTE,
  screen: 12 * 60 * MINUTE,
  applicant: 30 * MINUTE,
}
/** A session's longest life whatever its use, in milliseconds. */
export const ABSOLUTE_MS = 12 * 60 * MINUTE
/** How long before either end the person is warned, in milliseconds. */
export const WARNING_MS = 2 * MINUTE

/** Wrong passwords within `LOCK_WINDOW_MS` that lock a login for `LOCK_MS`. */
export const LOCK_AFTER = 5
export const LOCK_WINDOW_MS = 15 * MINUTE
export const LOCK_MS = 15 * MINUTE

/** Which accounts an entrance admits; any other kind is answered as if it did not exist. */
export const ENTRANCE_KIND: Record<Portal, Actor['kind']> = {
  manage: 'staff',
  review: 'expert',
  screen: 'screen',
  declare: 'applicant',
}

/** Why a session ended. The person whose tablet goes dark reads the words of this in `auth.ended`. */
export const END_REASONS = [
  'logout',
  'everywhere',
  'ended_by_owner',
  'rotated',
  'taken_over',
  'password',
  'reset',
  'expired',
  'disabled',
  'window_over',
  'reported',
] as const
export type EndReason = (typeof END_REASONS)[number]

/** The name in the platform's setting until an office changes it; as in both manuals' titles (M3-5, R5-7). */
export const DEFAULT_PLATFORM = '河南省职称工作信息平台'

/** A login as it is stored and compared: full-width forms folded, no blanks at the ends, lower case. */
export const normalLogin = (login: string): string => login.normalize('NFKC').trim().toLowerCase()

/** Title of an entrance: `河南省职称工作信息平台-职称管理系统`. */
export const entranceTitle = (platform: string, system: string): string => `${platform}-${system}`
