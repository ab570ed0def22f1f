import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { type Figure, tableOf } from './figure.ts'

const file = join(import.meta.dirname, '../../docs/performance.md')
const BEGIN = '<!-- figures: written by `npm run bench -- --write` -->'
const END = '<!-- end of figures -->'

/** What others did on the machine when the bench began, as processes waiting for a core. */
const busyBefore = loadavg()[0]!

/** What it ran on: enough to compare, nothing that names the machine. */
export function machineText(): string {
  const all = cpus()
  const memory = Math.round(totalmem() / 1024 ** 3)
  const date = new Date().toISOString().slice(0, 10)
  return `${date} · ${all.length} cores (${all[0]?.model.trim()}), ${memory} GB, Node ${process.version}, ${process.platform} · load average before it began ${busyBefore.toFixed(1)}`
}

/** Puts the figures between the two marks of docs/performance.md; what people wrote around them stays. */
export function writeReport(figures: readonly Figure[]): void {
  const text = readFileSync(file, 'utf8')
  const [before, rest] = text.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error('docs/performance.md has lost its marks')
  writeFileSync(file, `${before}${BEGIN}\n\n${machineText()}\n\n${tableOf(figures)}\n\n${END}${after}`)
}
