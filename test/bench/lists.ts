import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PROVINCE, type Size } from '../../server/seed-large/made.ts'
import { seedLarge } from '../../server/seed-large/seed.ts'
import { type Figure, percentile } from './figure.ts'
import type { ListReport, ListRun } from './lists.child.ts'

const BY_HAND = 'better-sqlite3, prepared'
const CHEAP = { memoryCost: 64, timeCost: 1 }

/**
 * Lists, tree and export, or the declarations of the reviewers' pages, over a whole province, or over the one that `LARGE_DIR` names: every answer as the browser
 * gets it, beside the least SQL for the same rows on the same file.
 */
export async function benchLists(
  small: boolean,
  say: (text: string) => void,
  which: 'lists' | 'climb',
): Promise<Figure[]> {
  const kept = process.env.LARGE_DIR
  const dir = kept ?? mkdtempSync(join(tmpdir(), 'gongping-large-'))
  try {
    if (!kept) {
      const size: Size = small ? { orgs: 2000, persons: 30_000, plans: 6000, declarations: 30_000 } : PROVINCE
      await seedLarge(join(dir, 'large'), size, CHEAP, (what, n) => say(`${n} ${what} made …`))
    }
    const report = await inChild(kept ?? join(dir, 'large'), small ? 20 : 100, which, say)
    return [...report.runs.map(figureOf), ...exportFigures(report)]
  } finally {
    if (!kept) rmSync(dir, { recursive: true, force: true })
  }
}

function inChild(
  dir: string,
  times: number,
  which: string,
  say: (text: string) => void,
): Promise<ListReport> {
  const { promise, resolve, reject } = Promise.withResolvers<ListReport>()
  const child = fork(join(import.meta.dirname, 'lists.child.ts'), [dir, String(times), which], {
    execArgv: ['--expose-gc'],
  })
  let report: ListReport | null = null
  child.on('message', (message: { told?: string; report?: ListReport }) => {
    if (message.told) say(`${message.told} …`)
    if (message.report) report = message.report
  })
  child.once('exit', (code) =>
    report ? resolve(report) : reject(new Error(`the lists' server ended with ${code}`)),
  )
  return promise
}

const figureOf = ({ name, most, rows, times, raw }: ListRun): Figure => ({
  name: `${name} (${rows.toLocaleString('en')} rows): p95`,
  unit: 'ms',
  runs: [percentile(times, 0.95)],
  raw: [percentile(raw, 0.95)],
  against: BY_HAND,
  aim: { most },
})

const MB = 1024 * 1024

function exportFigures({ exports: [few, many] }: ListReport): Figure[] {
  if (!few || !many) return []
  const what = `export of ${many.rows.toLocaleString('en')} people`
  const against = `an export of ${few.rows.toLocaleString('en')}`
  return [
    {
      ...{ name: `${what}: memory above what the server had`, unit: 'MB', against },
      ...{ runs: [many.grew / MB], raw: [few.grew / MB], aim: { most: 200 } },
    },
    { name: `${what}: time`, unit: 's', runs: [many.took / 1000], raw: [few.took / 1000], against },
    {
      ...{ name: `${what}: longest the server answers nobody`, unit: 'ms', against },
      ...{ runs: [many.stood], raw: [few.stood] },
    },
  ]
}
