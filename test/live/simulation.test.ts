import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { contextOf } from '../../server/demo/act.ts'
import { openDraftBox } from '../../server/live/draft-box.ts'
import { liveLock, loadReview } from '../../server/live/live.store.ts'
import { liveOf } from '../../server/live/live.ts'
import { audienceView } from '../../shared/live/audience-view.ts'
import { isProblem } from '../../shared/live/decide.ts'
import { decideOffice } from '../../shared/live/decide-office.ts'
import { MODE_KEYS } from '../../shared/live/modes.ts'
import { ownView } from '../../shared/live/own-view.ts'
import type { LiveState } from '../../shared/live/state.ts'
import type { Audience } from '../../shared/live/view.ts'
import { Refusal } from '../../shared/problem.ts'
import { staffActor } from '../staff-actor.ts'
import { moveOf } from './history.ts'
import { openReviewWorld, type ReviewWorld, settled, type Watcher, watch } from './review-world.ts'
import { anEnv } from './states.ts'

let world: ReviewWorld | null = null
afterEach(async () => {
  await world?.close()
  world = null
})

interface Seat {
  watcher: Watcher
  panelId: string
  seatId: string
}

async function connect(here: ReviewWorld, panelId: string, n: number): Promise<Seat> {
  const person = await here.at(panelId, n)
  const watcher = await watch(person, panelId)
  await watcher.join()
  return { watcher, panelId, seatId: person.seatId }
}

/** Empty records are the same as none. */
function plain(state: LiveState): unknown {
  const filled = (map: object) =>
    Object.fromEntries(Object.entries(map).filter(([, value]) => Object.keys(value ?? {}).length > 0))
  const { drafts, recusals, opened, leads, opinions, questions, scores, ...rest } = state
  return {
    ...rest,
    ...Object.fromEntries(
      Object.entries({ drafts, recusals, opened, leads, opinions, questions, scores }).map(([key, map]) => [
        key,
        filled(map),
      ]),
    ),
  }
}

async function reloaded(here: ReviewWorld): Promise<Map<string, LiveState>> {
  const box = openDraftBox(here.app.secret.derive)
  return (await loadReview(here.app.db.read, box, here.reviewId))!.panels
}

/** Every object with a choice in what this person was ever sent, with the record it stood in. */
function choicesIn(frames: unknown[]): { part: string; record: string }[] {
  const found: { part: string; record: string }[] = []
  const look = (value: unknown, part: string, record: string): void => {
    if (typeof value !== 'object' || value === null) return
    if ('choice' in value && value.choice !== null) found.push({ part, record })
    for (const [key, inner] of Object.entries(value)) look(inner, part, record || key)
  }
  for (const frame of frames) {
    const { value } = frame as { value?: unknown }
    const parts = Array.isArray(value) ? value : [frame]
    for (const { part, view, put } of parts) look(view ?? put, part ?? '', '')
  }
  return found
}

describe('a running server, through random meetings', () => {
  it('R-1.3.2 gives everybody a fresh view by snapshot and deltas, sends no choice of another, and stores what it remembers', async () => {
    const reached = new Set<string>()
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...MODE_KEYS),
        fc.boolean(),
        fc.array(fc.nat(), { minLength: 150, maxLength: 260 }),
        async (mode, named, numbers) => {
          await world?.close()
          world = await openReviewWorld({
            mode,
            groups: [
              { seats: 3, candidates: 2 },
              { seats: 3, candidates: 1 },
            ],
            committee: 3,
            rules: { requireOpened: false, groupBallots: named ? 'named' : 'anonymous' },
          })
          await meet(world, numbers, reached)
        },
      ),
      { numRuns: 6, endOnFailure: true },
    )
    for (const state of ['open', 'submitted', 'decided']) expect(reached).toContain(state)
  }, 120_000)
})

async function meet(here: ReviewWorld, numbers: number[], reached: Set<string>): Promise<void> {
  const { engine } = liveOf(here.app)
  const panels = [...here.groups, here.committee]
  const seats: Seat[] = []
  for (const panelId of panels) for (const n of [0, 1, 2]) seats.push(await connect(here, panelId, n))
  const others = new Map<Audience, { watcher: Watcher; panelId: string }>()
  for (const [audience, person] of [
    ['supervisor', here.staff],
    ['screen', here.screen],
    ['reporter', here.reporter],
  ] as const) {
    const watcher = await watch(person, here.committee)
    await watcher.join()
    others.set(audience, { watcher, panelId: here.committee })
  }
  for (const n of numbers) {
    const panelId = panels[n % panels.length]!
    const state = (await engine.state(panelId))!
    reached.add(state.round.state)
    const move = moveOf(state, n)
    if (n % 29 === 0) await drop(here, seats[n % seats.length]!)
    if (move.as === 'office') {
      // A refused unit of the office makes memory read all anew, which would hide what it forgot.
      if (isProblem(decideOffice(state, move.command, anEnv()))) continue
      await here.app.db
        .write(liveLock(here.reviewId), (tx) =>
          engine.office(
            contextOf(here.app, staffActor({ accountId: here.staff.id })),
            tx,
            panelId,
            move.command,
          ),
        )
        .catch(onlyRefusal)
    } else {
      const seat = seats.find((each) => each.seatId === move.seatId)!
      const { name, ...rest } = move.command
      await seat.watcher.socket.call(`live.${name}`, { panelId, commandId: randomUUID(), ...rest })
    }
  }
  await settled()
  for (const seat of seats) await joinAgainIfTold(seat.watcher)
  await settled()
  const store = await reloaded(here)
  for (const panelId of panels)
    expect(plain((await engine.state(panelId))!)).toEqual(plain(store.get(panelId)!))
  const { hub } = liveOf(here.app)
  for (const { watcher, panelId, seatId } of seats) {
    const state = store.get(panelId)!
    const audience = state.seats[seatId]!.role === 'leader' ? 'leader' : 'member'
    expect(watcher.gaps).toBe(0)
    expect(watcher.view()).toEqual({
      ...audienceView(state, audience, hub.presence(panelId)),
      ...ownView(state, seatId),
    })
    for (const { part, record } of choicesIn(watcher.frames))
      if (part !== `seat:${seatId}`) {
        // Only a leader of a group sees ballots, and only beside the outcome they made.
        expect(record).toMatch(/^outcome:/)
        expect(part).toBe(`panel:${panelId}:leader`)
        expect(state.panel.kind).toBe('group')
      }
  }
  for (const [audience, { watcher, panelId }] of others) {
    expect(watcher.view()).toEqual(audienceView(store.get(panelId)!, audience, hub.presence(panelId)))
    expect(choicesIn(watcher.frames)).toEqual([])
  }
}

const onlyRefusal = (error: unknown) => {
  if (!(error instanceof Refusal)) throw error
}

/** The line goes and comes back: the tablet joins again. */
async function drop(here: ReviewWorld, seat: Seat): Promise<void> {
  seat.watcher.socket.raw.disconnect()
  const n = [0, 1, 2].find((at) => here.seatId(seat.panelId, at) === seat.seatId)!
  const frames = seat.watcher.frames
  const again = await connect(here, seat.panelId, n)
  again.watcher.frames.unshift(...frames)
  seat.watcher = again.watcher
}

async function joinAgainIfTold(watcher: Watcher): Promise<void> {
  if (watcher.gone.length === 0) return
  watcher.gone.length = 0
  watcher.gaps = 0
  await watcher.join()
}
