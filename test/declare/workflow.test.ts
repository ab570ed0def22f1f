import { expect, test } from 'vitest'
import { DECLARATION_STATES, type DeclarationState } from '../../shared/declare/declaration.ts'
import {
  DECLARATION_ACTIONS,
  type DeclarationAction,
  type DeclarationFacts,
  declarationActions,
  declarationWorkflow,
  mayDeclare,
} from '../../shared/declare/declare.workflow.ts'
import type { Right } from '../../shared/permission.ts'
import { problem } from '../../shared/problem.ts'

const facts = (change: Partial<DeclarationFacts> = {}): DeclarationFacts => ({
  ...{ state: 'climbing', mine: false, atDesk: false, deskDuty: 'handler', duties: [], supervises: false },
  ...{ sameHand: false, open: ['papers'], openMine: ['papers'], decided: false, corrected: false },
  ...{ deadline: null, fault: null, notice: null },
  ...change,
})
const ALL: ReadonlySet<Right> = new Set<Right>(['declare.own', 'declare.audit', 'declare.accept'])
/** Everybody's place at once, so that only state and facts decide. */
const everywhere = (state: DeclarationState): DeclarationFacts =>
  facts({ state, mine: true, atDesk: true, supervises: true, deskDuty: 'handler', duties: ['handler'] })
const asked = (action: DeclarationAction, change: Partial<DeclarationFacts>, from?: DeclarationState) => {
  const atCommittee = action === 'accept' || action === 'correct'
  const state = from ?? declarationWorkflow[action].from[0]!
  const place = everywhere(state)
  return mayDeclare(
    action,
    { ...place, ...(atCommittee && { deskDuty: 'committee' as const }), ...change },
    ALL,
  )
}
const code = (...args: Parameters<typeof asked>) => asked(...args)?.code ?? null

test('from every state exactly these steps lead on, whoever asks', () => {
  const table: Record<DeclarationState, DeclarationAction[]> = {
    filling: ['save', 'submit', 'withdraw'],
    climbing: ['recall', 'pass', 'sendBack', 'fail'],
    waiting: ['sendBack', 'fail', 'accept', 'correct'],
    correcting: ['save', 'submit'],
    accepted: [],
    returned: ['save', 'submit', 'withdraw'],
    failed: ['reopen'],
    late: ['reopen'],
    pooled: [],
    withdrawn: [],
  }
  for (const state of DECLARATION_STATES)
    for (const action of DECLARATION_ACTIONS) {
      const duty = state === 'waiting' ? ('committee' as const) : ('handler' as const)
      const found = mayDeclare(action, { ...everywhere(state), deskDuty: duty }, ALL)
      const allowed = table[state].includes(action)
      expect([state, action, found?.code ?? null]).toEqual([
        ...[state, action],
        allowed ? null : 'workflow.wrong_state',
      ])
    }
})

test('each step is one side’s: applicant, desk, committee or supervising office', () => {
  const sides: Record<DeclarationAction, Partial<DeclarationFacts>> = {
    save: { mine: false },
    submit: { mine: false },
    recall: { mine: false },
    withdraw: { mine: false },
    pass: { atDesk: false },
    sendBack: { atDesk: false },
    fail: { atDesk: false },
    accept: { atDesk: false },
    correct: { deskDuty: 'principal' },
    reopen: { supervises: false },
  }
  for (const action of DECLARATION_ACTIONS) {
    expect([action, code(action, {})]).toEqual([action, null])
    const own = sides[action].mine === false
    expect([action, code(action, sides[action])]).toEqual([
      action,
      own ? 'auth.forbidden' : 'climb.not_at_desk',
    ])
    expect([action, mayDeclare(action, everywhere('climbing'), new Set())?.code]).toEqual([
      action,
      'auth.forbidden',
    ])
  }
})

test('M-4.1.4 a step is taken by the duty whose turn it is, and never twice by one hand', () => {
  for (const action of ['pass', 'sendBack', 'fail'] as const) {
    expect(code(action, { duties: ['principal'] })).toBe('climb.wrong_duty')
    expect(code(action, { deskDuty: 'principal' })).toBe('climb.wrong_duty')
    expect(code(action, { deskDuty: 'principal', duties: ['principal'] })).toBeNull()
    expect(code(action, { sameHand: true })).toBe('climb.same_person')
    expect(code(action, { openMine: [] })).toBe('climb.sections_done')
  }
})

test('what the facts forbid is said as they say it', () => {
  const late = problem('climb.deadline_over', { at: '2026-12-31 18:00' })
  for (const action of ['pass', 'accept', 'correct'] as const)
    expect(asked(action, { deadline: late })).toBe(late)
  const notice = problem('climb.notice_missing')
  expect(asked('pass', { notice })).toBe(notice)
  expect(asked('sendBack', { notice, deadline: late })).toBeNull()
  const fault = problem('declare.incomplete', { n: 1, section: 'basic' })
  expect(asked('submit', { fault })).toBe(fault)
  expect(asked('save', { fault })).toBeNull()
  expect(code('recall', { decided: true })).toBe('declare.decided')
  expect(code('correct', { corrected: true })).toBe('climb.corrected')
})

test('the buttons are exactly what is not wrong by state or side, each with its reason', () => {
  const mine = facts({ state: 'filling', mine: true, fault: problem('declare.promise') })
  expect(declarationActions(mine, new Set<Right>(['declare.own']))).toEqual([
    { action: 'save', problem: null },
    { action: 'submit', problem: { code: 'declare.promise' } },
    { action: 'withdraw', problem: null },
  ])
  expect(declarationActions(facts({ mine: true }), new Set<Right>(['declare.own']))).toEqual([
    { action: 'recall', problem: null },
  ])
  expect(declarationActions(facts({ state: 'waiting' }), ALL)).toEqual([])
})
