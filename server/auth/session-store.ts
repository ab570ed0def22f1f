import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { accounts, sessions } from '../../db/schema/account.ts'
import { orgs } from '../../db/schema/org.ts'
import { persons } from '../../db/schema/person.ts'
import type { Actor, Portal } from '../../shared/actor.ts'
import type { EndReason } from '../../shared/auth/session.rules.ts'
import type { Duty } from '../../shared/permission.ts'
import { type Problem, problem } from '../../shared/problem.ts'
import { DEFAULT_SETTINGS } from '../../shared/setting/setting.ts'
import { settingsAt } from '../setting/setting.store.ts'
import { idleMsOf, secondRequired } from './policy.ts'
import { outsideWindow, type ReviewWindow, type WindowOf } from './window.ts'

/** A session in memory, with everything a message must be checked against. */
export interface Held {
  actor: Actor
  portal: Portal
  window: ReviewWindow | null
  disabled: boolean
  /** Milliseconds since the epoch. */
  idleAt: number
  endsAt: number
  /** How long the session lives without use. */
  idleMs: number
  savedIdleAt: number
  endedWhy: EndReason | null
}

const PROBLEM_OF: Partial<Record<EndReason, Problem>> = {
  taken_over: problem('auth.taken_over'),
  disabled: problem('auth.disabled'),
  window_over: problem('auth.window_over'),
  reported: problem('auth.reported'),
}
/** Idle ends are written down once in this many milliseconds: after a crash a session is at most that much older. */
const SAVE_EVERY_MS = 60_000
/** Sessions kept in memory; beyond, the oldest is loaded again when it is next used. */
const MOST = 20_000

export interface Checked {
  held: Held | null
  problem: Problem | null
  /** Set when a session that was alive is found over by time: it is to be closed for this reason. */
  why: EndReason | null
}

/**
 * Sessions, accounts and windows as memory knows them. Every message asks here, so nothing is read from disk for
 * it; whoever changes one of the three calls `forget…` after the commit, and the next message loads it anew.
 */
