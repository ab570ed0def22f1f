import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { command, node, root } from '../../scripts/tools.mjs'
import type { Figure } from './figure.ts'

type Manifest = Record<string, { file: string; imports?: string[] }>

const words = (...names: string[]): string[] => names.map((name) => `../shared/i18n/zh-CN/${name}.ts`)
const ENTRANCE = ['index.html', 'portals/review.tsx', ...words('common', 'problem', 'entrance')]
const BALLOT = [
  ...ENTRANCE,
  'portals/review-room.tsx',
  'features/ballot/sign-in.tsx',
  'features/dossier/pages.tsx',
  ...words('live', 'dossier'),
]

/** JavaScript of the review portal as sent: until name and password can be typed, and until a file can be voted on. */
export function benchFirstLoad(): Figure[] {
  const dist = mkdtempSync(join(tmpdir(), 'gongping-build-'))
  try {
    const built = spawnSync(node(), [command('vite'), 'build', '--outDir', dist, '--emptyOutDir'], {
      cwd: root,
    })
    if (built.status !== 0) throw new Error('the client could not be built')
    const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest
    const size = (roots: string[]) =>
      filesOf(manifest, roots).reduce(
        (sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length,
        0,
      ) / 1024
    const figure = (name: string, roots: string[]): Figure => ({
      ...{ name, unit: 'KB', runs: [size(roots)], raw: [], against: '', aim: { most: 80 } },
    })
    return [
      figure('JavaScript of the review portal until the login can be typed, gzip', ENTRANCE),
      figure('JavaScript of the review portal until the first file can be voted on, gzip', BALLOT),
    ]
  } finally {
    rmSync(dist, { recursive: true, force: true })
  }
}

/** These modules and all that they need, each file once. */
function filesOf(manifest: Manifest, roots: string[]): string[] {
  const files = new Set<string>()
  const need = (key: string): void => {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`the build has no ${key}`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    for (const next of chunk.imports ?? []) need(next)
  }
  for (const each of roots) need(each)
  return [...files].filter((file) => file.endsWith('.js'))
}
