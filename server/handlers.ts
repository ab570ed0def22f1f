import { auditHandlers } from './audit/audit.handlers.ts'
import { authHandlers } from './auth/auth.handlers.ts'
import type { Handlers } from './dispatch.ts'
import { liveHandlers } from './live/live.handlers.ts'

export const handlers: Pick<Handlers, 'auth' | 'audit' | 'live'> = {
  auth: authHandlers,
  audit: auditHandlers,
  live: liveHandlers,
}
