import { auditApi } from './audit/audit.api.ts'
import { authApi } from './auth/auth.api.ts'
import { liveApi } from './live/live.api.ts'
import type { Input, Operation, Output } from './operation.ts'
import { reviewApi } from './review/review.api.ts'

/** Every operation of the product. The doors, the handlers' types, the client's calls and docs/api.md follow from it. */
export const api = { auth: authApi, audit: auditApi, review: reviewApi, live: liveApi }
export type Api = typeof api

/** `auth.login`, `live.draft`, … */
export type CallName = { [D in keyof Api & string]: `${D}.${keyof Api[D] & string}` }[keyof Api & string]
type Find<N extends string> = N extends `${infer D}.${infer O}`
  ? D extends keyof Api
    ? O extends keyof Api[D]
      ? Api[D][O] extends Operation
        ? Api[D][O]
        : never
      : never
    : never
  : never
export type CallInput<N extends CallName> = Input<Find<N>>
export type CallOutput<N extends CallName> = Output<Find<N>>
