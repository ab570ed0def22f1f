import { getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditLog } from '../../db/schema/audit.ts'
import * as schema from '../../db/schema/index.ts'
import { climbApi } from '../../shared/climb/climb.api.ts'
import { png } from '../declare/documents.ts'
import { upload } from '../review/office.ts'
import type { Person } from '../world.ts'
import { type ClimbWorld, commandId, DAY, openClimbWorld } from './climb-world.ts'

let world: ClimbWorld
const sent = new Set<string>()
beforeAll(async () => void (world = await openClimbWorld()))
afterAll(() => world.close())

const tables = Object.values(schema).filter((each) => is(each, PgTable) || is(each, SQLiteTable))
/** Rows of every table: nothing is added by a command that was done before. */
const counts = async () =>
  Object.fromEntries(
    await Promise.all(
      tables.map(async (each) => [getTableName(each), await world.app.db.read.$count(each as PgTable)]),
    ),
  )

/** Sends a command twice at the same moment and once more afterwards: one answer, done and written down once. */
async function thrice(by: Person, action: string, id: string, more: object = {}): Promise<void> {
  world.pass(1000)
  const { version } = await world.row(id)
  const many = action === 'pass' || action === 'accept'
  const input = {
    commandId: commandId(),
    ...(many ? { items: [{ id, version }] } : { id, version }),
    ...more,
  }
  const before = await world.app.db.read.$count(auditLog)
  const [first, second] = await Promise.all([
    by.ask(`climb.${action}`, input),
    by.ask(`climb.${action}`, input),
  ])
  expect([action, first.status, first.body]).toEqual([action, 200, second.body])
  if (many) expect(first.body[0].problem).toBeNull()
  const written = (await world.app.db.read.select().from(auditLog)).filter(({ seq }) => seq > before)
  expect([action, new Set(written.map(({ requestId }) => requestId)).size]).toEqual([action, 1])
  const after = await counts()
  expect(await by.call(`climb.${action}`, input)).toEqual(first.body)
  expect([action, await counts()]).toEqual([action, after])
  sent.add(action)
}

/** The same for a document, and for taking it away. */
async function hung(by: Person, id: string): Promise<void> {
  const add = { commandId: commandId(), id }
  const send = () => upload(world, by, 'climb.addNotice', add, png(), '公示.png')
  const [first, second] = await Promise.all([send(), send()])
  expect([first.status, first.body]).toEqual([200, second.body])
  const after = await counts()
  expect((await send()).body).toEqual(first.body)
  expect(await counts()).toEqual(after)
  const take = { commandId: commandId(), id, fileId: first.body.id }
  const answers = await Promise.all([
    by.call('climb.removeNotice', take),
    by.call('climb.removeNotice', take),
  ])
  const gone = await counts()
  expect(await by.call('climb.removeNotice', take)).toEqual(answers[0])
  expect(await counts()).toEqual(gone)
  sent.add('addNotice')
  sent.add('removeNotice')
}

test('every command of the climb is done once, however often it is sent', async () => {
  const reason = '材料须补充'
  const points = [{ section: 'papers', text: '补检索页' }]
  const dates = {
    shownFrom: '',
    shownTo: '',
    noticeFrom: '',
    noticeTo: '',
    groupOpinion: '同意',
    opinion: '',
  }
  const handler = await world.at('unit', { duties: ['handler'] })
  const [id, other] = [await world.sown({ route: ['unit', 'org-1'] }), await world.sown({ counted: true })]
  await thrice(handler, 'setUnitPart', id, dates)
  await hung(handler, id)
  await thrice(handler, 'sendBack', id, { reason, points })
  await world.again(id)
  await thrice(handler, 'pass', id)
  await world.upTo(id, null)
  const senior = await world.committee()
  await thrice(senior, 'correct', id, { reason, points })
  await world.again(id)
  await thrice(senior, 'accept', id)
  await thrice(handler, 'fail', other, { reason })
  await thrice(handler, 'reopen', other, { reason, until: +world.now() + DAY })
  const writes = Object.entries(climbApi).filter(([, { kind }]) => kind === 'write')
  expect([...sent].sort()).toEqual(writes.map(([name]) => name).sort())
})
