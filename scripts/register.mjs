/**
 * `npm run register`: every row of docs/register.md with the tests whose titles name it, then the rows without one.
 * Arguments narrow the rows (`npm run register -- R-1 M-5.7`). With `--check` it only fails when a row is marked
 * `done` and no test names it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './tools.mjs'

const ROW = /\b[MRI]-\d+(?:\.\d+)*\b/g
const say = (text) => process.stdout.write(`${text}\n`)

/** The rows of the register, in its order: { id, text, state }. */
function registerRows() {
  const lines = readFileSync(join(root, 'docs', 'register.md'), 'utf8').matchAll(
    /^\| ([MRI]-[\d.]+) \| (.+?) \| (\w+) \|$/gm,
  )
  return [...lines].map(([, id, text, state]) => ({ id, text, state }))
}

const comments = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm
/** Strings that hold a row number and words: the titles of tests, also where a title stands in a table of cases. */
function titlesIn(source) {
  const strings = source.replace(comments, '').matchAll(/(['"`])((?:(?!\1)[^\\\n]|\\.)*)\1/g)
  return [...strings]
    .map(([, , text]) => text)
    .filter((text) => text.search(ROW) >= 0 && text.replace(ROW, '').trim() !== '')
}

/** A map: row number → "file: title" of every test that names it. */
function testsByRow() {
  const found = new Map()
  const files = readdirSync(join(root, 'test'), { recursive: true })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(test|spec)\.tsx?$/.test(name))
    .sort()
  for (const file of files)
    for (const title of titlesIn(readFileSync(join(root, 'test', file), 'utf8')))
      for (const id of new Set(title.match(ROW)))
        found.set(id, [...(found.get(id) ?? []), `${file}: ${title}`])
  return found
}

const args = process.argv.slice(2)
const narrow = args.filter((arg) => !arg.startsWith('-'))
const wanted = (id) =>
  narrow.length === 0 || narrow.some((prefix) => id === prefix || id.startsWith(`${prefix}.`))

const rows = registerRows()
const tests = testsByRow()
const broken = rows.filter((row) => row.state === 'done' && !tests.has(row.id))

if (args.includes('--check')) {
  for (const row of broken) say(`${row.id} is marked done, but no test names it: ${row.text}`)
  if (rows.length === 0) say('docs/register.md holds no rows')
  process.exit(broken.length > 0 || rows.length === 0 ? 1 : 0)
}

for (const row of rows.filter(({ id }) => wanted(id))) {
  say(`${row.id} [${row.state}] ${row.text}`)
  for (const test of tests.get(row.id) ?? []) say(`    ${test}`)
}
const shown = rows.filter(({ id }) => wanted(id))
const untested = shown.filter(({ id }) => !tests.has(id))
const known = new Set(rows.map(({ id }) => id))
const unknown = [...tests.keys()].filter((id) => !known.has(id))

say(`\nwithout a test (${untested.length}): ${untested.map(({ id }) => id).join(' ') || 'none'}`)
const shownOpen = shown.filter((row) => row.state === 'open' && tests.has(row.id))
say(
  `open, though a test names it (${shownOpen.length}): ${shownOpen.map(({ id }) => id).join(' ') || 'none'}`,
)
if (broken.length > 0) say(`done, though no test names it: ${broken.map(({ id }) => id).join(' ')}`)
if (unknown.length > 0) say(`named by a test, but not in the register: ${unknown.join(' ')}`)
