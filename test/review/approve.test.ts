import { afterEach, beforeEach, expect, test } from 'vitest'
import { accounts } from '../../db/schema/account.ts'
import { auditLog, commands } from '../../db/schema/audit.ts'
import { approve, commandId, importRoster, type Office, openOffice } from './office.ts'

let office: Office
beforeEach(async () => void (office = await openOffice()))
afterEach(() => office.close())

const slips = (reviewId: string, purpose = 'view') =>
  office.handler.call('review.slips', { reviewId, purpose })

test('M-5.13.1 only the 负责人 approves the experts; the 经办人 is refused', async () => {
  const reviewId = await importRoster(office)
  const { version } = await office.handler.call('review.get', { reviewId })
  const command = { commandId: commandId(), reviewId, version }
  expect(await office.handler.refused('review.approve', command)).toEqual({ code: 'auth.forbidden' })
  expect((await office.handler.call('review.get', { reviewId })).status).toBe('draft')
  await office.principal.call('review.approve', command)
  const detail = await office.handler.call('review.get', { reviewId })
  expect(detail).toMatchObject({ status: 'approved', approvedBy: '姓名principal' })
  // the same command again is answered, not done again
  expect(await office.principal.call('review.approve', command)).toEqual({ version: version + 1 })
  expect(
    (await office.world.app.db.read.select().from(accounts)).filter(({ kind }) => kind !== 'staff'),
  ).toHaveLength(26)
})

test('M-5.13.2 M-5.7.1 before the approval there are no accounts to see: 403 with its reason, also for the principal', async () => {
  const reviewId = await importRoster(office)
  for (const person of [office.handler, office.principal])
    expect(await person.ask('review.slips', { reviewId, purpose: 'view' })).toMatchObject({
      status: 403,
      body: { code: 'review.not_approved' },
    })
  expect(
    await office.handler.refused('review.resetSlip', { commandId: commandId(), reviewId, accountId: 'x' }),
  ).toEqual({ code: 'review.not_approved' })
  await approve(office, reviewId)
  expect((await slips(reviewId)).slips).toHaveLength(26)
})

test('M-5.7.2 M-5.8.4 accounts are random and unique, passwords printable, and each view is logged with its number', async () => {
  const reviewId = await importRoster(office)
  await approve(office, reviewId)
  const { slips: list } = await slips(reviewId)
  await slips(reviewId, 'print')
  expect(new Set(list.map(({ login }: { login: string }) => login)).size).toBe(26)
  expect(new Set(list.map(({ password }: { password: string }) => password)).size).toBe(26)
  for (const { login, password } of list) {
    expect(login).toMatch(/^[a-z][a-z\d]{3}-[a-z\d]{4}$/)
    expect(password).toMatch(/^([a-z\d]{4}-){2}[a-z\d]{4}$/)
    expect(login + password).not.toMatch(/[0o1lib8]/)
  }
  expect(list[0]).toMatchObject({ no: 1, kind: 'expert', state: 'ready', panels: ['第1专业组', '评委会'] })
  expect(list.at(-1)).toMatchObject({ kind: 'screen', panels: [] })
  const rows = await office.world.app.db.read.select().from(auditLog)
  const seen = rows.filter(({ action }) => action.startsWith('review.slips'))
  expect(seen.map(({ action, actorName, details }) => [action, actorName, details])).toEqual([
    ['review.slips_viewed', '姓名handler', { count: 26 }],
    ['review.slips_printed', '姓名handler', { count: 26 }],
  ])
  // no password in the log, none readable at rest
  const kept = JSON.stringify([
    rows,
    await office.world.app.db.read.select().from(accounts),
    await office.world.app.db.read.select().from(commands),
  ])
  for (const { password } of list) expect(kept).not.toContain(password)
})

test('an expert signs in with the slip; a lost one is replaced, which ends whoever used it', async () => {
  const reviewId = await importRoster(office)
  await approve(office, reviewId)
  const [slip] = (await slips(reviewId)).slips
  const expert = office.world.browser({ id: slip.accountId, login: slip.login }, 'expert')
  await expert.signIn(slip.password)
  expect(await expert.call('live.panels')).toMatchObject({
    panels: [{ name: '第1专业组' }, { name: '评委会' }],
  })
  expect((await slips(reviewId)).slips[0].state).toBe('used')
  const command = { commandId: commandId(), reviewId, accountId: slip.accountId }
  const { password } = await office.handler.call('review.resetSlip', command)
  expect(password).not.toBe(slip.password)
  expect(await office.handler.call('review.resetSlip', command)).toEqual({ password })
  expect((await expert.ask('live.panels')).status).toBe(401)
  await expect(expert.signIn(slip.password)).rejects.toThrow('auth.wrong_pair')
  await expert.signIn(password)
  const kept = JSON.stringify(await office.world.app.db.read.select().from(commands))
  expect(kept).not.toContain(password)
})

test('a review that is not ready cannot be approved: the checklist says what is missing', async () => {
  const reviewId = await importRoster(office, { experts: 24, rules: { committeeMin: 25 } })
  const { version, readiness } = await office.handler.call('review.get', { reviewId })
  const red = readiness.filter(({ state }: { state: string }) => state === 'red')
  expect(red.map(({ key }: { key: string }) => key)).toEqual(['committee_odd', 'committee_size'])
  expect(
    await office.principal.refused('review.approve', { commandId: commandId(), reviewId, version }),
  ).toEqual({ code: 'review.not_ready', params: { n: 2 } })
})

test('an approval of something other than what was looked at is refused', async () => {
  const reviewId = await importRoster(office)
  const { version, panels } = await office.handler.call('review.get', { reviewId })
  const seatId = panels[0].seats[1].seatId
  await office.handler.call('review.setRole', { commandId: commandId(), reviewId, seatId, role: 'leader' })
  expect(
    await office.principal.refused('review.approve', { commandId: commandId(), reviewId, version }),
  ).toEqual({ code: 'stale' })
})
