import type { SeatCommand } from '../../shared/live/decide.ts'
import type { LeaderCommand } from '../../shared/live/decide-leader.ts'
import type { OfficeCommand } from '../../shared/live/decide-office.ts'
import { present, running, stagesFor, votesOn } from '../../shared/live/facts.ts'
import { stageOf } from '../../shared/live/modes.ts'
import { LEADER_ACTIONS } from '../../shared/live/round.workflow.ts'
import { CHOICES, type LiveState } from '../../shared/live/state.ts'

export type Move =
  | { as: 'seat'; seatId: string; command: SeatCommand }
  | { as: 'leader'; seatId: string; command: LeaderCommand }
  | { as: 'office'; command: OfficeCommand }

/** Spends one random number on several small choices. */
function chooser(n: number) {
  let left = n >>> 0
  return <T>(list: readonly T[]): T => {
    const found = list[left % list.length]!
    left = Math.floor(left / list.length) + Math.imul(left, 2654435761)
    left = left >>> 0
    return found
  }
}

const reason = '依规办理'

/**
 * The next move of a random history: mostly one that brings the meeting forward, so that histories get to their
 * end, sometimes any other by anybody, which the rules must refuse or bear. The same number gives the same move.
 */
export function moveOf(state: LiveState, n: number): Move {
  const pick = chooser(Math.imul(n, 2246822519) ^ 374761393)
  const seats = Object.values(state.seats)
  const leader = seats.find(({ role }) => role === 'leader')?.id ?? seats[0]!.id
  const useful = usefulMoves(state, leader, pick)
  if (useful.length > 0 && pick([0, 1, 2, 3, 4]) > 0) return pick(useful)
  return anyMove(state, leader, pick)
}

type Pick = ReturnType<typeof chooser>

function usefulMoves(state: LiveState, leader: string, pick: Pick): Move[] {
  const { round } = state
  const seats = Object.values(state.seats)
  const here = seats.filter(present)
  const ids = running(state)
  const stages = stagesFor(state)
  const by = (seatId: string, command: SeatCommand): Move => ({ as: 'seat', seatId, command })
  const lead = (command: LeaderCommand): Move => ({ as: 'leader', seatId: leader, command })
  const act = (action: (typeof LEADER_ACTIONS)[number]) => lead({ name: 'act', action })
  const duties: Move[] = []
  for (const candidateId of ids)
    for (const { id } of here) {
      if (!votesOn(state, id, candidateId)) continue
      const leads = (state.leads[candidateId] ?? []).includes(id)
      if (leads && stageOf(stages, 'opinion') && !state.opinions[candidateId]?.[id])
        duties.push(by(id, { name: 'opinion', candidateId, text: '材料真实' }))
      if (leads && stageOf(stages, 'question') && !state.questions[candidateId]?.[id])
        duties.push(by(id, { name: 'questions', candidateId, list: ['请说明'] }))
      if (stageOf(stages, 'score') && !state.scores[id]?.[candidateId]?.submitted)
        duties.push(
          by(id, {
            name: 'score',
            candidateId,
            parts: { c1: pick([50, 70, 90]), c2: pick([60, 80]) },
            submit: pick([true, true, false]),
          }),
        )
    }
  switch (round.state) {
    case 'preparing':
      return [
        ...seats.filter((s) => s.signedInAt === null).map(({ id }) => by(id, { name: 'signIn' })),
        ...(stageOf(stages, 'assign') ? [lead({ name: 'autoAssign', per: pick([1, 2]) })] : []),
        ...duties,
        act('start'),
        lead({ name: 'drawLots' }),
      ]
    case 'drafting':
      return [
        ...seats.filter((s) => s.signedInAt === null).map(({ id }) => by(id, { name: 'signIn' })),
        ...duties,
        ...ids.flatMap((candidateId) =>
          here.map(({ id }) => by(id, { name: 'draft', candidateId, choice: pick(CHOICES) })),
        ),
        ...here.map(({ id }) => by(id, { name: 'draftRest', choice: pick(CHOICES) })),
        ...here.map(() => act('open')),
      ]
    case 'open':
      return [
        ...here
          .filter((s) => s.submittedAt === null)
          .flatMap(({ id }) => {
            const submit = by(id, { name: 'submit', choices: { ...state.drafts[id] } })
            return [submit, submit, submit]
          }),
        by(pick(seats).id, {
          name: 'draft',
          candidateId: pick(ids.length ? ids : ['-']),
          choice: pick(CHOICES),
        }),
        act('pause'),
      ]
    case 'paused':
      return [act('resume')]
    case 'submitted':
      return [act('deliberate'), act('confirm'), act('tie_round')]
    case 'deliberating':
      return [
        lead({ name: 'decideRest', opinions: { pass: '同意推荐', fail: '不予推荐' } }),
        act('finish'),
        lead({ name: 'decide', candidateId: pick(ids), pass: pick([true, false]), opinion: '合议', reason }),
      ]
    default:
      return []
  }
}

function anyMove(state: LiveState, leader: string, pick: Pick): Move {
  const seats = Object.keys(state.seats)
  const ids = [...Object.keys(state.candidates), 'nobody']
  const seatId = pick(seats)
  const candidateId = pick(ids)
  const moves: Move[] = [
    { as: 'seat', seatId, command: { name: 'signIn' } },
    { as: 'seat', seatId, command: { name: 'openFile', candidateId } },
    { as: 'seat', seatId, command: { name: 'draft', candidateId, choice: pick(CHOICES) } },
    { as: 'seat', seatId, command: { name: 'draftRest', choice: pick(CHOICES) } },
    { as: 'seat', seatId, command: { name: 'submit', choices: { [candidateId]: pick(CHOICES) } } },
    { as: 'seat', seatId, command: { name: 'submit', choices: { ...state.drafts[seatId] } } },
    { as: 'seat', seatId, command: { name: 'recuse', candidateId, reason } },
    { as: 'seat', seatId, command: { name: 'opinion', candidateId, text: '无' } },
    { as: 'seat', seatId, command: { name: 'questions', candidateId, list: ['无'] } },
    {
      as: 'seat',
      seatId,
      command: { name: 'score', candidateId, parts: { c1: pick([10, 100, 101]), c2: 50 }, submit: true },
    },
    { as: 'leader', seatId: pick([leader, seatId]), command: { name: 'act', action: pick(LEADER_ACTIONS) } },
    { as: 'leader', seatId: leader, command: { name: 'markAbsent', seatId, reason } },
    { as: 'leader', seatId: leader, command: { name: 'markPresent', seatId } },
    { as: 'leader', seatId: leader, command: { name: 'assign', leads: { [candidateId]: [seatId] } } },
    { as: 'leader', seatId: leader, command: { name: 'show', show: { what: 'results' }, released: true } },
    { as: 'leader', seatId: leader, command: { name: 'show', show: { what: 'progress' }, released: false } },
    { as: 'office', command: { name: 'recuse', seatId, candidateId, reason } },
    { as: 'office', command: { name: 'unrecuse', seatId, candidateId } },
    { as: 'office', command: { name: 'setRole', seatId, role: pick(['leader', 'deputy', 'member']) } },
    { as: 'office', command: { name: 'unlockScore', seatId, candidateId } },
    ...(pick([0, 1, 2]) === 0
      ? ([
          { as: 'office', command: { name: 'withdraw', candidateId, reason } },
          { as: 'office', command: { name: 'sendBack', reason, candidateIds: null } },
          { as: 'office', command: { name: 'sendBack', reason, candidateIds: [candidateId] } },
        ] as Move[])
      : []),
  ]
  return pick(moves)
}
