import { AsyncLocalStorage } from 'node:async_hooks'
import { type StoreError, storeError } from './error.ts'
import { HANDLE, type Query, type Tx } from './query.ts'

export type Report = (error: unknown) => void
type Job = () => void

/** Where the running code stands: in a unit of work, in a quiet moment, or (undefined or no longer live) in neither. */
const inside = new AsyncLocalStorage<Unit | { live: boolean }>()

/** One unit of work: lives while its function runs, remembers what is to be done after either end. */
export class Unit {
  live = true
  failed: StoreError | null = null
  readonly handle: Query
  readonly #afterCommit: Job[] = []
  readonly #onRollback: Job[] = []

  constructor(handle: Query) {
    this.handle = handle
  }

  /** A query that failed spoils its unit even when the error is caught: PostgreSQL would refuse what follows. */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      // awaited inside, for a query handed back unstarted starts only when it is awaited
      const value = await inside.run(this, async () => await work(this.#tx()))
      if (this.failed) throw this.failed
      return value
    } finally {
      this.live = false
    }
  }

  committed(report: Report): void {
    perform(this.#afterCommit, report)
  }

  rolledBack(report: Report): void {
    perform(this.#onRollback.reverse(), report)
  }

  #tx(): Tx {
    const own: Record<PropertyKey, unknown> = {
      [HANDLE]: this.handle,
      afterCommit: (job: Job) => void this.#afterCommit.push(job),
      onRollback: (job: Job) => void this.#onRollback.push(job),
    }
    return new Proxy(this.handle as Tx, {
      get: (handle, key) => {
        if (!this.live) throw over()
        return own[key] ?? Reflect.get(handle, key)
      },
    })
  }
}

function perform(jobs: Job[], report: Report): void {
  for (const job of jobs) {
    try {
      job()
    } catch (error) {
      report(error)
    }
  }
}

const over = () => new Error('the unit of work is over: a query was not awaited, or its tx was kept')

/** A query on a handle that writes: only inside the live unit that owns the handle. */
export async function inUnit(handle: () => Query, run: () => Promise<unknown>): Promise<unknown> {
  const unit = inside.getStore()
  if (!(unit instanceof Unit && unit.live && unit.handle === handle())) throw over()
  try {
    return await run()
  } catch (error) {
    throw (unit.failed ??= storeError(error))
  }
}

/** A query on the handle that reads: never inside a unit, which would not see its own changes. */
export async function outsideUnit(run: () => Promise<unknown>): Promise<unknown> {
  const unit = inside.getStore()
  if (unit instanceof Unit && unit.live) throw new Error('db.read inside a unit of work: read with its tx')
  try {
    return await run()
  } catch (error) {
    throw storeError(error)
  }
}

/** Runs `work` as a quiet moment, inside which nothing may be written. */
export async function asQuiet<T>(work: () => T | Promise<T>): Promise<T> {
  const moment = { live: true }
  try {
    return await inside.run(moment, work)
  } finally {
    moment.live = false
  }
}

/** Units and quiet moments do not nest: the inner one would wait for the outer one for ever. */
export function refuseNested(what: 'write' | 'quiet'): void {
  if (inside.getStore()?.live)
    throw new Error(`db.${what} inside a unit of work or a quiet moment: pass the tx down`)
}
