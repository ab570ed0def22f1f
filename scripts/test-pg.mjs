/**
 * `npm run test:pg`: the test project `node` against a real PostgreSQL. Starts a private server from the installed
 * binaries in a temporary folder, on a free port of this machine only, and removes it afterwards. Arguments after
 * `--` go to vitest (`npm run test:pg -- test/db`).
 */
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { closingLine, vitestCounts } from './counts.mjs'
import { childEnv, command, node, root } from './tools.mjs'

const ROLE = 'gongping'
const say = (text) => process.stdout.write(`[postgresql] ${text}\n`)

/** Folders that may hold `initdb` and `pg_ctl`, the newest release first. */
function binaries() {
  const releases = (base) =>
    existsSync(base)
      ? readdirSync(base)
          .sort((a, b) => Number.parseFloat(b) - Number.parseFloat(a))
          .map((name) => join(base, name, 'bin'))
      : []
  const homebrew = ['/opt/homebrew/opt', '/usr/local/opt'].flatMap((base) =>
    existsSync(base)
      ? readdirSync(base)
          .filter((name) => name.startsWith('postgresql'))
          .map((name) => join(base, name, 'bin'))
      : [],
  )
  const onPath = (process.env.PATH ?? '').split(delimiter)
  return [...releases('/usr/lib/postgresql'), ...releases('/usr/pgsql'), ...homebrew, ...onPath].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')),
  )
}

/** PostgreSQL refuses to run as root: there its own account runs it. */
function postgresAccount() {
  if (process.getuid?.() !== 0) return null
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'))
  if (!line) throw new Error('PostgreSQL cannot run as root, and this machine has no account named postgres.')
  const [, , uid, gid] = line.split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

function startServer(bin, port) {
  const account = postgresAccount()
  const home = mkdtempSync(join(tmpdir(), 'gongping-pg-'))
  if (account) chownSync(home, account.uid, account.gid)
  const data = join(home, 'data')
  const log = join(home, 'log')
  const call = (program, args) => {
    // output to nowhere: the server started by pg_ctl would keep a pipe of ours open
    const done = spawnSync(join(bin, program), args, { ...account, cwd: home, stdio: 'ignore' })
    if (done.status === 0) return
    const reason = done.error?.message ?? (existsSync(log) ? readFileSync(log, 'utf8') : 'no reason given')
    throw new Error(`${program} failed: ${reason}`)
  }
  const stop = () => {
    if (existsSync(join(data, 'postmaster.pid')))
      call('pg_ctl', ['stop', '-D', data, '-m', 'immediate', '-w'])
    rmSync(home, { recursive: true, force: true })
  }
  try {
    call('initdb', ['-D', data, '-U', ROLE, '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'])
    // the data live for one run, so nothing needs to survive a power cut
    const settings = `-p ${port} -h 127.0.0.1 -k ${home} -F -c max_connections=200 -c full_page_writes=off`
    call('pg_ctl', ['start', '-D', data, '-l', log, '-w', '-o', settings])
  } catch (error) {
    stop()
    throw error
  }
  return { url: `postgresql://${ROLE}@127.0.0.1:${port}/postgres`, report: join(home, 'vitest.json'), stop }
}

const bin = binaries()
if (!bin) {
  say('no PostgreSQL server programs found (initdb, pg_ctl). How to get them:')
  say('  Debian, Ubuntu   sudo apt-get install postgresql')
  say('  Fedora           sudo dnf install postgresql-server')
  say('  macOS            brew install postgresql')
  process.exit(1)
}

const server = startServer(bin, await freePort())
say(`private server from ${bin} at ${server.url}`)
say('the crash and network harnesses work on the SQLite file and are left to npm test')
const args = [command('vitest'), 'run', '--project', 'node', '--exclude', 'test/harness/**']
args.push('--reporter=default', '--reporter=json')
const vitest = spawn(node(), [...args, `--outputFile.json=${server.report}`, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: childEnv({ DATABASE_URL: server.url }),
})
// a stop from the keyboard or from CI ends vitest, whose end stops the server
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => vitest.kill(signal))
vitest.on('close', (status) => {
  const counts = vitestCounts(server.report, status)
  server.stop()
  for (const each of counts.notes) say(`\n${each}`)
  say(closingLine(counts))
  process.exit(counts.failed > 0 || status !== 0 ? 1 : 0)
})
