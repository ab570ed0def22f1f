import { asc, eq, inArray } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import {
  attendance,
  ballots,
  draftKeys,
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
import type { LiveState, Outcome, PastRound } from '../../shared/live/state.ts'

type Rows<T extends { $inferSelect: unknown }> = T['$inferSelect'][]

/** The latest round of one panel with everything that hangs on it, and the outcomes of those before. */
export interface RoundRows {
  latest: typeof rounds.$inferSelect
  past: PastRound[]
  outcomes: Record<string, Outcome>
  attendance: Rows<typeof attendance>
  participation: Rows<typeof participation>
  drafts: Rows<typeof drafts>
  openings: Rows<typeof openings>
  leads: Rows<typeof leads>
  opinions: Rows<typeof opinions>
  questions: Rows<typeof questions>
  scores: Rows<typeof scores>
  ballots: Rows<typeof ballots>
  /** Of the whole review: a recusal is the expert's, in every panel. */
  recusals: Rows<typeof recusals>
}

/** Reads the rounds of all panels of a review at once: one query for each table, whatever the number of panels. */
export async function loadRounds(q: Read, reviewId: string, panelIds: string[]) {
  const all = await q
    .select()
    .from(rounds)
    .where(inArray(rounds.panelId, panelIds))
    .orderBy(asc(rounds.panelId), asc(rounds.no))
  const latest = new Map(all.map((round) => [round.panelId, round]))
  const ids = [...latest.values()].map(({ id }) => id)
  const outcomesOf = groupBy(
    all.length
      ? await q
          .select()
          .from(outcomes)
          .where(
            inArray(
              outcomes.roundId,
              all.map(({ id }) => id),
            ),
          )
      : [],
  )
  const of = async <R extends { roundId: string }>(read: (ids: string[]) => PromiseLike<R[]>) =>
    groupBy(ids.length ? await read(ids) : [])
  const found = {
    attendance: await of((at) => q.select().from(attendance).where(inArray(attendance.roundId, at))),
    participation: await of((at) => q.select().from(participation).where(inArray(participation.roundId, at))),
    drafts: await of((at) => q.select().from(drafts).where(inArray(drafts.roundId, at))),
    openings: await of((at) => q.select().from(openings).where(inArray(openings.roundId, at))),
    leads: await of((at) => q.select().from(leads).where(inArray(leads.roundId, at))),
    opinions: await of((at) => q.select().from(opinions).where(inArray(opinions.roundId, at))),
    questions: await of((at) => q.select().from(questions).where(inArray(questions.roundId, at))),
    scores: await of((at) => q.select().from(scores).where(inArray(scores.roundId, at))),
    ballots: await of((at) => q.select().from(ballots).where(inArray(ballots.roundId, at))),
  }
  const keys = await of((at) => q.select().from(draftKeys).where(inArray(draftKeys.roundId, at)))
  const recused = await q.select().from(recusals).where(eq(recusals.reviewId, reviewId))
  const byPanel = new Map<string, RoundRows>()
  for (const [panelId, round] of latest) {
    const at = <R>(rows: Map<string, R[]>): R[] => rows.get(round.id) ?? []
    byPanel.set(panelId, {
      latest: round,
      past: all
        .filter((past) => past.panelId === panelId && past.id !== round.id)
        .map((past) => ({
          no: past.no,
          kind: past.kind,
          state: past.state,
          reason: past.reason,
          decidedAt: past.decidedAt,
          outcomes: outcomeMap(outcomesOf.get(past.id)),
        })),
      outcomes: outcomeMap(outcomesOf.get(round.id)),
      attendance: at(found.attendance),
      participation: at(found.participation),
      drafts: at(found.drafts),
      openings: at(found.openings),
      leads: at(found.leads),
      opinions: at(found.opinions),
      questions: at(found.questions),
      scores: at(found.scores),
      ballots: at(found.ballots),
      recusals: recused,
    })
  }
  const salts = new Map([...keys].flatMap(([roundId, [key]]) => (key ? [[roundId, key.salt] as const] : [])))
  return { byPanel, salts }
}

/** Puts the rows of the latest round into a state that has its seats and candidates already. */
export function fillRound(state: LiveState, rows: RoundRows): void {
  if (state.round.follows) state.round.scope = Object.keys(state.candidates)
  for (const row of rows.attendance) {
    const seat = state.seats[row.seatId]
    if (!seat) continue
    seat.signedInAt = row.signedInAt
    seat.absent = row.absentAt === null ? null : { at: row.absentAt, reason: row.absentReason ?? '' }
    seat.counted = row.counted
  }
  for (const { seatId, submittedAt, receipt } of rows.participation)
    if (state.seats[seatId]) Object.assign(state.seats[seatId], { submittedAt, receipt })
  for (const { seatId, candidateId } of rows.openings) (state.opened[seatId] ??= {})[candidateId] = true
  const no = (seatId: string) => state.seats[seatId]?.no ?? 0
  for (const { candidateId, seatId } of rows.leads.sort((a, b) => no(a.seatId) - no(b.seatId)))
    (state.leads[candidateId] ??= []).push(seatId)
  for (const { candidateId, seatId, text, at } of rows.opinions)
    (state.opinions[candidateId] ??= {})[seatId] = { text, at }
  for (const { candidateId, seatId, list, at } of rows.questions)
    (state.questions[candidateId] ??= {})[seatId] = { list, at }
  for (const { seatId, candidateId, parts, total, submitted, at } of rows.scores)
    (state.scores[seatId] ??= {})[candidateId] = { parts, total, submitted, at }
  for (const { candidateId, choice, seatId } of rows.ballots.sort((a, b) => (a.id < b.id ? -1 : 1)))
    (state.ballots[candidateId] ??= []).push({ choice, seatId })
  state.outcomes = rows.outcomes
  const seatOf = new Map(Object.values(state.seats).map((seat) => [seat.expertId, seat.id]))
  for (const { expertId, candidateId, by, reason, at } of rows.recusals) {
    const seatId = seatOf.get(expertId)
    if (seatId) (state.recusals[seatId] ??= {})[candidateId] = { by, reason, at }
  }
}

function groupBy<R extends { roundId: string }>(rows: R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const group = groups.get(row.roundId)
    if (group) group.push(row)
    else groups.set(row.roundId, [row])
  }
  return groups
}

const outcomeMap = (rows: Rows<typeof outcomes> = []): Record<string, Outcome> =>
  Object.fromEntries(rows.map(({ roundId: _round, candidateId, ...outcome }) => [candidateId, outcome]))
