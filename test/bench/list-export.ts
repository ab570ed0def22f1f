import { setTimeout as wait } from 'node:timers/promises'
import type { App } from '../../server/app.ts'
import type { Ask } from './asker.ts'

export interface ExportRun {
  rows: number
  /** Milliseconds from the request to the finished file. */
  took: number
  /** Bytes of the process above what it had before, at its highest. */
  grew: number
  /** Longest time the main thread answered nobody, in ms. */
  stood: number
}

const LOOK_MS = 20
const COLUMNS = [
  'name',
  'sex',
  'birthDate',
  'idNumber',
  'phone',
  'org',
  'education',
  'currentTitle',
  'status',
]

/** Exports the first people of the province, about so many, and watches the memory of the process meanwhile. */
export async function runExport(app: App, ask: Ask, rows: number): Promise<ExportRun> {
  const source = app.lists['person.list']
  const usual = source.find
  // The filter that gives exactly this many rows does not exist: the list is cut short behind the export's back.
  source.find = async (ctx, input) => {
    const found = await usual.call(source, ctx, input)
    return {
      ids: async (limit, offset) => found.ids(Math.max(0, Math.min(limit, rows - offset)), offset),
      count: async () => rows,
    }
  }
  try {
    globalThis.gc?.()
    const before = process.memoryUsage().rss
    const began = performance.now()
    const made = await ask('workbook.export', { list: 'person.list', input: {}, columns: COLUMNS })
    const { jobId } = made.json() as { jobId: string }
    let [most, stood] = [0, 0]
    for (;;) {
      const asked = performance.now()
      await wait(LOOK_MS)
      stood = Math.max(stood, performance.now() - asked - LOOK_MS)
      most = Math.max(most, process.memoryUsage().rss)
      const job = (await ask('workbook.job', { jobId })).json() as { state: string; done: number }
      if (job.state === 'running') continue
      if (job.state !== 'done') throw new Error(`the export ended as ${job.state}`)
      return { rows: job.done, took: performance.now() - began, grew: most - before, stood }
    }
  } finally {
    source.find = usual
  }
}
