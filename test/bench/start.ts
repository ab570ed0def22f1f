import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { freePort, startServer } from '../harness/server-process.ts'
import type { Figure } from './figure.ts'

const RUNS = 3
const dist = join(import.meta.dirname, '../../dist')

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

type Manifest = Record<string, { file: string; imports?: string[]; dynamicImports?: string[] }>

/** JavaScript a tablet loads before the review portal can be used: the entry, the portal and the Chinese words. */
export function benchFirstLoad(): Figure | null {
  try {
    const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest
    const roots = [
      'index.html',
      'portals/review.tsx',
      ...['common', 'problem', 'live', 'auth', 'entrance'].map((name) => `../shared/i18n/zh-CN/${name}.ts`),
    ]
    const files = new Set<string>()
    const load = (key: string) => {
      const chunk = manifest[key]
      if (!chunk || files.has(chunk.file)) return
      files.add(chunk.file)
      for (const next of chunk.imports ?? []) load(next)
    }
    if (!manifest['portals/review.tsx']) return null
    for (const root of roots) load(root)
    const scripts = [...files].filter((file) => file.endsWith('.js'))
    const size = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0)
    return {
      name: 'first load of the review portal, JavaScript, gzip',
      unit: 'KB',
      runs: [size / 1024],
      raw: [],
      against: `${scripts.length} files`,
      aim: { most: 80 },
    }
  } catch {
    return null
  }
}
