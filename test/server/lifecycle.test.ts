import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { dialect } from '../../db/dialect.ts'
import { openApp } from '../../server/app.ts'
import { openSecret } from '../../server/secret.ts'
import { words as server } from '../../shared/i18n/zh-CN/server.ts'
import { openWorld, PASSWORD, type World } from '../world.ts'

let world: World
const folders: string[] = []
beforeEach(async () => {
  world = await openWorld()
})
afterEach(async () => {
  await world.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const onFile = test.skipIf(dialect !== 'sqlite')
const onServer = test.skipIf(!process.env.DATABASE_URL?.startsWith('postgres'))

const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'gongping-'))
  folders.push(made)
  return made
}
const env = (dataDir: string, more: Record<string, string> = {}) => ({
  ...{ PATH: process.env.PATH ?? '', DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent' },
  ...more,
})

/** Making the demo's year takes many seconds of each start, and says nothing of how a start or a stop ends. */
const NO_DEMO = ['--no-demo']

/** Runs one of the project's programs to its end. */
const tool = (script: string, args: string[], dataDir: string, more?: Record<string, string>) =>
  new Promise<{ code: number; out: string }>((done) => {
    const path = join(import.meta.dirname, '../../server', script)
    execFile(process.execPath, [path, ...args], { env: env(dataDir, more) }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code ?? 1) : 0, out: stdout + stderr }),
    )
  })

onFile(
  'a second server on the same file is refused in words and ends with 1, the first goes on',
  async () => {
    const { code, out } = await tool('main.ts', NO_DEMO, world.config.dataDir)
    expect(code).toBe(1)
    expect(out).toMatch(/另一个服务器正在使用该数据库（process \d+/)
    expect(out).toContain('another server has this database open')
    const office = await world.person('office')
    await office.signIn()
  },
)

onServer(
  'a second server on the same PostgreSQL is refused in words and ends with 1, the first goes on',
  async () => {
    const { code, out } = await tool('main.ts', NO_DEMO, folder(), { DATABASE_URL: world.config.databaseUrl })
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(/另一个服务器正在使用该数据库（gongping \d+, connection/),
    ])
    const office = await world.person('office')
    await office.signIn()
  },
)

onFile(
  'a taken port, a damaged database, a key that is none and a setting without sense stop the start in words',
  async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await new Promise((done) => blocker.once('listening', done))
    const { port } = blocker.address() as { port: number }
    // with the demo: it is not made first
    const taken = await tool('main.ts', [], folder(), { PORT: String(port) })
    blocker.close()
    expect([taken.code, taken.out]).toEqual([1, expect.stringContaining(`端口 ${port} 已被其他程序占用`)])
    expect(taken.out).not.toContain(server['demo.loading'])

    const broken = folder()
    writeFileSync(join(broken, 'gongping.db'), 'this is not a database at all, '.repeat(400))
    const damaged = await tool('main.ts', NO_DEMO, broken)
    expect([damaged.code, damaged.out]).toEqual([1, expect.stringContaining('数据库已损坏')])

    const keyless = folder()
    writeFileSync(join(keyless, 'gongping.key'), 'short')
    expect((await tool('main.ts', NO_DEMO, keyless)).code).toBe(1)

    const senseless = await tool('main.ts', NO_DEMO, folder(), { PORT: 'eighty', PUBLIC_URL: 'ftp://x' })
    expect([senseless.code, senseless.out]).toEqual([1, expect.stringContaining('PORT, PUBLIC_URL')])
  },
  120_000,
)

