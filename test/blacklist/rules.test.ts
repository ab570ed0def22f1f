import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  BLACKLIST_GRADES,
  BLACKLIST_STANDINGS,
  BLACKLIST_STEPS,
  endOf,
  forbids,
  mayStep,
  standingOn,
  startProblem,
} from '../../shared/blacklist/blacklist.ts'
import { addDays, addYears, isDay } from '../../shared/calendar/days.rules.ts'

const dayFrom = fc.integer({ min: 0, max: 40 * 366 }).map((n) => addDays('2000-01-01', n))
const gradeOf = fc.constantFrom(...BLACKLIST_GRADES)

test('M-7.2.3 the term is the years less one day, on leap days too', () => {
  expect(endOf('2026-11-22', 1)).toBe('2027-11-21')
  expect(endOf('2026-01-01', 3)).toBe('2028-12-31')
  expect(endOf('2024-02-29', 1)).toBe('2025-02-27')
  expect(endOf('2024-02-29', 5)).toBe('2029-02-27')
  expect(endOf('2023-03-01', 1)).toBe('2024-02-29')
})

test('M-7.2.3 of any term every day from the first to the last is forbidden, and the days around it are free', () => {
  fc.assert(
    fc.property(dayFrom, gradeOf, fc.integer({ min: -800, max: 2600 }), (startOn, grade, offset) => {
      const endOn = endOf(startOn, grade)
      const entry = { state: 'active' as const, startOn, endOn }
      expect(isDay(endOn)).toBe(true)
      expect(addDays(endOn, 1)).toBe(addYears(startOn, grade))
      expect(forbids(entry, addDays(startOn, -1))).toBe(false)
      expect(forbids(entry, startOn)).toBe(true)
      expect(forbids(entry, endOn)).toBe(true)
      expect(forbids(entry, addDays(endOn, 1))).toBe(false)
      const day = addDays(startOn, offset)
      expect(forbids(entry, day)).toBe(startOn <= day && day <= endOn)
      for (const state of ['suspected', 'lifted', 'dropped'] as const) {
        expect(forbids({ ...entry, state }, day)).toBe(false)
        expect(standingOn({ ...entry, state }, day)).toBe(state)
      }
    }),
    { numRuns: 50 },
  )
})

test('M-7.2.3 a decision begins on a day of the calendar, within a year, and is not over already', () => {
  const today = '2026-11-22'
  for (const startOn of ['2026-11-22', '2025-11-23', '2027-11-22'])
    expect(startProblem(startOn, 1, today)).toBeNull()
  for (const startOn of ['2025-11-22', '2027-11-23', '2026-02-29', '', '2026-13-01', '1026-11-22'])
    expect(startProblem(startOn, 1, today)?.code).toBe('blacklist.day_order')
  expect(startProblem('2025-11-22', 3, today)).toBeNull()
})

test('M-7.2.2 a suspicion is decided or dropped, a decision is lifted, and an appeal is noted at any time', () => {
  const may = BLACKLIST_STANDINGS.map((standing) => [
    standing,
    BLACKLIST_STEPS.filter((step) => !mayStep(step, standing)),
  ])
  expect(Object.fromEntries(may)).toEqual({
    suspected: ['activate', 'drop', 'note'],
    upcoming: ['lift', 'note'],
    active: ['lift', 'note'],
    expired: ['note'],
    lifted: ['note'],
    dropped: ['note'],
  })
})
