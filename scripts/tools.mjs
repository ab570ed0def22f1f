/**
 * What the other scripts share. Plain JavaScript without a dependency, because bootstrap runs before anything is
 * installed and under whatever Node (20 or newer) started npm.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** The Node 24 that comes with the packages, or null where the platform has none (a Mac). */
export function bundledNode() {
  const exe = process.platform === 'win32' ? 'node.exe' : 'node'
  const path = join(
    root,
    'node_modules',
    `node-${process.platform.replace('win32', 'win')}-${process.arch}`,
    'bin',
    exe,
  )
  return existsSync(path) ? path : null
}

/** The Node that runs the program: the bundled one, else the one running this script. */
export const node = () => bundledNode() ?? process.execPath

/** The JavaScript file behind a package's command; started with `node()` it needs no shell on any platform. */
export function command(name, packageName = name) {
  const home = join(root, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  return join(home, typeof bin === 'string' ? bin : bin[name])
}

/** The environment of a child: our packages' commands, and the Node above, come first on its path. */
export function childEnv(extra = {}) {
  const env = { ...process.env, ...extra }
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const separator = process.platform === 'win32' ? ';' : ':'
  env[key] = [join(root, 'node_modules', '.bin'), env[key]].filter(Boolean).join(separator)
  return env
}

/**
 * Runs a program in the foreground from the project's root. Returns its exit status, 1 when it could not run or was
 * ended after `extra.options.timeout` ms.
 */
export function run(program, args, extra = {}) {
  const done = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: childEnv(extra.env),
    ...extra.options,
  })
  if (done.error?.code === 'ETIMEDOUT')
    process.stdout.write(`\nended after ${extra.options.timeout / 60_000} minutes: ${args.join(' ')}\n`)
  return done.status ?? 1
}

const CHROMIUM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The browser of the browser tests: CHROMIUM if set, else the first one found in the usual places, else null. */
export function findChromium() {
  if (process.env.CHROMIUM) return existsSync(process.env.CHROMIUM) ? process.env.CHROMIUM : null
  return CHROMIUM.find((path) => existsSync(path)) ?? null
}
