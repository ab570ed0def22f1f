import { z } from 'zod'
import { PORTALS } from '../actor.ts'
import { read, write } from '../operation.ts'
import { DUTIES, RIGHTS } from '../permission.ts'

/** Milliseconds since the epoch. */
const instant = z.int()
const portal = z.enum(PORTALS)
const nothing = z.strictObject({})
const done = z.object({ done: z.literal(true) })
const secret = z.string().min(1).max(256)

/** `idleAt` moves with use, `endsAt` never; the earlier one ends the session. */
const expiry = z.object({
  serverTime: instant,
  idleAt: instant,
  endsAt: instant,
  warnMs: z.int(),
})

const me = z.object({
  actor: z.object({
    accountId: z.string(),
    kind: z.enum(['staff', 'expert', 'screen']),
    name: z.string(),
    login: z.string(),
    orgId: z.string().nullable(),
    orgName: z.string().nullable(),
    orgPath: z.string().nullable(),
    duties: z.array(z.enum(DUTIES)),
    reviewId: z.string().nullable(),
    expertId: z.string().nullable(),
  }),
  portal,
  rights: z.array(z.enum(RIGHTS)),
  mustChange: z.boolean(),
  platform: z.string(),
  session: expiry,
})

const session = z.object({
  id: z.string(),
  portal,
  createdAt: instant,
  lastSeenAt: instant,
  address: z.string(),
  agent: z.string(),
  current: z.boolean(),
})

/** Signing in and out. Rows M-0.1 to M-0.4, M-0.8, R-0.1 to. */
export const authApi = {
  /** What an entrance shows before anybody signs in. */
  entrance: read('public', z.strictObject({ portal }), z.object({ portal, platform: z.string() })),
  /** One neutral refusal for every wrong pair, unknown login and wrong entrance. */
  login: write('public', z.strictObject({ portal, login: z.string().min(1).max(64), password: secret }), me),
  /** Who am I: does not count as use, so a page may ask as often as it likes. */
  me: read('account.own', nothing, me, { live: true }),
  /** "I am still here": moves the idle end. */
  extend: write('account.own', nothing, expiry, { live: true }),
  logout: write('account.own', nothing, done),
  logoutEverywhere: write('account.own', nothing, z.object({ ended: z.int() })),
  changePassword: write('account.own', z.strictObject({ current: secret, next: secret }), me),
  sessions: read('account.own', nothing, z.object({ sessions: z.array(session) })),
  endSession: write('account.own', z.strictObject({ id: z.string().max(128) }), done),
}
