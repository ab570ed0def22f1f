import type Database from 'better-sqlite3'
import { storeError } from './error.ts'
import type { Query, Tx } from './query.ts'
import { asQuiet, type Report, refuseNested, Unit } from './unit.ts'

type Stmt = Database.Statement

interface Job {
  lock: string
  work: (tx: Tx) => Promise<unknown>
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/** A unit that ran in the group being written, and how to tell its caller once the group is on disk. */
interface Ended {
  job: Job
  unit: Unit
  tell: () => void
  rolledBack: boolean
}

/** A group also ends after this many milliseconds, so that sockets breathe during an import. */
const GROUP_MS = 25

/**
 * The one writer of a SQLite file. Units wait in a queue; those waiting together share one transaction, each in a
 * savepoint of its own, and one COMMIT: a disk flush costs more than two hundred units. Nobody is answered before
 * the flush, not even with a refusal, which may rest on a change that is not yet safe.
 *
 * While a group is open only microtasks run: a unit awaits the database alone. One that awaits anything else (a
 * file, a timer, a request) holds up every other writer; it is a bug.
 */
export function createWriter(connection: Database.Database, handle: Query, max: number, report: Report) {
  const [begin, commit, rollback, enter, leave, undo] = [
    'BEGIN IMMEDIATE',
    'COMMIT',
    'ROLLBACK',
    'SAVEPOINT unit',
    'RELEASE unit',
    'ROLLBACK TO unit',
  ].map((sql) => connection.prepare(sql)) as [Stmt, Stmt, Stmt, Stmt, Stmt, Stmt]

  let queue: Job[] = []
  /** Locks of quiet moments under way, and the jobs that wait for them. */
  const held = new Map<string, { moments: number; waiting: Job[] }>()
  let running: Promise<void> | null = null
  let group: Promise<void> | null = null

  function next(): Job | undefined {
    for (let job = queue.shift(); job; job = queue.shift()) {
      const moment = held.get(job.lock)
      if (!moment) return job
      moment.waiting.push(job)
    }
    return undefined
  }

  function attempt(step: () => unknown): void {
    try {
      step()
    } catch (error) {
      report(error)
    }
  }

  async function runUnit(job: Job): Promise<Ended> {
    const unit = new Unit(handle)
    enter.run()
    try {
      const value = await unit.run(job.work)
      leave.run()
      return { job, unit, tell: () => job.resolve(value), rolledBack: false }
    } catch (error) {
      unit.rolledBack(report)
      const ended = { job, unit, tell: () => job.reject(error), rolledBack: true }
      // A full disk or a damaged page may have taken the whole transaction with it.
      if (!connection.inTransaction) throw storeError(error)
      undo.run()
      leave.run()
      return ended
    }
  }

  async function writeGroup(): Promise<void> {
    const ended: Ended[] = []
    const until = performance.now() + GROUP_MS
    let job = next()
    try {
      if (job) begin.run()
    } catch (error) {
      for (const each of [job, ...queue.splice(0)]) each?.reject(storeError(error))
      return
    }
    try {
      while (job) {
        const current = job
        ended.push(await runUnit(current))
        job = ended.length < max && performance.now() < until ? next() : undefined
      }
      if (ended.length) commit.run()
    } catch (error) {
      const failure = storeError(error)
      if (connection.inTransaction) attempt(() => rollback.run())
      for (const { unit, rolledBack } of ended.toReversed()) if (!rolledBack) unit.rolledBack(report)
      for (const each of ended) each.job.reject(failure)
      job?.reject(failure)
      return
    }
    for (const { unit, tell, rolledBack } of ended) {
      if (!rolledBack) unit.committed(report)
      tell()
    }
  }

  async function drain(): Promise<void> {
    while (queue.length) {
      group = writeGroup()
      await group
      group = null
      await new Promise((resolve) => setImmediate(resolve))
    }
    running = null
  }

  function start(): void {
    running ??= Promise.resolve().then(drain)
  }

  return {
    write<T>(lock: string, work: (tx: Tx) => Promise<T>): Promise<T> {
      refuseNested('write')
      return new Promise<T>((resolve, reject) => {
        queue.push({ lock, work, resolve: resolve as Job['resolve'], reject })
        start()
      })
    },
    async quiet<T>(lock: string, work: () => T | Promise<T>): Promise<T> {
      refuseNested('quiet')
      const moment = held.get(lock) ?? { moments: 0, waiting: [] }
      held.set(lock, moment)
      moment.moments++
      try {
        while (group) await group
        return await asQuiet(work)
      } finally {
        if (--moment.moments === 0) {
          held.delete(lock)
          queue = [...moment.waiting, ...queue]
          if (queue.length) start()
        }
      }
    },
    /** Resolves when everything asked for so far is written. */
    async settle(): Promise<void> {
      while (running) await running
    },
  }
}
