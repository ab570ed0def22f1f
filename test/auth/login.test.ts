import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWorld, PASSWORD, type World } from '../world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

test('M-0.1 a user name and a password sign in, and every wrong pair gets the same neutral refusal', async () => {
  const office = await world.person('henan-office')
  const answers = [
    await office.ask('auth.login', { portal: 'manage', login: 'henan-office', password: 'Wrong-Word-1' }),
    await office.ask('auth.login', { portal: 'manage', login: 'nobody-here', password: 'Wrong-Word-1' }),
    await office.ask('auth.login', { portal: 'review', login: 'henan-office', password: PASSWORD }),
  ]
  for (const { status, body } of answers) {
    expect(status).toBe(401)
    expect(body).toEqual({ code: 'auth.wrong_pair' })
  }
  const me = await office.call('auth.login', {
    portal: 'manage',
    login: ' HENAN-Office ',
    password: PASSWORD,
  })
  expect(me.actor).toMatchObject({ login: 'henan-office', kind: 'staff', orgName: '河南省职称改革办公室' })
})
