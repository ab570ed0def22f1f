import type { Actor } from '../../shared/actor.ts'
import type { Snapshot } from '../../shared/live/delta.ts'
import type { Presence } from '../../shared/live/view.ts'
import { mayAsk } from '../../shared/permission.ts'
import { type Problem, problem, type Result } from '../../shared/problem.ts'
import type { App } from '../app.ts'
import { problemOf, traceOf } from '../fault.ts'
import type { LiveSocket } from '../socket.ts'
import { isPlace, type Place, placeOf } from './audience.ts'
import type { Engine } from './engine.ts'
import type { ReviewLive } from './live.store.ts'
import { advance, audienceKey, isDirty, openPart, type Part, seatKey, snapshotOf, soil } from './part.ts'
import { staffRooms } from './supervision.ts'
import type { Touch } from './touch.ts'

type Answer = (result: Result<Snapshot[]>) => void

export interface Hub {
  attach(socket: LiveSocket): void
  touch(reviewId: string, panelId: string, touch: Touch): void
  /** Who is connected to the seats of a panel, and since when not. */
  presence(panelId: string): Presence
  close(): void
}

/** Shortest time between two pushes of a panel, in milliseconds: at most ten a second for each of its parts. */
const PUSH_MS = 100
/** Staff lists are told of changes at most this often, in milliseconds. */
const STAFF_MS = 1000

interface Room {
  reviewId: string
  parts: Map<string, Part>
  /** Socket ids with the person and the place they joined with. */
  people: Map<string, { socket: LiveSocket; actor: Actor; place: Place }>
  presence: Presence
  pushedAt: number
  timer: NodeJS.Timeout | null
  /** Something changed that may have changed who may see what. */
  doubt: boolean
}

/**
 * Keeps every client's copy of a panel up to date. What a room may see is computed, compared and encoded once for
 * the room, never for a person; a burst becomes one push that carries the last values. Snapshot and join, and each
 * push, happen in a quiet moment of the review: nobody is told of what is not yet on disk, nobody misses what is.
 */
