import { fileURLToPath } from 'node:url'
import { dialect } from './dialect.ts'

/** Where the generated migrations of this process's dialect lie; `npm run db:generate` writes them. */
export const migrations = {
  migrationsFolder: fileURLToPath(new URL(`./migrations/${dialect}`, import.meta.url)),
}
