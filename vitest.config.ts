import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** A test that fails on a busy machine is tried once more in CI, and told as flaky. */
const retry = process.env.CI ? 1 : 0
/**
 * Files share the modules of their worker: loading the server anew for each of them took longer than the tests. A test
 * that changes something of the process puts it back.
 */
const usual = { testTimeout: 30_000, hookTimeout: 60_000, retry, isolate: false }
/** What every test on the server's side begins with. */
const setupFiles = ['test/setup.ts']

/** What takes longest, and mostly waits: begun last, it would leave one of the two workers without work. */
const LONG = /test\/(harness|secrecy|authorisation\/table|server\/(lifecycle|failures)|db\/contract)/
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const long = sorted.filter(({ moduleId }) => LONG.test(moduleId))
    return [...long, ...sorted.filter((file) => !long.includes(file))]
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
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
