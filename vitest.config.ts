import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

/** A test that fails on a busy machine is tried once more in CI, and told as flaky. */
const retry = process.env.CI ? 1 : 0
/**
 * Files share the modules of their worker: loading the server anew for each of them took longer than the tests. A test
 * that changes something of the process puts it back.
 */
const usual = { testTimeout: 30_000, hookTimeout: 60_000, retry, isolate: false }
/** What every test on the server's side begins with. */
const setupFiles = ['test/setup.ts']

export default defineConfig({
  test: {
    // two workers: the tests start servers and measure time, and the smallest machine we promise has two cores
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/component/**', 'test/e2e/**'],
          setupFiles,
          ...usual,
        },
      },
      {
        test: {
          // what must hold on every database, on PostgreSQL inside the process
          name: 'pglite',
          environment: 'node',
          env: { DATABASE_URL: 'pglite:' },
          include: [
            'test/db/contract.test.ts',
            'test/audit/**/*.test.ts',
            'test/authorisation/table.test.ts',
            'test/plan/quota.test.ts',
            'test/server/idempotency.test.ts',
          ],
          setupFiles,
          ...usual,
        },
      },
      {
        plugins: [solid({ hot: false })],
        test: {
          name: 'component',
          environment: 'happy-dom',
          include: ['test/component/**/*.test.tsx'],
          ...usual,
        },
      },
    ],
  },
})
