/** 职改办 office · 主管部门 department · 单位 unit. */
export const ORG_KINDS = ['office', 'department', 'unit'] as const
export type OrgKind = (typeof ORG_KINDS)[number]

/** 1 省 · 2 市 · 3 县 · 4 乡镇: the rank of the authority an organisation belongs to. */
export const ORG_LEVELS = [1, 2, 3, 4] as const

/** 待完善 · 已提交 · 已退回 · 已审核 · 变更待审 · 已停用 · 已删除 (domain 4.1). */
export const ORG_STATES = [
  'blank',
  'submitted',
  'returned',
  'approved',
  'changing',
  'disabled',
  'deleted',
] as const
export type OrgState = (typeof ORG_STATES)[number]

/** A unit works once it is audited; while a change of its data waits, the old data stay in force. */
export const isWorking = (state: OrgState): boolean => state === 'approved' || state === 'changing'

/** 单位基本信息. Codes are those of the reference data (domain 3.5–3.7); empty text is "not filled in". */
export interface OrgProfile {
  creditCode: string
  areaCode: string
  affiliation: string
  rank: string
  nature: string
  sector: string
  legalPerson: string
  address: string
  contactName: string
  contactPhone: string
  contactMail: string
  /** 专业技术人员数. */
  professionals: number | null
  note: string
}

/** What may hang on an organisation beside units and people. */
export const ORG_WORK = ['plan', 'declaration', 'transfer', 'committee', 'review', 'notice', 'file'] as const
export type OrgWork = (typeof ORG_WORK)[number]
