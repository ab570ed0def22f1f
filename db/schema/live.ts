import { bigint, bool, id, index, integer, json, primaryKey, table, text, uniqueIndex } from '../dialect.ts'
import { candidates, experts, panels, reviews, seats } from './review.ts'

/** One pass of a panel. Never overwritten: a return, a tie or a lost quorum adds the next. Times are ms. */
export const rounds = table(
  'rounds',
  {
    id: id(),
    panelId: text()
      .notNull()
      .references(() => panels.id, { onDelete: 'cascade' }),
    no: integer().notNull(),
    kind: text({ enum: ['first', 'return', 'tie', 'quorum'] }).notNull(),
    state: text({
      enum: ['preparing', 'drafting', 'open', 'paused', 'submitted', 'deliberating', 'decided', 'void'],
    }).notNull(),
    reason: text(),
    /** Candidate ids this round votes on; null in a first round: all candidates that belong to the panel. */
    scope: json<string[] | null>(),
    startedAt: bigint(),
    openedAt: bigint(),
    sealedAt: bigint(),
    decidedAt: bigint(),
    /** SHA-256 over the sorted ballots, written when the round is sealed. */
    seal: text(),
  },
  (t) => [uniqueIndex('rounds_no').on(t.panelId, t.no)],
)

const ofRound = () =>
  text()
    .notNull()
    .references(() => rounds.id, { onDelete: 'cascade' })
const ofSeat = () =>
  text()
    .notNull()
    .references(() => seats.id, { onDelete: 'cascade' })
const ofCandidate = () =>
  text()
    .notNull()
    .references(() => candidates.id, { onDelete: 'cascade' })

/** 签到: who attends a round, and who belongs to its base since the switch opened. */
export const attendance = table(
  'attendance',
  {
    roundId: ofRound(),
    seatId: ofSeat(),
    signedInAt: bigint(),
    absentAt: bigint(),
    absentReason: text(),
    counted: bool(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.seatId] })],
)

/** 拟投票, sealed with a key of the round; every row of a round goes when the round is sealed. */
export const drafts = table(
  'drafts',
  { roundId: ofRound(), seatId: ofSeat(), candidateId: ofCandidate(), sealed: text().notNull() },
  (t) => [primaryKey({ columns: [t.roundId, t.seatId, t.candidateId] })],
)

/** The salt of a round's draft key; destroyed with the drafts, so that no copy of a row can be read any more. */
export const draftKeys = table('draft_keys', {
  roundId: text()
    .primaryKey()
    .references(() => rounds.id, { onDelete: 'cascade' }),
  salt: text().notNull(),
})

/** That a seat has submitted, when, and its receipt. Nothing here leads to a ballot. */
export const participation = table(
  'participation',
  {
    roundId: ofRound(),
    seatId: ofSeat(),
    submittedAt: bigint().notNull(),
    receipt: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.seatId] }), uniqueIndex('participation_receipt').on(t.receipt)],
)

/** A ballot: random id, no time, written in shuffled order when the round is sealed. `seatId` in named groups only. */
export const ballots = table(
  'ballots',
  {
    id: id(),
    roundId: ofRound(),
    candidateId: ofCandidate(),
    choice: text({ enum: ['yes', 'no', 'abstain'] }).notNull(),
    seatId: text().references(() => seats.id),
  },
  (t) => [index('ballots_round').on(t.roundId)],
)

/** What became of a candidate in a round, with the sum that made it so. */
export const outcomes = table(
  'outcomes',
  {
    roundId: ofRound(),
    candidateId: ofCandidate(),
    yes: integer().notNull(),
    no: integer().notNull(),
    abstain: integer().notNull(),
    missing: integer().notNull(),
    recused: integer().notNull(),
    base: integer().notNull(),
    need: integer().notNull(),
    rule: bool().notNull(),
    pass: bool(),
    opinion: text().notNull(),
    reason: text(),
    capped: bool().notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.candidateId] })],
)

/** 回避, of the person: it holds in the group and in the committee alike. */
export const recusals = table(
  'recusals',
  {
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    expertId: text()
      .notNull()
      .references(() => experts.id, { onDelete: 'cascade' }),
    candidateId: ofCandidate(),
    by: text({ enum: ['expert', 'office'] }).notNull(),
    reason: text().notNull(),
    at: bigint().notNull(),
  },
  (t) => [primaryKey({ columns: [t.expertId, t.candidateId] }), index('recusals_review').on(t.reviewId)],
)

/** That a seat has opened a candidate's file. */
export const openings = table(
  'openings',
  { roundId: ofRound(), seatId: ofSeat(), candidateId: ofCandidate(), at: bigint().notNull() },
  (t) => [primaryKey({ columns: [t.roundId, t.seatId, t.candidateId] })],
)

/** 主审专家. */
export const leads = table(
  'leads',
  { roundId: ofRound(), candidateId: ofCandidate(), seatId: ofSeat() },
  (t) => [primaryKey({ columns: [t.roundId, t.candidateId, t.seatId] })],
)

/** 主审意见 and 面试题 of a lead reviewer. */
export const opinions = table(
  'opinions',
  {
    roundId: ofRound(),
    candidateId: ofCandidate(),
    seatId: ofSeat(),
    text: text().notNull(),
    at: bigint().notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.candidateId, t.seatId] })],
)
export const questions = table(
  'questions',
  {
    roundId: ofRound(),
    candidateId: ofCandidate(),
    seatId: ofSeat(),
    list: json<string[]>().notNull(),
    at: bigint().notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.candidateId, t.seatId] })],
)

/** 评分 of one expert for one candidate; totals are hundredths of a point. */
export const scores = table(
  'scores',
  {
    roundId: ofRound(),
    seatId: ofSeat(),
    candidateId: ofCandidate(),
    parts: json<Record<string, number>>().notNull(),
    total: integer().notNull(),
    submitted: bool().notNull(),
    at: bigint().notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.seatId, t.candidateId] })],
)
