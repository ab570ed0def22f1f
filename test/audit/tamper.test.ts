import { afterEach, beforeEach, expect, test } from 'vitest'
import { dialect } from '../../db/dialect.ts'
import { log } from '../../server/audit/log.ts'
import { verifyChain } from '../../server/audit/verify.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
  const who = { db: world.app.db, actor: null, now: world.now(), address: '', requestId: '' }
  for (let n = 1; n <= 5; n++)
    await world.app.db.write('x', (tx) =>
      log(tx, who, 'account.created', `account:${n}`, { reason: 'because', details: { count: n } }),
    )
})
afterEach(() => world.close())

/** Somebody with the database and no scruples: drops the triggers, then does as told. */
async function tamperedBy(sql: string) {
  const names = dialect === 'sqlite' ? ['no_update', 'no_delete'] : ['no_change ON audit_log']
  for (const name of names) await world.exec(`DROP TRIGGER audit_log_${name}`)
  await world.exec(sql)
  return verifyChain(world.app.db)
}

test.each([
  ['a changed subject', "UPDATE audit_log SET subject = 'account:9' WHERE seq = 3", 3, 'content'],
  [
    'a changed time',
    `UPDATE audit_log SET at = at + ${dialect === 'sqlite' ? '1' : "interval '1 ms'"} WHERE seq = 2`,
    2,
    'content',
  ],
  ['a changed reason', "UPDATE audit_log SET reason = '' WHERE seq = 4", 4, 'content'],
  ['changed details', `UPDATE audit_log SET details = '{"count":7}' WHERE seq = 1`, 1, 'content'],
  ['a changed address', "UPDATE audit_log SET address = '10.0.0.1' WHERE seq = 5", 5, 'content'],
  ['a row taken out', 'DELETE FROM audit_log WHERE seq = 3', 4, 'gap'],
  [
    'a row taken out and the rest renumbered',
    'DELETE FROM audit_log WHERE seq = 3; UPDATE audit_log SET seq = seq - 1 WHERE seq > 3',
    3,
    'link',
  ],
  ['a first row taken out', 'DELETE FROM audit_log WHERE seq = 1', 2, 'gap'],
  [
    'two rows swapped',
    'UPDATE audit_log SET seq = 99 WHERE seq = 2; UPDATE audit_log SET seq = 2 WHERE seq = 3; UPDATE audit_log SET seq = 3 WHERE seq = 99',
    2,
    'link',
  ],
  ["another row's hash", 'UPDATE audit_log SET hash = prev_hash WHERE seq = 3', 3, 'content'],
])('%s is found, and the first broken row named', async (_what, sql, seq, fault) => {
  expect((await tamperedBy(sql)).broken).toEqual({ seq, fault })
})

test('I-12 the auditor has the whole chain checked from the page, piece by piece, and reads what is wrong', async () => {
  const auditor = await world.person('shenji', { duties: ['auditor'] })
  await auditor.signIn()
  const whole = await auditor.call('audit.verify', {})
  expect(whole).toEqual({ checked: 6, last: 6, head: whole.head, broken: null })
  expect((await verifyChain(world.app.db, { most: 4 })).rows).toBe(4)
  expect((await verifyChain(world.app.db, { after: 4, most: 4 })).head).toBe(whole.head)
  expect((await verifyChain(world.app.db, { after: 9 })).broken).toBeNull()
  await tamperedBy("UPDATE audit_log SET reason = '' WHERE seq = 4")
  expect(await auditor.call('audit.verify', { after: 2 })).toMatchObject({
    checked: 3,
    broken: { seq: 4, fault: 'content' },
  })
  // begun behind a row that is gone, the next one is not chained to it
  await world.exec('DELETE FROM audit_log WHERE seq = 5')
  expect((await auditor.call('audit.verify', { after: 5 })).broken).toEqual({ seq: 6, fault: 'link' })
})

test('rows cut off at the end show in the head that was noted', async () => {
  const before = await verifyChain(world.app.db)
  const after = await tamperedBy('DELETE FROM audit_log WHERE seq = 5')
  expect(after.broken).toBeNull()
  expect([after.rows, after.head === before.head]).toEqual([4, false])
})
