import { describe, expect, it } from 'vitest'
import { decideSeat } from '../../shared/live/decide.ts'
import { decideLeader } from '../../shared/live/decide-leader.ts'
import { decideOffice } from '../../shared/live/decide-office.ts'
import { type RoundFacts, roundFacts } from '../../shared/live/facts.ts'
import { checklist, LEADER_ACTIONS, mayAct, roundWorkflow } from '../../shared/live/round.workflow.ts'
import type { Choice, LiveState, RoundState } from '../../shared/live/state.ts'
import { anEnv, aState, candidate, codeOf, done, type StateOptions, seat } from './states.ts'

const env = anEnv(7)
const STATES: RoundState[] = [
  'preparing',
  'drafting',
  'open',
  'paused',
  'submitted',
  'deliberating',
  'decided',
  'void',
]

/** Facts with everything in order. */
const fine = (over: Partial<RoundFacts> = {}): RoundFacts => ({
  ...roundFacts(aState({ candidates: 0 })),
  present: 3,
  quorum: 3,
  ...over,
})
const as = (state: LiveState, n: number) => ({
  signIn: () => done(state, decideSeat(state, seat(n), { name: 'signIn' }, env)),
  draft: (c: number, choice: Choice) =>
    decideSeat(state, seat(n), { name: 'draft', candidateId: candidate(c), choice }, env),
  submit: (choices: Record<string, Choice>) => decideSeat(state, seat(n), { name: 'submit', choices }, env),
  act: (action: (typeof LEADER_ACTIONS)[number]) =>
    decideLeader(state, seat(n), { name: 'act', action }, env),
})
const all = (choice: Choice, candidates = 2) =>
  Object.fromEntries(Array.from({ length: candidates }, (_, n) => [candidate(n), choice]))

/** Signed in, assigned, drafting. */
function drafting(options: StateOptions = {}): LiveState {
  const state = aState(options)
  for (const id of Object.keys(state.seats)) done(state, decideSeat(state, id, { name: 'signIn' }, env))
  if ((options.kind ?? 'group') === 'group')
    done(state, decideLeader(state, seat(0), { name: 'autoAssign', per: 1 }, env))
  done(state, as(state, 0).act('start'))
  return state
}
function opened(options: StateOptions = {}, choice: Choice = 'yes'): LiveState {
  const state = drafting(options)
  for (const id of Object.keys(state.seats))
    done(state, decideSeat(state, id, { name: 'draftRest', choice }, env))
  done(state, as(state, 0).act('open'))
  return state
}
function sealed(options: StateOptions = {}, choice: Choice = 'yes'): LiveState {
  const state = opened(options, choice)
  for (const id of Object.keys(state.seats))
    done(state, decideSeat(state, id, { name: 'submit', choices: all(choice, options.candidates ?? 2) }, env))
  return state
}

