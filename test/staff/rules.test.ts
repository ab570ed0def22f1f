import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SECTIONS } from '../../shared/declare/sections.ts'
import { DUTIES, type Duty, mayAsk, OFFICER_DUTIES, rightsOf } from '../../shared/permission.ts'
import { dutiesProblem, missingOf, normalScope, scopeParts } from '../../shared/staff/staff.rules.ts'
import { staffActor } from '../staff-actor.ts'

const ALL = { series: [], sections: [] }
const duties = fc.uniqueArray(fc.constantFrom(...DUTIES))
const scope = fc.option(
  fc.record({
    series: fc.uniqueArray(fc.constantFrom('01', '05', '22')),
    sections: fc.uniqueArray(fc.constantFrom(...SECTIONS)),
  }),
)

test('M-2.6 what is missing is named: start, role, scope', () => {
  expect(missingOf({ started: false, duties: [], scope: null })).toEqual(['start', 'duty', 'scope'])
  expect(missingOf({ started: true, duties: [], scope: null })).toEqual(['duty', 'scope'])
  expect(missingOf({ started: true, duties: ['handler'], scope: null })).toEqual(['scope'])
  expect(missingOf({ started: false, duties: ['handler'], scope: ALL })).toEqual(['start'])
  expect(missingOf({ started: true, duties: ['principal'], scope: ALL })).toEqual([])
})

test('only those who review need a scope', () => {
  for (const duty of ['admin', 'auditor', 'system', 'security'] as const)
    expect(missingOf({ started: true, duties: [duty], scope: null })).toEqual([])
})

test('M-2.6 nothing is missing exactly when there is work to do', () => {
  fc.assert(
    fc.property(duties, scope, (own, ownScope) => {
      const actor = staffActor({ duties: own, scope: ownScope, officers: true })
      const missing = missingOf({ started: true, duties: own, scope: ownScope })
      const works = rightsOf(actor).has('office')
      if (!missing.length) expect(works).toBe(true)
      if (!works) expect(missing.length).toBeGreaterThan(0)
      if (!works) expect(mayAsk(actor, 'plan.view')).toEqual({ code: 'staff.not_authorised' })
    }),
  )
})

test('M-2.7 经办人 and 负责人 are one person only where the office allows it', () => {
  const here = { officers: false }
  expect(dutiesProblem(['handler', 'principal'], { ...here, both: false })?.code).toBe('staff.duties_both')
  expect(dutiesProblem(['principal', 'handler'], { ...here, both: true })).toBeNull()
  expect(dutiesProblem(['handler', 'admin'], { ...here, both: false })).toBeNull()
  expect(dutiesProblem(['handler', 'handler'], { ...here, both: false })).toBeNull()
})

test('each of the three officers excludes every other duty, and two of them exist only where they are separated', () => {
  fc.assert(
    fc.property(duties, fc.boolean(), fc.boolean(), (own, both, officers) => {
      const found = dutiesProblem(own, { both, officers })?.code
      if (own.length > 1 && own.some((duty) => OFFICER_DUTIES.includes(duty))) expect(found).toBeDefined()
      if (!officers && own.some((duty) => duty === 'system' || duty === 'security'))
        expect(found).toBe('staff.duty_not_here')
      if (own.length < 2 && officers) expect(found).toBeUndefined()
    }),
  )
})

test('an officer has no right over data, and nobody else has his', () => {
  const rights = (duty: Duty, officers = true) =>
    [...rightsOf(staffActor({ duties: [duty], officers, scope: ALL }))].filter(
      (right) => !['public', 'account.own', 'office', 'org.own', 'org.view'].includes(right),
    )
  expect(rights('system')).toEqual(['staff.manage'])
  expect(rights('security')).toEqual(['staff.grant', 'setting.security'])
  expect(rights('auditor')).toEqual(['audit.view'])
  for (const duty of ['admin', 'handler', 'principal'] as const)
    for (const taken of ['staff.manage', 'staff.grant', 'setting.security', 'audit.view'])
      expect(rights(duty)).not.toContain(taken)
  // until the organisation separates them they can do nothing
  expect(rights('system', false)).toEqual([])
  expect(rights('security', false)).toEqual([])
})

test('M-2.8 an empty list is all of its dimension, and so is a full one of sections', () => {
  expect(scopeParts(ALL)).toEqual({ series: null, sections: null })
  expect(scopeParts({ series: ['05'], sections: [] })).toEqual({ series: ['05'], sections: null })
  expect(normalScope({ series: ['22', '05', '22'], sections: [...SECTIONS] }, SECTIONS)).toEqual({
    series: ['05', '22'],
    sections: [],
  })
  expect(normalScope({ series: [], sections: ['work', 'basic'] }, SECTIONS).sections).toEqual([
    'basic',
    'work',
  ])
})
