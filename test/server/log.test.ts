import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { StoreError } from '../../db/open.ts'
import { problemOf, traceOf } from '../../server/fault.ts'

test('the log holds operations, times and request ids, and nothing a person sent', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongping-'))
  const env = { DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'debug' }
  const server = spawn(process.execPath, [join(import.meta.dirname, '../../server/main.ts'), '--no-demo'], {
    env,
  })
  const ended = new Promise((done) => server.once('exit', done))
  let out = ''
  try {
    await new Promise<void>((done) =>
      server.stdout.on('data', (text) => {
        out += text
        if (out.includes('Ctrl+C to stop') || out.includes('press Ctrl+C')) done()
      }),
    )
    const url = /http:\/\/localhost:\d+/.exec(out)![0]
    const ask = (path: string, body?: unknown) =>
      fetch(`${url}/api/${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          origin: url,
          'content-type': 'application/json',
          cookie: 'gongping_session=my-cookie',
          'user-agent': 'my-browser',
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
    await ask('auth.login', { portal: 'manage', login: 'my-login', password: 'my-password' })
    await ask('auth.entrance?input=my-query')
    await ask('my-path?x=my-query')
    const id = (await ask('auth.entrance', { portal: 'my-portal' })).headers.get('x-request-id')
    await expect.poll(() => out).toContain(id)
  } finally {
    server.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  expect(out).toContain('"route":"/api/auth.login"')
  expect(out).not.toMatch(/my-(login|password|cookie|browser|query|path|portal)/)
}, 60_000)

test('what the log keeps of an error is its kind and place, never its words', () => {
  const trace = JSON.stringify(traceOf(new TypeError('410100199001011234 voted')))
  expect(trace).toContain('TypeError')
  expect(trace).not.toContain('4101')
})

test('a full disk, a locked and a damaged database are told as such, what nobody can act on as an error of ours', () => {
  expect(problemOf(new StoreError('full'))).toEqual({ code: 'store.full' })
  expect(problemOf(Object.assign(new Error('x'), { code: 'ENOSPC' }))).toEqual({ code: 'store.full' })
  expect(problemOf(new StoreError('locked'))).toEqual({ code: 'store.locked' })
  expect(problemOf(new StoreError('damaged'))).toEqual({ code: 'store.damaged' })
  expect(problemOf(new StoreError('other'))).toEqual({ code: 'server.error' })
  expect(problemOf(new SyntaxError('a bug of ours'))).toEqual({ code: 'server.error' })
})
