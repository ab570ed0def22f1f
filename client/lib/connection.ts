import type { LivePanel } from './live.ts'

export type ConnectionStatus = 'live' | 'reconnecting' | 'offline' | 'unsaved'

/** 已连接 / 重连中 / 已断线 / 有未保存内容. */
export const connectionOf = (panel: LivePanel): ConnectionStatus =>
  panel.unsaved() > 0 ? 'unsaved' : lineOf(panel)

/** The line alone, whatever waits on it. Offline is said only where the device itself has no network. */
export function lineOf(panel: Pick<LivePanel, 'status'>): ConnectionStatus {
  if (panel.status() === 'live') return 'live'
  return navigator.onLine ? 'reconnecting' : 'offline'
}
