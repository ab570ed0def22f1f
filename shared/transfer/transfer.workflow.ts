/** 已申请移交 · 已同意 · 已拒绝 · 已撤回 (domain 4.3). */
export const TRANSFER_STATES = ['requested', 'agreed', 'refused', 'withdrawn'] as const
export type TransferState = (typeof TRANSFER_STATES)[number]
