import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addPerson, openUnits } from '../person/units.ts'
import { approve, foreignOffice, importRoster, openOffice } from '../review/office.ts'

const PHONE = '13800000000'

test('a command sent again with another id tells only what it told at first', async () => {
  const { world, admins } = await openUnits()
  const { 'unit-1': admin, 'unit-4': stranger, 'city-2': city } = admins
  await admins['org-1'].call('setting.set', {
    ...{ commandId: randomUUID(), key: 'password.first', value: 'random' },
  })
  const [mine, other] = [await addPerson(stranger, 31), await addPerson(admin, 32)]
  const reset = { commandId: randomUUID(), id: mine.id }
  const fresh = await stranger.call('person.reset', reset)
  expect(fresh.password).not.toBe(other.password)
  expect(await stranger.call('person.reset', { ...reset, id: other.id })).toEqual(fresh)

  const below = await addPerson(stranger, 33)
  const reveal = { commandId: randomUUID(), id: mine.id, reason: '核对' }
  const told = await stranger.call('person.reveal', reveal)
  expect(await stranger.call('person.reveal', { ...reveal, id: below.id })).toEqual(told)

  const hand = await stranger.call('staff.create', {
    ...{ commandId: randomUUID(), login: 'of-mine', name: '甲', phone: PHONE },
  })
  const theirs = await admin.call('staff.create', {
    ...{ commandId: randomUUID(), login: 'of-theirs', name: '乙', phone: PHONE },
  })
  const again = { commandId: randomUUID(), id: hand.id }
  const slip = await stranger.call('staff.reset', again)
  expect(await stranger.call('staff.reset', { ...again, id: theirs.id })).toEqual(slip)
  expect(slip.login).toBe('of-mine')

  const [{ accountId }] = (await city.call('org.get', { id: 'unit-4' })).admins
  const command = { commandId: randomUUID(), id: 'unit-4', accountId }
  const first = await city.call('org.resetAdmin', command)
  expect(await city.call('org.resetAdmin', { ...command, accountId: theirs.id })).toEqual(first)
  expect(first.login).toBe('admin-unit-4')
  await world.close()
})

test('and of a review: the slip of another one stays closed', async () => {
  const office = await openOffice()
  const stranger = await foreignOffice(office, 'other-office', 'org-2', '/org-2/')
  const abroad = { ...office, handler: stranger, principal: stranger }
  const slipsOf = async ({ handler, principal }: typeof office, committee: string) => {
    const reviewId = await importRoster({ ...office, handler, principal }, { committee })
    await approve({ ...office, handler, principal }, reviewId)
    const { slips } = await handler.call('review.slips', { reviewId, purpose: 'print' })
    return { reviewId, accountId: slips[0].accountId as string, password: slips[0].password as string }
  }
  const mine = await slipsOf(office, '甲评审委员会')
  const theirs = await slipsOf(abroad, '乙评审委员会')
  const { reviewId, accountId } = mine
  const reset = { commandId: randomUUID(), reviewId, accountId }
  const told = await office.handler.call('review.resetSlip', reset)
  const again = { ...reset, reviewId: theirs.reviewId, accountId: theirs.accountId }
  expect(await office.handler.call('review.resetSlip', again)).toEqual(told)
  expect(told.password).not.toBe(theirs.password)
  await office.close()
})
