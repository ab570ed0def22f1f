/**
 * `npm test`: every check there is, all of them even after one has failed. Ends with the names and
 * messages of the tests that failed or passed only at a second try, and with the one line
 * `N passed, N failed, N skipped` whatever happens; a check that is not a test runner counts as one.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closingLine, playwrightCounts, vitestCounts } from './counts.mjs'
import { childEnv, command, findChromium, node, root, run } from './tools.mjs'

const total = { passed: 0, failed: 0, skipped: 0 }
const failures = []
const notes = []
const reports = mkdtempSync(join(tmpdir(), 'gongping-test-'))
const begun = Date.now()
/**
 * What CI gives the whole, and of it the tests without a browser, in ms: what hangs is then ended and named, and neither
 * eats the stories' time nor leaves us without a word. A person's own machine may take as long as it likes.
 */
const ALL_MS = process.env.CI ? 14.5 * 60_000 : 0
const UNIT_MS = process.env.CI ? 8 * 60_000 : 0
/** Programs the tests start read what an earlier one of them has compiled. */
const TEST_ENV = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(reports, 'compiled') }
const say = (text) => process.stdout.write(`${text}\n`)

const pass = { passed: 1, failed: 0, skipped: 0 }
const fail = { passed: 0, failed: 1, skipped: 0 }
const skip = { passed: 0, failed: 0, skipped: 1 }

function step(name, work, started = Date.now()) {
  say(`\n== ${name}`)
  let counts = fail
  try {
    counts = work()
  } catch (error) {
    say(error.message)
  }
  for (const key of Object.keys(total)) total[key] += counts[key]
  if (counts.failed > 0) failures.push(name)
  notes.push(...(counts.notes ?? []))
  say(`-- ${name}: ${closingLine(counts)} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  return counts.failed === 0
}

const check = (name, args, env) => step(name, () => (run(node(), args, { env }) === 0 ? pass : fail))

/** Checks that need nothing of each other, two at a time for two cores; each tells what it printed when it has ended. */
async function together(checks) {
  const waiting = [...checks]
  const one = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, args, env] = next
      const started = Date.now()
      const { status, text } = await printed(args, env)
      const told = () => {
        say(text.trimEnd())
        return status === 0 ? pass : fail
      }
      step(name, told, started)
    }
  }
  await Promise.all([one(), one()])
}

const printed = (args, env) =>
  new Promise((resolve) => {
    const child = spawn(node(), args, { cwd: root, env: childEnv(env), stdio: ['ignore', 'pipe', 'pipe'] })
    const parts = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => parts.push(part))
    child.on('error', (error) => parts.push(Buffer.from(error.message)))
    child.on('close', (status) => resolve({ status, text: Buffer.concat(parts).toString() }))
  })

function end() {
  rmSync(reports, { recursive: true, force: true })
  for (const each of notes) say(`\n${each}`)
  if (failures.length > 0) say(`\nfailed: ${failures.join(', ')}`)
  say(closingLine(total))
  process.exit(total.failed > 0 ? 1 : 0)
}

const bootstrap = join(root, 'scripts', 'bootstrap.mjs')
if (!check('packages', [bootstrap])) end()
const tsc = command('tsc', 'typescript')
const BUILD = 'client build, with the gallery'
await together([
  ['types: server', [tsc, '-p', 'tsconfig.json']],
  [BUILD, [bootstrap, 'build'], { VITE_GALLERY: '1' }],
  ['types: browser tests', [tsc, '-p', 'tsconfig.e2e.json']],
  ['types: client', [tsc, '-p', 'tsconfig.client.json']],
  ['format and lint', [command('biome', '@biomejs/biome'), 'check', '.']],
  ['register', [join(root, 'scripts', 'register.mjs'), '--check']],
])
const built = !failures.includes(BUILD)

step('unit, property, contract and component tests', () => {
  const file = join(reports, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const status = run(node(), [command('vitest'), 'run', ...reporters], {
    env: TEST_ENV,
    options: { timeout: UNIT_MS, killSignal: 'SIGKILL' },
  })
  return vitestCounts(file, status)
})

step('browser tests', () => {
  if (!built) {
    say('not run: there are no pages to open, because the client build failed')
    return skip
  }
  if (run(node(), [bootstrap, 'browser']) !== 0 || !findChromium()) return process.env.CI ? fail : skip
  const file = join(reports, 'playwright.json')
  const status = run(node(), [command('playwright', '@playwright/test'), 'test'], {
    env: { ...TEST_ENV, E2E_REPORT: file, E2E_MS: String(ALL_MS && ALL_MS - (Date.now() - begun)) },
  })
  return playwrightCounts(file, status)
})

end()
