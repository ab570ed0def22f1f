import type { PanelKind, SeatRole } from '../../../shared/live/state.ts'
import type { CandidateRecord } from '../../../shared/live/view.ts'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import type { ConnectionStatus } from '../../ui/state-bar.tsx'

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

/** 已连接 / 重连中 / 已断线 / 有未保存内容. */
export const connectionOf = (panel: LivePanel): ConnectionStatus =>
  panel.unsaved() > 0 ? 'unsaved' : lineOf(panel)

/** The line alone, whatever waits on it. */
export function lineOf(panel: LivePanel): ConnectionStatus {
  if (panel.status() === 'live') return 'live'
  return navigator.onLine ? 'reconnecting' : 'offline'
}
