import { openDb } from '../db/open.ts'
import { verifyChain } from './audit/verify.ts'
import { readConfig } from './config.ts'
import { fail, say } from './say.ts'

/** `npm run audit:verify`: walks the chain beside a running server and names the first broken row. */
async function verify(): Promise<void> {
  const db = await openDb(readConfig(process.env).databaseUrl, { readOnly: true })
  const { rows, head, broken } = await verifyChain(db).finally(() => db.close())
  if (broken) return fail(`verify.${broken.fault}`, { seq: broken.seq })
  if (rows === 0) return say('verify.empty')
  say('verify.whole', { rows, head })
}

await verify().catch((error: Error) => fail('verify.failed', { detail: error.message }))
