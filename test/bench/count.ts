import { setTimeout as sleep } from 'node:timers/promises'
import type { Socket } from 'socket.io-client'
import type { Delta } from '../../shared/live/delta.ts'
import type { SeatRecord } from '../../shared/live/view.ts'
import { beginDrafting, type Client, command, dial } from './client.ts'
import { type Figure, percentile } from './figure.ts'

/** Votes are spread over this long, ms. */
const SPREAD_MS = 10_000

/** How long after a voter's acknowledgement the leader's own screen data holds that voter. */
export async function benchCount(panel: Client[], bareUrl: string): Promise<Figure[]> {
  const leader = await beginDrafting(panel)
  await Promise.all(panel.map((client) => command(client, 'draftRest', { choice: 'yes' })))
  await command(leader, 'act', { action: 'open' })
  await sleep(500)
  const seen = new Map<string, number>()
  leader.socket.on('live:delta', ({ put }: Delta) => {
    for (const [key, record] of Object.entries(put))
      if (key.startsWith('seat:') && (record as SeatRecord).submitted && !seen.has(key.slice(5)))
        seen.set(key.slice(5), performance.now())
  })
  const voters = panel.filter((client) => client !== leader)
  const acknowledged = await Promise.all(
    voters.map(async (client) => {
      await sleep(Math.random() * SPREAD_MS)
      await command(client, 'submit', {
        choices: Object.fromEntries(client.candidates.map((id) => [id, 'yes'])),
      })
      return [client.place.seatId!, performance.now()] as const
    }),
  )
  await sleep(500)
  const delays = acknowledged.map(([seatId, at]) => Math.max(0, (seen.get(seatId) ?? Number.NaN) - at))
  const bare = await bareDelays(bareUrl, voters.length)
  const figure = (share: number, aim: number): Figure => ({
    name: `leader's count behind the acknowledgement, ${voters.length} voters over 10 s: p${share * 100}`,
    unit: 'ms',
    runs: [percentile(delays, share)],
    raw: [percentile(bare, share)],
    against: 'bare Socket.IO, also at most ten a second',
    aim: { most: aim },
  })
  return [figure(0.5, 50), figure(0.99, 150)]
}

async function bareDelays(url: string, voters: number): Promise<number[]> {
  const leader = await dial(url)
  await leader.emitWithAck('lead')
  const seen = new Map<string, number>()
  leader.on('count', (ids: string[]) => {
    for (const id of ids) seen.set(id, performance.now())
  })
  const sockets: Socket[] = await Promise.all(Array.from({ length: voters }, () => dial(url)))
  const times = await Promise.all(
    sockets.map(async (socket) => {
      await sleep(Math.random() * SPREAD_MS)
      const id = socket.id!
      await socket.emitWithAck('vote')
      return [id, performance.now()] as const
    }),
  )
  await sleep(300)
  for (const socket of [leader, ...sockets]) socket.disconnect()
  return times.map(([id, at]) => Math.max(0, (seen.get(id) ?? Number.NaN) - at))
}
