import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accounts } from '../../db/schema/account.ts'
import { deliveries, messages } from '../../db/schema/message.ts'
import { deliverDue } from '../../server/message/deliver.ts'
import { fileGateway, loadGateway } from '../../server/message/gateway.ts'
import { type NewMessage, send } from '../../server/message/send.ts'
import { words as en } from '../../shared/i18n/en/message.ts'
import { words as zh } from '../../shared/i18n/zh-CN/message.ts'
import { MESSAGE_KINDS, MESSAGE_PARAMS } from '../../shared/message/message.ts'
import { OWN_PASSWORD } from '../org/tree.ts'
import { addPerson, openUnits, type Units } from '../person/units.ts'
import type { Person } from '../world.ts'

const PHONE = '13912345678'
const HOUR = 3600_000

let units: Units
let person: Person
let personId: string
let clerk: Person
const tell = (message: Omit<NewMessage, 'at'>) =>
  units.world.app.db.write('test', (tx) => send(tx, units.world.app, { ...message, at: units.world.now() }))
const returned = () => ({
  kind: 'declare.returned' as const,
  params: { title: '副教授', org: '嵩州市职改办', reason: '请补充论文' },
  link: '/declare/file/d-1',
})

beforeAll(async () => {
  units = await openUnits()
  const { world, admins } = units
  const added = await addPerson(admins['unit-1'], 1, { phone: PHONE })
  personId = added.id
  person = world.browser({ id: '', login: added.idNumber }, 'applicant')
  await person.signIn(added.password)
  await person.call('auth.changePassword', { current: added.password, next: OWN_PASSWORD })
  clerk = await world.person('clerk', { orgId: 'city-1', duties: ['handler'] })
  await clerk.signIn()
})
afterAll(() => units.world.close())

test('I-8 a message reaches the person at once, is unread, and is read once', async () => {
  const socket = await person.socket()
  const news = socket.next('news')
  await tell({ personIds: [personId], ...returned() })
  expect(await news).toMatchObject({ topics: ['message'] })
  const { rows, unread } = await person.call('message.list')
  expect(unread).toBe(1)
  expect(rows).toMatchObject([{ ...returned(), readAt: null }])
  units.world.pass(1000)
  expect(await person.call('message.read', { ids: [rows[0].id] })).toEqual({ unread: 0 })
  const at = +units.world.now()
  units.world.pass(1000)
  expect(await person.call('message.read', {})).toEqual({ unread: 0 })
  expect((await person.call('message.list')).rows[0].readAt).toBe(at)
  expect((await person.call('message.list', { unread: true })).rows).toEqual([])
})

test('nobody reads or hears of what is told to another', async () => {
  await tell({ personIds: [personId], ...returned() })
  const [{ id }] = (await person.call('message.list')).rows
  expect((await clerk.call('message.list')).rows).toEqual([])
  await clerk.call('message.read', { ids: [id] })
  expect((await person.call('message.list')).unread).toBe(1)
})

test('an office is its started 经办人 and 负责人, once each, and no account of a committee', async () => {
  const { world } = units
  const principal = await world.person('principal', { orgId: 'city-1', duties: ['principal', 'handler'] })
  await world.person('left', { orgId: 'city-1', disabled: true })
  await world.person('council', { orgId: 'city-1', duties: [], committeeId: 'some-committee' })
  const params = { committee: '工程系列评委会', count: 2, deadline: '2026-12-24 18:00', days: 3 }
  await tell({ orgId: 'city-1', accountIds: [clerk.id], kind: 'climb.deadline', params })
  const told = await world.app.db.read.select().from(messages).where(eq(messages.kind, 'climb.deadline'))
  expect(told.map(({ accountId }) => accountId).toSorted()).toEqual([clerk.id, principal.id].toSorted())
})

test('pages of older messages lose none, however many came in one moment', async () => {
  for (let burst = 0; burst < 3; burst++) {
    units.world.pass(1000)
    for (let n = 0; n < 22; n++) await tell({ accountIds: [clerk.id], ...returned() })
  }
  const all = new Set<string>()
  let before: number | undefined
  for (;;) {
    const { rows, more } = await clerk.call('message.list', before === undefined ? {} : { before })
    for (const { id } of rows) all.add(id)
    before = rows.at(-1)?.at
    if (!more) break
  }
  expect(all.size).toBe(67)
})

