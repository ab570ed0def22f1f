import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, startServer } from '../harness/server-process.ts'
import type { Figure } from './figure.ts'

const RUNS = 3

async function startOnce(dir: string): Promise<number> {
  const port = await freePort()
  const began = performance.now()
  const server = await startServer(dir, port)
  const took = performance.now() - began
  await server.kill('SIGTERM')
  return took
}

/** From the command to the first answer, with a full database and with an empty one. */
export async function benchStart(fullDir: string, what: string): Promise<Figure> {
  const runs: number[] = []
  const raw: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const empty = mkdtempSync(join(tmpdir(), 'gongping-empty-'))
    raw.push(await startOnce(empty))
    rmSync(empty, { recursive: true, force: true })
    runs.push(await startOnce(fullDir))
  }
  return { name: `start with a full database (${what})`, unit: 'ms', runs, raw, against: 'an empty one' }
}
