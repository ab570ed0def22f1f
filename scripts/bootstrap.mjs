/**
 * Makes a fresh clone usable, and does nothing when it already is. Arguments say what is wanted beyond the packages:
 * `build` the client in dist/, `browser` a Chromium for the browser tests.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundledNode, childEnv, command, findChromium, node, root, run } from './tools.mjs'

const OLDEST_NODE = [22, 18]
const CLIENT_SOURCES = ['client', 'shared', 'vite.config.ts', 'package-lock.json']
const stamp = join(root, 'node_modules', '.gongping', 'client-build')

const say = (text) => process.stdout.write(`[setup] ${text}\n`)

function fail(text) {
  process.stderr.write(`[setup] ${text}\n`)
  process.exit(1)
}

/** npm writes the tree it installed into a lock of its own, last of all; we compare that with what we want. */
function packagesAreCurrent() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = present[path]
    return found ? found.version === entry.version : entry.optional === true
  })
}

/** Install scripts stay off: nothing we use needs one, and older npm versions would try to compile SQLite. */
function installPackages() {
  if (packagesAreCurrent()) return
  say('installing the packages (npm ci): about a minute the first time')
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const npm = process.env.npm_execpath
  const status = npm?.endsWith('.js')
    ? run(process.execPath, [npm, ...args])
    : run('npm', args, { options: { shell: process.platform === 'win32' } })
  if (status !== 0)
    fail(
      'the packages could not be installed: npm said why above. Is the network or the npm registry reachable?',
    )
}

function checkNode() {
  const version =
    spawnSync(node(), ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout?.trim() ?? ''
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldMajor, oldMinor] = OLDEST_NODE
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return
  const which = bundledNode()
    ? `the bundled Node does not run here (${version || 'no answer'})`
    : `this is Node ${version}`
  fail(
    `${which}, and Gongping needs Node ${OLDEST_NODE.join('.')} or newer on ${process.platform}-${process.arch}. Install Node 24 and try again.`,
  )
}

/** One hash over the contents of these files and folders: dates would change at every checkout. */
function fingerprint(names) {
  const hash = createHash('sha256')
  const add = (path) => {
    if (!existsSync(path)) return
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name))
    } else {
      hash.update(path.slice(root.length)).update('\0').update(readFileSync(path))
    }
  }
  for (const name of names) add(join(root, name))
  // the browser tests build the gallery in, people's builds do not
  hash.update(process.env.VITE_GALLERY ?? '')
  return hash.digest('hex')
}

function buildClient() {
  const wanted = fingerprint(CLIENT_SOURCES)
  const built =
    existsSync(stamp) && existsSync(join(root, 'dist', 'index.html')) ? readFileSync(stamp, 'utf8') : ''
  if (built === wanted) return
  say('building the pages into dist/')
  const status = run(node(), [command('vite'), 'build', '--logLevel', 'warn'])
  if (status !== 0) fail('the pages could not be built: the reason stands above.')
  mkdirSync(join(stamp, '..'), { recursive: true })
  writeFileSync(stamp, wanted)
}

function findOrInstallBrowser() {
  if (findChromium()) return
  if (process.env.CHROMIUM) fail(`CHROMIUM names ${process.env.CHROMIUM}, and there is no such file.`)
  const canInstall =
    process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (canInstall) {
    say('installing Chromium and a Chinese font for the browser tests (apt-get)')
    const env = childEnv({ DEBIAN_FRONTEND: 'noninteractive' })
    const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']
    run('apt-get', ['update', '-qq'], { options: { env } })
    run('apt-get', install, { options: { env } })
  }
  if (findChromium()) return
  fail(
    [
      'no Chromium found, so the browser tests cannot run. How to get one:',
      '  Debian, Ubuntu   sudo apt-get install chromium fonts-noto-cjk',
      '  Fedora           sudo dnf install chromium google-noto-sans-cjk-fonts',
      '  macOS, Windows   install Google Chrome',
      '  elsewhere        set CHROMIUM to the path of a Chromium or Chrome program',
    ].join('\n'),
  )
}

const [major = 0] = process.versions.node.split('.').map(Number)
if (major < 20) fail(`this is Node ${process.versions.node}; Node 20 or newer is needed to install Gongping.`)

const started = Date.now()
const wants = new Set(process.argv.slice(2))
installPackages()
checkNode()
if (wants.has('build')) buildClient()
if (wants.has('browser')) findOrInstallBrowser()
say(`ready (${((Date.now() - started) / 1000).toFixed(1)} s)`)
