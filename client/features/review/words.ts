import type { Mode } from '../../../shared/live/modes.ts'
import type { PanelKind, SeatRole } from '../../../shared/live/state.ts'
import type { ReviewStatus } from '../../../shared/review/review.workflow.ts'
import { t, tMaybe } from '../../lib/i18n.ts'
import { serverNow } from '../../lib/server-time.ts'
import { clock, day, dayClock } from '../../lib/time.ts'
import type { StateKind } from '../../ui/state-word.tsx'
import type { ReviewRow } from './queries.ts'

export const modeWord = (mode: Mode): string => t(`review.mode.${mode}`)
export const roleWord = (role: SeatRole, kind: PanelKind): string => t(`review.role.${kind}.${role}`)
export const roundWord = (state: string): string => tMaybe(`state.${state}`) ?? state

/** How a review stands, finer than its status: an approved one has not begun, runs, or has run out of time. */
export type Stand = Exclude<ReviewStatus, 'approved'> | 'waiting' | 'running' | 'overdue'

export function standOf(review: Pick<ReviewRow, 'status' | 'startsAt' | 'endsAt'>, now = serverNow()): Stand {
  if (review.status !== 'approved') return review.status
  if (now < review.startsAt) return 'waiting'
  return now < review.endsAt ? 'running' : 'overdue'
}

const KINDS: Record<Stand, StateKind> = {
  draft: 'wait',
  waiting: 'half',
  running: 'half',
  overdue: 'fail',
  reported: 'wait',
  accepted: 'done',
  closed: 'off',
}
export const standKind = (stand: Stand): StateKind => KINDS[stand]
export const standWord = (stand: Stand): string => t(`review.stand.${stand}`)

const ROUND_KINDS: Record<string, StateKind> = {
  preparing: 'off',
  drafting: 'half',
  open: 'now',
  paused: 'wait',
  submitted: 'half',
  deliberating: 'half',
  decided: 'done',
  void: 'fail',
}
export const roundKind = (state: string): StateKind => ROUND_KINDS[state] ?? 'off'

/** 2026-11-22 08:00 至 18:00; the second day is named only when it is another. */
export const windowText = (startsAt: number, endsAt: number): string =>
  t('review.window.text', {
    from: dayClock(startsAt),
    to: day(startsAt) === day(endsAt) ? clock(endsAt) : dayClock(endsAt),
  })

export const two = (n: number): string => String(n).padStart(2, '0')
