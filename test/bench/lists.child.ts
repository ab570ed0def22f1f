import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openApp } from '../../server/app.ts'
import type { Ctx } from '../../server/ctx.ts'
import { rowsInOrder } from '../../server/list.ts'
import type { ListName } from '../../shared/list.ts'
import { stageConfig } from '../harness/stage.ts'
import { type Ask, ctxOf, nodesIn, signIn } from './asker.ts'
import { climbCases } from './climb-cases.ts'
import { COUNT_MS, type ListCase, listCases } from './list-cases.ts'
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
