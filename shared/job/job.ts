/**
 * deadline: 逾期不通过 of a committee's files · late: of one reopened file · correct: an unanswered 补正 · remind: before a
 * deadline · blacklist: the nightly look at running files · expert: terms of the pool that end · deliver: the gateway.
 */
export const JOB_KINDS = ['deadline', 'late', 'correct', 'remind', 'blacklist', 'expert', 'tidy'] as const
export type JobKind = (typeof JOB_KINDS)[number]
/** 待执行 · 已执行 · 失败 (tried again by itself) · 已取消. */
export const JOB_STATES = ['due', 'done', 'failed', 'cancelled'] as const
export type JobState = (typeof JOB_STATES)[number]
/** Days before a deadline on which it is told (domain 4.14). */
export const REMIND_DAYS = [7, 3, 1] as const
