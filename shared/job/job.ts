/**
 * deadline: 逾期不通过 of a committee's files · late: of one reopened file · correct: an unanswered 补正 · remind: before a
 * deadline · blacklist: the nightly look at running files · expert: terms of the pool that end · transfer: requests the old
 * unit has let pass · tidy: what was begun and left, such as uploads.
 */
export const JOB_KINDS = [
  'deadline',
  'late',
  'correct',
  'remind',
  'blacklist',
  'expert',
  'transfer',
  'tidy',
] as const
export type JobKind = (typeof JOB_KINDS)[number]
/** 待执行 · 已执行 · 失败 (tried again by itself) · 已取消. */
export const JOB_STATES = ['due', 'done', 'failed', 'cancelled'] as const
export type JobState = (typeof JOB_STATES)[number]
/** Days before a deadline on which it is told (domain 4.14). */
export const REMIND_DAYS = [7, 3, 1] as const

/** A job that failed this often waits for somebody to look at it. */
export const MOST_ATTEMPTS = 5
const PAUSES_MS = [60_000, 5 * 60_000, 15 * 60_000, 60 * 60_000]
/** How long it is left alone after so many failures, ms. */
export const pauseAfter = (attempts: number): number =>
  attempts === 0 ? 0 : PAUSES_MS[Math.min(attempts, PAUSES_MS.length) - 1]!
