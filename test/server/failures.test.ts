import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
import { dialect } from '../../db/dialect.ts'
import { sessions } from '../../db/schema/account.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { files } from '../../db/schema/review.ts'
import { verifyChain } from '../../server/audit/verify.ts'
import { importRoster, openOffice, upload } from '../review/office.ts'

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'gongping-'))
  undo.push(() => rmSync(made, { recursive: true, force: true }))
  return made
}

const isRoot = process.getuid?.() === 0

/** A disk of its own, of this many megabytes; null where this process may not mount one. */
function smallDisk(megabytes: number): string | null {
  if (!isRoot || process.platform !== 'linux') return null
  const at = folder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', at], { stdio: 'ignore' })
  } catch {
    return null
  }
  undo.push(() => execFileSync('umount', [at]))
  return at
}

/** Takes every byte that is left. */
function fill(disk: string): () => void {
  const file = join(disk, 'ballast')
  for (const size of [1 << 20, 1 << 16, 1 << 12])
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size, 1), { flag: 'a' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
  return () => rmSync(file)
}

/** Starts the program and gives what it says before it ends. */
const start = (dataDir: string, command = process.execPath, args: string[] = []) =>
  new Promise<{ code: unknown; out: string }>((done) => {
    const env = {
      PATH: process.env.PATH ?? '',
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'silent',
    }
    const main = join(import.meta.dirname, '../../server/main.ts')
    execFile(command, [...args, main, '--no-demo'], { env, timeout: 50_000 }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, out: stdout + stderr }),
    )
  })

const PDF = (kilobytes: number) =>
  Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(kilobytes * 1024, 32)])

describe.skipIf(dialect !== 'sqlite')('when the machine fails', () => {
  test('a full disk refuses writes as store.full, leaves nothing half done, and the server goes on when there is room', async (context) => {
    const disk = smallDisk(24)
    if (!disk) return context.skip('only root on Linux may mount a disk of its own')
    const office = await openOffice({ config: { dataDir: disk, databaseUrl: join(disk, 'gongping.db') } })
    undo.push(() => office.close())
    const { app } = office.world
    const reviewId = await importRoster(office, { candidates: 3 })
    const [candidate] = await office.handler.call('review.candidates', { reviewId })
    const late = await office.world.person('late')
    const counts = async () => [
      await app.db.read.$count(sessions),
      await app.db.read.$count(auditLog),
      await app.db.read.$count(files),
      readdirSync(app.uploadDir).length,
    ]
    // The log of the database has room of its own until it is emptied.
    await app.db.scrub()
    const before = await counts()
    const free = fill(disk)

    const login = { portal: 'manage', login: 'late', password: 'Yellow-River-7' }
    expect(await late.ask('auth.login', login)).toMatchObject({ status: 507, body: { code: 'store.full' } })
    const sent = () =>
      upload(
        office.world,
        office.handler,
        'review.attachOne',
        { candidateId: candidate.id },
        PDF(400),
        'a.pdf',
      )
    expect(await sent()).toEqual({ status: 507, body: { code: 'store.full' } })
    expect(await counts()).toEqual(before)
    // Reading goes on.
    expect((await office.handler.call('review.get', { reviewId })).candidates).toBe(3)

    free()
    await late.signIn()
    expect((await sent()).status).toBe(200)
    expect((await verifyChain(app.db)).broken).toBeNull()
    expect(await app.db.check()).toEqual([])
  }, 60_000)

  test('a start on a full disk says so and ends with 1', async (context) => {
    const disk = smallDisk(1)
    if (!disk) return context.skip('only root on Linux may mount a disk of its own')
    fill(disk)
    const { code, out } = await start(join(disk, 'data'))
    expect([code, out]).toEqual([1, expect.stringContaining('磁盘空间')])
  }, 60_000)

  test('a data folder that may not be written stops the start in words', async (context) => {
    if (!isRoot || !existsSync('/usr/sbin/runuser'))
      return context.skip('needs root, to become somebody who is not')
    const parent = folder()
    const data = join(parent, 'data')
    mkdirSync(data, { mode: 0o755 })
    execFileSync('chmod', ['755', parent])
    const { code, out } = await start(data, '/usr/sbin/runuser', ['-u', 'nobody', '--', process.execPath])
    expect([code, out]).toEqual([1, expect.stringContaining(`没有读写数据目录 ${data} 的权限`)])
    expect(readdirSync(data)).toEqual([])
  }, 60_000)

  test('a data folder that is a file stops the start in words', async () => {
    const file = join(folder(), 'data')
    writeFileSync(file, 'x')
    const { code, out } = await start(file)
    expect(code).toBe(1)
    expect(out).toContain(`${file} 不是文件夹`)
  }, 60_000)

  test('a database another program holds stops the start in words, and is taken up when it is let go', async () => {
    const data = folder()
    const holder = new Database(join(data, 'gongping.db'))
    holder.exec('CREATE TABLE held (id INTEGER); BEGIN EXCLUSIVE')
    const { code, out } = await start(data)
    holder.exec('ROLLBACK; DROP TABLE held')
    holder.close()
    expect([code, out]).toEqual([1, expect.stringContaining('数据库被其他程序锁定')])
  }, 60_000)

  test('a database held by another program while serving refuses writes, and goes on afterwards', async () => {
    const office = await openOffice()
    undo.push(() => office.close())
    const late = await office.world.person('late')
    const holder = new Database(office.world.config.databaseUrl)
    holder.exec('BEGIN IMMEDIATE')
    const refused = await late.ask('auth.login', {
      portal: 'manage',
      login: 'late',
      password: 'Yellow-River-7',
    })
    holder.exec('ROLLBACK')
    holder.close()
    expect(refused).toMatchObject({ status: 503, body: { code: 'store.locked' } })
    await late.signIn()
    expect((await verifyChain(office.world.app.db)).broken).toBeNull()
  }, 60_000)
})
