import type { EndReason } from '../auth/session.rules.ts'
import type { Topic } from '../history.ts'
import type { Problem, Result } from '../problem.ts'
import type { Delta, Snapshot } from './delta.ts'

/**
 * What goes over the socket besides `call`. A join answers with every part the person may see of that panel, the
 * audience's and, with a seat, the own one; from then on `live:delta` follows for exactly these parts.
 */
export interface ClientEvents {
  call: (name: string, input: unknown, answer: (result: Result<unknown>) => void) => void
  'live:join': (panelId: string, answer: (result: Result<Snapshot[]>) => void) => void
  'live:leave': (panelId: string) => void
}

export interface ServerEvents {
  'live:delta': (delta: Delta) => void
  /** The panel may no longer be watched, and why. */
  'live:gone': (gone: { panelId: string; problem: Problem }) => void
  /** To the staff who supervise: something they count has changed in this review. */
  'supervision:changed': (change: { reviewId: string }) => void
  /**
   * To staff: something of these topics is no longer as they read it. Never any content. `within`: the ms over which
   * all who are told shall spread their asking.
   */
  news: (news: { topics: Topic[]; within: number }) => void
  /** Rights, scope or unit of this account are others now. */
  'account:changed': () => void
  'session:warning': (warning: { at: number; extendable: boolean }) => void
  'session:ended': (ended: { at: number; why: EndReason }) => void
  'server:restarting': () => void
}
