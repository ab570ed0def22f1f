import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditLog } from '../../db/schema/audit.ts'
import { log } from '../../server/audit/log.ts'
import { verifyChain } from '../../server/audit/verify.ts'
import type { AuditDetails } from '../../shared/audit/audit.api.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const who = () => ({
  db: world.app.db,
  actor: null,
  now: world.now(),
  address: '127.0.0.1',
  requestId: 'test',
})
const write = (n: number, details?: AuditDetails) =>
  world.app.db.write(`thing:${n}`, (tx) =>
    log(tx, who(), 'account.created', `account:${n}`, { reason: `第 ${n} 次 "quoted"`, details }),
  )

test('rows written at once form one chain without gaps', async () => {
  await Promise.all(Array.from({ length: 60 }, (_, n) => write(n, { count: n, why: 'x' })))
  expect(await verifyChain(world.app.db)).toMatchObject({ rows: 60, broken: null })
})

test('a unit that fails takes its row with it, and the chain goes on from the row before', async () => {
  await write(1)
  const failing = world.app.db.write('thing:2', async (tx) => {
    await log(tx, who(), 'account.created', 'account:2')
    throw new Error('changed my mind')
  })
  const all = await Promise.allSettled([failing, write(3), write(4)])
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  expect(await verifyChain(world.app.db)).toMatchObject({ rows: 3, broken: null })
  const rows = await world.app.db.read
    .select({ subject: auditLog.subject })
    .from(auditLog)
    .orderBy(auditLog.seq)
  // Units under locks of their own come in any order on PostgreSQL.
  const [first, ...rest] = rows.map(({ subject }) => subject)
  expect([first, rest.toSorted()]).toEqual(['account:1', ['account:3', 'account:4']])
})

test('two rows of one unit are chained to each other', async () => {
  await world.app.db.write('thing', async (tx) => {
    await log(tx, who(), 'account.created', 'account:1')
    await log(tx, who(), 'account.reset', 'account:1')
  })
  expect(await verifyChain(world.app.db)).toMatchObject({ rows: 2, broken: null })
})

test('I-12 the database itself refuses to change or remove a row', async () => {
  await write(1)
  await expect(
    world.app.db.write('x', async (tx) => void (await tx.update(auditLog).set({ subject: 'account:9' }))),
  ).rejects.toThrow()
  await expect(
    world.app.db.write('x', async (tx) => void (await tx.delete(auditLog).where(eq(auditLog.seq, 1)))),
  ).rejects.toThrow()
  expect(await verifyChain(world.app.db)).toMatchObject({ rows: 1, broken: null })
})

test('a key that is not on the list does not get into the log, and nothing is written', async () => {
  const leak = { choice: 'yes' } as unknown as AuditDetails
  await expect(write(1, leak)).rejects.toThrow()
  expect(await world.app.db.read.$count(auditLog)).toBe(0)
})

test('I-12 the auditor lists, filters and pages; others may not', async () => {
  await Promise.all(Array.from({ length: 30 }, (_, n) => write(n)))
  const [auditor, handler] = [
    await world.person('shenji', { duties: ['auditor'] }),
    await world.person('jingban'),
  ]
  await auditor.signIn()
  await handler.signIn()
  const page = (n: number) => auditor.call('audit.list', { action: 'account.created', size: 20, page: n })
  const first = await page(1)
  expect([first.rows.length, first.more, first.total]).toEqual([20, false, 30])
  const rest = await page(2)
  expect([rest.rows.length, rest.total, rest.rows.at(-1).seq]).toEqual([10, 30, 1])
  const mine = await auditor.call('audit.list', { actorId: auditor.id })
  expect(mine.rows.map((row: { action: string }) => row.action)).toEqual(['auth.login'])
  expect((await handler.refused('audit.list')).code).toBe('auth.forbidden')
})

test('logging in, failing and locking are told, and no password or unknown name is', async () => {
  const office = await world.person('office')
  const visitor = world.browser({ id: '', login: '' })
  for (let time = 0; time < 5; time++)
    await visitor.refused('auth.login', {
      portal: 'manage',
      login: 'Secret-Typed-Here',
      password: 'Hidden-Word-1',
    })
  await office.signIn()
  const rows = await world.app.db.read.select().from(auditLog).orderBy(auditLog.seq)
  expect(rows.map((row) => [row.action, row.subject])).toEqual([
    ...Array.from({ length: 4 }, () => ['auth.login_failed', 'account:unknown']),
    ['auth.locked', 'account:unknown'],
    ['auth.login', `account:${office.id}`],
  ])
  expect(JSON.stringify(rows).toLowerCase()).not.toMatch(/secret-typed|hidden-word/)
})

test('`sql` placeholders keep the row as it was hashed, whatever is in the text', async () => {
  const nasty = `"'\\ \n 𠮷 ${'长'.repeat(400)}`
  await world.app.db.write('x', (tx) => log(tx, who(), 'account.created', 'account:1', { reason: nasty }))
  expect(await verifyChain(world.app.db)).toMatchObject({ rows: 1, broken: null })
  const [row] = await world.app.db.read
    .select({ n: sql<number>`count(*)` })
    .from(auditLog)
    .where(eq(auditLog.reason, nasty))
  expect(Number(row?.n)).toBe(1)
})
