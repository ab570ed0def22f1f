import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io as connect, type Socket } from 'socket.io-client'
import { accounts } from '../db/schema/account.ts'
import { orgs } from '../db/schema/org.ts'
import { type App, openApp } from '../server/app.ts'
import type { ReviewWindow } from '../server/auth/window.ts'
import { type Config, LIMITS, readConfig } from '../server/config.ts'
import { timeId } from '../server/ids.ts'
import { type Parts, standardParts } from '../server/parts.ts'
import { closeWorkers } from '../server/workers/pool.ts'
import type { AccountKind, Portal } from '../shared/actor.ts'
import type { Scope } from '../shared/permission.ts'
import type { Problem, ProblemCode, Result } from '../shared/problem.ts'
import { openTestStore } from './open-test-db.ts'

/** A password that meets every rule; every account of a world starts with it. */
export const PASSWORD = 'Yellow-River-7'
/** The world's first moment. */
export const START = new Date('2026-11-20T01:00:00.000Z')

type Kind = AccountKind
const ENTRANCE: Record<Kind, Portal> = {
  staff: 'manage',
  expert: 'review',
  screen: 'screen',
  applicant: 'declare',
}

export interface NewPerson {
  kind?: Kind
  duties?: string[]
  /** 审查权限; all, unless told. */
  scope?: Scope | null
  /** Organisation of staff; the province, unless told. */
  orgId?: string
  reviewId?: string
  /** The committee this is the account of. */
  committeeId?: string
  mustChange?: boolean
  disabled?: boolean
  password?: string
}

/** What came back over HTTP. */
export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every operation
  body: any
  headers: Record<string, unknown>
}

/** Somebody with a browser: cookies are kept, as a browser keeps them. */
export interface Person {
  id: string
  login: string
  cookie: string
  /** Sends the request and gives whatever comes back. */
  ask(operation: string, input?: unknown): Promise<Answer>
  /** As `ask`, for an answer that must be a good one. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every operation
  call(operation: string, input?: unknown): Promise<any>
  /** As `ask`, for an answer that must be a refusal. */
  refused(operation: string, input?: unknown): Promise<Problem>
  signIn(password?: string): Promise<void>
  /** A live socket of this browser; `call` gives the acknowledgement. */
  socket(): Promise<TestSocket>
}

export interface TestSocket {
  raw: Socket
  call(operation: string, input?: unknown): Promise<Result<unknown>>
  /** Resolves with the next event of that name. */
  next(event: string): Promise<unknown>
}

export interface World {
  app: App
  config: Config
  /** Moves the server's clock, in milliseconds. */
  pass(ms: number): void
  now(): Date
  windows: Map<string, ReviewWindow>
  person(login: string, options?: NewPerson): Promise<Person>
  /** Another browser of the same account, not signed in. */
  browser(person: Pick<Person, 'id' | 'login'>, kind?: Kind): Person
  /** Runs SQL behind the server's back. */
  exec(sql: string): Promise<void>
  close(): Promise<void>
}

export interface WorldOptions {
  config?: Partial<Config>
  parts?: Partial<Parts>
}

/**
 * A whole server on a database of its own, in a folder that goes with it: SQLite in a file, or a PostgreSQL when
 * `DATABASE_URL` names one. Hashes are cheap and the clock stands still until `pass`; the threads for workbooks are
 * left to the next world, for they take longer to start than most tests last.
 */
