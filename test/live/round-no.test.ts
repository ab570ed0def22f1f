import { randomUUID } from 'node:crypto'
import { afterEach, expect, it } from 'vitest'
import { meetingOf } from './meeting.ts'
import { openReviewWorld, type ReviewWorld } from './review-world.ts'

let world: ReviewWorld
afterEach(() => world.close())

/** A group in the round it was first opened in, everybody drafting. */
async function drafting() {
  world = await openReviewWorld({ committee: 3, rules: { requireOpened: false } })
  const group = meetingOf(world, 'group-1', 3)
  await group.signIn()
  await group.prepare()
  await group.act('start')
  return group
}

it('refuses what was meant for another round, at both doors, and counts nothing of it', async () => {
  const group = await drafting()
  const who = await world.at('group-1', 1)
  const socket = await who.socket()
  for (const roundNo of [0, 2]) {
    const draft = { panelId: 'group-1', roundNo, candidateId: 'c1', choice: 'yes' }
    const found = await who.refused('live.draft', { ...draft, commandId: randomUUID() })
    expect(found.code).toBe('live.round_changed')
    const told = await socket.call('live.draft', { ...draft, commandId: randomUUID() })
    expect(told).toMatchObject({ ok: false, problem: { code: 'live.round_changed' } })
  }
  const leader = await group.leader()
  const open = { panelId: 'group-1', commandId: randomUUID(), roundNo: 2, action: 'open' }
  expect((await leader.refused('live.act', open)).code).toBe('live.round_changed')
  const rest = { panelId: 'group-1', commandId: randomUUID(), roundNo: 2, choice: 'no' }
  expect((await who.refused('live.draftRest', rest)).code).toBe('live.round_changed')
  expect((await group.state()).drafts).toEqual({})
})

it('carries out what was meant for the running round, once for its id', async () => {
  const group = await drafting()
  const who = await world.at('group-1', 1)
  const draft = { roundNo: 1, commandId: randomUUID(), candidateId: 'c1', choice: 'yes' }
  await group.say(who, 'draft', draft)
  await group.say(who, 'draft', draft)
  expect((await group.state()).drafts).toEqual({ [who.seatId]: { c1: 'yes' } })
})
