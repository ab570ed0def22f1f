import { MessageChannel } from 'node:worker_threads'
import { Piscina } from 'piscina'
import type * as Tasks from './tasks.worker.ts'
import type { writePdf } from './write-pdf.ts'

/** A workbook or archive that needs more than this is an attack or a mistake; only its worker dies. */
const HEAP_MB = 768
/** Longest a task may take, in milliseconds. */
const TASK_MS = 5 * 60_000

let pool: Piscina | null = null
let press: Piscina | null = null

/** Threads are made when needed and go when idle: a live vote never shares its thread with a workbook. */
function threads(): Piscina {
  pool ??= new Piscina({
    filename: new URL('./tasks.worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 2,
    idleTimeout: 20_000,
    maxQueue: 100,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    recordTiming: false,
  })
  return pool
}

/** Forms are set one after the other on a thread of their own, which makes way for all others. */
function printing(): Piscina {
  press ??= new Piscina({
    filename: new URL('./print.worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 20_000,
    maxQueue: 1000,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    recordTiming: false,
  })
  return press
}

export type TaskName = keyof typeof Tasks
type Task<N extends TaskName> = (typeof Tasks)[N]
export type Progress = { done: number; total: number }

/** Runs a task on a worker thread. `onProgress` hears how far it is, several times a second. */
export async function runTask<N extends TaskName>(
  name: N,
  input: Parameters<Task<N>>[0]['input'],
  onProgress?: (progress: Progress) => void,
): Promise<Awaited<ReturnType<Task<N>>>> {
  const { port1, port2 } = new MessageChannel()
  port1.on('message', (progress: Progress) => onProgress?.(progress))
  port1.unref()
  try {
    return await threads().run(
      { input, port: port2 },
      { name, transferList: [port2], signal: AbortSignal.timeout(TASK_MS) },
    )
  } finally {
    port1.close()
  }
}

/** Sets a form: a few at once are set in turn, and none for longer than `TASK_MS` from its asking. */
export const runPrint = (input: Parameters<typeof writePdf>[0]['input']): Promise<Uint8Array> =>
  printing().run({ input }, { name: 'writePdf', signal: AbortSignal.timeout(TASK_MS) })

/** Ends the threads; the server's last act but one. */
export async function closeWorkers(): Promise<void> {
  const open = [pool, press]
  pool = press = null
  await Promise.all(open.map((each) => each?.destroy()))
}

/**
 * Runs a task that is fed: each time the worker asks, the next of `feed` is sent, then null. `stop` ends it between
 * two chunks. The feed is read no faster than the worker takes it.
 */
export async function runFed<N extends TaskName>(
  name: N,
  input: Parameters<Task<N>>[0]['input'],
  feed: AsyncIterator<unknown>,
  stop: AbortSignal,
): Promise<Awaited<ReturnType<Task<N>>>> {
  const { port1, port2 } = new MessageChannel()
  const failed = new AbortController()
  port1.on('message', () => {
    feed.next().then(
      ({ done, value }) => port1.postMessage(done ? null : value),
      (error: unknown) => failed.abort(error),
    )
  })
  port1.unref()
  try {
    return await threads().run(
      { input, port: port2 },
      {
        name,
        transferList: [port2],
        signal: AbortSignal.any([stop, failed.signal, AbortSignal.timeout(TASK_MS)]),
      },
    )
  } catch (error) {
    throw failed.signal.aborted ? failed.signal.reason : error
  } finally {
    port1.close()
  }
}
