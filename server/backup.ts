import { chmodSync, constants, copyFileSync, cpSync, existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openDb } from '../db/open.ts'
import { draftKeys } from '../db/schema/live.ts'
import { verifyChain } from './audit/verify.ts'
import { readConfig } from './config.ts'
import { fail, say } from './say.ts'
import { KEY_FILE } from './secret.ts'

/** Where documents lie in the data folder, by the hash of their bytes: never changed, so copied while serving. */
const FILES_DIR = 'files'

/**
 * `npm run backup -- <file>`: one moment of the database, whole, beside a running server; the documents into
 * `<file>.files` and the key into `<file>.key`. The database goes first: every document it names is older.
 */
async function backup(target: string | undefined): Promise<void> {
  if (!target) return fail('backup.usage')
  const file = resolve(target)
  if (existsSync(file)) return fail('backup.exists', { file })
  const { databaseUrl, dataDir } = readConfig(process.env)
  const db = await openDb(databaseUrl, { readOnly: true })
  let drafting = 0
  try {
    await db.backup(file)
    chmodSync(file, 0o600)
    drafting = await db.read.$count(draftKeys)
  } finally {
    await db.close()
  }
  say('backup.done', { file, size: statSync(file).size })
  const documents = join(dataDir, FILES_DIR)
  if (existsSync(documents)) {
    cpSync(documents, `${file}.files`, { recursive: true, force: false })
    say('backup.files', { file: `${file}.files` })
  }
  if (db.dialect === 'sqlite') {
    const copy = await openDb(file, { readOnly: true })
    const { rows, head } = await verifyChain(copy).finally(() => copy.close())
    say('backup.chain', { rows, head })
  }
  const key = join(dataDir, KEY_FILE)
  if (existsSync(key)) {
    copyFileSync(key, `${file}.key`, constants.COPYFILE_EXCL)
    say('backup.key', { file: `${file}.key` })
  }
  if (drafting > 0) say('backup.drafting', { n: drafting })
}

await backup(process.argv[2]).catch((error: Error) => fail('backup.failed', { detail: error.message }))
