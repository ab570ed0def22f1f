import { expect, test } from 'vitest'
import { duePlace, todoPlace } from '../../client/features/desk/todo-places.ts'
import { TODO_KINDS } from '../../shared/desk/desk.api.ts'
import { type Duty, rightsOf } from '../../shared/permission.ts'
import { staffActor } from '../staff-actor.ts'

const may = (duties: Duty[]) => {
  const rights = rightsOf(staffActor({ duties }))
  return (right: Parameters<typeof rights.has>[0]) => rights.has(right)
}

test('M-3.6 every kind of to-do leads to its list, and a named thing of it to itself', () => {
  for (const kind of TODO_KINDS) {
    expect(todoPlace(kind)).toMatch(/^\/manage\/[a-z-]+(\?|$)/)
    if (!['plan.returned', 'plan.begin'].includes(kind)) expect(todoPlace(kind, 'x-1')).toContain('x-1')
  }
  expect(todoPlace('org.audit', 'x-1')).toBe('/manage/orgs?todo=true&open=x-1')
  expect(todoPlace('declare.audit', 'x-1')).toBe('/manage/climb/x-1?tab=mine')
})

test('a deadline leads where it is set or seen, and nowhere for whom there is no such page', () => {
  const handler = may(['handler'])
  expect(duePlace('transfer.due', handler)).toBe('/manage/transfers?side=out')
  expect(duePlace('plan.closes', (right) => right === 'plan.edit')).toBe('/manage/plan')
  expect(duePlace('plan.closes', () => false)).toBeUndefined()
  expect(duePlace('declare.deadline', (right) => right === 'committee.window')).toBe('/manage/deadlines')
  expect(duePlace('declare.deadline', (right) => right === 'declare.accept')).toBe(
    '/manage/climb-committee?tab=all',
  )
  expect(duePlace('declare.deadline', () => false)).toBeUndefined()
  expect(duePlace('declare.deadline', handler)).toBe('/manage/deadlines')
})
