import { describe, expect, test } from 'vitest'
import { changesOf } from '../../shared/plan/diff.rules.ts'
import { isOver, lineFaults, planFault, sumsOf } from '../../shared/plan/over.rules.ts'
import type { PlanLine } from '../../shared/plan/plan.ts'
import { belowUsed, grantsOf } from '../../shared/plan/quota.rules.ts'
import { nextOnRoute, routeOf, type Superior } from '../../shared/plan/route.rules.ts'
import { DEFAULT_SETTINGS } from '../../shared/setting/setting.ts'
import { line } from './plan-world.ts'

const end = DEFAULT_SETTINGS['plan.end']
const above = (...list: [string, Superior['kind'], number, Superior['state']?][]): Superior[] =>
  list.map(([id, kind, level, state = 'approved']) => ({ id, kind, level, state }))
const county = above(
  ['dep', 'department', 3],
  ['county', 'office', 3],
  ['city', 'office', 2],
  ['province', 'office', 1],
)

describe('where a plan climbs (A23)', () => {
  test.each([
    ['a line of 正高级 takes it to the province', ['4', '1'], ['dep', 'county', 'city', 'province']],
    ['so does one of 副高级', ['2'], ['dep', 'county', 'city', 'province']],
    ['中级 ends at the city', ['3', '5'], ['dep', 'county', 'city']],
    ['初级 ends where the setting says', ['4'], ['dep', 'county', 'city']],
  ] as const)('%s', (_name, levels, route) => {
    expect(routeOf(county, levels, end)).toEqual(route)
  })

  test('初级 ends at the county where the province has set it so', () => {
    expect(routeOf(county, ['4', '5'], { ...end, junior: 3 })).toEqual(['dep', 'county'])
  })

  test('a unit of the province ends at the province, by way of its department', () => {
    const provincial = above(['bureau', 'department', 1], ['province', 'office', 1])
    expect(routeOf(provincial, ['5'], { ...end, junior: 3 })).toEqual(['bureau', 'province'])
  })

  test('a unit directly below the office where plans end has one step', () => {
    expect(routeOf(above(['city', 'office', 2], ['province', 'office', 1]), ['3'], end)).toEqual(['city'])
    expect(routeOf(above(['province', 'office', 1]), ['5'], end)).toEqual(['province'])
  })

  test('who is not at work is left out, and the plan climbs on', () => {
    const list = above(
      ['dep', 'department', 3, 'disabled'],
      ['city', 'office', 2, 'submitted'],
      ['province', 'office', 1, 'changing'],
    )
    expect(routeOf(list, ['3'], end)).toEqual(['province'])
  })

  test('a hospital that has units below itself is no step of their way', () => {
    expect(routeOf(above(['hospital', 'unit', 2], ['city', 'office', 2]), ['4'], end)).toEqual(['city'])
  })

  test('an office that stopped work, or is no longer above, is passed by', () => {
    const route = ['dep', 'county', 'city']
    expect(nextOnRoute(route, 'dep', county)).toBe('county')
    expect(nextOnRoute(route, 'dep', above(['county', 'office', 3, 'disabled'], ['city', 'office', 2]))).toBe(
      'city',
    )
    expect(nextOnRoute(route, 'city', county)).toBeNull()
  })
})

describe('M-3.11 over plan', () => {
  test('a counted line is over when more are planned than are vacant', () => {
    expect(isOver(line({ planned: 3, vacancies: 3 }))).toBe(false)
    expect(isOver(line({ planned: 4, vacancies: 3 }))).toBe(true)
    expect(isOver(line({ planned: 4, vacancies: 3, counted: false }))).toBe(false)
  })

  test('every rule a line can break is told with its number', () => {
    const broken: [Partial<PlanLine>, string | null][] = [
      [{}, null],
      [{ series: '04', planned: 9, vacancies: 3 }, 'plan.over_reason'],
      [{ series: '06', planned: 9, vacancies: 3, reason: '人才引进' }, null],
      [{ series: '07', counted: false }, 'plan.uncounted_reason'],
      [{ series: '08', counted: false, reason: '绿色通道' }, null],
      [{ series: '09', approvedPosts: 2, vacancies: 3 }, 'plan.vacancies'],
      [{ series: '06', reason: '重复' }, 'plan.line_twice'],
      [{ series: '06', specialty: '内科' }, null],
    ]
    const faults = lineFaults(broken.map(([change]) => line(change)))
    expect(faults.map(({ no, problem }) => [no, problem.code, problem.params])).toEqual(
      broken.flatMap(([, code], i) => (code ? [[i + 1, code, { no: i + 1 }]] : [])),
    )
  })

  test('a plan without lines is no plan', () => {
    expect(planFault([])?.code).toBe('plan.empty')
    expect(planFault([line()])).toBeNull()
  })

  test('sums count every line once, posts only those that take one', () => {
    const lines = [
      line({ planned: 4, vacancies: 3, series: '06' }),
      line({ planned: 2, counted: false }),
      line({ planned: 1, level: '3' }),
    ]
    expect(sumsOf(lines)).toEqual({ planned: 7, counted: 5, over: 1, series: ['05', '06'] })
  })
})

test('M-3.10 the difference of two submissions names what came, went and changed', () => {
  const [stays, changes, goes] = [line(), line({ series: '06' }), line({ series: '07' })]
  const more = { ...changes, planned: 5 }
  const comes = line({ series: '08' })
  expect(changesOf([stays, changes, goes], [more, stays, comes])).toEqual([
    { kind: 'changed', series: '06', level: '2', specialty: '', before: changes, after: more },
    { kind: 'added', series: '08', level: '2', specialty: '', before: null, after: comes },
    { kind: 'removed', series: '07', level: '2', specialty: '', before: goes, after: null },
  ])
  expect(changesOf([stays], [{ ...stays }])).toEqual([])
})

describe('M-3.3 what a plan grants', () => {
  const lines = [
    line({ planned: 2, specialty: '内科' }),
    line({ planned: 3, specialty: '外科' }),
    line({ planned: 9, specialty: '儿科', counted: false }),
    line({ planned: 1, level: '3' }),
  ]

  test('one account per series and level over all specialties; lines that take no post grant none', () => {
    expect(grantsOf(lines)).toEqual([
      { series: '05', level: '2', granted: 5 },
      { series: '05', level: '3', granted: 1 },
    ])
  })

  test('never less than is taken, also where the account is no longer named', () => {
    const used = (level: string, n: number) => ({ series: '05', level, granted: 9, used: n })
    expect(belowUsed(grantsOf(lines), [used('2', 5), used('3', 1), used('4', 0)])).toBeNull()
    expect(belowUsed(grantsOf(lines), [used('2', 6)])).toEqual(used('2', 6))
    expect(belowUsed(grantsOf(lines), [used('4', 1)])).toEqual(used('4', 1))
  })
})
