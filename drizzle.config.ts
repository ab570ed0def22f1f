import { defineConfig } from 'drizzle-kit'
import { dialect } from './db/dialect.ts'

/** Run through `npm run db:generate`, once for each dialect. */
export default defineConfig({
  dialect,
  schema: './db/schema/index.ts',
  out: process.env.MIGRATIONS_OUT ?? `./db/migrations/${dialect}`,
  casing: 'snake_case',
})
