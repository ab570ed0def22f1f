import { randomBytes } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { type Query, statement, type Tx } from '../../db/query.ts'
import {
  attendance,
  drafts,
  leads,
  openings,
  opinions,
  outcomes,
  participation,
  questions,
  recusals,
  rounds,
  scores,
} from '../../db/schema/live.ts'
import { candidates, panels, seats } from '../../db/schema/review.ts'
import type { Change } from '../../shared/live/change.ts'
import type { LiveState, Outcome } from '../../shared/live/state.ts'
import type { DraftBox } from './draft-box.ts'
import { addKey, closeDrafts, copyRound, insertRound, sealRound } from './round.persist.ts'

const place = { roundId: sql.placeholder('roundId'), seatId: sql.placeholder('seatId') }
const onCandidate = { ...place, candidateId: sql.placeholder('candidateId') }
const keepDraft = statement('live_keep_draft', (q: Query) =>
  q
    .insert(drafts)
    .values({ ...onCandidate, sealed: sql.placeholder('sealed') })
    .onConflictDoUpdate({
      target: [drafts.roundId, drafts.seatId, drafts.candidateId],
      set: { sealed: sql`excluded.sealed` },
    }),
)
const keepSubmit = statement('live_keep_submit', (q: Query) =>
  q
    .insert(participation)
    .values({ ...place, submittedAt: sql.placeholder('at'), receipt: sql.placeholder('receipt') }),
)
const keepOpening = statement('live_keep_opening', (q: Query) =>
  q
    .insert(openings)
    .values({ ...onCandidate, at: sql.placeholder('at') })
    .onConflictDoNothing(),
)

/** What persisting needs besides the state: where drafts are sealed, and the salts of the running rounds. */
export interface Store {
  box: DraftBox
  salts: Map<string, string>
}

/**
 * Writes one change of a panel, before `apply` makes it in memory. `state` is the panel as it was before this
 * change. Store and memory must agree afterwards: a test reloads and compares.
 */
export async function persist(tx: Tx, state: LiveState, change: Change, store: Store): Promise<void> {
  const roundId = state.round.id
  switch (change.type) {
    case 'drafted': {
      const salt = store.salts.get(roundId) ?? (await addKey(tx, roundId, store))
      const { seatId } = change
      for (const [candidateId, choice] of Object.entries(change.choices)) {
        const at = { roundId, seatId, candidateId }
        await keepDraft(tx, { ...at, sealed: store.box.seal(salt, at, choice) })
      }
      return
    }
    case 'submitted':
      await keepSubmit(tx, { roundId, seatId: change.seatId, at: change.at, receipt: change.receipt })
      return
    case 'opened':
      await keepOpening(tx, { roundId, ...change })
      return
    case 'signed_in':
      return attend(tx, roundId, change.seatId, {
        signedInAt: change.at,
        absentAt: null,
        absentReason: null,
      })
    case 'absent':
      return attend(tx, roundId, change.seatId, { absentAt: change.at, absentReason: change.reason })
    case 'returned':
      return attend(tx, roundId, change.seatId, { absentAt: null, absentReason: null })
    case 'recused': {
      const { by, reason, at, candidateId } = change
      const { expertId } = state.seats[change.seatId]!
      await tx
        .insert(recusals)
        .values({ reviewId: state.review.id, expertId, candidateId, by, reason, at })
        .onConflictDoNothing()
      return dropDrafts(tx, candidateId, expertId)
    }
    case 'unrecused':
      await tx
        .delete(recusals)
        .where(
          and(
            eq(recusals.expertId, state.seats[change.seatId]!.expertId),
            eq(recusals.candidateId, change.candidateId),
          ),
        )
      return
    case 'scored': {
      const { seatId, candidateId, score } = change
      await tx
        .insert(scores)
        .values({ roundId, seatId, candidateId, ...score })
        .onConflictDoUpdate({ target: [scores.roundId, scores.seatId, scores.candidateId], set: score })
      return
    }
    case 'opined': {
      const { seatId, candidateId, text, at } = change
      await tx
        .insert(opinions)
        .values({ roundId, seatId, candidateId, text, at })
        .onConflictDoUpdate({
          target: [opinions.roundId, opinions.candidateId, opinions.seatId],
          set: { text, at },
        })
      return
    }
    case 'questioned': {
      const { seatId, candidateId, list, at } = change
      await tx
        .insert(questions)
        .values({ roundId, seatId, candidateId, list, at })
        .onConflictDoUpdate({
          target: [questions.roundId, questions.candidateId, questions.seatId],
          set: { list, at },
        })
      return
    }
    case 'assigned':
      for (const [candidateId, seatIds] of Object.entries(change.leads)) {
        await tx.delete(leads).where(and(eq(leads.roundId, roundId), eq(leads.candidateId, candidateId)))
        if (seatIds.length)
          await tx.insert(leads).values(seatIds.map((seatId) => ({ roundId, candidateId, seatId })))
      }
      return
    case 'moved':
      return move(tx, state, change, store)
    case 'sealed':
      return sealRound(tx, state, change, store)
    case 'outcomes':
      for (const [candidateId, outcome] of Object.entries(change.outcomes))
        await keepOutcome(tx, roundId, candidateId, outcome)
      return
    case 'next_round':
      await insertRound(tx, state.panel.id, change.round)
      await copyRound(tx, roundId, change.round.id)
      await tx.update(panels).set({ released: false }).where(eq(panels.id, state.panel.id))
      if (change.round.state === 'drafting') await addKey(tx, change.round.id, store)
      return
    case 'lots':
      for (const [id, lot] of Object.entries(change.lots))
        await tx.update(candidates).set({ lot }).where(eq(candidates.id, id))
      return
    case 'shown':
      await tx
        .update(panels)
        .set({ screen: change.show, released: change.released })
        .where(eq(panels.id, state.panel.id))
      return
    case 'role':
      await tx.update(seats).set({ role: change.role }).where(eq(seats.id, change.seatId))
      return
    case 'withdrawn':
      await tx
        .update(candidates)
        .set({ withdrawn: change.reason })
        .where(eq(candidates.id, change.candidateId))
      await tx.delete(drafts).where(eq(drafts.candidateId, change.candidateId))
  }
}

