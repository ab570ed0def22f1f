import { beginDrafting, type Client, command } from './client.ts'
import { type Figure, percentile } from './figure.ts'
import type { Raw } from './raw.ts'

/** Panels whose whole lists are handed in at the same moment; each panel is one run. */
export async function benchSubmits(panels: Client[][], raw: Raw): Promise<Figure[]> {
  const p99: number[] = []
  const middle: number[] = []
  const base: number[] = []
  for (const panel of panels) {
    const leader = await beginDrafting(panel)
    await Promise.all(panel.map((client) => command(client, 'draftRest', { choice: 'yes' })))
    await command(leader, 'act', { action: 'open' })
    base.push(raw.lists(panel.length, leader.candidates.length))
    const times = await Promise.all(
      panel.map(async (client) => {
        const choices = Object.fromEntries(client.candidates.map((id) => [id, 'yes']))
        const sent = performance.now()
        await command(client, 'submit', { choices })
        return performance.now() - sent
      }),
    )
    p99.push(percentile(times, 0.99))
    middle.push(percentile(times, 0.5))
  }
  const [panel] = panels
  const what = `${panel!.length} experts hand in ${panel![0]!.candidates.length} candidates each at once`
  const against = 'better-sqlite3, all lists, one commit each'
  return [
    { name: `${what}: p99`, unit: 'ms', runs: p99, raw: base, against, aim: { most: 300 } },
    { name: `${what}: p50`, unit: 'ms', runs: middle, raw: base, against },
  ]
}
