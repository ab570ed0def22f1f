import { randomInt } from 'node:crypto'
import type { Db } from '../../db/open.ts'
import type { Tx } from '../../db/query.ts'
import { apply, type Change } from '../../shared/live/change.ts'
import { decideSeat, type Env, isProblem, type SeatCommand, type Verdict } from '../../shared/live/decide.ts'
import { decideLeader, type LeaderCommand } from '../../shared/live/decide-leader.ts'
import { decideOffice, type OfficeCommand } from '../../shared/live/decide-office.ts'
import { derive } from '../../shared/live/derive.ts'
import type { LiveState } from '../../shared/live/state.ts'
import { Refusal, refuse } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { randomId } from '../ids.ts'
import { once } from '../once.ts'
import type { DraftBox } from './draft-box.ts'
import { entryOf } from './live.audit.ts'
import { liveLock, loadReview, type ReviewLive, reviewOf } from './live.store.ts'
import { mirror } from './mirror.ts'
import { newReceipt, persist } from './persist.ts'
import { ALL, type Touch, touchOf } from './touch.ts'

export type Answer = Record<string, unknown>

/** Who is told of a saved change. */
export type OnTouch = (reviewId: string, panelId: string, touch: Touch) => void

export interface Engine {
  /** A seat's or leader's own command, once for its id, saved before it is answered. */
  run(ctx: Ctx, operation: string, panelId: string, commandId: string, command: SeatOrLeader): Promise<Answer>
  /** What the office does to one panel, inside the caller's unit of work under `liveLock`. */
  office(ctx: Ctx, tx: Tx, panelId: string, command: OfficeCommand): Promise<void>
  /** Saves decided changes of one panel, inside the caller's unit of work under `liveLock`. */
  commit(ctx: Ctx, tx: Tx, live: ReviewLive, state: LiveState, changes: Change[]): Promise<void>
  /** All panels of a review, inside a unit of work under `liveLock`; null when it has no rounds. */
  inUnit(tx: Tx, reviewId: string): Promise<ReviewLive | null>
  /** All panels as committed, for `work` alone: nothing is between its change and its commit meanwhile. */
  quiet<T>(reviewId: string, work: (live: ReviewLive | null) => T): Promise<T>
  reviewOf(panelId: string): Promise<string | null>
  /** One panel as committed. Not to be kept: it changes in place. */
  state(panelId: string): Promise<LiveState | null>
  /** To be called inside the unit that changes a review's own rows (status, window, reporter): memory is read anew. */
  changed(tx: Tx, reviewId: string): void
  /** Forgets a review; it is loaded again when next asked for. */
  drop(reviewId: string): void
}

export type SeatOrLeader = (
  | { as: 'seat'; command: SeatCommand }
  | { as: 'leader'; command: LeaderCommand }
) & {
  /** The round it was meant for. */
  roundNo?: number
}

/** Changes another panel of the review may feel. */
const FELT: ReadonlySet<Change['type']> = new Set([
  'signed_in',
  'absent',
  'returned',
  'recused',
  'unrecused',
  'scored',
  'moved',
  'outcomes',
  'next_round',
  'lots',
  'withdrawn',
])

export const envOf = (ctx: Pick<Ctx, 'now'>): Env => ({
  now: +ctx.now,
  token: randomId,
  receipt: newReceipt,
  shuffle: shuffled,
})

/** Fisher–Yates with the system's secure randomness. */
function shuffled<T>(list: readonly T[]): T[] {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = randomInt(i + 1)
    ;[out[i], out[j]] = [out[j]!, out[i]!]
  }
  return out
}

