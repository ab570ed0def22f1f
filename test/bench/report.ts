import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { type Figure, tableOf } from './figure.ts'

const file = join(import.meta.dirname, '../../docs/performance.md')
/** Tables that are written each by itself, so that one can be measured without the other. */
const BLOCKS = {
  figures: ['<!-- figures: written by `npm run bench -- --write` -->', '<!-- end of figures -->'],
  declare: [
    '<!-- declare: written by `npm run bench -- --only declare --write` -->',
    '<!-- end of declare -->',
  ],
  climb: ['<!-- climb: written by `npm run bench -- --only climb --write` -->', '<!-- end of climb -->'],
  lists: ['<!-- lists: written by `npm run bench -- --only lists --write` -->', '<!-- end of lists -->'],
} as const

/** What others did on the machine when the bench began, as processes waiting for a core. */
const busyBefore = loadavg()[0]!

/** What it ran on: enough to compare, nothing that names the machine. */
export function machineText(): string {
  const all = cpus()
  const memory = Math.round(totalmem() / 1024 ** 3)
  const date = new Date().toISOString().slice(0, 10)
  return `${date} · ${all.length} cores (${all[0]?.model.trim()}), ${memory} GB, Node ${process.version}, ${process.platform} · load average before it began ${busyBefore.toFixed(1)}`
}

/** Puts the figures between the two marks of their block in docs/performance.md; what people wrote around them stays. */
export function writeReport(block: keyof typeof BLOCKS, figures: readonly Figure[]): void {
  if (!figures.length) return
  const [begin, end] = BLOCKS[block]
  const text = readFileSync(file, 'utf8')
  const [before, rest] = text.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error('docs/performance.md has lost its marks')
  writeFileSync(file, `${before}${begin}\n\n${machineText()}\n\n${tableOf(figures)}\n\n${end}${after}`)
}
