import { createSignal } from 'solid-js'
import type { Channel } from '../../client/lib/channel.ts'
import { audienceView } from '../../shared/live/audience-view.ts'
import { type Delta, diff, type Snapshot } from '../../shared/live/delta.ts'
import { ownView } from '../../shared/live/own-view.ts'
import type { View } from '../../shared/live/view.ts'
import { problem, type Result } from '../../shared/problem.ts'
import { type MeetingOptions, openMeeting } from './meeting.ts'

/** What happened to a message on its way. */
export type Fate = 'arrives' | 'lost' | 'answer_lost'

/**
 * The line between one seat's tablet and a meeting, in the page: parts with versions, deltas, commands carried out
 * once by their id, and a fate for each message that a test decides.
 */
export function openRoom(seatId: string, options: MeetingOptions = {}) {
  const meeting = openMeeting(options)
  const [up, setUp] = createSignal(true)
  const listeners = new Set<(delta: Delta) => void>()
  const goneListeners = new Set<Parameters<Channel['onGone']>[0]>()
  const parts = new Map<string, { version: number; view: View }>()
  const answers = new Map<string, Result<unknown>>()
  const calls: { name: string; commandId: string; input: Record<string, unknown> }[] = []
  const fates: Fate[] = []
  let joins = 0

  const views = (): Record<string, View> => ({
    'panel:p1:member': structuredClone(audienceView(meeting.state, 'member')),
    [`seat:${seatId}`]: structuredClone(ownView(meeting.state, seatId)),
  })

  function carryOut(name: string, input: Record<string, unknown>): Result<unknown> {
    const { panelId: _panel, commandId, roundNo, ...rest } = input
    const known = answers.get(String(commandId))
    if (known) return known
    const answer =
      roundNo === undefined || roundNo === meeting.state.round.no
        ? meeting.command(seatId, name.slice('live.'.length), rest)
        : problem('live.round_changed')
    const result: Result<unknown> =
      'code' in answer
        ? { ok: false, problem: problem(answer.code as 'stale', answer.params as never) }
        : { ok: true, value: answer }
    answers.set(String(commandId), result)
    push()
    return result
  }

  /** Tells the tablet what has changed since it was last told. */
  function push(): void {
    for (const [part, view] of Object.entries(views())) {
      const before = parts.get(part)
      if (!before) continue
      const delta: Delta = { part, from: before.version, to: before.version + 1, ...diff(before.view, view) }
      parts.set(part, { version: delta.to, view })
      if (up()) for (const listener of listeners) listener(delta)
    }
  }

  const channel: Channel = {
    up,
    downSince: () => (up() ? null : 1),
    async join() {
      joins++
      if (!up()) return { ok: false, problem: problem('net.offline') }
      for (const [part, view] of Object.entries(views()))
        parts.set(part, { version: parts.get(part)?.version ?? 7, view })
      const snapshots: Snapshot[] = [...parts].map(([part, kept]) => ({ part, ...structuredClone(kept) }))
      return { ok: true, value: snapshots }
    },
    leave() {},
    async call(name, input) {
      const sent = input as Record<string, unknown>
      await settled()
      calls.push({ name, commandId: String(sent.commandId), input: sent })
      const fate = fates.shift() ?? 'arrives'
      if (!up() || fate === 'lost') return { ok: false, problem: problem('net.offline') }
      const result = carryOut(name, sent)
      return fate === 'answer_lost' ? { ok: false, problem: problem('net.offline') } : result
    },
    onDelta(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onGone(listener) {
      goneListeners.add(listener)
      return () => goneListeners.delete(listener)
    },
    onNews: () => () => {},
    onAccount: () => () => {},
    onSupervision: () => () => {},
  }

  return {
    meeting,
    channel,
    calls,
    push,
    joins: () => joins,
    /** Fates of the next messages, in order. */
    fate: (...next: Fate[]): void => void fates.push(...next),
    line: setUp,
    /** Sends a delta that does not continue what the tablet has. */
    skip(): void {
      const [part, kept] = [...parts][0]!
      for (const listener of listeners)
        listener({ part, from: kept.version + 5, to: kept.version + 6, put: {}, del: [] })
    },
    gone: (code: 'not_found' | 'stale'): void => {
      for (const listener of goneListeners) listener('p1', problem(code))
    },
  }
}

/** Lets promises and timers of no delay run. */
export const settled = (ms = 0): Promise<void> => new Promise((done) => setTimeout(done, ms))
