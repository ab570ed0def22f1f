import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // two workers: the tests start servers and measure time, and the smallest machine we promise has two cores
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/component/**', 'test/e2e/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
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
            'test/auth/expert.test.ts',
            'test/auth/session.test.ts',
            'test/authorisation/table.test.ts',
            'test/plan/quota.test.ts',
            'test/server/idempotency.test.ts',
          ],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [solid({ hot: false })],
        test: {
          name: 'component',
          environment: 'happy-dom',
          include: ['test/component/**/*.test.tsx'],
        },
      },
    ],
  },
})
