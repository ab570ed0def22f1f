import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { attendance } from '../../db/schema/live.ts'
import { panels, seats } from '../../db/schema/review.ts'
import { isProblem } from '../../shared/live/decide.ts'
import { decideOffice, type OfficeCommand } from '../../shared/live/decide-office.ts'
import type { LiveState, Round, SeatRole } from '../../shared/live/state.ts'
import { Refusal, refuse } from '../../shared/problem.ts'
import { inChunks } from '../chunks.ts'
import type { Ctx } from '../ctx.ts'
import { randomId } from '../ids.ts'
import { envOf, seatOf } from './engine.ts'
import type { ReviewLive } from './live.store.ts'
import { liveOf } from './live.ts'
import { insertRound } from './round.persist.ts'

/**
 * What the office does to the panels of an approved review. Every function runs inside the caller's unit of work
 * under `liveLock(reviewId)`, writes the rows, the log and memory, and tells the clients after the commit.
 */

/** The first round of every panel of a review whose scheme has just been approved: sign-in begins. */
export async function openFirstRounds(tx: Tx, reviewId: string): Promise<void> {
  const own = await tx.select({ id: panels.id }).from(panels).where(eq(panels.reviewId, reviewId))
  for (const { id: panelId } of own) {
    const roundId = randomId()
    await insertRound(tx, panelId, firstRound(roundId))
    const sitting = await tx.select({ id: seats.id }).from(seats).where(eq(seats.panelId, panelId))
    await inChunks(sitting, (some) =>
      tx.insert(attendance).values(some.map(({ id }) => ({ roundId, seatId: id }))),
    )
  }
}

const firstRound = (id: string): Round => ({
  id,
  no: 1,
  state: 'preparing',
  reason: null,
  kind: 'first',
  scope: [],
  follows: true,
  startedAt: null,
  openedAt: null,
  sealedAt: null,
  decidedAt: null,
})

async function running(ctx: Ctx, tx: Tx, reviewId: string): Promise<ReviewLive> {
  return (await liveOf(ctx.app).engine.inUnit(tx, reviewId)) ?? refuse('review.not_approved')
}

/** Decides the command in each of these panels; it is done where it may be, refused when it may be nowhere. */
async function whereAllowed(
  ctx: Ctx,
  tx: Tx,
  live: ReviewLive,
  panels: { state: LiveState; command: OfficeCommand }[],
): Promise<void> {
  const verdicts = panels.map(({ state, command }) => decideOffice(state, command, envOf(ctx)))
  const first = verdicts.findIndex((verdict) => !isProblem(verdict))
  const verdict = verdicts[first] ?? verdicts[0] ?? refuse('not_found')
  if (isProblem(verdict)) throw new Refusal(verdict)
  await liveOf(ctx.app).engine.commit(ctx, tx, live, panels[first]!.state, verdict.changes)
}

/** Panels in which the expert sits, those that know the candidate first. */
function seatsOf(live: ReviewLive, expertId: string, candidateId: string) {
  return [...live.panels.values()].flatMap((state) => {
    const seatId = seatOf(state, expertId)
    return seatId && state.candidates[candidateId] ? [{ state, seatId }] : []
  })
}

/** 回避 set by the office: holds in every panel of the review. */
export async function recuseExpert(
  ctx: Ctx,
  tx: Tx,
  reviewId: string,
  input: { expertId: string; candidateId: string; reason: string },
): Promise<void> {
  const live = await running(ctx, tx, reviewId)
  const { expertId, candidateId, reason } = input
  const known = seatsOf(live, expertId, candidateId)
  if (known.length > 0)
    return whereAllowed(
      ctx,
      tx,
      live,
      known.map(({ state, seatId }) => ({ state, command: { name: 'recuse', seatId, candidateId, reason } })),
    )
  // A member of the committee alone, before the candidate has reached it.
  const state = [...live.panels.values()].find((panel) => seatOf(panel, expertId)) ?? refuse('not_found')
  const seatId = seatOf(state, expertId) ?? refuse('not_found')
  await liveOf(ctx.app).engine.commit(ctx, tx, live, state, [
    { type: 'recused', seatId, candidateId, by: 'office', reason, at: +ctx.now },
  ])
}

