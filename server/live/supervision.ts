import { progressRecord } from '../../shared/live/record.ts'
import { outlierOf } from '../../shared/live/score.ts'
import { finalOf } from '../../shared/live/standing.ts'
import type { LiveState } from '../../shared/live/state.ts'
import { quorumOf } from '../../shared/live/tally.ts'
import type { Presence } from '../../shared/live/view.ts'

/** Rooms of the staff who may watch a review of this organisation: its own and those of every office above. */
export const staffRooms = (orgPath: string): string[] => {
  const parts = orgPath.split('/').filter(Boolean)
  return parts.map((id) => `staff:${id}`)
}

export interface Anomaly {
  key: 'offline' | 'quorum' | 'paused' | 'open_long' | 'outliers'
  params: Record<string, string | number>
}

const OFFLINE_MS = 60_000
const PAUSED_MS = 10 * 60_000
const OPEN_MS = 30 * 60_000
const minutes = (ms: number) => Math.floor(ms / 60_000)
/** A seat that lies far off this many times, or more often than not, is named. */
const OUTLIERS = 3

/**
 * Live counters of one panel for 职改办监督评审 (M-5.10.1): participation and totals, never a ballot.
 * @param now ms, as are the times of `presence` and `pausedAt`.
 */
export function panelLive(state: LiveState, presence: Presence, now: number, pausedAt: number | null) {
  const { round, panel } = state
  const progress = progressRecord(state)
  const decided = round.state === 'decided'
  return {
    panelId: panel.id,
    kind: panel.kind,
    name: panel.name,
    roundNo: round.no,
    roundState: round.state,
    seats: progress.seats,
    present: progress.present,
    online: Object.values(presence).filter(({ online }) => online).length,
    finished: progress.finished,
    awaited: progress.awaited,
    candidates: progress.candidates,
    passed: decided ? Object.keys(state.candidates).filter((id) => finalOf(state, id)).length : null,
    anomalies: anomaliesOf(state, presence, now, pausedAt),
  }
}

function anomaliesOf(state: LiveState, presence: Presence, now: number, pausedAt: number | null): Anomaly[] {
  const { round } = state
  const running = round.state === 'open' || round.state === 'paused'
  const found: Anomaly[] = []
  const offline = Object.values(state.seats).filter(({ id, counted, submittedAt, absent }) => {
    const seen = presence[id]
    return counted && submittedAt === null && !absent && seen && !seen.online && now - seen.since > OFFLINE_MS
  })
  if (running && offline.length > 0)
    found.push({ key: 'offline', params: { n: offline.length, names: names(offline) } })
  const { present, seats } = progressRecord(state)
  const need = quorumOf(state.review.rules, state.panel.kind, seats)
  if ((running || round.state === 'drafting') && present < need)
    found.push({ key: 'quorum', params: { have: present, need } })
  if (round.state === 'paused' && pausedAt !== null && now - pausedAt > PAUSED_MS)
    found.push({ key: 'paused', params: { minutes: minutes(now - pausedAt) } })
  if (running && round.openedAt !== null && now - round.openedAt > OPEN_MS)
    found.push({ key: 'open_long', params: { minutes: minutes(now - round.openedAt) } })
  const far = Object.values(state.seats).filter(({ id }) => isFarOff(state, id))
  if (far.length > 0) found.push({ key: 'outliers', params: { n: far.length, names: names(far) } })
  return found
}

function isFarOff(state: LiveState, seatId: string): boolean {
  const own = Object.entries(state.scores[seatId] ?? {}).filter(([, score]) => score.submitted)
  const far = own.filter(([candidateId, { total }]) => {
    const others = Object.entries(state.scores).flatMap(([other, scores]) =>
      other !== seatId && scores[candidateId]?.submitted ? [scores[candidateId].total] : [],
    )
    return outlierOf(state.review.rules, total, others) !== null
  })
  return far.length >= OUTLIERS && far.length * 2 > own.length
}

const names = (seats: { name: string }[]): string =>
  seats
    .slice(0, 6)
    .map(({ name }) => name)
    .join('、')
