import { createHash } from 'node:crypto'
import { and, eq, isNull, lt } from 'drizzle-orm'
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
import type { Query, Read } from '../../db/query.ts'
import { accounts, sessions } from '../../db/schema/account.ts'
import { ABSOLUTE_MS, type EndReason } from '../../shared/auth/session.rules.ts'

/**
 * The only file that knows Lucia: secrets and cookies of sessions. Lucia is no longer maintained; to leave it,
 * replace the four functions returned here by `randomBytes`, a select and two Set-Cookie lines.
 *
 * The cookie holds the secret, the table its SHA-256 alone: whoever reads the database cannot sign in with it.
 */
declare module 'lucia' {
  interface Register {
    Lucia: Lucia
    DatabaseSessionAttributes: NewSession & { endedWhy?: EndReason | null }
    DatabaseUserAttributes: typeof accounts.$inferSelect
  }
}

/** What a new session is told about itself. */
export interface NewSession {
  portal: string
  /** Milliseconds without use until it ends. */
  idleMs: number
  address: string
  agent: string
}

const COOKIE = 'gongping_session'

/** The hash a session is known by everywhere but in its owner's cookie. */
export const sessionHash = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

export function openLucia(clock: () => Date, secure: boolean) {
  const lucia = (query: Query | Read) =>
    new Lucia(adapter(query as Query, clock), {
      sessionExpiresIn: new TimeSpan(ABSOLUTE_MS, 'ms'),
      sessionCookie: { name: COOKIE, expires: true, attributes: { secure, sameSite: 'strict', path: '/' } },
      getUserAttributes: (account) => ({ account }),
    })
  const cookies = lucia({} as Read)

  return {
    /** The secret in a Cookie header; absurd ones count as none. */
    secretIn(header: string | undefined): string | null {
      const secret = header ? cookies.readSessionCookie(header) : null
      return secret && secret.length <= 128 ? secret : null
    },
    /** Stores a session and gives its secret. */
    async create(query: Query, accountId: string, session: NewSession): Promise<string> {
      return (await lucia(query).createSession(accountId, session)).id
    },
    /** Whether the store holds a living session for this secret, by the system's clock. */
    async holds(query: Read, secret: string): Promise<boolean> {
      return (await lucia(query).validateSession(secret)).session !== null
    },
    cookie: (secret: string): string => cookies.createSessionCookie(secret).serialize(),
    blankCookie: (): string => cookies.createBlankSessionCookie().serialize(),
  }
}
export type Sessions = ReturnType<typeof openLucia>

/**
 * Lucia reads the machine's clock, we read ours (tests move it): the adapter judges expiry itself and hands Lucia
 * the time that is left. Lucia's sliding extension is not used: `endsAt` never moves.
 */
function adapter(query: Query, clock: () => Date): Adapter {
  const found = (row: typeof sessions.$inferSelect): DatabaseSession => ({
    id: row.id,
    userId: row.accountId,
    expiresAt: new Date(Date.now() + Math.min(+row.expiresAt, +row.endsAt) - +clock()),
    attributes: { portal: row.portal, idleMs: 0, address: row.address, agent: row.agent },
  })
  const end = (where: ReturnType<typeof eq>) =>
    query
      .update(sessions)
      .set({ endedAt: clock(), endedWhy: 'logout' })
      .where(and(where, isNull(sessions.endedAt)))
  return {
    async getSessionAndUser(secret): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const [row] = await query
        .select()
        .from(sessions)
        .innerJoin(accounts, eq(accounts.id, sessions.accountId))
        .where(and(eq(sessions.id, sessionHash(secret)), isNull(sessions.endedAt)))
      if (!row || Math.min(+row.sessions.expiresAt, +row.sessions.endsAt) <= +clock()) return [null, null]
      return [found(row.sessions), { id: row.accounts.id, attributes: row.accounts }]
    },
    async getUserSessions(accountId) {
      const rows = await query.select().from(sessions).where(eq(sessions.accountId, accountId))
      return rows.filter((row) => !row.endedAt).map(found)
    },
    async setSession({ id, userId, attributes }) {
      const now = clock()
      await query.insert(sessions).values({
        id: sessionHash(id),
        accountId: userId,
        portal: attributes.portal,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(+now + attributes.idleMs),
        endsAt: new Date(+now + ABSOLUTE_MS),
        address: attributes.address,
        agent: attributes.agent,
      })
    },
    async updateSessionExpiration() {},
    async deleteSession(secret) {
      await end(eq(sessions.id, sessionHash(secret)))
    },
    async deleteUserSessions(accountId) {
      await end(eq(sessions.accountId, accountId))
    },
    async deleteExpiredSessions() {
      await query.delete(sessions).where(lt(sessions.endsAt, clock()))
    },
  }
}
