import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import {
  attendance,
  ballots,
  draftKeys,
  drafts,
  leads,
  openings,
  opinions,
  outcomes,
  questions,
  rounds,
  scores,
} from '../../db/schema/live.ts'
import type { Ballot, Change } from '../../shared/live/change.ts'
import type { LiveState, Round } from '../../shared/live/state.ts'
import { inChunks } from '../chunks.ts'
import type { Store } from './persist.ts'

/** A round whose scope still follows the groups is stored without one. */
export async function insertRound(tx: Tx, panelId: string, round: Round): Promise<void> {
  const { follows, scope, ...row } = round
  await tx.insert(rounds).values({ ...row, panelId, scope: follows ? null : scope })
}

/** The round's draft key comes into being with its first need. */
export async function addKey(tx: Tx, roundId: string, store: Store): Promise<string> {
  const salt = store.box.newSalt()
  await tx.insert(draftKeys).values({ roundId, salt })
  store.salts.set(roundId, salt)
  return salt
}

/** Erases every draft of a round and the salt of its key: afterwards no copy of a row can be opened. */
export async function closeDrafts(tx: Tx, roundId: string, store: Store): Promise<void> {
  await tx.delete(drafts).where(eq(drafts.roundId, roundId))
  await tx.delete(draftKeys).where(eq(draftKeys.roundId, roundId))
  const salt = store.salts.get(roundId)
  store.salts.delete(roundId)
  if (salt) tx.afterCommit(() => store.box.forget(salt))
}

/** The count: ballots in the order of their random ids, outcomes, and in the same act the drafts' end. */
export async function sealRound(
  tx: Tx,
  { round }: LiveState,
  change: Extract<Change, { type: 'sealed' }>,
  store: Store,
): Promise<void> {
  const roundId = round.id
  await inChunks(change.ballots, (some) =>
    tx.insert(ballots).values(some.map((ballot) => ({ ...ballot, roundId }))),
  )
  await inChunks(Object.entries(change.outcomes), (some) =>
    tx.insert(outcomes).values(some.map(([candidateId, outcome]) => ({ roundId, candidateId, ...outcome }))),
  )
  await tx
    .update(rounds)
    .set({ sealedAt: change.at, seal: ballotSeal(change.ballots) })
    .where(eq(rounds.id, roundId))
  await closeDrafts(tx, roundId, store)
}

/** SHA-256, hex, over the ballots sorted by id, one a line: `id candidate choice`, in a named group also the seat. */
export function ballotSeal(list: readonly Ballot[]): string {
  const lines = [...list]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, candidateId, choice, seatId }) => [id, candidateId, choice, seatId].filter(Boolean).join(' '))
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

/** What was prepared in the old round is carried into the new: attendance, leads, opinions, questions, scores, files opened. */
export async function copyRound(tx: Tx, from: string, to: string): Promise<void> {
  const present = await tx.select().from(attendance).where(eq(attendance.roundId, from))
  await inChunks(present, (some) =>
    tx.insert(attendance).values(some.map((row) => ({ ...row, roundId: to, counted: null }))),
  )
  for (const kept of [leads, opinions, questions, scores, openings] as const) {
    const rows = await tx
      .select()
      .from(kept as typeof leads)
      .where(eq(kept.roundId, from))
    await inChunks(rows, (some) =>
      tx.insert(kept as typeof leads).values(some.map((row) => ({ ...row, roundId: to }))),
    )
  }
}
