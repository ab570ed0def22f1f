import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addWorkingDays,
  type Calendar,
  dayOf,
  isWorkingDay,
  workingDaysBetween,
} from '../../shared/calendar/working-days.rules.ts'

/** 国庆 2026 as announced: 1 to 7 October free, Saturday 10 October worked. */
const OCTOBER: Calendar = {
  holidays: new Set([1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day}`)),
  worked: new Set(['2026-10-10']),
}
const NONE: Calendar = { holidays: new Set(), worked: new Set() }
const at = (text: string) => new Date(`${text}+08:00`)

test('weekends and holidays are free, worked weekends are not', () => {
  const free = ['2026-10-01', '2026-10-11', '2026-10-17']
  expect(free.map((day) => isWorkingDay(day, OCTOBER))).toEqual([false, false, false])
  expect(['2026-10-08', '2026-10-10'].map((day) => isWorkingDay(day, OCTOBER))).toEqual([true, true])
})

test('days are those of Shanghai, and a term ends with its last day', () => {
  expect(dayOf(new Date('2026-11-20T16:30:00Z'))).toBe('2026-11-21')
  expect(addWorkingDays(at('2026-09-30T17:00:00'), 3, OCTOBER)).toEqual(at('2026-10-11T00:00:00'))
  expect(addWorkingDays(at('2026-11-20T08:00:00'), 1, NONE)).toEqual(at('2026-11-24T00:00:00'))
  expect(workingDaysBetween(at('2026-09-30T17:00:00'), at('2026-10-12T09:00:00'), OCTOBER)).toBe(4)
  expect(workingDaysBetween(at('2026-11-20T08:00:00'), at('2026-11-20T23:00:00'), NONE)).toBe(0)
})

test('until a term of n days is over, no more than n have passed; from its end on, at least n', () => {
  const moments = fc.date({
    min: at('2026-01-01T00:00:00'),
    max: at('2026-12-31T00:00:00'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 40 }), (from, days) => {
      const due = addWorkingDays(from, days, OCTOBER)
      expect(workingDaysBetween(from, new Date(+due - 1), OCTOBER)).toBe(days)
      expect(workingDaysBetween(from, due, OCTOBER)).toBeGreaterThanOrEqual(days)
    }),
  )
})