export async function unrecuseExpert(
  ctx: Ctx,
  tx: Tx,
  reviewId: string,
  input: { expertId: string; candidateId: string },
): Promise<void> {
  const live = await running(ctx, tx, reviewId)
  const { expertId, candidateId } = input
  const known = seatsOf(live, expertId, candidateId)
  if (known.length > 0)
    return whereAllowed(
      ctx,
      tx,
      live,
      known.map(({ state, seatId }) => ({ state, command: { name: 'unrecuse', seatId, candidateId } })),
    )
  const state = [...live.panels.values()].find((panel) => seatOf(panel, expertId)) ?? refuse('not_found')
  const seatId = seatOf(state, expertId) ?? refuse('not_found')
  await liveOf(ctx.app).engine.commit(ctx, tx, live, state, [{ type: 'unrecused', seatId, candidateId }])
}

/** 终止: the candidate leaves the round that has not been sealed yet, and stays in the minutes. */
export async function withdrawCandidate(
  ctx: Ctx,
  tx: Tx,
  reviewId: string,
  input: { candidateId: string; reason: string },
): Promise<void> {
  const live = await running(ctx, tx, reviewId)
  const states = [...live.panels.values()].filter((state) => state.candidates[input.candidateId])
  await whereAllowed(
    ctx,
    tx,
    live,
    states.map((state) => ({ state, command: { name: 'withdraw', ...input } })),
  )
}

export async function setSeatRole(
  ctx: Ctx,
  tx: Tx,
  reviewId: string,
  input: { seatId: string; role: SeatRole },
): Promise<void> {
  const live = await running(ctx, tx, reviewId)
  const state = [...live.panels.values()].find(({ seats }) => seats[input.seatId]) ?? refuse('not_found')
  await liveOf(ctx.app).engine.office(ctx, tx, state.panel.id, { name: 'setRole', ...input })
}

/** A locked score is opened again for its author. */
export async function unlockScore(
  ctx: Ctx,
  tx: Tx,
  panelId: string,
  input: { seatId: string; candidateId: string },
): Promise<void> {
  await liveOf(ctx.app).engine.office(ctx, tx, panelId, { name: 'unlockScore', ...input })
}

export interface SendBack {
  target: 'committee' | 'group' | 'candidates'
  /** Groups to do again; none named means all. */
  panelIds: string[]
  candidateIds: string[]
  reason: string
}

/**
 * 退回 (M-5.10.2): opens the next round where it is asked for and keeps the old ones. A group that goes back takes the
 * committee with it, for the committee voted on that group's result.
 */
export async function sendBackPanels(ctx: Ctx, tx: Tx, reviewId: string, input: SendBack): Promise<void> {
  const live = await running(ctx, tx, reviewId)
  const { engine } = liveOf(ctx.app)
  const states = [...live.panels.values()]
  const committee = states.find(({ panel }) => panel.kind === 'committee')
  const send = (state: LiveState, candidateIds: string[] | null) =>
    engine.office(ctx, tx, state.panel.id, { name: 'sendBack', reason: input.reason, candidateIds })
  const sendCommittee = async () => {
    if (committee && !committee.round.follows) await send(committee, null)
  }
  if (input.target === 'committee') return committee ? send(committee, null) : refuse('not_found')
  if (input.target === 'group') {
    const groups = states.filter(
      ({ panel }) =>
        panel.kind === 'group' && (input.panelIds.length === 0 || input.panelIds.includes(panel.id)),
    )
    if (groups.length === 0) refuse('not_found')
    for (const group of groups) await send(group, null)
    return sendCommittee()
  }
  if (input.candidateIds.length === 0) refuse('not_found')
  if (committee?.round.state === 'decided') return send(committee, input.candidateIds)
  const groups = states.filter(({ panel }) => panel.kind === 'group')
  let sent = 0
  for (const group of groups) {
    const own = input.candidateIds.filter((id) => group.candidates[id])
    if (own.length === 0) continue
    await send(group, own)
    sent += own.length
  }
  if (sent === 0) refuse('not_found')
  await sendCommittee()
}
