import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { newUnit } from '../org/tree.ts'
import { addPerson, openUnits, personForm } from '../person/units.ts'
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

test('nor what a new superior or a new unit has set since: whoever it was taken from is told no password', async () => {
  const { world, admins } = await openUnits()
  const { 'org-1': province, 'dep-1': old, 'city-2': next, 'unit-1': left, 'unit-2': joined } = admins
  await province.call('setting.set', {
    ...{ commandId: randomUUID(), key: 'password.first', value: 'random' },
  })
  const create = newUnit('dep-1', { commandId: randomUUID() })
  const { id } = await old.call('org.create', create)
  const [{ accountId }] = (await old.call('org.get', { id })).admins
  const reset = { commandId: randomUUID(), id, accountId }
  await old.call('org.resetAdmin', reset)
  await province.call('org.move', {
    ...{ commandId: randomUUID(), id, version: 0, parentId: 'city-2', reason: '隶属调整' },
  })
  await next.call('org.resetAdmin', { ...reset, commandId: randomUUID() })
  expect((await old.refused('org.create', create)).code).toBe('not_found')
  expect((await old.refused('org.resetAdmin', reset)).code).toBe('not_found')

  const person = { commandId: randomUUID(), ...personForm(41) }
  const made = await left.call('person.create', person)
  const again = { commandId: randomUUID(), id: made.id }
  await left.call('person.reset', again)
  const { idType, idNumber, name } = person
  const asked = await joined.call('transfer.request', { commandId: randomUUID(), idType, idNumber, name })
  await left.call('transfer.agree', { commandId: randomUUID(), id: asked.id, version: 0 })
  const now = await joined.call('person.reset', { ...again, commandId: randomUUID() })
  expect(now.password).not.toBe('')
  expect((await left.call('person.create', person)).password).toBe('')
  expect((await left.call('person.reset', again)).password).toBe('')
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
