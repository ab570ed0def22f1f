import { setTimeout as sleep } from 'node:timers/promises'
import type { Child } from './child.ts'
import { type Client, command } from './client.ts'
import { type Figure, percentile } from './figure.ts'
import type { Raw } from './raw.ts'

const CHOICES = ['yes', 'no', 'abstain'] as const
const MEASURE_MS = 3000
const RUNS = 3

/** Every client drafts as fast as it is answered: acknowledged, durable drafts a second through the whole path. */
async function drive(clients: Client[], ms: number): Promise<{ perSecond: number; times: number[] }> {
  const times: number[] = []
  const began = performance.now()
  let n = 0
  const until = began + ms
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        const sent = performance.now()
        const candidateId = client.candidates[n++ % client.candidates.length]!
        await command(client, 'draft', { candidateId, choice: CHOICES[n % 3] })
        times.push(performance.now() - sent)
      }
    }),
  )
  return { perSecond: (times.length / (performance.now() - began)) * 1000, times }
}

export async function benchVotes(
  server: Child,
  clients: Client[],
  counts: number[],
  raw: Raw,
): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const count of counts) {
    const some = clients.slice(0, count)
    await drive(some, 1000)
    const runs: number[] = []
    const base: number[] = []
    const p99: number[] = []
    const cpu: number[] = []
    for (let run = 0; run < RUNS; run++) {
      await sleep(200)
      base.push(raw.votesPerSecond(1000))
      const before = await server.usage()
      const { perSecond, times } = await drive(some, MEASURE_MS)
      cpu.push((((await server.usage()).cpuMs - before.cpuMs) * 1000) / times.length)
      runs.push(perSecond)
      p99.push(percentile(times, 0.99))
    }
    figures.push({
      name: `durable votes, ${some.length} ${some.length === 1 ? 'client' : 'clients'}`,
      unit: '/s',
      runs,
      raw: base,
      against: 'better-sqlite3, one commit each',
      ...(count >= 1000 && { aim: { least: 2000, ratioLeast: 5 } }),
    })
    figures.push({
      name: `acknowledgement p99, ${some.length} ${some.length === 1 ? 'client' : 'clients'} at full speed`,
      unit: 'ms',
      runs: p99,
      raw: [],
      against: '',
      ...(count === 1 && { aim: { most: 25 } }),
    })
    figures.push({
      name: `processor time of the server for one vote, ${some.length} ${some.length === 1 ? 'client' : 'clients'}`,
      unit: 'µs',
      runs: cpu,
      raw: [],
      against: '',
    })
  }
  return figures
}