test('every kind has its words in both languages, and uses only what is given to it', () => {
  const places = (text: string) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name!)
  for (const kind of MESSAGE_KINDS)
    for (const words of [zh, en]) {
      const text = words[`message.kind.${kind}`] + words[`message.kind.${kind}.title`]
      const given = MESSAGE_PARAMS[kind].map((name) => name.replace('?', ''))
      expect([kind, places(text).filter((name) => !given.includes(name))]).toEqual([kind, []])
      // what may be missing stands in a piece that falls away with it
      const bare = text.replace(/\[[^\]]*\]/g, '')
      const optional = MESSAGE_PARAMS[kind].flatMap((name) => (name.endsWith('?') ? name.slice(0, -1) : []))
      expect([kind, places(bare).filter((name) => optional.includes(name))]).toEqual([kind, []])
    }
})

test('what must not be missed goes out by the gateway, once, and is tried again when the carrier fails', async () => {
  const { app } = units.world
  await deliverDue(app)
  const sent: string[][] = []
  let broken = true
  app.gateway = {
    async send(...all) {
      if (broken) throw new Error(`no line to ${all[1]}`)
      sent.push(all)
    },
  }
  await tell({ personIds: [personId], ...returned() })
  await tell({ personIds: [personId], kind: 'declare.submitted', params: { title: '副教授', org: '甲' } })
  expect(await deliverDue(app)).toBe(0)
  broken = false
  expect(await deliverDue(app)).toBe(0)
  units.world.pass(HOUR)
  expect((await Promise.all([deliverDue(app), deliverDue(app)])).toSorted()).toEqual([0, 1])
  const text = '【职称评审】嵩州市职改办退回了您申报副教授的材料，请修改后重新提交。退回原因：请补充论文'
  expect(sent).toEqual([['sms', PHONE, text]])
  const rows = await app.db.read.select().from(deliveries).where(eq(deliveries.attempts, 2))
  expect(rows).toMatchObject([{ state: 'sent', channel: 'sms' }])
  expect(JSON.stringify(await app.db.read.select().from(deliveries))).not.toContain(PHONE)

  broken = true
  await tell({ personIds: [personId], ...returned() })
  for (let day = 0; day < 8; day++) {
    await deliverDue(app)
    units.world.pass(24 * HOUR)
  }
  expect(await app.db.read.$count(deliveries, eq(deliveries.state, 'failed'))).toBe(1)
})

test('who has no telephone is written to by mail, who has neither is told inside alone', async () => {
  const { app } = units.world
  const before = await app.db.read.$count(deliveries)
  await tell({ accountIds: [clerk.id], ...returned() })
  expect(await app.db.read.$count(deliveries)).toBe(before)
  await app.db.write('test', (tx) =>
    tx.update(accounts).set({ mail: 'clerk@example.cn' }).where(eq(accounts.id, clerk.id)),
  )
  await tell({ accountIds: [clerk.id], ...returned() })
  expect(await app.db.read.$count(deliveries, eq(deliveries.channel, 'mail'))).toBe(1)
})

test('unless an office plugs in its own, the gateway writes lines only the server may read', async () => {
  const { dataDir } = units.world.config
  await fileGateway(dataDir).send('sms', PHONE, '您好')
  await fileGateway(dataDir).send('mail', 'a@example.cn', '您好')
  const folder = join(dataDir, 'outbox')
  const [name] = readdirSync(folder)
  expect(name).toMatch(/^\d{4}-\d{2}-\d{2}\.jsonl$/)
  const lines = readFileSync(join(folder, name!), 'utf8').trimEnd().split('\n')
  expect(lines.slice(-2).map((line) => JSON.parse(line))).toMatchObject([
    { channel: 'sms', to: PHONE, text: '您好' },
    { channel: 'mail', to: 'a@example.cn', text: '您好' },
  ])
  if (process.platform !== 'win32') expect(statSync(join(folder, name!)).mode & 0o777).toBe(0o600)
})

test('an office names its own module, which must open a gateway', async () => {
  const { dataDir } = units.world.config
  const [good, bad] = [join(dataDir, 'good.mjs'), join(dataDir, 'bad.mjs')]
  writeFileSync(good, 'export const open = (dir) => ({ send: async (...all) => all.concat(dir) })')
  writeFileSync(bad, 'export const send = () => {}')
  const open = await loadGateway(good)
  expect(await open('/data').send('sms', PHONE, '您好')).toEqual(['sms', PHONE, '您好', '/data'])
  await expect(loadGateway(bad)).rejects.toThrow('exports no function')
})
