import { auditApi } from './audit/audit.api.ts'
import { authApi } from './auth/auth.api.ts'
import { liveApi } from './live/live.api.ts'
import { reviewApi } from './review/review.api.ts'

/** Every operation of the product. The doors, the handlers' types, the client's calls and docs/api.md follow from it. */
export const api = { auth: authApi, audit: auditApi, review: reviewApi, live: liveApi }
export type Api = typeof api