describe('the round', () => {
  for (const kind of ['group', 'committee'] as const)
    it(`moves in a ${kind} only from the states its table names`, () => {
      for (const action of LEADER_ACTIONS)
        for (const state of STATES) {
          const facts = fine({ kind, state, capTied: action === 'tie_round' ? 2 : 0 })
          const { from, ...rest } = roundWorkflow[action]
          const own = !('panel' in rest) || rest.panel === kind
          const may = mayAct(action, facts, 'leader') === null
          expect([action, state, may]).toEqual([
            action,
            state,
            own && (from as readonly string[]).includes(state),
          ])
        }
    })

  it('R-1.1.2 R-1.3.1 R-1.7.1 is moved by the leader alone', () => {
    for (const action of LEADER_ACTIONS)
      for (const role of ['deputy', 'member', 'office'] as const)
        expect(mayAct(action, fine({ state: 'drafting' }), role)?.code).toBe('live.not_leader')
    const state = drafting()
    expect(codeOf(as(state, 1).act('open'))).toBe('live.not_leader')
    expect(codeOf(decideLeader(state, seat(1), { name: 'autoAssign', per: 1 }, env))).toBe('live.not_leader')
  })

  it('says the first thing in the way of the switch, and the checklist marks the same line', () => {
    const cases: [Partial<RoundFacts>, string, string][] = [
      [{ present: 2 }, 'live.quorum_short', 'quorum'],
      [{ leadsMissing: 1 }, 'live.leads_missing', 'leads'],
      [{ questionsMissing: 1, questionsDue: 1 }, 'live.questions_missing', 'questions'],
      [{ scoresMissing: 1, scoresDue: 1 }, 'live.scores_missing', 'scores'],
      [{ opinionsMissing: 1, opinionsDue: 1 }, 'live.opinions_missing', 'opinions'],
      [{ baseShort: 1 }, 'live.base_short', 'base'],
      [{ unfinished: 1 }, 'live.drafts_pending', 'drafts'],
    ]
    for (const [facts, code, key] of cases) {
      const found = fine({ state: 'drafting', ...facts })
      expect(mayAct('open', found, 'leader')?.code).toBe(code)
      expect(
        checklist(found)
          .filter(({ ok }) => !ok)
          .map((line) => line.key),
      ).toEqual([key])
    }
    expect(checklist(fine({ state: 'drafting' })).every(({ ok }) => ok)).toBe(true)
  })

  for (const [kind, row] of [
    ['group', 'R-1.3.1'],
    ['committee', 'R-1.6.2'],
  ] as const)
    it(`${row} the ${kind} switch stays shut while one draft is missing, and opens with the last`, () => {
      const state = drafting({ kind })
      for (const n of [0, 1, 2]) done(state, as(state, n).draft(0, 'yes'))
      for (const n of [0, 1]) done(state, as(state, n).draft(1, 'no'))
      expect(codeOf(as(state, 0).act('open'))).toBe('live.drafts_pending')
      expect(roundFacts(state)).toMatchObject({ unfinished: 1, unfinishedNames: '专家2' })
      done(state, as(state, 2).draft(1, 'abstain'))
      done(state, as(state, 0).act('open'))
      expect(state.round.state).toBe('open')
    })

  it('R-1.4.1 R-1.7.2 refuses a submit before the switch, takes it after, and repeats the receipt', () => {
    const state = drafting()
    for (const n of [0, 1, 2]) for (const c of [0, 1]) done(state, as(state, n).draft(c, 'yes'))
    expect(codeOf(as(state, 1).submit(all('yes')))).toBe('live.switch_off')
    done(state, as(state, 0).act('open'))
    expect(codeOf(as(state, 1).submit(all('no')))).toBe('live.list_changed')
    const first = done(state, as(state, 1).submit(all('yes')))
    expect(done(state, as(state, 1).submit(all('no')))).toEqual(first)
    expect(codeOf(as(state, 1).draft(0, 'no'))).toBe('live.already_submitted')
  })

  it('R-1.4.2 opens 专业组评议 only when all have submitted', () => {
    const state = opened()
    for (const n of [0, 1]) done(state, as(state, n).submit(all('yes')))
    expect(codeOf(as(state, 0).act('deliberate'))).toBe('workflow.wrong_state')
    done(state, as(state, 2).submit(all('yes')))
    done(state, as(state, 0).act('deliberate'))
    expect(state.outcomes[candidate(0)]).toMatchObject({ yes: 3, rule: true, pass: true })
  })

  it('R-1.5.2 freezes the result with 提交评议结果, and asks for the opinions first', () => {
    const state = sealed()
    done(state, as(state, 0).act('deliberate'))
    expect(codeOf(as(state, 0).act('finish'))).toBe('live.opinion_required')
    const opinions = { pass: '同意', fail: '不同意' }
    done(state, decideLeader(state, seat(0), { name: 'decideRest', opinions }, env))
    done(state, as(state, 0).act('finish'))
    const against = { name: 'decide', candidateId: candidate(0), pass: false, opinion: '改' } as const
    expect(codeOf(decideLeader(state, seat(0), against, env))).toBe('workflow.wrong_state')
    expect(codeOf(as(state, 0).act('finish'))).toBe('workflow.wrong_state')
  })

  it('lets the leader decide against the tally only where the scheme does, with a reason', () => {
    const command = { name: 'decide', candidateId: candidate(0), pass: false, opinion: '不同意' } as const
    const strict = sealed()
    done(strict, as(strict, 0).act('deliberate'))
    expect(codeOf(decideLeader(strict, seat(0), command, env))).toBe('live.against_tally')
    const free = sealed({ rules: { againstTally: true } })
    done(free, as(free, 0).act('deliberate'))
    expect(codeOf(decideLeader(free, seat(0), command, env))).toBe('workflow.reason_required')
    done(free, decideLeader(free, seat(0), { ...command, reason: '材料不实' }, env))
    expect(free.outcomes[candidate(0)]).toMatchObject({ pass: false, rule: true, reason: '材料不实' })
  })

  it('R-1.8.2 the chair’s 【确定】 fixes the result once', () => {
    const state = sealed({ kind: 'committee' }, 'no')
    expect(codeOf(as(state, 1).act('confirm'))).toBe('live.not_leader')
    done(state, as(state, 0).act('confirm'))
    expect(state.outcomes[candidate(1)]).toMatchObject({ no: 3, pass: false, capped: false })
    expect(codeOf(as(state, 0).act('confirm'))).toBe('workflow.wrong_state')
  })

  it('keeps drafts through a pause and refuses changes meanwhile', () => {
    const state = opened()
    done(state, as(state, 0).act('pause'))
    expect(codeOf(as(state, 1).draft(0, 'no'))).toBe('live.paused')
    expect(codeOf(as(state, 1).submit(all('yes')))).toBe('live.paused')
    done(state, as(state, 0).act('resume'))
    done(state, as(state, 1).submit(all('yes')))
  })

  it('is void when too few remain, and the next round begins with sign-in', () => {
    const state = opened()
    const absent = { name: 'markAbsent', seatId: seat(2), reason: '突发疾病' } as const
    done(state, decideLeader(state, seat(0), absent, env))
    expect(state.round).toMatchObject({ no: 2, kind: 'quorum', state: 'preparing' })
    expect(state.past).toMatchObject([{ no: 1, state: 'void' }])
    expect(state.drafts).toEqual({})
  })

  it('counts one who left before submitting in the base, and names it missing', () => {
    const state = opened({ kind: 'committee', seats: 5 })
    for (const n of [0, 1, 2, 3]) done(state, as(state, n).submit(all('yes')))
    const absent = { name: 'markAbsent', seatId: seat(4), reason: '离会' } as const
    done(state, decideLeader(state, seat(0), absent, env))
    expect(state.outcomes[candidate(0)]).toMatchObject({ yes: 4, base: 5, missing: 1, need: 4, rule: true })
  })

  it('gives tied candidates another round at the cap, and keeps the round before', () => {
    const state = sealed({ kind: 'committee', candidates: 2, rules: { passCap: { num: 1, den: 2 } } })
    expect(codeOf(as(state, 0).act('confirm'))).toBe('live.cap_tie')
    done(state, as(state, 0).act('tie_round'))
    expect(state.round).toMatchObject({ no: 2, kind: 'tie', state: 'drafting', scope: ['c0', 'c1'] })
    for (const n of [0, 1, 2]) {
      done(state, as(state, n).draft(0, 'yes'))
      done(state, as(state, n).draft(1, n === 0 ? 'no' : 'yes'))
    }
    done(state, as(state, 0).act('open'))
    for (const n of [0, 1, 2]) done(state, as(state, n).submit({ c0: 'yes', c1: n === 0 ? 'no' : 'yes' }))
    done(state, as(state, 0).act('confirm'))
    expect(state.outcomes).toMatchObject({ c0: { pass: true }, c1: { pass: false, capped: true } })
    expect(state.past[0]!.outcomes.c1).toMatchObject({ yes: 3, pass: null })
  })

  it('goes back as a whole although a candidate has withdrawn', () => {
    const state = drafting()
    done(state, decideOffice(state, { name: 'withdraw', candidateId: candidate(1), reason: '放弃' }, env))
    const back = { name: 'sendBack', reason: '程序有误', candidateIds: null } as const
    done(state, decideOffice(state, back, env))
    expect(state.round).toMatchObject({ no: 2, kind: 'return', state: 'preparing', follows: true })
    expect(codeOf(decideOffice(state, { ...back, candidateIds: ['nobody'] }, env))).toBe('not_found')
  })

  it('recuses until the switch, and the base shrinks for that candidate only', () => {
    const state = drafting({ kind: 'committee', seats: 5 })
    const recuse = { name: 'recuse', candidateId: candidate(0), reason: '师生关系' } as const
    done(state, as(state, 4).draft(0, 'yes'))
    done(state, decideSeat(state, seat(4), recuse, env))
    expect(state.drafts[seat(4)]).toEqual({})
    expect(codeOf(as(state, 4).draft(0, 'yes'))).toBe('live.recused')
    for (const n of [0, 1, 2, 3, 4])
      done(state, decideSeat(state, seat(n), { name: 'draftRest', choice: 'yes' }, env))
    done(state, as(state, 0).act('open'))
    for (const n of [0, 1, 2, 3]) done(state, as(state, n).submit(all('yes')))
    done(state, as(state, 4).submit({ c1: 'yes' }))
    expect(state.outcomes).toMatchObject({ c0: { base: 4, recused: 1, yes: 4 }, c1: { base: 5, recused: 0 } })
  })

  it('admits nobody to the vote who comes after the switch', () => {
    const state = aState({ kind: 'committee', seats: 4 })
    for (const n of [0, 1, 2]) as(state, n).signIn()
    done(state, as(state, 0).act('start'))
    for (const n of [0, 1, 2])
      done(state, decideSeat(state, seat(n), { name: 'draftRest', choice: 'yes' }, env))
    done(state, as(state, 0).act('open'))
    expect(codeOf(decideSeat(state, seat(3), { name: 'signIn' }, env))).toBe('live.late')
  })
})
