import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../shared/api.ts'
import type { Operation } from '../../shared/operation.ts'
import type { OrgState } from '../../shared/org/org.ts'
import { mayAsk, type Right } from '../../shared/permission.ts'
import { upload } from '../review/office.ts'
import { staffActor } from '../staff-actor.ts'
import { openWorld, type Person, type World } from '../world.ts'
import { adminOf, plant } from './tree.ts'

/** What a unit may ask before it is audited: to sign in and out, and its own form. */
const OPEN: readonly Right[] = ['public', 'account.own', 'org.own']
const OPERATIONS = Object.entries(api).flatMap(([domain, group]) =>
  Object.entries(group).map(([name, op]): [string, Operation] => [`${domain}.${name}`, op as Operation]),
)
const BUSINESS = OPERATIONS.filter(([, { right }]) => !OPEN.includes(right))
const IDLE: [OrgState, string][] = [
  ['blank', 'org.not_approved'],
  ['submitted', 'org.not_approved'],
  ['returned', 'org.not_approved'],
  ['deleted', 'org.not_approved'],
  ['disabled', 'org.disabled'],
]

test('there is business to refuse', () => {
  expect(BUSINESS.length).toBeGreaterThan(50)
})

describe('M-0.7 before approval nothing works', () => {
  test.each(IDLE)('%s: every right but the own form is refused with %s', (orgState, code) => {
    const actor = staffActor({ orgState, duties: ['admin', 'handler', 'principal', 'auditor'] })
    for (const [name, { right }] of BUSINESS) expect(mayAsk(actor, right)?.code, name).toBe(code)
  })

  let world: World
  let admins: Map<OrgState, Person>
  beforeAll(async () => {
    world = await openWorld()
    admins = new Map()
    for (const [state] of IDLE.filter(([each]) => each !== 'deleted')) {
      await plant(world, state, '/org-1/', { state })
      admins.set(state, await adminOf(world, state))
    }
  })
  afterAll(() => world.close())

  test.each(IDLE.filter(([state]) => state !== 'deleted'))(
    '%s: every operation that is served answers 403 %s to the unit’s administrator',
    async (state, code) => {
      const admin = admins.get(state)!
      for (const { name, op } of world.app.entrypoints.values()) {
        if (OPEN.includes(op.right)) continue
        const answer = op.upload
          ? await upload(world, admin, name, {}, Buffer.from('x'))
          : await admin.ask(name)
        expect([name, answer.status, answer.body.code]).toEqual([name, 403, code])
      }
    },
  )

  test('its own form is open, but for a unit that was stopped', async () => {
    for (const state of ['blank', 'submitted', 'returned'] as const)
      expect(await admins.get(state)!.call('org.own')).toMatchObject({ state })
    expect((await admins.get('disabled')!.refused('org.own')).code).toBe('org.disabled')
  })
})
