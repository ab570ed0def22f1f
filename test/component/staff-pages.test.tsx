import { expect, test } from 'vitest'
import { mayOpen, menuFor } from '../../client/portals/manage-menu.ts'
import { words as manageEn } from '../../shared/i18n/en/manage.ts'
import { words as manage } from '../../shared/i18n/zh-CN/manage.ts'
import { type Duty, type Right, rightsOf } from '../../shared/permission.ts'
import { staffActor } from '../staff-actor.ts'

const ALL = { series: [], sections: [] }
/** Rights of somebody of an approved unit. */
const inUnit = (duties: Duty[], scope: typeof ALL | null = ALL): ReadonlySet<Right> =>
  rightsOf(staffActor({ duties, scope, orgKind: 'unit', orgId: 'unit-1', orgPath: '/org-1/unit-1/' }))
const menu = (rights: ReadonlySet<Right>, duties: Duty[] = []) => menuFor(rights, duties).map(({ id }) => id)

test('M-2.7 the menus of both roles of a unit', () => {
  expect({
    经办人: menu(inUnit(['handler']), ['handler']),
    负责人: menu(inUnit(['principal']), ['principal']),
    管理员: menu(inUnit(['admin']), ['admin']),
  }).toMatchInlineSnapshot(`
    {
      "管理员": [
        "desk",
        "orgs",
        "own",
        "staff",
        "persons",
        "status",
        "transfers",
        "notices",
        "settings",
        "account",
      ],
      "经办人": [
        "desk",
        "planAudit",
        "persons",
        "status",
        "planMine",
        "planStats",
        "handlerAudit",
        "expertAudit",
        "notices",
        "account",
      ],
      "负责人": [
        "desk",
        "planAudit",
        "persons",
        "status",
        "planMine",
        "planStats",
        "principalAudit",
        "expertAudit",
        "notices",
        "account",
      ],
    }
  `)
})

test('M-3.7 申报计划审查 stands under 单位管理, and nowhere else', () => {
  for (const words of [manage, manageEn])
    expect(Object.values(words).filter((word) => word === words['manage.planAudit'])).toHaveLength(1)
  expect(manage['manage.planAudit']).toBe('申报计划审查')
  const entries = menuFor(inUnit(['handler'])).filter(({ href }) => href === '/manage/plans')
  expect(entries).toMatchObject([{ id: 'planAudit', group: 'manage.group.units' }])
  expect(manage['manage.group.units']).toBe('单位管理')
})

test('M-2.6 without a scope the menu of either role is empty but for what everybody has', () => {
  for (const duty of ['handler', 'principal'] as const)
    expect(menu(inUnit([duty], null))).toEqual(['desk', 'account'])
})

test('a page is open exactly while its menu entry is there; what leads nowhere is nobody’s secret', () => {
  const handler = inUnit(['handler'])
  expect(mayOpen('/manage', new Set())).toBe(true)
  expect(mayOpen('/manage/plans', handler)).toBe(true)
  expect(mayOpen('/manage/staff', handler)).toBe(false)
  expect(mayOpen('/manage/audit', handler)).toBe(false)
  expect(mayOpen('/manage/supervision/r/p', handler)).toBe(false)
  expect(mayOpen('/manage/no-such-page', new Set())).toBe(true)
  for (const { href } of menuFor(handler)) expect([href, mayOpen(href, handler)]).toEqual([href, true])
})
