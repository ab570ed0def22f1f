import { io, type Socket } from 'socket.io-client'
import { createSignal } from 'solid-js'
import type { EndReason } from '../../shared/auth/session.rules.ts'
import type { Topic } from '../../shared/history.ts'
import type { ClientEvents, ServerEvents } from '../../shared/live/channel.ts'
import type { Delta, Snapshot } from '../../shared/live/delta.ts'
import { type Problem, problem, type Result } from '../../shared/problem.ts'
import { noteRefusal } from './call.ts'

/** The way to the server that pushes. One per page; panels and commands go through it. */
export interface Channel {
  /** Whether messages get through. Reactive. */
  up: () => boolean
  /** Since when they do not, in ms; null while they do. Reactive. */
  downSince: () => number | null
  join: (panelId: string) => Promise<Result<Snapshot[]>>
  leave: (panelId: string) => void
  /** Asks over the socket; no answer in time is `net.offline`. */
  call: (name: string, input: unknown) => Promise<Result<unknown>>
  onDelta: (listener: (delta: Delta) => void) => () => void
  onGone: (listener: (panelId: string, why: Problem) => void) => () => void
  /** To staff: what is shown of these topics may no longer be so; asked again within so many ms. */
  onNews: (listener: (topics: readonly Topic[], within: number) => void) => () => void
  /** Rights, scope or unit of this account have changed. */
  onAccount: (listener: () => void) => () => void
  /** To staff only: the counts of this review have changed. */
  onSupervision: (listener: (reviewId: string) => void) => () => void
}

export interface SessionEvents {
  warned: () => void
  ended: (why: EndReason) => void
}

/** How long an answer may take before the message counts as lost. */
const ANSWER_MS = 6000
/** A tablet that slept holds a socket that looks open; this is how soon it is found out while the page is in sight. */
const PROBE_EVERY_MS = 15_000
const PROBE_MS = 4000
/** After a refused handshake Socket.IO does not try again by itself. */
const KNOCK_AGAIN_MS = 3000

const OFFLINE: Result<never> = { ok: false, problem: problem('net.offline') }

/** Opens the channel and keeps it open for ever: backoff, wake-up after sleep, network change, server restart. */
export function openChannel(session: SessionEvents): Channel & { close: () => void } {
  const socket: Socket<ServerEvents, ClientEvents> = io({
    autoConnect: false,
    transports: ['websocket'],
    reconnectionDelay: 400,
    reconnectionDelayMax: 3000,
    timeout: 8000,
  })
  const [up, setUp] = createSignal(false)
  const [downSince, setDownSince] = createSignal<number | null>(Date.now())
  let closed = false
  let knocking: ReturnType<typeof setTimeout> | undefined

  const raise = (): void => {
    setUp(true)
    setDownSince(null)
  }
  const drop = (): void => {
    setUp(false)
    setDownSince((since) => since ?? Date.now())
  }
  const knock = (): void => {
    clearTimeout(knocking)
    if (!closed) knocking = setTimeout(() => socket.connect(), KNOCK_AGAIN_MS)
  }
  const restart = (): void => {
    if (!closed) socket.disconnect().connect()
  }
  const close = (): void => {
    closed = true
    clearTimeout(knocking)
    clearInterval(probing)
    for (const [target, event] of WAKERS) target().removeEventListener(event, wake)
    socket.disconnect()
    drop()
  }

  socket.on('connect', raise)
  socket.on('disconnect', () => {
    drop()
    if (!socket.active) knock()
  })
  socket.on('connect_error', (error) => {
    const found = (error as Error & { data?: Problem }).data
    if (found?.code) noteRefusal(found)
    if (!socket.active) knock()
  })
  socket.on('server:restarting', drop)
  socket.on('session:warning', session.warned)
  socket.on('session:ended', ({ why }) => {
    close()
    session.ended(why)
  })

  const probe = (): void => {
    if (document.visibilityState !== 'visible' || !socket.connected) return
    socket.timeout(PROBE_MS).emit('call', 'auth.me', {}, (lost) => lost && restart())
  }
  const probing = setInterval(probe, PROBE_EVERY_MS)
  const wake = (): void => {
    if (closed || document.visibilityState !== 'visible') return
    if (socket.connected) probe()
    else restart()
  }
  for (const [target, event] of WAKERS) target().addEventListener(event, wake)

  const answered = <T>(
    emit: (answer: (lost: Error | null, result: Result<T>) => void) => void,
  ): Promise<Result<T>> =>
    new Promise((done) => {
      if (!socket.connected) return done(OFFLINE)
      emit((lost, result) => {
        if (!lost && !result.ok) noteRefusal(result.problem)
        done(lost ? OFFLINE : result)
      })
    })

  socket.connect()
  return {
    up,
    downSince,
    close,
    join: (panelId) => answered((answer) => socket.timeout(ANSWER_MS).emit('live:join', panelId, answer)),
    leave: (panelId) => {
      if (socket.connected) socket.emit('live:leave', panelId)
    },
    call: (name, input) => answered((answer) => socket.timeout(ANSWER_MS).emit('call', name, input, answer)),
    onDelta(listener) {
      socket.on('live:delta', listener)
      return () => socket.off('live:delta', listener)
    },
    onGone(listener) {
      const told = (gone: { panelId: string; problem: Problem }): void => listener(gone.panelId, gone.problem)
      socket.on('live:gone', told)
      return () => socket.off('live:gone', told)
    },
    onNews(listener) {
      const told: ServerEvents['news'] = ({ topics, within }) => listener(topics, within)
      socket.on('news', told)
      return () => socket.off('news', told)
    },
    onAccount(listener) {
      socket.on('account:changed', listener)
      return () => socket.off('account:changed', listener)
    },
    onSupervision(listener) {
      const told = (change: { reviewId: string }): void => listener(change.reviewId)
      socket.on('supervision:changed', told)
      return () => socket.off('supervision:changed', told)
    },
  }
}

const WAKERS = [
  [() => document, 'visibilitychange'],
  [() => window, 'online'],
  [() => window, 'pageshow'],
] as const satisfies readonly (readonly [() => EventTarget, string])[]
