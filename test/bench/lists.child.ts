import { join } from 'node:path'
import Database from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { orgs } from '../../db/schema/org.ts'
import { type App, openApp } from '../../server/app.ts'
import type { Ctx } from '../../server/ctx.ts'
import { DEMO_PASSWORD } from '../../server/demo/offices.ts'
import { rowsInOrder } from '../../server/list.ts'
import type { Actor } from '../../shared/actor.ts'
import type { ListName } from '../../shared/list.ts'
import { stageConfig } from '../harness/stage.ts'
import { climbCases } from './climb-cases.ts'
import { COUNT_MS, type ListCase, listCases, type Nodes } from './list-cases.ts'
import { type ExportRun, runExport } from './list-export.ts'

/** What one case took, in ms, and the same by hand. */
export interface ListRun {
  name: string
  most: number
  rows: number
  times: number[]
  raw: number[]
}
export interface ListReport {
  runs: ListRun[]
  exports: ExportRun[]
}

const TIMES = Number(process.argv[3] ?? 60)
const WARM = 5
/** A question that is slow by hand is asked less often: after so many ms it is enough. */
const ENOUGH_MS = 3000
const LEAST = 5

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

function nodesIn(db: Database.Database): Nodes {
  const one = (sql: string) => db.prepare(sql).get() as Nodes['root']
  const units = `(SELECT count(*) FROM orgs b WHERE b.parent_id = orgs.id)`
  return {
    root: one('SELECT id, path FROM orgs WHERE parent_id IS NULL'),
    city: one("SELECT id, path FROM orgs WHERE kind = 'office' AND level = 2 ORDER BY code LIMIT 1"),
    small: one(`SELECT id, path FROM orgs WHERE kind = 'department' AND ${units} BETWEEN 10 AND 40 LIMIT 1`),
    wide: one(`SELECT id, path FROM orgs WHERE kind = 'department' ORDER BY ${units} DESC LIMIT 1`),
  }
}

async function timed(times: number, work: () => unknown): Promise<number[]> {
  const warm = performance.now() + ENOUGH_MS / 3
  for (let n = 0; n < WARM && performance.now() < warm; n++) await work()
  const took: number[] = []
  const enough = performance.now() + ENOUGH_MS
  for (let n = 0; n < times && (n < LEAST || performance.now() < enough); n++) {
    const began = performance.now()
    await work()
    took.push(performance.now() - began)
  }
  return took
}

/** The page and the count apart, as the list's own source finds them; the tree as the operation answers. */
async function measure(ctx: Ctx, ask: Ask, db: Database.Database, one: ListCase): Promise<ListRun[]> {
  const byHand = (sql: string) => {
    const statement = db.prepare(sql)
    return timed(TIMES, () => statement.all(one.parameters))
  }
  const answer = (await ask(one.operation, one.input)).json() as { total?: number; length?: number }
  const run = async (name: string, most: number, sql: string, work: () => unknown): Promise<ListRun> => ({
    ...{ name, most, rows: answer.total ?? answer.length ?? 0 },
    raw: await byHand(sql),
    times: await timed(TIMES, work),
  })
  const source = ctx.app.lists[one.operation as ListName]
  if (!source) return [await run(one.name, one.most, one.raw, () => ask(one.operation, one.input))]
  const input = source.input.parse(one.input)
  const page = await run(one.name, one.most, one.raw, async () => {
    const found = await source.find(ctx, input)
    return rowsInOrder(ctx, source, await found.ids(input.size, (input.page - 1) * input.size))
  })
  if (!one.rawCount) return [page]
  const count = await run(`${one.name}, count`, COUNT_MS, one.rawCount, async () =>
    (await source.find(ctx, input)).count(),
  )
  return [page, count]
}

/** What a handler would know of this person; the bench asks the list below the door. */
async function ctxOf(app: App, ask: Ask): Promise<Ctx> {
  const { actor } = (await ask('auth.me', {})).json() as { actor: Actor }
  const path = app.db.read.select({ path: orgs.path }).from(orgs).where(eq(orgs.id, actor.orgId!))
  const [org] = await path
  return { app, db: app.db, now: app.clock(), actor: { ...actor, orgPath: org!.path } } as unknown as Ctx
}

const dir = process.argv[2]!
const app = await openApp(stageConfig(dir))
const db = new Database(join(dir, 'gongping.db'), { readonly: true })
try {
  const askers = new Map<string, { ask: Ask; ctx: Ctx }>()
  const asker = async (login: string) => {
    const known = askers.get(login)
    if (known) return known
    const ask = await signIn(app, login)
    const made = { ask, ctx: await ctxOf(app, ask) }
    askers.set(login, made)
    return made
  }
  const runs: ListRun[] = []
  const nodes = nodesIn(db)
  const ofClimb = process.argv[4] === 'climb'
  for (const one of ofClimb ? climbCases(db, nodes) : listCases(nodes)) {
    const { ask, ctx } = await asker(one.login ?? (one.operation.startsWith('plan.') ? 'jb41' : 'gl41'))
    runs.push(...(await measure(ctx, ask, db, one)))
    process.send?.({ told: one.name })
  }
  const { ask } = await asker('gl41')
  const exports = ofClimb ? [] : [await runExport(app, ask, 10_000), await runExport(app, ask, 100_000)]
  process.send?.({ report: { runs, exports } satisfies ListReport })
} finally {
  db.close()
  await app.close()
}
