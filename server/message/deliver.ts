import { and, asc, eq, lte } from 'drizzle-orm'
import { deliveries, messages } from '../../db/schema/message.ts'
import type { App } from '../app.ts'
import { traceOf } from '../fault.ts'
import { SEALED_FOR } from '../secret.ts'
import { sentence } from './words.ts'

/** Deliveries of one look. */
const MOST = 200
/** Tried so often, with pauses that grow, then left as failed. */
const MOST_ATTEMPTS = 6
const PAUSES_MS = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3600_000, 6 * 3600_000]
const pauseAfter = (attempts: number): number => PAUSES_MS[Math.min(attempts, PAUSES_MS.length) - 1]!

type Due = Pick<typeof deliveries.$inferSelect, 'id' | 'attempts'>

/**
 * Hands what is due to the gateway, and gives how many it took. Called by a timer. A delivery is claimed before it is
 * sent, so that two processes do not send one twice; `at` is when it may be tried next.
 */
export async function deliverDue(app: App): Promise<number> {
  const rows = await app.db.read
    .select({ id: deliveries.id, attempts: deliveries.attempts })
    .from(deliveries)
    .where(and(eq(deliveries.state, 'due'), lte(deliveries.at, app.clock())))
    .orderBy(asc(deliveries.at), asc(deliveries.id))
    .limit(MOST)
  let taken = 0
  for (const row of rows) {
    if (app.stopping()) break
    if (await deliver(app, row)) taken++
  }
  return taken
}

async function deliver(app: App, { id, attempts }: Due): Promise<boolean> {
  const now = app.clock()
  const claimed = await app.db.write(`delivery:${id}`, (tx) =>
    tx
      .update(deliveries)
      .set({ attempts: attempts + 1, at: new Date(+now + pauseAfter(attempts + 1)) })
      .where(and(eq(deliveries.id, id), eq(deliveries.state, 'due'), eq(deliveries.attempts, attempts)))
      .returning(),
  )
  const [row] = claimed
  if (!row) return false
  const [message] = await app.db.read.select().from(messages).where(eq(messages.id, row.messageId))
  let sent = false
  try {
    if (message)
      await app.gateway.send(
        row.channel,
        app.secret.unseal(row.toSealed, SEALED_FOR.phone),
        sentence(message.kind, message.params),
      )
    sent = true
  } catch (error) {
    // where it failed and never what it said: a carrier's error may quote the number
    app.log.error({ fault: traceOf(error), channel: row.channel }, 'a delivery failed')
  }
  if (!sent && row.attempts < MOST_ATTEMPTS) return false
  await app.db.write(
    `delivery:${id}`,
    async (tx) =>
      void (await tx
        .update(deliveries)
        .set(sent ? { state: 'sent', sentAt: app.clock() } : { state: 'failed' })
        .where(eq(deliveries.id, id))),
  )
  return sent
}
