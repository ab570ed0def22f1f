import { setTimeout as sleep } from 'node:timers/promises'
import type { Socket } from 'socket.io-client'
import type { Delta } from '../../shared/live/delta.ts'
import type { RoundRecord } from '../../shared/live/view.ts'
import { type Client, command, dial, follow, inTurns } from './client.ts'
import type { Figure } from './figure.ts'

const FLIPS = 6

/** Resolves when every socket has got a message that `fits`: the moment the last one has it. */
function everybody(
  sockets: Socket[],
  fits: (delta: Delta) => boolean,
): Promise<{ at: number; delta: Delta }> {
  return new Promise((resolve) => {
    let left = sockets.length
    for (const socket of sockets) {
      const hear = (delta: Delta) => {
        if (!fits(delta)) return
        socket.off('live:delta', hear)
        if (--left === 0) resolve({ at: performance.now(), delta })
      }
      socket.on('live:delta', hear)
    }
  })
}

/**
 * The leader's switch to so many clients until the last has it, command, commit and all; then a bare broadcast of
 * the same bytes to as many. The clients are screens of one session: an audience that gets what members get.
 */
export async function benchFlip(
  leader: Client,
  screenCookie: string,
  url: string,
  bareUrl: string,
  counts: number[],
): Promise<Figure[]> {
  const figures: Figure[] = []
  const { panelId } = leader.place
  for (const count of counts) {
    const ours = await inTurns(Array.from({ length: count }), 50, async () => {
      const socket = await dial(url, screenCookie)
      await follow(socket, panelId)
      return socket
    })
    const runs: number[] = []
    let payload: Delta | null = null
    for (let flip = 0; flip < FLIPS; flip++) {
      await sleep(400)
      const [action, state] = flip % 2 ? (['resume', 'open'] as const) : (['pause', 'paused'] as const)
      const last = everybody(ours, ({ put }) => (put.round as RoundRecord | undefined)?.state === state)
      const began = performance.now()
      await command(leader, 'act', { action })
      const { at, delta } = await last
      runs.push(at - began)
      payload = delta
    }
    for (const socket of ours) socket.disconnect()
    figures.push({
      name: `switch to ${count.toLocaleString('en')} clients, until the last has it`,
      unit: 'ms',
      runs,
      raw: await bareFlips(bareUrl, count, payload!),
      against: 'bare broadcast of the same bytes',
      aim: { ratioMost: 1.3, ...(count === 200 ? { most: 50 } : count === 1000 ? { most: 150 } : {}) },
    })
  }
  return figures
}

async function bareFlips(url: string, count: number, payload: Delta): Promise<number[]> {
  const sockets = await inTurns(Array.from({ length: count }), 50, () => dial(url))
  const leader = await dial(url)
  const runs: number[] = []
  for (let flip = 0; flip < FLIPS; flip++) {
    await sleep(400)
    const last = everybody(sockets, () => true)
    const began = performance.now()
    leader.emit('go', payload)
    runs.push((await last).at - began)
  }
  for (const socket of [leader, ...sockets]) socket.disconnect()
  await sleep(300)
  return runs
}
