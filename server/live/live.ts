import type { App } from '../app.ts'
import { traceOf } from '../fault.ts'
import type { LiveServer } from '../socket.ts'
import { openDraftBox } from './draft-box.ts'
import { type Engine, openEngine } from './engine.ts'
import { type Hub, openHub } from './hub.ts'
import { panelLive, staffRooms } from './supervision.ts'

/** The live half of a running server. */
export interface Live {
  engine: Engine
  hub: Hub
}

const opened = new WeakMap<App, Live>()

/** Erased drafts may linger in the write-ahead log: it is emptied after a round is sealed, again while a backup holds it. */
const SCRUB_MS = 2_000
const SCRUB_TRIES = 30

/** Engine and hub of this server, made at first need. */
export function liveOf(app: App): Live {
  const known = opened.get(app)
  if (known) return known
  const engine = openEngine(
    app.db,
    openDraftBox(app.secret.derive),
    (reviewId, panelId, touch) => hub.touch(reviewId, panelId, touch),
    () => scrub(app),
  )
  const hub = openHub(app, engine)
  const live = { engine, hub }
  opened.set(app, live)
  return live
}

/** Goes into the server's parts: joins, leaves and presence of every socket. */
export function attachLive(io: LiveServer, app: App): void {
  const { hub } = liveOf(app)
  io.on('connection', (socket) => hub.attach(socket))
}

/** Goes into the server's parts: no push after the database is closed. */
export async function releaseLive(app: App): Promise<void> {
  opened.get(app)?.hub.close()
}

function scrub(app: App, tries = SCRUB_TRIES): void {
  const timer = setTimeout(() => {
    if (app.stopping()) return
    app.db.scrub().then(
      (whole) => {
        if (!whole && tries > 0) scrub(app, tries - 1)
      },
      (error: unknown) => app.log.error({ fault: traceOf(error) }, 'the log of the database was not emptied'),
    )
  }, SCRUB_MS)
  timer.unref()
}

/** Says to the staff who may watch a review of this organisation that it is no longer as they read it. */
export function tellStaff(app: App, orgPath: string, reviewId: string): void {
  app.io.to(staffRooms(orgPath)).emit('supervision:changed', { reviewId })
}

/** Every panel of a review with its counters, for supervision; empty before the scheme is approved. */
export async function panelsLive(app: App, reviewId: string) {
  const { engine, hub } = liveOf(app)
  const now = +app.clock()
  return engine.quiet(reviewId, (live) =>
    [...(live?.panels.values() ?? [])].map((state) =>
      panelLive(state, hub.presence(state.panel.id), now, live?.pausedAt.get(state.panel.id) ?? null),
    ),
  )
}