type Attendance = Partial<typeof attendance.$inferInsert>

async function attend(tx: Tx, roundId: string, seatId: string, set: Attendance): Promise<void> {
  await tx
    .insert(attendance)
    .values({ roundId, seatId, ...set })
    .onConflictDoUpdate({ target: [attendance.roundId, attendance.seatId], set })
}

async function keepOutcome(tx: Tx, roundId: string, candidateId: string, outcome: Outcome): Promise<void> {
  await tx
    .insert(outcomes)
    .values({ roundId, candidateId, ...outcome })
    .onConflictDoUpdate({ target: [outcomes.roundId, outcomes.candidateId], set: outcome })
}

/** A recusal destroys the person's drafts on that candidate, in the group and in the committee. */
async function dropDrafts(tx: Tx, candidateId: string, expertId: string): Promise<void> {
  const own = await tx.select({ id: seats.id }).from(seats).where(eq(seats.expertId, expertId))
  for (const { id } of own)
    await tx.delete(drafts).where(and(eq(drafts.candidateId, candidateId), eq(drafts.seatId, id)))
}

async function move(
  tx: Tx,
  { round, seats: all }: LiveState,
  { to, at, counted }: Extract<Change, { type: 'moved' }>,
  store: Store,
): Promise<void> {
  await tx
    .update(rounds)
    .set({
      state: to,
      ...(to === 'drafting' && { startedAt: round.startedAt ?? at, scope: round.scope }),
      ...(to === 'open' && { openedAt: round.openedAt ?? at }),
      ...((to === 'decided' || to === 'void') && { decidedAt: at }),
    })
    .where(eq(rounds.id, round.id))
  if (to === 'drafting' && !store.salts.has(round.id)) await addKey(tx, round.id, store)
  if (to === 'void') await closeDrafts(tx, round.id, store)
  if (counted)
    for (const id of Object.keys(all)) await attend(tx, round.id, id, { counted: counted.includes(id) })
}

/** Receipt number for people: twelve signs without look-alikes, in three groups; no time in it. */
export function newReceipt(): string {
  const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const text = [...randomBytes(12)].map((byte) => signs[byte % 32]).join('')
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`
}