export async function openWorld({ config: changes, parts }: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'gongping-'))
  const store = await openTestStore(folder)
  const time = { now: START }
  const windows = new Map<string, ReviewWindow>()
  const config: Config = {
    ...readConfig({ DATABASE_URL: process.env.DATABASE_URL }),
    ...{ host: '127.0.0.1', port: 0, dataDir: folder, distDir: join(folder, 'dist') },
    databaseUrl: store.url,
    logLevel: 'silent',
    argon: { memoryCost: 64, timeCost: 1 },
    limits: { ...LIMITS, requestsPerMinute: 1_000_000 },
    strictOutput: true,
    ...changes,
  }
  const app = await openApp(config, {
    clock: () => time.now,
    openDb: store.openDb,
    windowOf: async (_db, reviewId) => windows.get(reviewId) ?? null,
    release: standardParts.release.filter((each) => each !== closeWorkers),
    ...parts,
  })
  const sockets: Socket[] = []
  const origin = new URL(app.url).origin
  const hash = await app.passwords.hash(PASSWORD)

  function browser({ id, login }: Pick<Person, 'id' | 'login'>, kind: Kind = 'staff'): Person {
    const self: Person = {
      id,
      login,
      cookie: '',
      async ask(operation, input = {}) {
        const { host } = new URL(app.url)
        const response = await app.fastify.inject({
          method: 'POST',
          url: `/api/${operation}`,
          headers: { origin, host, ...(self.cookie && { cookie: self.cookie }) },
          payload: input as object,
        })
        const line = response.headers['set-cookie']
        const set = [line ?? []].flat().map((each) => each.split(';')[0]!)
        if (set.length) self.cookie = set.at(-1)!
        return {
          status: response.statusCode,
          body: response.body ? response.json() : null,
          headers: response.headers,
        }
      },
      async call(operation, input) {
        const { status, body } = await self.ask(operation, input)
        if (status !== 200) throw new Error(`${operation} answered ${status} ${JSON.stringify(body)}`)
        return body
      },
      async refused(operation, input) {
        const { status, body } = await self.ask(operation, input)
        if (status < 400) throw new Error(`${operation} was not refused`)
        return body as Problem
      },
      async signIn(password = PASSWORD) {
        await self.call('auth.login', { portal: ENTRANCE[kind], login, password })
      },
      async socket() {
        const raw = connect(origin, {
          transports: ['websocket'],
          forceNew: true,
          reconnection: false,
          extraHeaders: { origin, cookie: self.cookie },
        })
        sockets.push(raw)
        await new Promise<void>((done, failed) => {
          raw.once('connect', done)
          raw.once('connect_error', (error) =>
            failed(Object.assign(error, { code: (error as { data?: { code?: ProblemCode } }).data?.code })),
          )
        })
        return {
          raw,
          call: (operation, input = {}) => raw.timeout(5000).emitWithAck('call', operation, input),
          next: (event) => new Promise((done) => raw.once(event, done)),
        }
      },
    }
    return self
  }

  await app.db.write('orgs', async (tx) => {
    await tx.insert(orgs).values({
      id: 'org-1',
      name: '河南省职称改革办公室',
      code: '410000',
      kind: 'office',
      level: 1,
      path: '/org-1/',
      createdAt: START,
    })
  })

  return {
    app,
    config,
    windows,
    exec: store.exec,
    now: () => time.now,
    pass: (ms) => {
      time.now = new Date(+time.now + ms)
    },
    browser,
    async person(
      login,
      {
        kind = 'staff',
        duties = ['handler'],
        scope = { series: [], sections: [] },
        orgId = 'org-1',
        reviewId,
        password,
        ...rest
      } = {},
    ) {
      const id = timeId(time.now)
      const passwordHash = password ? await app.passwords.hash(password) : hash
      await app.db.write('accounts', async (tx) => {
        await tx.insert(accounts).values({
          id,
          login,
          kind,
          name: `姓名${login}`,
          orgId: kind === 'staff' ? orgId : null,
          duties: kind === 'staff' ? duties : [],
          scope: kind === 'staff' ? scope : null,
          reviewId: reviewId ?? null,
          passwordHash,
          createdAt: time.now,
          ...rest,
        })
      })
      return browser({ id, login }, kind)
    },
    async close() {
      for (const socket of sockets) socket.disconnect()
      await app.close()
      await store.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
