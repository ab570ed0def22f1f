import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openApp } from '../../server/app.ts'
import type { Ctx } from '../../server/ctx.ts'
import { rowsInOrder } from '../../server/list.ts'
import { LIST_NAMES, type ListName } from '../../shared/list.ts'
import { mayAsk } from '../../shared/permission.ts'
import { stageConfig } from '../harness/stage.ts'
import { inputsOf, type Value, type Values } from '../list-inputs.ts'
import { ctxOf, nodesIn, signIn } from './asker.ts'
import { percentile } from './figure.ts'
import { COUNT_MS, PAGE_MS } from './list-cases.ts'

/**
 * Every list × order × filter × asker, once: `node test/bench/list-sweep.ts <folder of seed:large> [list …]`. Whatever
 * is near its bound is asked again until its p95 is known; those are told, the worst first. Time of the processor, so that
 * a busy machine tells the same.
 */
const [dir, ...only] = process.argv.slice(2)
if (!dir) throw new Error('which folder?')
const NEAR = 0.7
const AGAIN = 9

const app = await openApp(stageConfig(dir))
const db = new Database(join(dir, 'gongping.db'), { readonly: true })
const column = (sql: string): Value[] => db.prepare(sql).pluck().all() as Value[]

/** Values of filters that are codes, as they stand in the data. */
const VALUES: Values = {
  year: [2026],
  level: [1, 2, 3, 4],
  sex: [0, 1, 2, 9],
  ...Object.fromEntries(
    ['education'].map((key) => [
      key,
      column(`SELECT DISTINCT ${key} FROM persons WHERE ${key} <> '' LIMIT 6`),
    ]),
  ),
  ...Object.fromEntries(
    ['affiliation', 'rank', 'nature', 'sector'].map((key) => [
      key,
      column(`SELECT DISTINCT ${key} FROM orgs WHERE ${key} <> '' LIMIT 4`),
    ]),
  ),
  series: column('SELECT series FROM declarations GROUP BY 1 ORDER BY count(*) DESC LIMIT 4'),
  committeeId: column(
    'SELECT committee_id FROM declarations GROUP BY 1 ORDER BY count(*) DESC LIMIT 4',
  ).filter(Boolean),
  specialty: ['会计'],
  parent: ['05'],
  notice: column('SELECT id FROM notices LIMIT 1'),
  actorId: column("SELECT id FROM accounts WHERE login = 'jb41'"),
  from: [Date.now() - 86_400_000],
  to: [Date.now()],
}
const SEARCHES = ['王', '王若', '若谷', '知', '张知', 'w', 'wang', 'wzg', '龘', '中学', 'lczx', '4103']
interface Slow {
  what: string
  p95: number
  most: number
}
const slow: Slow[] = []
let asked = 0

async function timed(what: string, most: number, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = []
  const once = async () => {
    const began = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(began)
    times.push((user + system) / 1000)
  }
  asked++
  await once()
  if (times[0]! > most * NEAR) await once()
  if (Math.min(...times) < most * NEAR) return
  times.length = 0
  for (let n = 0; n < AGAIN; n++) await once()
  slow.push({ what, most, p95: percentile(times, 0.95) })
  console.error(`${percentile(times, 0.95).toFixed(0)} ms ${what}`)
}

async function sweep(ctx: Ctx, name: ListName, who: string): Promise<void> {
  const source = app.lists[name]
  const { bases, sorts, plain } = inputsOf(source, VALUES, SEARCHES)
  for (const base of bases) {
    const parsed = source.input.safeParse(base)
    if (!parsed.success) throw new Error(`${name} ${JSON.stringify(base)}: ${parsed.error.message}`)
    let total = 0
    await timed(`${name} ${who} ${JSON.stringify(base)} count`, COUNT_MS, async () => {
      total = await (await source.find(ctx, parsed.data)).count()
    })
    for (const sort of sorts) {
      const input = source.input.parse({ ...base, ...sort })
      const size = input.size ?? 50
      const last = Math.max(1, Math.ceil(total / size))
      const pages =
        !process.env.FLAT && Object.keys(base).length === plain ? [1, Math.ceil(last / 2), last] : [1]
      for (const page of new Set(pages))
        await timed(
          `${name} ${who} ${JSON.stringify({ ...base, ...sort, page })} of ${total}`,
          PAGE_MS,
          async () => {
            const found = await source.find(ctx, input)
            return rowsInOrder(ctx, source, await found.ids(size, (page - 1) * size))
          },
        )
    }
  }
}

const codeOf = (id: string) => column(`SELECT code FROM orgs WHERE id = '${id}'`)[0]
try {
  const { root, city, small, wide } = nodesIn(db)
  const unit = column(`SELECT code FROM orgs WHERE kind = 'unit' AND path LIKE '${wide.path}%' LIMIT 1`)[0]
  const codes = [root, city, small, wide].map(({ id }) => codeOf(id))
  const committee = column("SELECT login FROM accounts WHERE login LIKE 'pwh%' ORDER BY login LIMIT 1")[0]
  const logins = [...[...codes, unit].flatMap((code) => [`gl${code}`, `jb${code}`]), `${committee}`]
  for (const login of logins.filter((each) => !process.env.WHO || process.env.WHO === each)) {
    const ask = await signIn(app, login)
    const ctx = await ctxOf(app, ask)
    for (const name of LIST_NAMES) {
      if (only.length && !only.includes(name)) continue
      if (mayAsk(ctx.actor, app.lists[name].right)) continue
      const [began, before] = [performance.now(), asked]
      await sweep(ctx, name, login)
      const took = Math.round(performance.now() - began)
      console.error(`${login} ${name}: ${asked - before} asked in ${took} ms`)
    }
  }
} finally {
  db.close()
  await app.close()
}
for (const { what, p95, most } of slow.toSorted((a, b) => b.p95 / b.most - a.p95 / a.most))
  process.stdout.write(`${p95 > most ? '!' : ' '} ${p95.toFixed(0).padStart(5)} ms  ${what}\n`)
process.stdout.write(`${asked} questions\n`)