export function openHub(app: App, engine: Engine): Hub {
  const rooms = new Map<string, Room>()
  const staffTimers = new Map<string, NodeJS.Timeout>()
  let closed = false

  function roomOf(reviewId: string, panelId: string): Room {
    let room = rooms.get(panelId)
    if (!room) {
      room = {
        reviewId,
        parts: new Map(),
        people: new Map(),
        presence: {},
        pushedAt: 0,
        timer: null,
        doubt: false,
      }
      rooms.set(panelId, room)
    }
    return room
  }

  function schedule(panelId: string, room: Room): void {
    if (closed || room.timer) return
    const now = performance.now()
    const due = Math.max(now, room.pushedAt + PUSH_MS)
    room.timer = setTimeout(() => {
      // From when it was due: a timer that fires late must not make the next one later still.
      room.pushedAt = due
      room.timer = null
      engine
        .quiet(room.reviewId, (live) => push(panelId, room, live))
        .catch((error: unknown) => {
          if (!closed) app.log.error({ fault: traceOf(error) }, 'a push failed')
        })
    }, due - now)
  }

  function push(panelId: string, room: Room, live: ReviewLive | null): void {
    const state = live?.panels.get(panelId)
    if (!live || !state) {
      for (const id of [...room.people.keys()]) dismiss(panelId, id, problem('not_found'))
      return
    }
    if (room.doubt) {
      room.doubt = false
      for (const [id, { actor, place }] of [...room.people]) {
        const now = placeOf(actor, live, state)
        if (!isPlace(now)) dismiss(panelId, id, now)
        else if (now.audience !== place.audience) dismiss(panelId, id, problem('stale'))
      }
    }
    for (const part of room.parts.values()) {
      const delta = advance(part, state, room.presence)
      if (delta) app.io.to(part.key).emit('live:delta', delta)
    }
  }

  /** Takes a socket out of a panel and says why; `stale` means: join again, your role has changed. */
  function dismiss(panelId: string, socketId: string, why: Problem): void {
    const person = rooms.get(panelId)?.people.get(socketId)
    person?.socket.emit('live:gone', { panelId, problem: why })
    leave(panelId, socketId)
  }

  async function join(socket: LiveSocket, panelId: string, answer: Answer) {
    const checked = await app.sessions.check(socket.data.sessionId, true)
    if (!checked.held || checked.problem)
      return answer({ ok: false, problem: checked.problem ?? problem('auth.required') })
    const { actor } = checked.held
    const found = mayAsk(actor, 'live.watch')
    if (found) return answer({ ok: false, problem: found })
    const reviewId = await engine.reviewOf(panelId)
    if (reviewId === null) return answer({ ok: false, problem: problem('not_found') })
    await engine.quiet(reviewId, (live) => {
      const state = live?.panels.get(panelId)
      const place = live && state ? placeOf(actor, live, state) : problem('not_found')
      if (!live || !state || !isPlace(place))
        return answer({ ok: false, problem: isPlace(place) ? problem('not_found') : place })
      if (!socket.connected) return
      const room = roomOf(reviewId, panelId)
      leave(panelId, socket.id)
      room.people.set(socket.id, { socket, actor, place })
      appear(panelId, room, place.seatId)
      const parts = [partOf(room, audienceKey(panelId, place.audience), { audience: place.audience })]
      if (place.seatId) parts.push(partOf(room, seatKey(place.seatId), { seatId: place.seatId }))
      void socket.join(parts.map(({ key }) => key))
      answer({ ok: true, value: parts.map(snapshotOf) })

      function partOf(here: Room, key: string, of: Part['of']): Part {
        const known = here.parts.get(key)
        if (!known) {
          const made = openPart(key, of, state!, here.presence)
          here.parts.set(key, made)
          return made
        }
        // Those already there hear first what the newcomer's snapshot holds.
        const delta = isDirty(known) ? advance(known, state!, here.presence) : null
        if (delta) app.io.to(key).emit('live:delta', delta)
        return known
      }
    })
  }

  function leave(panelId: string, socketId: string): void {
    const room = rooms.get(panelId)
    const person = room?.people.get(socketId)
    if (!room || !person) return
    room.people.delete(socketId)
    const { audience, seatId } = person.place
    const others = [...room.people.values()]
    const keys: [string, boolean][] = [
      [audienceKey(panelId, audience), others.some(({ place }) => place.audience === audience)],
    ]
    if (seatId) keys.push([seatKey(seatId), others.some(({ place }) => place.seatId === seatId)])
    for (const [key, used] of keys) {
      void person.socket.leave(key)
      if (!used) room.parts.delete(key)
    }
    if (seatId && !others.some(({ place }) => place.seatId === seatId)) {
      room.presence[seatId] = { online: false, since: +app.clock() }
      seen(panelId, room, seatId)
    }
  }

  function appear(panelId: string, room: Room, seatId: string | null): void {
    if (!seatId || room.presence[seatId]?.online) return
    room.presence[seatId] = { online: true, since: +app.clock() }
    seen(panelId, room, seatId)
  }

  function seen(panelId: string, room: Room, seatId: string): void {
    for (const part of room.parts.values()) if ('audience' in part.of) soil(part, [`seat:${seatId}`])
    schedule(panelId, room)
    tellStaff(room.reviewId)
  }

  function tellStaff(reviewId: string): void {
    if (closed || staffTimers.has(reviewId)) return
    const timer = setTimeout(() => {
      staffTimers.delete(reviewId)
      engine
        .quiet(reviewId, (live) => {
          if (live) app.io.to(staffRooms(live.orgPath)).emit('supervision:changed', { reviewId })
        })
        .catch((error: unknown) => {
          if (!closed) app.log.error({ fault: traceOf(error) }, 'a push failed')
        })
    }, STAFF_MS)
    timer.unref()
    staffTimers.set(reviewId, timer)
  }

  return {
    attach(socket) {
      const held = app.sessions.peek(socket.data.sessionId)?.held
      if (held?.actor.kind === 'staff' && held.actor.orgPath && !mayAsk(held.actor, 'review.supervise'))
        void socket.join(staffRooms(held.actor.orgPath).slice(-1))
      socket.on('live:join', (input: unknown, answer: unknown) => {
        if (typeof answer !== 'function') return
        const reply = answer as Answer
        const panelId = panelIdIn(input)
        if (panelId === null)
          return reply({ ok: false, problem: problem('input.invalid', { where: 'panelId' }) })
        join(socket, panelId, reply).catch((error: unknown) => {
          app.log.error({ fault: traceOf(error) }, 'a join failed')
          reply({ ok: false, problem: problemOf(error) })
        })
      })
      socket.on('live:leave', (input: unknown) => {
        const panelId = panelIdIn(input)
        if (panelId !== null) leave(panelId, socket.id)
      })
      socket.on('disconnect', () => {
        for (const [panelId, room] of rooms) if (room.people.has(socket.id)) leave(panelId, socket.id)
      })
    },
    touch(reviewId, panelId, { audience, own }) {
      tellStaff(reviewId)
      const room = rooms.get(panelId)
      if (!room) return
      if (audience === 'all') room.doubt = true
      for (const part of room.parts.values()) {
        if ('audience' in part.of) soil(part, audience)
        else {
          const keys = own === 'all' ? own : own[part.of.seatId]
          if (keys) soil(part, keys)
        }
      }
      schedule(panelId, room)
    },
    presence: (panelId) => rooms.get(panelId)?.presence ?? {},
    close() {
      closed = true
      for (const { timer } of rooms.values()) if (timer) clearTimeout(timer)
      for (const timer of staffTimers.values()) clearTimeout(timer)
    },
  }
}

/** A panel's id as a client sends it, or null. */
const panelIdIn = (input: unknown): string | null =>
  typeof input === 'string' && /^[^\0]{1,64}$/.test(input) ? input : null
