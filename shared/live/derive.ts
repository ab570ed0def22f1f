import { stagesFor } from './facts.ts'
import { stageOf } from './modes.ts'
import { lockedMean, roomOf } from './score.ts'
import { finalOf, standing } from './standing.ts'
import type { Candidate, GroupResult, LiveState } from './state.ts'

/** What a group gives to the committee for a candidate; null while the group has not decided on him. */
export function groupResult(group: LiveState, candidateId: string): GroupResult | null {
  const { round, panel } = group
  if (round.state !== 'decided' && round.scope.includes(candidateId)) return null
  const pass = finalOf(group, candidateId)
  const outcome = standing(group)[candidateId]
  if (pass === null || !outcome) return null
  const mean = lockedMean(group, candidateId)
  const { yes, no, abstain, base, need, opinion } = outcome
  return {
    groupId: panel.id,
    group: panel.name,
    pass,
    yes,
    no,
    abstain,
    base,
    need,
    opinion,
    score: mean?.final ?? null,
    band: mean?.band ?? null,
  }
}

/**
 * Brings up to date what the panels of one review take from each other: the rooms' means, the groups the committee
 * waits for, and who reaches the committee (R-1.5.3). Run after loading and after every change that another panel
 * may feel. Returns the ids of the panels that changed.
 */
export function derive(states: readonly LiveState[]): string[] {
  const groups = states.filter(({ panel }) => panel.kind === 'group')
  const changed = new Set<string>()
  const levels = groups.some(
    (group) => group.review.rules.score.roomFactor && stageOf(stagesFor(group), 'score'),
  )
  const rooms = levels ? Object.fromEntries(groups.map((group) => [group.panel.id, roomOf(group)])) : {}
  for (const state of groups) {
    if (JSON.stringify(state.rooms) !== JSON.stringify(rooms)) changed.add(state.panel.id)
    state.rooms = rooms
  }
  for (const state of states)
    if (state.round.follows && (state.panel.kind === 'group' || !state.review.hasGroups))
      state.round.scope = Object.keys(state.candidates)
  for (const state of states)
    if (state.panel.kind === 'committee' && state.review.hasGroups && deriveCommittee(state, groups))
      changed.add(state.panel.id)
  return [...changed]
}

function deriveCommittee(state: LiveState, groups: readonly LiveState[]): boolean {
  const { round } = state
  const before = JSON.stringify([state.groupsPending, round.scope, state.candidates])
  state.groupsPending = groups
    .filter((group) => group.round.state !== 'decided' && Object.keys(group.candidates).length > 0)
    .map(({ panel }) => panel.id)
  const all = groups
    .flatMap((group) =>
      Object.values(group.candidates).map((candidate) => ({
        ...candidate,
        group: groupResult(group, candidate.id),
      })),
    )
    .sort((a, b) => a.no - b.no)
  const reaches = ({ group }: Candidate) => group !== null && (group.pass || !state.review.rules.groupFilter)
  if (round.follows) round.scope = all.filter(reaches).map(({ id }) => id)
  const kept = new Set([...round.scope, ...state.past.flatMap(({ outcomes }) => Object.keys(outcomes))])
  state.candidates = Object.fromEntries(
    all
      .filter((candidate) => kept.has(candidate.id) || reaches(candidate))
      .map((candidate) => [candidate.id, candidate]),
  )
  return before !== JSON.stringify([state.groupsPending, round.scope, state.candidates])
}
