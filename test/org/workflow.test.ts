import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWorking, ORG_STATES, type OrgState } from '../../shared/org/org.ts'
import {
  afterStep,
  isWaiting,
  mayFillIn,
  ORG_STEPS,
  type OrgFacts,
  type OrgStand,
  type OrgStep,
  stepProblem,
} from '../../shared/org/org.workflow.ts'

/** The whole table, as domain 4.1 tells it: what each step makes of each state; what is missing is refused. */
const TABLE: [OrgStep, OrgState, OrgFacts, OrgState][] = [
  ['submit', 'blank', {}, 'submitted'],
  ['submit', 'returned', {}, 'submitted'],
  ['submit', 'approved', { keyData: true }, 'changing'],
  ['submit', 'approved', { keyData: false }, 'approved'],
  ['submit', 'blank', { root: true }, 'approved'],
  ['recall', 'submitted', {}, 'blank'],
  ['recall', 'changing', {}, 'approved'],
  ['approve', 'submitted', {}, 'approved'],
  ['approve', 'changing', {}, 'approved'],
  ['sendBack', 'submitted', { reason: '缺' }, 'returned'],
  ['sendBack', 'changing', { reason: '缺' }, 'approved'],
  ['disable', 'blank', {}, 'disabled'],
  ['disable', 'submitted', {}, 'disabled'],
  ['disable', 'returned', {}, 'disabled'],
  ['disable', 'approved', {}, 'disabled'],
  ['disable', 'changing', {}, 'disabled'],
  ['enable', 'disabled', {}, 'blank'],
  ['remove', 'blank', {}, 'deleted'],
  ['remove', 'submitted', {}, 'deleted'],
  ['remove', 'returned', {}, 'deleted'],
  ['remove', 'approved', {}, 'deleted'],
  ['remove', 'changing', {}, 'deleted'],
  ['remove', 'disabled', {}, 'deleted'],
]
const stand = (state: OrgState): OrgStand => ({ state, disabledFrom: null, returnReason: null })

test.each(TABLE)('%s from %s %o leads to %s', (step, from, facts, to) => {
  expect(stepProblem(step, from)).toBeNull()
  expect(afterStep(step, stand(from), facts).state).toBe(to)
})

test('every other step is refused and cannot be taken', () => {
  for (const step of ORG_STEPS)
    for (const state of ORG_STATES) {
      if (TABLE.some(([each, from]) => each === step && from === state)) continue
      expect(stepProblem(step, state)).toEqual({
        code: 'workflow.wrong_state',
        params: { action: step, state: `org.state.${state}` },
      })
      expect(() => afterStep(step, stand(state))).toThrow()
    }
})

const history = fc.array(
  fc.record({ step: fc.constantFrom(...ORG_STEPS), keyData: fc.boolean(), reason: fc.string() }),
  { maxLength: 30 },
)

/** Takes the steps that are allowed, and gives each with how it stood before and after. */
function run(steps: { step: OrgStep; keyData: boolean; reason: string }[]) {
  let now = stand('blank')
  return steps.flatMap(({ step, ...facts }) => {
    if (stepProblem(step, now.state)) return []
    const before = now
    now = afterStep(step, before, facts)
    return [{ step, before, after: now, facts }]
  })
}

test('only what was handed in and audited works, whatever happened before', () => {
  fc.assert(
    fc.property(history, (steps) => {
      let submitted = false
      let audited = false
      for (const { step, before, after } of run(steps)) {
        if (step === 'submit') submitted = true
        if (step === 'approve') {
          expect(isWaiting(before.state)).toBe(true)
          expect(submitted).toBe(true)
          audited = true
        }
        if (isWorking(after.state)) expect(audited).toBe(true)
        if (step === 'sendBack' || step === 'recall') expect(isWaiting(after.state)).toBe(false)
      }
    }),
    { numRuns: 500 },
  )
})

test('a returned unit never works, a stopped one only as what it was, a deleted one never again', () => {
  fc.assert(
    fc.property(history, (steps) => {
      for (const { step, before, after, facts } of run(steps)) {
        if (after.state === 'returned') expect(isWorking(after.state)).toBe(false)
        if (step === 'disable') expect(isWorking(after.state)).toBe(false)
        if (step === 'enable') expect(after.state).toBe(before.disabledFrom ?? 'blank')
        if (step === 'sendBack') expect(after.returnReason).toBe(facts.reason)
        if (before.state === 'deleted') throw new Error('a step from deleted')
        // the words stand until new data are in force
        if (!['approve', 'sendBack', 'submit'].includes(step))
          expect(after.returnReason).toBe(before.returnReason)
      }
    }),
    { numRuns: 500 },
  )
})

test('a form is filled in exactly where it can be handed in', () => {
  expect(ORG_STATES.filter(mayFillIn)).toEqual(['blank', 'returned', 'approved'])
})
