import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dialect } from '../../db/dialect.ts'
import { openApp } from '../../server/app.ts'
import { openWorld, PASSWORD } from '../world.ts'

const run = (dataDir: string, url: string, ...args: string[]) =>
  new Promise<{ code: number; out: string }>((done) => {
    const script = join(import.meta.dirname, '../../server/reset-password.ts')
    const env = { PATH: process.env.PATH ?? '', DATA_DIR: dataDir, DATABASE_URL: url }
    execFile(process.execPath, [script, ...args], { env }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code ?? 1) : 0, out: stdout + stderr }),
    )
  })

test.skipIf(dialect !== 'sqlite')(
  'an operator resets a forgotten password beside a stopped server, never beside a running one',
  async () => {
    const world = await openWorld()
    const { dataDir, databaseUrl } = world.config
    const office = await world.person('office', { duties: ['handler'] })
    await world.person('expert', { kind: 'expert', reviewId: 'r1' })
    await office.signIn()

    const beside = await run(dataDir, databaseUrl, 'office')
    expect([beside.code, beside.out]).toEqual([1, expect.stringContaining('未能重置密码')])
    await office.call('auth.sessions')

    await world.app.close()
    expect((await run(dataDir, databaseUrl, 'nobody')).code).toBe(1)
    expect((await run(dataDir, databaseUrl, 'expert')).code).toBe(1)
    const reset = await run(dataDir, databaseUrl, 'OFFICE')
    expect(reset.code).toBe(0)
    const password = /[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}/.exec(reset.out)![0]

    const app = await openApp(world.config)
    const { host, origin } = new URL(app.url)
    const ask = (operation: string, payload: object, cookie = '') =>
      app.fastify.inject({
        method: 'POST',
        url: `/api/${operation}`,
        headers: { host, origin, cookie },
        payload,
      })
    expect((await ask('auth.me', {}, office.cookie)).statusCode).toBe(401)
    const entry = { portal: 'manage', login: 'office' }
    expect((await ask('auth.login', { ...entry, password: PASSWORD })).json().code).toBe('auth.wrong_pair')
    const back = await ask('auth.login', { ...entry, password })
    expect(back.json().mustChange).toBe(true)
    const cookie = String(back.headers['set-cookie']).split(';')[0]!
    expect((await ask('review.list', {}, cookie)).json().code).toBe('auth.must_change')
    await app.close()
    await world.close()
  },
  60_000,
)
