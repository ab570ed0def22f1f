import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advance, openPart, type Part, soil } from '../../server/live/part.ts'
import { touchOf } from '../../server/live/touch.ts'
import { audienceView } from '../../shared/live/audience-view.ts'
import { apply, type Change } from '../../shared/live/change.ts'
import { decideSeat, type Env, isProblem, type Verdict } from '../../shared/live/decide.ts'
import { decideLeader } from '../../shared/live/decide-leader.ts'
import { decideOffice } from '../../shared/live/decide-office.ts'
import { patch } from '../../shared/live/delta.ts'
import { derive } from '../../shared/live/derive.ts'
import { MODE_KEYS } from '../../shared/live/modes.ts'
import { ownView } from '../../shared/live/own-view.ts'
import { CHOICES, type Choice, type LiveState } from '../../shared/live/state.ts'
import { AUDIENCES, type View } from '../../shared/live/view.ts'
import { type Move, moveOf } from './history.ts'
import { anEnv, aState, type StateOptions } from './states.ts'

const options: fc.Arbitrary<StateOptions> = fc.record({
  kind: fc.constantFrom('group' as const, 'committee' as const),
  mode: fc.constantFrom(...MODE_KEYS),
  seats: fc.integer({ min: 3, max: 5 }),
  candidates: fc.integer({ min: 1, max: 3 }),
  hasGroups: fc.boolean(),
  rules: fc.record({
    groupBallots: fc.constantFrom('named' as const, 'anonymous' as const),
    recusedInBase: fc.boolean(),
    againstTally: fc.boolean(),
    passCap: fc.constantFrom(null, { num: 1, den: 2 }),
    requireOpened: fc.constant(false),
  }),
})
const history = fc.array(fc.nat(), { minLength: 30, maxLength: 160 })

function decide(state: LiveState, move: Move, env: Env): Verdict {
  if (move.as === 'seat') return decideSeat(state, move.seatId, move.command, env)
  if (move.as === 'leader') return decideLeader(state, move.seatId, move.command, env)
  return decideOffice(state, move.command, env)
}

/** Plays a history; `after` sees every change that was made, with the state before and after it. */
function play(
  given: StateOptions,
  numbers: number[],
  after: (state: LiveState, changes: Change[], before: LiveState) => void,
): LiveState {
  const state = aState(given)
  const env = anEnv(numbers[0])
  for (const n of numbers) {
    const before = structuredClone(state)
    const verdict = decide(state, moveOf(state, n), env)
    expect(state).toEqual(before)
    if (isProblem(verdict)) continue
    for (const change of verdict.changes) apply(state, change)
    after(state, verdict.changes, before)
  }
  return state
}

describe('any history of commands by anybody', () => {
  it('keeps base, verdicts, submits and past rounds what they are', () => {
    const reached = new Map<string, number>()
    fc.assert(
      fc.property(options, history, (given, numbers) => {
        play(given, numbers, (state, changes, before) => {
          reached.set(state.round.state, (reached.get(state.round.state) ?? 0) + 1)
          pastStays(before, state)
          submitsStay(before, state)
          draftsEnd(state)
          for (const change of changes) if (change.type === 'sealed') countIsRight(state, change)
        })
      }),
      { numRuns: 400 },
    )
    // Histories that never get to a count would show nothing.
    for (const at of ['open', 'submitted', 'deliberating', 'decided'])
      expect([at, (reached.get(at) ?? 0) > 50]).toEqual([at, true])
  })

  it('leaves every audience and seat with what a fresh view shows, though only touched records are renewed', () => {
    fc.assert(
      fc.property(options, history, (given, numbers) => {
        const first = aState(given)
        const parts = AUDIENCES.map((audience) => openPart(audience, { audience }, first, {}))
        const own = Object.keys(first.seats).map((seatId) => openPart(seatId, { seatId }, first, {}))
        const held = new Map<Part, View>([...parts, ...own].map((part) => [part, part.view]))
        play(given, numbers, (state, changes, before) => {
          for (const change of changes) {
            const touch = touchOf(before, change)
            for (const part of parts) soil(part, touch.audience)
            for (const part of own) {
              const keys = touch.own === 'all' ? touch.own : touch.own[part.key]
              if (keys) soil(part, keys)
            }
          }
          for (const part of [...parts, ...own]) {
            const delta = advance(part, state, {})
            if (delta) held.set(part, patch(held.get(part)!, delta))
          }
          for (const part of parts)
            if ('audience' in part.of) expect(held.get(part)).toEqual(audienceView(state, part.of.audience))
          for (const part of own) expect(held.get(part)).toEqual(ownView(state, part.key))
        })
      }),
      { numRuns: 60 },
    )
  })

  it('derives the same again: what panels take from each other is settled', () => {
    fc.assert(
      fc.property(options, history, (given, numbers) => {
        const state = play(given, numbers, () => {})
        if (state.panel.kind === 'committee' && state.review.hasGroups) return
        derive([state])
        const once = structuredClone(state)
        expect(derive([state])).toEqual([])
        expect(state).toEqual(once)
      }),
      { numRuns: 60 },
    )
  })
})

function pastStays(before: LiveState, after: LiveState): void {
  expect(after.past.slice(0, before.past.length)).toEqual(before.past)
  if (after.round.no !== before.round.no) expect(after.round.no).toBe(before.round.no + 1)
}

