import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

/** Most JavaScript, gzip, that a tablet fetches until the ballot with the first file is on the screen. */
const MOST_BYTES = 80 * 1024

const dist = resolve(import.meta.dirname, '../dist')
type Manifest = Record<string, { file: string; imports?: string[] }>

const words = (...names: string[]): string[] => names.map((name) => `../shared/i18n/zh-CN/${name}.ts`)
/** The entrance: until name and password can be typed. */
const ENTRANCE = ['index.html', 'portals/review.tsx', ...words('common', 'problem', 'entrance')]
/** After the login: the room, the ballot and the pages of a file. */
const BALLOT = [
  ...ENTRANCE,
  'portals/review-room.tsx',
  'features/ballot/sign-in.tsx',
  'features/dossier/pages.tsx',
  ...words('live', 'dossier'),
]

/** Sum of these modules and all that they need, each file once, as sent. */
function bytesOf(manifest: Manifest, roots: readonly string[]): number {
  const files = new Set<string>()
  const need = (key: string): void => {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`The build has no ${key}: the list in this test is out of date.`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    for (const next of chunk.imports ?? []) need(next)
  }
  for (const root of roots) need(root)
  return [...files]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0)
}

test(`the first load of the review portal stays within ${MOST_BYTES / 1024} KB of compressed JavaScript`, (context) => {
  const path = join(dist, '.vite/manifest.json')
  expect(existsSync(path), 'There is no client build to measure: run `npm run build` first.').toBe(true)
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest
  const [entrance, ballot] = [bytesOf(manifest, ENTRANCE), bytesOf(manifest, BALLOT)]
  const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`
  context.annotate(`entrance ${kilobytes(entrance)}, ballot with a file ${kilobytes(ballot)}`)
  expect(ballot).toBeLessThanOrEqual(MOST_BYTES)
  expect(entrance).toBeLessThan(ballot)
})

test('the sheet read first says the order of the cascade layers: another order hides the words of a button', () => {
  const [first] = readFileSync(join(dist, 'index.html'), 'utf8').match(/(?<=href="\/)[^"]+\.css/) ?? []
  const style = readFileSync(join(dist, first ?? 'index.html has no style sheet'), 'utf8')
  const order = [...new Set([...style.matchAll(/@layer ([a-z]+)/g)].map((found) => found[1]))]
  expect(order).toEqual(['tokens', 'base', 'components', 'layout'])
})
