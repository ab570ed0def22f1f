import { type Db, openDb } from '../db/open.ts'
import type { App } from './app.ts'
import type { ReviewWindow } from './auth/window.ts'
import { attachLive, releaseLive } from './live/live.ts'
import { fileGateway, type Gateway } from './message/gateway.ts'
import { seedReference } from './reference/reference.store.ts'
import { prepareReview, releaseReview } from './review/parts.ts'
import { windowOf } from './review/window.ts'
import type { LiveServer } from './socket.ts'
import { releaseJobs } from './workbook/jobs.ts'
import { closeWorkers } from './workers/pool.ts'

/** What other domains and tests plug into the server. */
export interface Parts {
  /** The server's clock; tests move it. */
  clock: () => Date
  openDb: typeof openDb
  /** When the accounts of a review work; the review domain's answer. */
  windowOf: (db: Db, reviewId: string) => Promise<ReviewWindow | null>
  /** What carries messages out of the house, by SMS or mail; into a file of the data folder unless told. */
  gateway: (dataDir: string) => Gateway
  /** Where the live hub attaches to the sockets. */
  attachLive: (io: LiveServer, app: App) => void
  /** Run before the server listens, in order (demo data, memory of the live rounds). */
  prepare: ((app: App) => Promise<void>)[]
  /** Run when the server stops, after the last call and before the database closes. */
  release: ((app: App) => Promise<void>)[]
}

export const standardParts: Parts = {
  clock: () => new Date(),
  openDb,
  windowOf,
  gateway: fileGateway,
  attachLive: (io, app) => attachLive(io, app),
  prepare: [(app) => seedReference(app.db, app.clock()), prepareReview],
  release: [async (app) => releaseJobs(app), releaseReview, closeWorkers, releaseLive],
}
