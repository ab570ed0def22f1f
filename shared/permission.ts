import type { Actor } from './actor.ts'
import { isWorking } from './org/org.ts'
import { type Problem, problem } from './problem.ts'

/**
 * What an account may ask for, before any question about a particular thing.
 * public: anybody · account.own: any session · org.own: the unit's own data, also before it is audited ·
 * office: staff at work · the others: a duty gives them.
 */
export const RIGHTS = [
  'public',
  'account.own',
  'org.own',
  'office',
  'org.view',
  'org.manage',
  'staff.manage',
  'staff.grant',
  'person.view',
  'person.manage',
  'person.reveal',
  'transfer.manage',
  'plan.view',
  'plan.edit',
  'plan.audit',
  'notice.publish',
  'reference.edit',
  'setting.office',
  'setting.security',
  'declare.own',
  'declare.status',
  'declare.view',
  'declare.audit',
  'declare.accept',
  'committee.view',
  'committee.manage',
  'committee.window',
  'blacklist.view',
  'blacklist.edit',
  'expert.view',
  'expert.manage',
  'job.view',
  'review.view',
  'review.edit',
  'review.approve',
  'review.credentials',
  'review.supervise',
  'live.seat',
  'live.report',
  'live.screen',
  'live.watch',
  'audit.view',
] as const
export type Right = (typeof RIGHTS)[number]

/**
 * 管理员 admin (the manual's 系统管理员/单位用户管理员) · 经办人 handler · 负责人 principal · 安全审计员 auditor ·
 * 系统管理员 system and 安全管理员 security, the officers of an organisation that separates them (三员).
 */
export const DUTIES = ['admin', 'handler', 'principal', 'auditor', 'system', 'security'] as const
export type Duty = (typeof DUTIES)[number]

/** What a person reviews: an empty list is all of that dimension, two lists mean both (domain A20). */
export interface Scope {
  /** Codes of series. */
  series: string[]
  /** Content sections of a declaration, `SECTIONS`. */
  sections: string[]
}

/** What 经办人 and 负责人 share: they differ only in who prepares a review and who approves it. */
const REVIEWER: readonly Right[] = [
  'office',
  'org.view',
  'person.view',
  'person.reveal',
  'plan.view',
  'plan.edit',
  'plan.audit',
  'declare.status',
  'declare.view',
  'declare.audit',
  'committee.view',
  'committee.window',
  'blacklist.view',
  'blacklist.edit',
  'expert.view',
  'notice.publish',
  'review.view',
  'review.credentials',
  'review.supervise',
  'live.watch',
]

const DUTY_RIGHTS: Record<Duty, readonly Right[]> = {
  admin: [
    'office',
    'org.view',
    'org.manage',
    'staff.manage',
    'staff.grant',
    'person.view',
    'person.manage',
    'person.reveal',
    'transfer.manage',
    'notice.publish',
    'reference.edit',
    'setting.office',
    'setting.security',
    'declare.status',
    'committee.view',
    'committee.manage',
    'committee.window',
    'blacklist.view',
    'expert.view',
    'expert.manage',
    'job.view',
    'review.view',
  ],
  handler: [...REVIEWER, 'review.edit'],
  principal: [...REVIEWER, 'review.approve'],
  auditor: ['office', 'org.view', 'audit.view'],
  system: ['office', 'org.view', 'staff.manage'],
  security: ['office', 'org.view', 'staff.grant', 'setting.security'],
}

/** 三员, each a duty that excludes every other (domain 7.2). */
export const OFFICER_DUTIES: readonly Duty[] = ['system', 'security', 'auditor']
/** Duties that mean nothing until the organisation separates the officers; an auditor there always is. */
const ONLY_OFFICERS: readonly Duty[] = ['system', 'security']
/** Rights the officers take over where an organisation separates them (domain 7.2). */
const OFFICERS_TAKE: readonly Right[] = ['staff.manage', 'staff.grant', 'setting.security']
/** What the account of a committee does: take over its own files; the visibility function knows which these are. */
const COMMITTEE_RIGHTS: readonly Right[] = ['office', 'declare.view', 'declare.audit', 'declare.accept']
/** Rights that only an office has, whatever duty a person of a unit has. */
const OFFICE_ONLY = /^(review|live|blacklist|expert|job)\.|^committee\.|^reference\.edit$/
/** Rights of the office with none above it: 省职改办. */
const PROVINCE_ONLY: readonly Right[] = ['reference.edit', 'committee.manage', 'expert.manage', 'job.view']

/** Handlers and principals work within a scope; until it is set they have none of their duty's rights (M-2.6). */
export const isReviewer = (duty: Duty): boolean => duty === 'handler' || duty === 'principal'

function staffRights(actor: Actor): Set<Right> {
  if (actor.committeeId) return new Set(COMMITTEE_RIGHTS)
  const rights = new Set<Right>()
  for (const duty of actor.duties) {
    if (isReviewer(duty) && !actor.scope) continue
    if (ONLY_OFFICERS.includes(duty) && !actor.officers) continue
    for (const right of DUTY_RIGHTS[duty]) {
      if (duty === 'admin' && actor.officers && OFFICERS_TAKE.includes(right)) continue
      if (OFFICE_ONLY.test(right) && actor.orgKind !== 'office') continue
      if (PROVINCE_ONLY.includes(right) && actor.orgPath?.split('/').length !== 3) continue
      rights.add(right)
    }
  }
  return rights
}

/** All rights of a person. An expert's rights follow from the seats and the reporter's mark of the review. */
export function rightsOf(actor: Actor | null): ReadonlySet<Right> {
  const rights = new Set<Right>(['public'])
  if (!actor) return rights
  rights.add('account.own')
  if (actor.kind === 'expert') rights.add('live.seat').add('live.report').add('live.watch')
  if (actor.kind === 'screen') rights.add('live.screen').add('live.watch')
  if (actor.kind === 'applicant') rights.add('declare.own')
  if (actor.kind !== 'staff') return rights
  if (actor.duties.includes('admin') && actor.orgState !== 'disabled') rights.add('org.own')
  if (actor.orgState && isWorking(actor.orgState)) for (const right of staffRights(actor)) rights.add(right)
  return rights
}

/**
 * Why this person may not ask for that, or `null`. First what must be done before anything else (password, second
 * factor, the unit's approval M-0.7, the own role and scope M-2.6), then the right itself.
 */
export function mayAsk(actor: Actor | null, right: Right): Problem | null {
  if (right === 'public') return null
  if (!actor) return problem('auth.required')
  if (right === 'account.own') return null
  if (actor.mustChange) return problem('auth.must_change')
  if (actor.mustEnrol) return problem('auth.must_enrol')
  if (rightsOf(actor).has(right)) return null
  return standstill(actor) ?? problem('auth.forbidden')
}

/** Why this person can do no work at all for now: the unit is not approved, or role and scope are not set. */
export function standstill(actor: Actor): Problem | null {
  if (actor.kind !== 'staff') return null
  if (!actor.orgState || !isWorking(actor.orgState))
    return problem(actor.orgState === 'disabled' ? 'org.disabled' : 'org.not_approved')
  return rightsOf(actor).has('office') ? null : problem('staff.not_authorised')
}
