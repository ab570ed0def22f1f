import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** How bad the line is. TCP loses no bytes: what a lost packet does to a program is a delay, a stall or a cut. */
export interface Weather {
  /** Longest delay of one chunk, ms; each chunk draws its own, so commands of different tablets change places. */
  delay: number
  /** Share of chunks that stall the whole connection for `stallMs`. */
  stall: number
  stallMs: number
  /** Share of connections cut after some bytes, wherever in a frame that falls. */
  cut: number
  /** Most bytes that pass before such a cut. */
  cutAfter: number
}

export interface BadLine {
  url: string
  weather: Weather
  /** What it did so far. */
  did: { connections: number; cuts: number; stalls: number; refused: number }
  /** Cuts every line at once and turns callers away for so long, ms. */
  refuse(ms: number): Promise<void>
  close(): Promise<void>
}

/** A TCP proxy before the server on `port`. `chance` gives 0 ≤ x < 1 and decides everything. */
export async function openProxy(port: number, weather: Weather, chance: () => number): Promise<BadLine> {
  const lines = new Set<() => void>()
  const did = { connections: 0, cuts: 0, stalls: 0, refused: 0 }
  let refusing = false

  const server = createServer((near) => {
    near.on('error', () => near.destroy())
    if (refusing) {
      did.refused++
      return void near.destroy()
    }
    did.connections++
    open(near)
  })

  function open(near: Socket): void {
    const far = connect(port, '127.0.0.1')
    near.setNoDelay(true)
    far.setNoDelay(true)
    const { weather: now } = proxy
    const line = {
      left: chance() < now.cut ? Math.ceil(chance() * now.cutAfter) : Number.POSITIVE_INFINITY,
      stalledUntil: 0,
      ended: false,
    }
    const end = () => {
      if (line.ended) return
      line.ended = true
      lines.delete(end)
      near.destroy()
      far.destroy()
    }
    lines.add(end)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('error', end)
      from.on('close', end)
      from.on('data', (chunk: Buffer) => void carry(chunk, from, to))
    }

    async function carry(chunk: Buffer, from: Socket, to: Socket): Promise<void> {
      from.pause()
      const { delay, stall, stallMs } = proxy.weather
      if (chance() < stall) {
        did.stalls++
        line.stalledUntil = performance.now() + stallMs
      }
      const wait = Math.max(delay * chance(), line.stalledUntil - performance.now())
      if (wait > 0) await sleep(wait)
      if (line.ended) return
      line.left -= chunk.length
      if (line.left > 0) {
        to.write(chunk)
        from.resume()
        return
      }
      did.cuts++
      // The other side still gets the beginning of the frame, and never its end.
      to.write(chunk.subarray(0, Math.max(0, chunk.length + line.left - 1)), end)
    }
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const proxy: BadLine = {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    weather,
    did,
    async refuse(ms) {
      refusing = true
      for (const end of [...lines]) end()
      await sleep(ms)
      refusing = false
    },
    async close() {
      for (const end of [...lines]) end()
      server.close()
      await once(server, 'close')
    },
  }
  return proxy
}