export function openEngine(db: Db, box: DraftBox, onTouch: OnTouch, onSealed: () => void): Engine {
  const reviews = new Map<string, ReviewLive>()
  const owners = new Map<string, string>()

  const drop = (reviewId: string) => void reviews.delete(reviewId)

  async function ownerOf(panelId: string): Promise<string | null> {
    const known = owners.get(panelId)
    if (known) return known
    const found = await reviewOf(db.read, panelId)
    if (found) owners.set(panelId, found)
    return found
  }

  async function inUnit(tx: Tx, reviewId: string): Promise<ReviewLive | null> {
    const known = reviews.get(reviewId)
    if (known) return known
    const loaded = await loadReview(tx, box, reviewId)
    if (loaded) reviews.set(reviewId, loaded)
    return loaded
  }

  /** Changes go to the rows, then to memory; a failed unit makes memory forget the review. */
  async function commit(
    ctx: Ctx,
    tx: Tx,
    live: ReviewLive,
    state: LiveState,
    changes: Change[],
  ): Promise<void> {
    if (changes.length === 0) return
    const { reviewId } = live
    const panelId = state.panel.id
    tx.onRollback(() => drop(reviewId))
    const store = { box, salts: live.salts }
    const others = [...live.panels.values()].filter((other) => other !== state)
    const touches: [string, Touch][] = []
    for (const change of changes) {
      const entry = entryOf(state, change)
      if (entry) {
        const { action, ...rest } = entry
        await log(tx, ctx, action, `panel:${panelId}`, { ...rest, reviewId })
      }
      await persist(tx, state, change, store)
      touches.push([panelId, touchOf(state, change)])
      for (const other of mirror(state, change, others)) touches.push([other.panel.id, ALL])
      apply(state, change)
      if (change.type === 'moved' && change.to === 'paused') live.pausedAt.set(panelId, change.at)
    }
    if (changes.some(({ type }) => FELT.has(type)))
      for (const id of derive([...live.panels.values()])) touches.push([id, ALL])
    const sealed = changes.some(({ type }) => type === 'sealed')
    tx.afterCommit(() => {
      for (const [id, touch] of touches) onTouch(reviewId, id, touch)
      if (sealed) onSealed()
    })
  }

  async function open(tx: Tx, panelId: string): Promise<{ live: ReviewLive; state: LiveState }> {
    const reviewId = owners.get(panelId)
    const live = reviewId === undefined ? null : await inUnit(tx, reviewId)
    const state = live?.panels.get(panelId)
    return live && state ? { live, state } : refuse('not_found')
  }

  async function quiet<T>(reviewId: string, work: (live: ReviewLive | null) => T): Promise<T> {
    return db.quiet(liveLock(reviewId), () => {
      const known = reviews.get(reviewId)
      // At once when it is known: a thousand clients coming back must not take turns for nothing.
      return known ? work(known) : loadQuietly(reviewId).then(work)
    })
  }

  async function loadQuietly(reviewId: string): Promise<ReviewLive | null> {
    const loaded = await loadReview(db.read, box, reviewId)
    if (loaded && !reviews.has(reviewId)) reviews.set(reviewId, loaded)
    return reviews.get(reviewId) ?? null
  }

  return {
    async run(ctx, operation, panelId, commandId, { as, command, roundNo }) {
      const reviewId = (await ownerOf(panelId)) ?? refuse('not_found')
      if (ctx.actor?.reviewId !== reviewId) refuse('not_found')
      let stored: Answer | null = null
      const kept = await db.write(liveLock(reviewId), (tx) =>
        once(ctx, tx, commandId, operation, async () => {
          const { live, state } = await open(tx, panelId)
          if (state.review.status !== 'approved') refuse('auth.reported')
          const seatId = seatOf(state, ctx.actor?.expertId) ?? refuse('live.not_a_seat')
          if (roundNo !== undefined && roundNo !== state.round.no) refuse('live.round_changed')
          const env = envOf(ctx)
          const { changes, answer } = settle(
            as === 'seat'
              ? decideSeat(state, seatId, command, env)
              : decideLeader(state, seatId, command, env),
          )
          await commit(ctx, tx, live, state, changes)
          stored = { at: env.now, ...answer }
          return withoutChoice(stored)
        }),
      )
      return stored ?? kept
    },
    async office(ctx, tx, panelId, command) {
      await ownerOfIn(tx, panelId)
      tx.onRollback(() => drop(owners.get(panelId) ?? ''))
      const { live, state } = await open(tx, panelId)
      await commit(ctx, tx, live, state, settle(decideOffice(state, command, envOf(ctx))).changes)
    },
    commit,
    inUnit(tx, reviewId) {
      // The caller's unit may have changed rows before it asks: what was read from them goes with it.
      tx.onRollback(() => drop(reviewId))
      return inUnit(tx, reviewId)
    },
    quiet,
    reviewOf: ownerOf,
    async state(panelId) {
      const reviewId = await ownerOf(panelId)
      return reviewId === null ? null : quiet(reviewId, (live) => live?.panels.get(panelId) ?? null)
    },
    changed(tx, reviewId) {
      drop(reviewId)
      tx.onRollback(() => drop(reviewId))
      tx.afterCommit(() => {
        drop(reviewId)
        for (const [panelId, owner] of owners) if (owner === reviewId) onTouch(reviewId, panelId, ALL)
      })
    },
    drop,
  }

  async function ownerOfIn(tx: Tx, panelId: string): Promise<void> {
    if (owners.has(panelId)) return
    const found = await reviewOf(tx, panelId)
    if (found) owners.set(panelId, found)
  }
}

/** The kept answer of a draft says that it was done, not what: the choice must not stand beside an account's id. */
function withoutChoice({ choice: _choice, ...answer }: Answer): Answer {
  return answer
}

function settle(verdict: Verdict): Exclude<Verdict, { code: unknown }> {
  if (isProblem(verdict)) throw new Refusal(verdict)
  return verdict
}

const seatsByExpert = new WeakMap<LiveState, Map<string, string>>()

/** The seat of an expert in a panel, or null. Seats never change while a review runs. */
export function seatOf(state: LiveState, expertId: string | null | undefined): string | null {
  if (!expertId) return null
  let known = seatsByExpert.get(state)
  if (!known) {
    known = new Map(Object.values(state.seats).map((seat) => [seat.expertId, seat.id]))
    seatsByExpert.set(state, known)
  }
  return known.get(expertId) ?? null
}
