import { afterEach, beforeEach, expect, test } from 'vitest'
import { endOverdue } from '../../server/review/window.ts'
import type { Person } from '../world.ts'
import { approve, commandId, importRoster, type Office, openOffice } from './office.ts'

let office: Office
let reviewId: string
let window: { startsAt: number; endsAt: number }
beforeEach(async () => {
  office = await openOffice()
  reviewId = await importRoster(office, { experts: 9 })
  await approve(office, reviewId)
  const { startsAt, endsAt } = await office.handler.call('review.get', { reviewId })
  window = { startsAt, endsAt }
})
afterEach(() => office.close())

/** The office's sessions do not outlive a day of the clock: it signs in again after it moved. */
const moveTo = async (ms: number) => {
  office.world.pass(ms - +office.world.now())
  await office.handler.signIn()
  await office.principal.signIn()
}
async function expert(n = 0): Promise<{ person: Person; password: string }> {
  const { slips } = await office.handler.call('review.slips', { reviewId, purpose: 'view' })
  const slip = slips[n]
  return {
    person: office.world.browser({ id: slip.accountId, login: slip.login }, 'expert'),
    password: slip.password,
  }
}

test('I-7 M-5.7.3 M-5.8.5 an account works from the first second of the window to the last, and dies with it', async () => {
  const { person, password } = await expert()
  await moveTo(window.startsAt - 1000)
  expect(
    (await person.ask('auth.login', { portal: 'review', login: person.login, password })).body.code,
  ).toBe('auth.not_open_yet')
  await moveTo(window.startsAt)
  await person.signIn(password)
  await moveTo(window.endsAt - 1000)
  await person.signIn(password)
  expect((await person.ask('live.panels')).status).toBe(200)
  await moveTo(window.endsAt + 1000)
  expect(await person.ask('live.panels')).toMatchObject({ status: 403, body: { code: 'auth.window_over' } })
  expect(
    (await person.ask('auth.login', { portal: 'review', login: person.login, password })).body.code,
  ).toBe('auth.window_over')
  const { slips } = await office.handler.call('review.slips', { reviewId, purpose: 'view' })
  expect(slips[0]).toMatchObject({ password: null, state: 'ended' })
})

test('M-5.7.3 at the end open sessions are ended and their tablets told', async () => {
  const { person, password } = await expert()
  await moveTo(window.endsAt - 1000)
  await person.signIn(password)
  const socket = await person.socket()
  const told = socket.next('session:ended')
  await moveTo(window.endsAt + 1000)
  expect(await endOverdue(office.world.app)).toBeNull()
  expect(await told).toMatchObject({ why: 'window_over' })
})

test('the timer itself ends them when the time has come', async () => {
  const { person, password } = await expert()
  await moveTo(window.endsAt - 300)
  await person.signIn(password)
  const socket = await person.socket()
  const told = socket.next('session:ended')
  const { version } = await office.handler.call('review.get', { reviewId })
  // a change of the window sets the timer again; the clock of the test then passes the end
  await office.handler.call('review.setWindow', {
    ...{ commandId: commandId(), reviewId, version, reason: '调整时间' },
    ...window,
    endsAt: window.endsAt,
  })
  office.world.pass(400)
  expect(await told).toMatchObject({ why: 'window_over' })
})

test('I-7 an extension, with its reason, wakes accounts that have just died, also while the review runs', async () => {
  const { person, password } = await expert()
  const set = (endsAt: number, startsAt = window.startsAt) => ({
    ...{ commandId: commandId(), reviewId, startsAt, endsAt, reason: '评审未完，延长半小时' },
  })
  await moveTo(window.endsAt + 1000)
  expect(await office.handler.refused('review.setWindow', set(window.endsAt))).toEqual({
    code: 'review.window_order',
  })
  expect(await office.handler.refused('review.setWindow', set(window.startsAt))).toEqual({
    code: 'review.window_order',
  })
  expect(
    await office.handler.refused('review.setWindow', { ...set(window.endsAt + 1), reason: '' }),
  ).toMatchObject({
    code: 'input.invalid',
  })
  await office.handler.call('review.setWindow', set(window.endsAt + 1_800_000))
  await person.signIn(password)
  expect(await person.call('live.panels')).toMatchObject({ review: { endsAt: window.endsAt + 1_800_000 } })
})

test('a closed review is over at once and for good', async () => {
  const { person, password } = await expert()
  await moveTo(window.startsAt + 60_000)
  await person.signIn(password)
  const { version } = await office.principal.call('review.get', { reviewId })
  const command = { commandId: commandId(), reviewId, version, reason: '评审计划取消' }
  expect(await office.handler.refused('review.close', command)).toEqual({ code: 'auth.forbidden' })
  await office.principal.call('review.close', command)
  expect((await person.ask('live.panels')).status).toBeGreaterThanOrEqual(401)
  await expect(person.signIn(password)).rejects.toThrow('auth.window_over')
  expect(await office.handler.call('review.get', { reviewId })).toMatchObject({
    status: 'closed',
    closedReason: '评审计划取消',
  })
})
