import type { TitleLevel } from '../reference/reference.ts'

/** 在库 · 暂停 · 出库 · 取消资格. 到期 follows from `validTo`. */
export const EXPERT_STATES = ['in', 'suspended', 'out', 'disqualified'] as const
export type ExpertState = (typeof EXPERT_STATES)[number]
/** Applied and climbed · imported or typed in by the province. */
export const EXPERT_SOURCES = ['applied', 'entered'] as const
export type ExpertSource = (typeof EXPERT_SOURCES)[number]

/** Longest validity in years (Order 40). */
export const EXPERT_YEARS = 3

/** Whether the expert may be drawn on this day: in the pool, and valid. */
export const isDrawable = (
  { state, validTo }: { state: ExpertState; validTo: string },
  day: string,
): boolean => state === 'in' && day <= validTo

/** Whether a level is at least as high as another: 正高级 is `1`. */
export const atLeast = (level: string, asked: TitleLevel): boolean => level !== '' && level <= asked
