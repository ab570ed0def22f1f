import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/tools.mjs'

const report = process.env.E2E_REPORT
const executablePath = findChromium()
/** The longest begin first, so that both workers end together. */
const LONG = /(axe|demo|year|declare|climb|expert)\.spec\.ts$/

/** No `webServer`: every story starts a server of its own, with data of its own, on a free port. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/stories',
  timeout: 60_000,
  // in CI `npm test` says how long all of them may take
  globalTimeout: Number(process.env.E2E_MS ?? 0),
  expect: { timeout: 8_000 },
  // Two cores: axe walks in one, the stories happen in the other.
  workers: 2,
  projects: [
    { name: 'long', testMatch: LONG },
    { name: 'short', testIgnore: LONG },
  ],
  // a story that fails on a busy machine is told once more in CI, and named as flaky
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: {
    browserName: 'chromium',
    actionTimeout: 8_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    trace: 'off',
    video: 'off',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
