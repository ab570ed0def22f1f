import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addYears } from '../../shared/calendar/days.rules.ts'
import {
  EXPERT_MOVES,
  EXPERT_STATES,
  isDrawable,
  lastValid,
  moveProblem,
  renewProblem,
  validityProblem,
} from '../../shared/expert/expert.ts'

const dayFrom = fc.integer({ min: 0, max: 40 * 366 }).map((n) => addDays('2000-01-01', n))

test('M-7.3.1 a term ends after today and after three years at the latest, whatever day it begins on', () => {
  expect(lastValid('2024-02-29')).toBe('2027-02-28')
  fc.assert(
    fc.property(dayFrom, fc.integer({ min: -30, max: 1200 }), (today, days) => {
      const validTo = addDays(today, days)
      const isSound = days > 0 && validTo <= addYears(today, 3)
      expect(validityProblem(validTo, today)?.code ?? null).toBe(isSound ? null : 'expert.validity')
    }),
    { numRuns: 50 },
  )
  expect(validityProblem('2027-02-30', '2026-01-01')?.code).toBe('expert.validity')
})

test('M-4.3.3 only who is in the pool and within the term may be drawn', () => {
  fc.assert(
    fc.property(dayFrom, dayFrom, fc.constantFrom(...EXPERT_STATES), (validTo, day, state) => {
      expect(isDrawable({ state, validTo }, day)).toBe(state === 'in' && day <= validTo)
    }),
    { numRuns: 50 },
  )
})

test('domain 4.6 from every state a way leads back into the pool, and none from a state to itself', () => {
  for (const from of EXPERT_STATES)
    for (const to of EXPERT_STATES)
      expect(moveProblem(from, to)?.code ?? null).toBe(
        EXPERT_MOVES[from].includes(to) ? null : 'expert.wrong_state',
      )
  expect(EXPERT_STATES.filter((from) => from !== 'in' && moveProblem(from, 'in'))).toEqual([])
  expect(EXPERT_STATES.filter((state) => !moveProblem(state, state))).toEqual([])
  expect(EXPERT_STATES.filter((state) => !renewProblem(state))).toEqual(['in', 'suspended'])
})
