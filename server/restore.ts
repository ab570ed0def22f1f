import {
  chmodSync,
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { claimFile } from '../db/claim.ts'
import { dialectOf } from '../db/dialect.ts'
import { openDb, StoreError } from '../db/open.ts'
import { type ChainReport, verifyChain } from './audit/verify.ts'
import { readConfig } from './config.ts'
import { fail, say } from './say.ts'
import { KEY_FILE } from './secret.ts'
import { detailOf } from './start-fault.ts'

/**
 * `npm run restore -- <file>`: checks the backup (pages, references, audit chain), then puts it in the place of the
 * database, which is kept beside it. Refused while a server runs; nothing is touched unless the check passes.
 */
async function restore(source: string | undefined): Promise<void> {
  if (!source || !existsSync(source)) return fail('restore.usage')
  const { databaseUrl, dataDir } = readConfig(process.env)
  if (dialectOf(databaseUrl) !== 'sqlite') return fail('restore.postgres')
  const [backup, file] = [resolve(source), resolve(databaseUrl)]
  mkdirSync(dirname(file), { recursive: true })
  const release = claimFile(file)
  try {
    const chain = await check(backup)
    if (!chain || !keyReady(backup, dataDir)) return
    const kept = replace(backup, file)
    if (existsSync(`${backup}.files`))
      cpSync(`${backup}.files`, join(dataDir, 'files'), { recursive: true, force: false })
    say('restore.done', { file, rows: chain.rows })
    if (kept) say('restore.kept', { file: kept })
  } finally {
    release()
  }
}

async function check(backup: string): Promise<ChainReport | null> {
  const db = await openDb(backup, { readOnly: true })
  try {
    const faults = await db.check()
    if (faults.length) {
      fail('restore.faults', { detail: faults.slice(0, 3).join('; ') })
      return null
    }
    const chain = await verifyChain(db)
    if (chain.broken) {
      fail('restore.chain', { seq: chain.broken.seq })
      return null
    }
    return chain
  } finally {
    await db.close()
  }
}

/** The key that opens what the backup holds sealed: the one kept with it wins, the one in place is kept beside. */
function keyReady(backup: string, dataDir: string): boolean {
  const [kept, own] = [`${backup}.key`, join(dataDir, KEY_FILE)]
  if (!existsSync(kept)) {
    if (existsSync(own)) return true
    fail('restore.key', { file: kept })
    return false
  }
  if (existsSync(own)) copyFileSync(own, `${own}.before-restore`)
  copyFileSync(kept, own)
  chmodSync(own, 0o600)
  return true
}

/** Puts the copy in place by a rename, so that a power cut leaves the old database or the new one. */
function replace(backup: string, file: string): string | null {
  const incoming = `${file}.incoming`
  copyFileSync(backup, incoming)
  const handle = openSync(incoming, 'r+')
  fsyncSync(handle)
  closeSync(handle)
  const kept = existsSync(file) ? `${file}.before-restore-${Date.now()}` : null
  if (kept) {
    renameSync(file, kept)
    // What the log still holds belongs to the old database: it goes with it.
    for (const tail of ['-wal', '-shm']) if (existsSync(file + tail)) renameSync(file + tail, kept + tail)
  }
  for (const tail of ['-wal', '-shm']) rmSync(file + tail, { force: true })
  renameSync(incoming, file)
  return kept
}

await restore(process.argv[2]).catch((error: Error) => {
  const serving = error instanceof StoreError && error.kind === 'claimed'
  fail(serving ? 'restore.serving' : 'restore.failed', { detail: detailOf(error) })
})
