import type { Actor } from './actor.ts'
import { type Problem, problem } from './problem.ts'

/**
 * What an account may ask for, before any question about a particular thing.
 * public: anybody · signed_in: any session · review.*: staff of an office · live.*: the accounts of one review.
 */
export const RIGHTS = [
  'public',
  'signed_in',
  'account.own',
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

/** 系统管理员 admin · 经办人 handler · 负责人 principal · 审计员 auditor. */
export const DUTIES = ['admin', 'handler', 'principal', 'auditor'] as const
export type Duty = (typeof DUTIES)[number]

const DUTY_RIGHTS: Record<Duty, readonly Right[]> = {
  admin: ['review.view'],
  handler: ['review.view', 'review.edit', 'review.credentials', 'review.supervise', 'live.watch'],
  principal: ['review.view', 'review.approve', 'review.credentials', 'review.supervise', 'live.watch'],
  auditor: ['audit.view'],
}

/** All rights of a person. An expert's rights follow from the seats and the reporter's mark of the review. */
export function rightsOf(actor: Actor | null): ReadonlySet<Right> {
  const rights = new Set<Right>(['public'])
  if (!actor) return rights
  rights.add('signed_in').add('account.own')
  if (actor.kind === 'expert') rights.add('live.seat').add('live.report').add('live.watch')
  if (actor.kind === 'screen') rights.add('live.screen').add('live.watch')
  for (const duty of actor.duties) for (const right of DUTY_RIGHTS[duty]) rights.add(right)
  return rights
}

/** Why this person may not ask for that, or `null`. */
export function mayAsk(actor: Actor | null, right: Right): Problem | null {
  if (right === 'public') return null
  if (!actor) return problem('auth.required')
  if (actor.mustChange && right !== 'account.own') return problem('auth.must_change')
  return rightsOf(actor).has(right) ? null : problem('auth.forbidden')
}