function submitsStay(before: LiveState, after: LiveState): void {
  if (after.round.id !== before.round.id) return
  for (const seat of Object.values(before.seats)) {
    if (seat.submittedAt === null) continue
    expect(after.seats[seat.id]).toMatchObject({ submittedAt: seat.submittedAt, receipt: seat.receipt })
    if (after.round.sealedAt === null)
      for (const [id, choice] of Object.entries(after.drafts[seat.id] ?? {}))
        expect(choice).toBe(before.drafts[seat.id]?.[id])
  }
}

function draftsEnd(state: LiveState): void {
  if (!['preparing', 'drafting', 'open', 'paused'].includes(state.round.state))
    expect(Object.keys(state.drafts)).toEqual([])
  if (state.round.sealedAt === null) expect(state.ballots).toEqual({})
}

function countIsRight(state: LiveState, { ballots, outcomes }: Extract<Change, { type: 'sealed' }>): void {
  const counted = Object.values(state.seats).filter((seat) => seat.counted)
  const { rules } = state.review
  const { num, den } = state.panel.kind === 'group' ? rules.groupPass : rules.pass
  const named = state.panel.kind === 'group' && rules.groupBallots === 'named'
  for (const ballot of ballots) expect(ballot.seatId !== null).toBe(named)
  for (const [id, outcome] of Object.entries(outcomes)) {
    const cast = ballots.filter((ballot) => ballot.candidateId === id)
    const of = (choice: Choice) => cast.filter((ballot) => ballot.choice === choice).length
    const recused = counted.filter((seat) => state.recusals[seat.id]?.[id]).length
    const base = counted.length - (rules.recusedInBase ? 0 : recused)
    expect(outcome).toMatchObject({ base, recused, yes: of('yes'), no: of('no'), abstain: of('abstain') })
    expect(outcome.missing).toBe(counted.length - recused - cast.length)
    expect(outcome.rule).toBe(base > 0 && of('yes') * den >= num * base)
  }
}

describe('secrecy', () => {
  const other = (choice: Choice): Choice => CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length]!
  const seen = (state: LiveState) => AUDIENCES.map((audience) => audienceView(state, audience))

  it('another person’s drafts change nothing that anybody else sees, in any state', () => {
    let altered = 0
    fc.assert(
      fc.property(options, history, fc.nat(), (given, numbers, who) => {
        play(given, numbers, (state) => {
          const seats = Object.keys(state.seats)
          const seatId = seats[who % seats.length]!
          if (!state.drafts[seatId]) return
          const twin = structuredClone(state)
          for (const id of Object.keys(twin.drafts[seatId]!)) {
            twin.drafts[seatId]![id] = other(twin.drafts[seatId]![id]!)
            altered++
          }
          expect(seen(twin)).toEqual(seen(state))
          for (const id of seats) if (id !== seatId) expect(ownView(twin, id)).toEqual(ownView(state, id))
        })
      }),
      { numRuns: 60 },
    )
    expect(altered).toBeGreaterThan(500)
  })

  it('R-1.5.1 who voted how shows to the leader of a named group after the seal, and to nobody else', () => {
    let swapped = 0
    fc.assert(
      fc.property(options, history, (given, numbers) => {
        play({ ...given, kind: 'group', mode: 'expert' }, numbers, (state) => {
          const named = state.panel.kind === 'group' && state.review.rules.groupBallots === 'named'
          for (const [id, cast] of Object.entries(state.ballots)) {
            if (!named) expect(cast.every(({ seatId }) => seatId === null)).toBe(true)
            const [a, b] = [cast.find((x) => x.choice === 'yes'), cast.find((x) => x.choice !== 'yes')]
            if (!named || !a || !b) continue
            const twin = structuredClone(state)
            twin.ballots[id] = cast.map((ballot) =>
              ballot === a || ballot === b
                ? { ...ballot, choice: ballot === a ? b.choice : a.choice }
                : ballot,
            )
            swapped++
            for (const audience of AUDIENCES) {
              const [mine, theirs] = [audienceView(state, audience), audienceView(twin, audience)]
              if (audience === 'leader') expect(theirs).not.toEqual(mine)
              else expect(theirs).toEqual(mine)
            }
            for (const seatId of Object.keys(state.seats))
              expect(ownView(twin, seatId)).toEqual(ownView(state, seatId))
          }
        })
      }),
      { numRuns: 200 },
    )
    expect(swapped).toBeGreaterThan(20)
  })

  it('the count itself shows to members never, to reporter and screen only when decided (and released)', () => {
    let counted = 0
    fc.assert(
      fc.property(options, history, (given, numbers) => {
        play(given, numbers, (state) => {
          if (Object.keys(state.outcomes).length === 0) return
          counted++
          const twin = structuredClone(state)
          for (const outcome of Object.values(twin.outcomes))
            Object.assign(outcome, { yes: outcome.yes + 1, rule: !outcome.rule, opinion: '另' })
          const blind = ['member']
          if (state.round.state !== 'decided') blind.push('reporter', 'screen')
          if (!state.released) blind.push('screen')
          for (const audience of AUDIENCES)
            if (blind.includes(audience))
              expect(audienceView(twin, audience)).toEqual(audienceView(state, audience))
        })
      }),
      { numRuns: 100 },
    )
    expect(counted).toBeGreaterThan(100)
  })
})
