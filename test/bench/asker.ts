import type Database from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { orgs } from '../../db/schema/org.ts'
import type { App } from '../../server/app.ts'
import type { Ctx } from '../../server/ctx.ts'
import { DEMO_PASSWORD } from '../../server/demo/offices.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Nodes } from './list-cases.ts'

/** Asks the server as a browser would, without a network between: session, schemas, scope, answer as JSON. */
export async function signIn(app: App, login: string) {
  const { host, origin } = new URL(app.url)
  let cookie = ''
  async function ask(operation: string, input: object) {
    const answer = await app.fastify.inject({
      method: 'POST',
      url: `/api/${operation}`,
      headers: { origin, host, ...(cookie && { cookie }) },
      payload: input,
    })
    if (answer.statusCode !== 200)
      throw new Error(`${operation} answered ${answer.statusCode} ${answer.body}`)
    const set = [answer.headers['set-cookie'] ?? []].flat().at(-1)
    if (set) cookie = String(set).split(';')[0]!
    return answer
  }
  await ask('auth.login', { portal: 'manage', login, password: DEMO_PASSWORD })
  return ask
}
export type Ask = Awaited<ReturnType<typeof signIn>>

export function nodesIn(db: Database.Database): Nodes {
  const one = (sql: string) => db.prepare(sql).get() as Nodes['root']
  const units = `(SELECT count(*) FROM orgs b WHERE b.parent_id = orgs.id)`
  return {
    root: one('SELECT id, path FROM orgs WHERE parent_id IS NULL'),
    city: one("SELECT id, path FROM orgs WHERE kind = 'office' AND level = 2 ORDER BY code LIMIT 1"),
    small: one(`SELECT id, path FROM orgs WHERE kind = 'department' AND ${units} BETWEEN 10 AND 40 LIMIT 1`),
    wide: one(`SELECT id, path FROM orgs WHERE kind = 'department' ORDER BY ${units} DESC LIMIT 1`),
  }
}

/** What a handler would know of this person; the bench asks the list below the door. */
export async function ctxOf(app: App, ask: Ask): Promise<Ctx> {
  const { actor } = (await ask('auth.me', {})).json() as { actor: Actor }
  const path = app.db.read.select({ path: orgs.path }).from(orgs).where(eq(orgs.id, actor.orgId!))
  const [org] = await path
  return { app, db: app.db, now: app.clock(), actor: { ...actor, orgPath: org!.path } } as unknown as Ctx
}
