import { resolve } from 'node:path'
import { readConfig } from '../config.ts'
import { DEMO_PASSWORD } from '../demo/offices.ts'
import { fail, say } from '../say.ts'
import { detailOf } from '../start-fault.ts'
import { PROVINCE } from './made.ts'
import { seedLarge } from './seed.ts'

/**
 * `npm run seed:large -- <folder>`: a province of 20,000 organisations, 300,000 people and 60,000 plans in a SQLite
 * file of a new folder, to see how quick the lists are. Start a server on it with `DATA_DIR=<folder>`.
 */
async function seed(folder: string | undefined): Promise<void> {
  if (!folder) return fail('seed.usage')
  const dir = resolve(folder)
  await seedLarge(dir, PROVINCE, readConfig(process.env).argon, (what, n) => say(`seed.${what}`, { n }))
  say('seed.done', { dir, password: DEMO_PASSWORD })
}

await seed(process.argv[2]).catch((error: Error) => fail('seed.failed', { detail: detailOf(error) }))
