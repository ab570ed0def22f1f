import { auditHandlers } from './audit/audit.handlers.ts'
import { authHandlers } from './auth/auth.handlers.ts'
import type { Handlers } from './dispatch.ts'

export const handlers: Pick<Handlers, 'auth' | 'audit'> = { auth: authHandlers, audit: auditHandlers }