export function openSessionStore(db: Db, windowOf: WindowOf, clock: () => Date) {
  const known = new Map<string, Promise<Held | null>>()
  const settled = new Map<string, Held>()

  async function load(id: string): Promise<Held | null> {
    const [row] = await db.read
      .select()
      .from(sessions)
      .innerJoin(accounts, eq(accounts.id, sessions.accountId))
      .leftJoin(orgs, eq(orgs.id, accounts.orgId))
      .leftJoin(persons, eq(persons.id, accounts.personId))
      .where(eq(sessions.id, id))
    if (!row) return null
    const { sessions: session, accounts: account } = row
    const personMasked = row.persons?.idMasked
    const settings = row.orgs ? await settingsAt(db.read, row.orgs.path) : DEFAULT_SETTINGS
    const idleMs = idleMsOf(account.kind, settings)
    // An office that has shortened the time means the sessions already open as well.
    const idleAt = Math.min(+session.expiresAt, +session.lastSeenAt + idleMs)
    return {
      actor: {
        accountId: account.id,
        sessionId: id,
        kind: account.kind,
        name: account.name,
        // An applicant's own login is a hash of the ID number: what can be shown of it is the mask.
        login: personMasked ?? account.login,
        orgId: account.orgId,
        orgName: row.orgs?.name ?? null,
        orgPath: row.orgs?.path ?? null,
        orgKind: row.orgs?.kind ?? null,
        orgState: row.orgs?.state ?? null,
        duties: account.duties as Duty[],
        scope: account.scope,
        officers: settings.officers,
        reviewId: account.reviewId,
        expertId: account.expertId,
        personId: account.personId,
        committeeId: account.committeeId,
        mustChange: account.mustChange,
        mustEnrol: !account.secondSince && secondRequired(account, settings),
      },
      portal: session.portal as Portal,
      window: account.reviewId ? await windowOf(account.reviewId) : null,
      disabled: account.disabled,
      idleAt,
      endsAt: +session.endsAt,
      idleMs,
      savedIdleAt: idleAt,
      endedWhy: session.endedAt ? ((session.endedWhy ?? 'logout') as EndReason) : null,
    }
  }

  /** Loads once for all who ask; what was forgotten while loading is loaded again. */
  async function find(id: string): Promise<Held | null> {
    for (;;) {
      let asked = known.get(id)
      if (!asked) {
        asked = load(id)
        known.set(id, asked)
        if (known.size > MOST) forget(known.keys().next().value as string)
      }
      let held: Held | null
      try {
        held = await asked
      } catch (error) {
        if (known.get(id) === asked) forget(id)
        throw error
      }
      if (known.get(id) !== asked) continue
      if (held) settled.set(id, held)
      else known.delete(id)
      return held
    }
  }

  function forget(id: string): void {
    known.delete(id)
    settled.delete(id)
  }

  function forgetWhere(test: (actor: Actor) => boolean): void {
    for (const [id, asked] of known) {
      const held = settled.get(id)
      if (!held || test(held.actor)) {
        known.delete(id)
        settled.delete(id)
      }
      void asked.catch(() => {})
    }
  }

  function judge(held: Held): Omit<Checked, 'held'> {
    const now = clock()
    if (held.endedWhy) return { problem: PROBLEM_OF[held.endedWhy] ?? problem('auth.required'), why: null }
    if (held.disabled) return { problem: problem('auth.disabled'), why: 'disabled' }
    const outside = outsideWindow(held.actor.kind, held.window, now)
    if (outside) return outside
    if (+now >= held.idleAt || +now >= held.endsAt)
      return { problem: problem('auth.required'), why: 'expired' }
    return { problem: null, why: null }
  }

  function touch(held: Held): void {
    const now = +clock()
    held.idleAt = now + held.idleMs
    if (held.idleAt - held.savedIdleAt < SAVE_EVERY_MS) return
    held.savedIdleAt = held.idleAt
    const { sessionId } = held.actor
    void db
      .write('sessions', async (tx) => {
        await tx
          .update(sessions)
          .set({ lastSeenAt: new Date(now), expiresAt: new Date(now + held.idleMs) })
          .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)))
      })
      .catch(() => {
        held.savedIdleAt = 0
      })
  }

  return {
    /** The session's state now; `use` counts the question as activity. */
    async check(id: string, use: boolean): Promise<Checked> {
      const held = await find(id)
      if (!held) return { held: null, problem: problem('auth.required'), why: null }
      const judged = judge(held)
      if (!judged.problem && use) touch(held)
      return { held, ...judged }
    },
    /** As `check` for whoever may not wait: `undefined` when it is not in memory. */
    peek(id: string): Checked | undefined {
      const held = settled.get(id)
      return held && { held, ...judge(held) }
    },
    touch,
    forgetSession: forget,
    forgetAccount: (accountId: string) => forgetWhere((actor) => actor.accountId === accountId),
    /** To be called after every change of an organisation's name, state, place or settings, for all below it too. */
    forgetOrg: (orgId: string) => forgetWhere((actor) => actor.orgPath?.includes(`/${orgId}/`) ?? false),
    /** To be called after every change of a review's window or report. */
    forgetReview: (reviewId: string) => forgetWhere((actor) => actor.reviewId === reviewId),
    /** Living sessions of these accounts in the store. */
    async alive(accountIds: string[]): Promise<(typeof sessions.$inferSelect)[]> {
      if (!accountIds.length) return []
      const now = clock()
      return db.read
        .select()
        .from(sessions)
        .where(
          and(
            inArray(sessions.accountId, accountIds),
            isNull(sessions.endedAt),
            gt(sessions.endsAt, now),
            gt(sessions.expiresAt, now),
          ),
        )
    },
  }
}
export type SessionStore = ReturnType<typeof openSessionStore>
