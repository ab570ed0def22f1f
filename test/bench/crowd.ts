import { setTimeout as sleep } from 'node:timers/promises'
import type { Child } from './child.ts'
import { type Client, dial, follow } from './client.ts'
import type { Figure } from './figure.ts'

const RUNS = 3

/** Everybody is cut off and comes back at once: time until the last has a whole snapshot again. */
export async function benchReconnect(url: string, bare: Child, clients: Client[]): Promise<Figure[]> {
  const runs: number[] = []
  let bytes = 0
  let sample: unknown = null
  for (let run = 0; run < RUNS; run++) {
    for (const { socket } of clients) socket.disconnect()
    await sleep(1500)
    const began = performance.now()
    const parts = await Promise.all(
      clients.map(async (client) => {
        client.socket = await dial(url, client.cookie)
        return follow(client.socket, client.place.panelId)
      }),
    )
    runs.push(performance.now() - began)
    sample = parts[1]
    bytes = Buffer.byteLength(JSON.stringify(sample))
  }
  return [
    {
      name: `${clients.length.toLocaleString('en')} clients come back at once, each with its snapshot (${Math.round(bytes / 1024)} KB)`,
      unit: 'ms',
      runs,
      raw: await bareReconnect(bare.url, clients.length, sample),
      against: 'bare Socket.IO, the same bytes',
      aim: { most: 2000 },
    },
  ]
}

async function bareReconnect(url: string, count: number, snapshot: unknown): Promise<number[]> {
  const first = await dial(url)
  await first.emitWithAck('snapshot', snapshot)
  const runs: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now()
    const sockets = await Promise.all(
      Array.from({ length: count }, async () => {
        const socket = await dial(url)
        await socket.emitWithAck('join')
        return socket
      }),
    )
    runs.push(performance.now() - began)
    for (const socket of sockets) socket.disconnect()
    await sleep(500)
  }
  first.disconnect()
  return runs
}

/** Memory of the server for each connected client, beside that of a bare Socket.IO server. */
export async function benchMemory(server: Child, bare: Child, clients: Client[]): Promise<Figure> {
  const full = await server.usage()
  for (const { socket } of clients) socket.disconnect()
  await sleep(1000)
  const empty = await server.usage()
  const before = await bare.usage()
  const sockets = await Promise.all(clients.map(() => dial(bare.url)))
  const after = await bare.usage()
  for (const socket of sockets) socket.disconnect()
  const each = (a: number, b: number) => (a - b) / 1024 / clients.length
  return {
    name: 'memory of the server for each connected client (heap)',
    unit: 'KB',
    runs: [each(full.heapUsed, empty.heapUsed)],
    raw: [each(after.heapUsed, before.heapUsed)],
    against: 'bare Socket.IO',
  }
}
