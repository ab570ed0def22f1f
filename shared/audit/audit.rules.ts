/**
 * Everything the log can say was done. One closed list, so that each has words in both languages and nobody
 * invents a second name for the same act. No action, key or value may carry a choice or a personal number.
 */
export const AUDIT_ACTIONS = [
  'auth.login',
  'auth.login_failed',
  'auth.locked',
  'auth.logout',
  'auth.logout_everywhere',
  'auth.password_changed',
  'auth.session_ended',
  'auth.taken_over',
  'account.created',
  'account.issued',
  'account.disabled',
  'live.signed_in',
  'live.marked_absent',
  'live.marked_present',
  'live.recused',
  'live.unrecused',
  'live.scored',
  'live.score_unlocked',
  'live.opined',
  'live.questioned',
  'live.assigned',
  'live.submitted',
  'live.moved',
  'live.sealed',
  'live.outcome',
  'live.next_round',
  'live.lots_drawn',
  'live.shown',
  'live.role',
  'live.withdrawn',
  'live.reported',
  'audit.exported',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]
