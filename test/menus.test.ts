import { expect, test } from 'vitest'
import { menuFor } from '../client/portals/manage-menu.ts'
import type { Actor } from '../shared/actor.ts'
import { DUTIES, rightsOf } from '../shared/permission.ts'
import { staffActor } from './staff-actor.ts'

const pages = (own: Partial<Actor>): string => {
  const actor = staffActor(own)
  return menuFor(rightsOf(actor), actor.duties)
    .map(({ id }) => id)
    .join(' ')
}
const menus = (own: Partial<Actor>) =>
  Object.fromEntries(DUTIES.map((duty) => [duty, pages({ ...own, duties: [duty] })]))

test('M-0.8 the set of pages of every role: in the province, in a city office, in a unit, of a committee', () => {
  const unit = { orgPath: '/org-1/unit-1/', orgKind: 'unit' } as const
  const committee = pages({ duties: [], scope: null, committeeId: 'c1' })
  expect(menus({ officers: true })).toMatchInlineSnapshot(`
    {
      "admin": "desk orgs own persons status transfers reviews committees blacklist experts deadlines jobs notices reference settings account",
      "auditor": "desk notices audit account",
      "handler": "desk planAudit persons status planMine planStats handlerAudit expertAudit reviews supervision committees blacklist experts deadlines notices account",
      "principal": "desk planAudit persons status planMine planStats principalAudit expertAudit reviews supervision committees blacklist experts deadlines notices account",
      "security": "desk staff notices settings account",
      "system": "desk staff notices account",
    }
  `)
  expect(menus({ orgPath: '/org-1/city-1/' })).toMatchInlineSnapshot(`
    {
      "admin": "desk orgs own staff persons status transfers reviews committees blacklist experts deadlines notices settings account",
      "auditor": "desk notices audit account",
      "handler": "desk planAudit persons status planMine planStats handlerAudit expertAudit reviews supervision committees blacklist experts deadlines notices account",
      "principal": "desk planAudit persons status planMine planStats principalAudit expertAudit reviews supervision committees blacklist experts deadlines notices account",
      "security": "desk account",
      "system": "desk account",
    }
  `)
  expect(menus(unit)).toMatchInlineSnapshot(`
    {
      "admin": "desk orgs own staff persons status transfers notices settings account",
      "auditor": "desk notices audit account",
      "handler": "desk planAudit persons status planMine planStats handlerAudit expertAudit notices account",
      "principal": "desk planAudit persons status planMine planStats principalAudit expertAudit notices account",
      "security": "desk account",
      "system": "desk account",
    }
  `)
  expect(committee).toMatchInlineSnapshot(`"desk acceptance notices account"`)
})

test('M-0.8 nobody finds a page before password, second factor, approval and scope allow work', () => {
  expect(pages({ scope: null })).toBe('desk account')
  expect(pages({ duties: [] })).toBe('desk account')
  expect(pages({ duties: ['admin'], orgState: 'submitted', orgKind: 'unit' })).toBe('desk account')
})
