import type { PanelKind, SeatRole } from '../../shared/live/state.ts'
import type { CandidateRecord } from '../../shared/live/view.ts'
import { t } from './i18n.ts'
import type { LivePanel } from './live.ts'

/** `7` as `07`: numbers of seats and candidates line up. */
export const two = (n: number): string => String(n).padStart(2, '0')

/** Hundredths of a point as people write them: 8667 is 86.67. */
export const points = (hundredths: number): string => (hundredths / 100).toFixed(2)

export const roleWord = (role: SeatRole, kind: PanelKind): string => t(`live.role.${role}.${kind}`)
export const leaderWord = (panel: LivePanel): string =>
  roleWord('leader', panel.panel()?.panelKind ?? 'group')

/** The number a candidate goes by: the one drawn by lot, when lots were drawn. */
export const numberOf = (candidate: Pick<CandidateRecord, 'no' | 'lot'>): string =>
  two(candidate.lot ?? candidate.no)