onFile('a failed start leaves nothing behind that hinders the next', async () => {
  const config = { ...world.config, dataDir: folder(), port: Number(new URL(world.app.url).port) }
  config.databaseUrl = join(config.dataDir, 'gongping.db')
  await expect(openApp(config)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  const app = await openApp({ ...config, port: 0 })
  await app.close()
})

test('a stop tells the sockets, lets a call under way finish, and ends with 0', async () => {
  const office = await world.person('office')
  await office.signIn()
  const socket = await office.socket()
  const told = socket.next('server:restarting')
  const leave = world.app.enter()!
  const closing = world.app.close()
  await told
  expect((await office.refused('auth.me')).code).toBe('server.stopping')
  expect((await world.app.fastify.inject({ method: 'GET', url: '/readyz' })).statusCode).toBe(503)
  leave()
  await closing

  const program = join(import.meta.dirname, '../../server/main.ts')
  const server = spawn(process.execPath, [program, ...NO_DEMO], { env: env(folder()) })
  onTestFinished(() => void server.kill('SIGKILL'))
  const ended = new Promise<number | null>((done) => server.once('exit', (code) => done(code)))
  await new Promise<void>((done) =>
    server.stdout.on('data', (text) => String(text).includes('Ctrl+C') && done()),
  )
  server.kill('SIGTERM')
  expect(await ended).toBe(0)
}, 60_000)

onFile(
  'I-12 a backup made while serving restores what was there, with its key, and everybody signs in again',
  async () => {
    const office = await world.person('office')
    await office.signIn()
    const sealed = world.app.secret.seal('k7tm-4hqd', 'slip')
    const backup = join(folder(), 'backup.db')
    const made = await tool('backup.ts', [backup], world.config.dataDir)
    expect([made.code, made.out]).toEqual([0, expect.stringMatching(/Audit log: 1 row,/)])
    expect((await tool('backup.ts', [backup], world.config.dataDir)).code).toBe(1)
    await world.person('came-later')

    const serving = await tool('restore.ts', [backup], world.config.dataDir)
    expect([serving.code, serving.out]).toEqual([1, expect.stringContaining('服务器正在运行')])
    await world.app.close()
    const done = await tool('restore.ts', [backup], world.config.dataDir)
    expect([done.code, done.out]).toEqual([0, expect.stringContaining('Restored')])

    const app = await openApp(world.config, { clock: world.now })
    const login = async (name: string) => {
      const { host, origin } = new URL(app.url)
      const payload = { portal: 'manage', login: name, password: PASSWORD }
      const answer = await app.fastify.inject({
        method: 'POST',
        url: '/api/auth.login',
        headers: { host, origin },
        payload,
      })
      return answer.statusCode
    }
    expect([await login('office'), await login('came-later')]).toEqual([200, 401])
    expect(app.secret.unseal(sealed, 'slip')).toBe('k7tm-4hqd')
    await app.close()
    const verified = await tool('audit-verify.ts', [], world.config.dataDir)
    expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('审计日志完整')])
  },
  60_000,
)

onFile(
  'I-12 a backup that is damaged or was tampered with is not restored, and what was there stays',
  async () => {
    const office = await world.person('office')
    await office.signIn()
    const backup = join(folder(), 'backup.db')
    await world.app.db.backup(backup)
    await world.app.close()
    const before = readFileSync(world.config.databaseUrl)

    const hand = new Database(backup)
    hand.exec("DROP TRIGGER audit_log_no_update; UPDATE audit_log SET subject = 'account:other'")
    hand.close()
    const tampered = await tool('restore.ts', [backup], world.config.dataDir)
    expect([tampered.code, tampered.out]).toEqual([1, expect.stringContaining('第 1 条')])

    writeFileSync(backup, readFileSync(backup).subarray(0, statSync(backup).size / 2))
    expect((await tool('restore.ts', [backup], world.config.dataDir)).code).toBe(1)
    expect((await tool('restore.ts', [join(folder(), 'none.db')], world.config.dataDir)).code).toBe(1)
    expect(readFileSync(world.config.databaseUrl).equals(before)).toBe(true)
  },
  60_000,
)

onFile('audit:verify ends with 1 and names the first broken row', async () => {
  const office = await world.person('office')
  await office.signIn()
  await office.call('auth.logout')
  const hand = new Database(world.config.databaseUrl)
  hand.exec("DROP TRIGGER audit_log_no_update; UPDATE audit_log SET actor_name = '别人' WHERE seq = 2")
  hand.close()
  const { code, out } = await tool('audit-verify.ts', [], world.config.dataDir)
  expect([code, out]).toEqual([1, expect.stringContaining('第 2 条被改动过')])
})

test('the key is readable to its owner alone, and a sealed value opens only whole and where it belongs', () => {
  const dir = folder()
  const secret = openSecret(dir)
  expect(statSync(join(dir, 'gongping.key')).mode & 0o777).toBe(0o600)
  const sealed = secret.seal('身份证 110', 'idNumber')
  expect(openSecret(dir).unseal(sealed, 'idNumber')).toBe('身份证 110')
  expect(secret.seal('身份证 110', 'idNumber')).not.toBe(sealed)
  expect(() => secret.unseal(sealed, 'slip')).toThrow()
  expect(() => secret.unseal(`${sealed.slice(0, -2)}AA`, 'idNumber')).toThrow()
  expect(() => secret.unseal('', 'idNumber')).toThrow()
  expect(() => openSecret(folder()).unseal(sealed, 'idNumber')).toThrow()
})
