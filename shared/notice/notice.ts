/** 有效 · 已过期 · 已撤回. Nobody but its own office still sees one that was withdrawn. */
export const NOTICE_STATES = ['current', 'expired', 'withdrawn'] as const
export type NoticeState = (typeof NOTICE_STATES)[number]
