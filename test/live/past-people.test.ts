import { expect, it } from 'vitest'
import { audienceView } from '../../shared/live/audience-view.ts'
import { decideOffice } from '../../shared/live/decide-office.ts'
import { AUDIENCES, type PastRecord } from '../../shared/live/view.ts'
import { anEnv, aState, candidate, done } from './states.ts'

it('names the candidates of an earlier round that the running one leaves out, to leader and supervisor only', () => {
  const state = aState({ candidates: 2 })
  const [back, staying] = [candidate(0), candidate(1)]
  const outcome = { yes: 2, no: 1, abstain: 0, missing: 0, recused: 0, base: 3, need: 2, rule: true }
  const decided = { ...outcome, pass: true, opinion: '同意', reason: null, capped: false }
  state.round.state = 'decided'
  state.outcomes = { [back]: decided, [staying]: decided }
  const command = { name: 'sendBack' as const, reason: '材料有误', candidateIds: [back] }
  done(state, decideOffice(state, command, anEnv(7)))
  expect(state.round).toMatchObject({ no: 2, scope: [back] })
  for (const audience of AUDIENCES) {
    const view = audienceView(state, audience)
    const sees = audience === 'leader' || audience === 'supervisor'
    expect(view[`candidate:${staying}`], audience).toBeUndefined()
    expect(JSON.stringify(view).includes(state.candidates[staying]!.name), audience).toBe(sees)
    if (sees)
      expect((view['past:1'] as PastRecord).people).toEqual(
        Object.fromEntries(
          [back, staying].map((id) => [
            id,
            { no: state.candidates[id]!.no, name: state.candidates[id]!.name },
          ]),
        ),
      )
  }
})
