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
  'audit.exported',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]
