import type { Section } from './sections.ts'

/**
 * 填报中 · 审查中 (at a desk of its route) · 待评委会接收 · 补正中 · 已接收 · 退回修改 · 未通过 · 逾期不通过 ·
 * 已入库 (an expert's) · 已撤回 (domain 4.5, 4.6).
 */
export const DECLARATION_STATES = [
  'filling',
  'climbing',
  'waiting',
  'correcting',
  'accepted',
  'returned',
  'failed',
  'late',
  'pooled',
  'withdrawn',
] as const
export type DeclarationState = (typeof DECLARATION_STATES)[number]

/** Handed in, and not yet at its end: what a deadline refuses, what a transfer or an organisation's end waits for. */
export const RUNNING: readonly DeclarationState[] = ['climbing', 'waiting', 'correcting', 'returned']
/** With the applicant, who may edit it. */
export const EDITABLE: readonly DeclarationState[] = ['filling', 'returned', 'correcting']
/** Counts as the one declaration of its year and kind. */
export const COUNTS: readonly DeclarationState[] = DECLARATION_STATES.filter((state) => state !== 'withdrawn')

/** Whose step it is at the organisation where it lies: 经办人, then 负责人 (M-4.1.4); at the end the committee's. */
export const CLIMB_DUTIES = ['handler', 'principal', 'committee'] as const
/** The two steps of an organisation, each somebody else's. */
export const OFFICE_DUTIES = ['handler', 'principal'] as const
export type OfficeDuty = (typeof OFFICE_DUTIES)[number]
export type ClimbDuty = (typeof CLIMB_DUTIES)[number]

/** 正常 · 破格 · 绿色通道 · 转评 · 考核认定 · 委托评审. */
export const REVIEW_TYPES = ['normal', 'exception', 'green', 'transfer', 'assess', 'entrusted'] as const
export type ReviewType = (typeof REVIEW_TYPES)[number]

/** One thing to be mended: where it stands, and what is wrong with it. */
export interface Point {
  section: Section
  /** Entry of a list. */
  rowId?: string | undefined
  field?: string | undefined
  text: string
}

/** What the unit adds before its 负责人 passes the file on (domain 1.3, 3.9 part 15). Days `YYYY-MM-DD`. */
export interface UnitPart {
  /** 展示, at least three days. */
  shownFrom: string
  shownTo: string
  /** 公示, at least five working days. */
  noticeFrom: string
  noticeTo: string
  /** 考核推荐小组意见 and 推荐意见. */
  groupOpinion: string
  opinion: string
}

/** Why a file ended without anybody's decision. */
export const END_CAUSES = ['deadline', 'blacklist'] as const
export type EndCause = (typeof END_CAUSES)[number]

/** `reachedDepth` of a file nobody has received. */
export const NOWHERE = 99

/** `,basic,papers,`: a list of sections as a column keeps it, so that LIKE finds one of them. */
export const packed = (sections: readonly string[]): string => `,${sections.map((key) => `${key},`).join('')}`
export const unpacked = (list: string): Section[] => list.split(',').filter(Boolean) as Section[]
