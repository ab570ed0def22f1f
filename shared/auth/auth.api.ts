import { z } from 'zod'
import { ACCOUNT_KINDS, PORTALS } from '../actor.ts'
import { read, write } from '../operation.ts'
import { ORG_KINDS, ORG_STATES } from '../org/org.ts'
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
    kind: z.enum(ACCOUNT_KINDS),
    name: z.string(),
    login: z.string(),
    orgId: z.string().nullable(),
    orgName: z.string().nullable(),
    orgPath: z.string().nullable(),
    orgKind: z.enum(ORG_KINDS).nullable(),
    orgState: z.enum(ORG_STATES).nullable(),
    duties: z.array(z.enum(DUTIES)),
    reviewId: z.string().nullable(),
    scope: z.object({ series: z.array(z.string()), sections: z.array(z.string()) }).nullable(),
    officers: z.boolean(),
    expertId: z.string().nullable(),
    personId: z.string().nullable(),
    committeeId: z.string().nullable(),
  }),
  portal,
  rights: z.array(z.enum(RIGHTS)),
  mustChange: z.boolean(),
  mustEnrol: z.boolean(),
  /** Why this person can do no work yet: the unit is not approved, role or scope are not set. */
  standstill: z.object({ code: z.string() }).nullable(),
  /** The rules a new password of this account must meet. */
  policy: z.object({
    min: z.int(),
    kinds: z.int(),
    history: z.int(),
    days: z.int(),
    words: z.array(z.string()),
  }),
  /** When the password must be changed, if ever. */
  passwordExpiresAt: instant.nullable(),
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
  /**
   * One neutral refusal for every wrong pair, unknown login and wrong entrance. With a second factor the right pair
   * alone is answered `auth.second_needed`; the form then sends `code` as well, and a code that is too short is wrong like another.
   */
  login: write(
    'public',
    z.strictObject({
      portal,
      login: z.string().min(1).max(64),
      password: secret,
      code: z.string().trim().max(20).optional(),
    }),
    me,
  ),
  /** Who am I: does not count as use, so a page may ask as often as it likes. */
  me: read('account.own', nothing, me, { live: true, entering: true }),
  /** "I am still here": moves the idle end. */
  extend: write('account.own', nothing, expiry, { live: true, entering: true }),
  logout: write('account.own', nothing, done, { entering: true }),
  logoutEverywhere: write('account.own', nothing, z.object({ ended: z.int() }), { entering: true }),
  changePassword: write('account.own', z.strictObject({ current: secret, next: secret }), me, {
    entering: true,
  }),
  sessions: read('account.own', nothing, z.object({ sessions: z.array(session) })),
  endSession: write('account.own', z.strictObject({ id: z.string().max(128) }), done),
  /** Sign-ins of the own account, newest first: when, from where, whether they succeeded. */
  history: read(
    'account.own',
    nothing,
    z.array(z.object({ at: instant, action: z.string(), address: z.string() })),
  ),
  secondFactor: read(
    'account.own',
    nothing,
    z.object({ since: instant.nullable(), recoveryLeft: z.int(), required: z.boolean() }),
  ),
  /** A new secret, not yet in use: as text and as the address an authenticator reads from a picture (SVG). */
  beginSecondFactor: write(
    'account.own',
    z.strictObject({ password: secret }),
    z.object({ secret: z.string(), uri: z.string(), picture: z.string() }),
  ),
  /** A code of the new secret puts it into use; the recovery codes are told this once. */
  confirmSecondFactor: write(
    'account.own',
    z.strictObject({ code: z.string().trim().min(6).max(20) }),
    z.object({ recovery: z.array(z.string()), me }),
  ),
  dropSecondFactor: write('account.own', z.strictObject({ password: secret }), done),
}
