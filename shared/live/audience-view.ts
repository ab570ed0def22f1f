import { roundFacts } from './facts.ts'
import { panelRecord, progressRecord, SEALED, seatRecord } from './record.ts'
import { lockedMean, totalsFor } from './score.ts'
import type { LiveState, PastRound } from './state.ts'
import type { Audience, CandidateRecord, OutcomeRecord, PastRecord, Presence, View } from './view.ts'

function candidateRecord(state: LiveState, candidateId: string, audience: Audience): CandidateRecord {
  const candidate = state.candidates[candidateId]!
  const inRoom = audience === 'leader' || audience === 'member'
  const mean = lockedMean(state, candidateId)
  const meansOut = inRoom || audience === 'supervisor' || seesOutcomes(state, audience)
  const opinionsOut = audience === 'leader' || (audience === 'member' && state.round.state !== 'preparing')
  return {
    ...candidate,
    kind: 'candidate',
    position: state.round.scope.indexOf(candidateId),
    group: meansOut ? candidate.group : null,
    leads: inRoom ? (state.leads[candidateId] ?? []) : [],
    questions: inRoom ? bySeat(state, state.questions[candidateId]).flatMap(([, { list }]) => list) : [],
    opinions: opinionsOut
      ? bySeat(state, state.opinions[candidateId]).map(([seatId, { text }]) => ({
          seatId,
          name: state.seats[seatId]?.name ?? '',
          text,
        }))
      : [],
    score: meansOut ? mean : null,
    scores:
      inRoom && mean
        ? totalsFor(state, candidateId).map(({ seatId, total }) => ({
            name: state.seats[seatId]?.name ?? '',
            total,
          }))
        : [],
  }
}

const seatNo = (state: LiveState, seatId: string | null): number =>
  seatId === null ? 0 : (state.seats[seatId]?.no ?? 0)

/** Records kept by seat, in the order of the seats' numbers. */
const bySeat = <T>(state: LiveState, records: Record<string, T> = {}): [string, T][] =>
  Object.entries(records).sort(([a], [b]) => seatNo(state, a) - seatNo(state, b))

function outcomeRecord(state: LiveState, candidateId: string, audience: Audience): OutcomeRecord {
  const outcome = state.outcomes[candidateId]!
  const seats = Object.values(state.seats)
  const shown = audience === 'leader' && state.panel.kind === 'group'
  return {
    ...outcome,
    kind: 'outcome',
    candidateId,
    counted: seats.filter(({ counted }) => counted).length,
    seats: seats.length,
    votes: shown
      ? [...(state.ballots[candidateId] ?? [])]
          .sort((a, b) => seatNo(state, a.seatId) - seatNo(state, b.seatId))
          .map(({ choice, seatId }) => ({
            who: seatId === null ? null : (state.seats[seatId]?.name ?? ''),
            choice,
          }))
      : null,
  }
}

/** Whether this audience may know the outcomes of the running round. */
function seesOutcomes(state: LiveState, audience: Audience): boolean {
  if (!SEALED.includes(state.round.state)) return false
  if (audience === 'leader' || audience === 'supervisor') return true
  if (audience === 'reporter') return state.round.state === 'decided'
  return audience === 'screen' && state.released && state.round.state === 'decided'
}

const isWatching = (audience: Audience): boolean => audience === 'leader' || audience === 'supervisor'

/** Every record this audience may have now, by key. */
function audienceKeys(state: LiveState, audience: Audience): string[] {
  const keys = ['panel', 'round', 'progress']
  if (isWatching(audience)) keys.push('facts')
  if (isWatching(audience) || audience === 'screen') keys.push('screen')
  if (audience !== 'reporter') for (const id in state.seats) keys.push(`seat:${id}`)
  for (const id of state.round.scope) if (state.candidates[id]) keys.push(`candidate:${id}`)
  if (seesOutcomes(state, audience)) for (const id in state.outcomes) keys.push(`outcome:${id}`)
  if (isWatching(audience)) for (const { no } of state.past) keys.push(`past:${no}`)
  return keys
}

/** One record of an audience's part. Only for keys the audience may have. */
function audienceRecord(state: LiveState, audience: Audience, key: string, presence: Presence): object {
  const at = key.indexOf(':')
  const id = key.slice(at + 1)
  switch (at < 0 ? key : key.slice(0, at)) {
    case 'panel':
      return panelRecord(state)
    case 'round': {
      const { scope: _scope, follows: _follows, kind, ...round } = state.round
      return { ...round, roundKind: kind, kind: 'round' }
    }
    case 'progress':
      return progressRecord(state)
    case 'facts': {
      const facts = roundFacts(state)
      return audience === 'leader' ? facts : { ...facts, unfinishedNames: '' }
    }
    case 'screen':
      return { kind: 'screen', show: state.screen, released: state.released }
    case 'seat':
      return isWatching(audience) ? seatRecord(state, id, presence) : seatName(state, id)
    case 'candidate':
      return candidateRecord(state, id, audience)
    case 'outcome':
      return outcomeRecord(state, id, audience)
    default: {
      return pastRecord(state, state.past.find(({ no }) => `${no}` === id)!)
    }
  }
}

function pastRecord(state: LiveState, { kind, ...past }: PastRound): PastRecord {
  const people = Object.keys(past.outcomes).flatMap((id) => {
    const candidate = state.candidates[id]
    return candidate ? [[id, { no: candidate.no, name: candidate.name }] as const] : []
  })
  return { ...past, kind: 'past', roundKind: kind, people: Object.fromEntries(people) }
}

/** Who sits there: all that members and the screen learn of a seat. */
function seatName(state: LiveState, seatId: string): object {
  const { id, no, name, role, signedInAt } = state.seats[seatId]!
  return { kind: 'seat', id, no, name, role, signedInAt }
}

/**
 * The part of the view that everybody of one audience shares; `presence` colours seats, nothing else. With the own
 * part it is all that leaves the server of a live panel: sockets, HTTP, exports and print read these records.
 *
 * leader      before the seal: participation by seat, never a choice. After it: tallies; in a named group the
 *             ballots with names, in an anonymous one unnamed lines reshuffled per candidate, in the committee none.
 * member      the switch, the counts of those who have finished, candidates' public facts; results never.
 * supervisor  what the leader counts, no ballots; totals once sealed.
 * reporter    the state and the candidates, no seats; totals and results once the committee has decided.
 * screen      what the leader released.
 */
export function audienceView(state: LiveState, audience: Audience, presence: Presence = {}): View {
  const view: View = {}
  for (const key of audienceKeys(state, audience)) view[key] = audienceRecord(state, audience, key, presence)
  return view
}

/**
 * `view` with only these records made anew: for changes that touch nothing else. A key the audience may not have
 * is passed over. A test holds it against the whole view through random histories.
 */
export function renewAudience(
  state: LiveState,
  audience: Audience,
  view: View,
  keys: Iterable<string>,
  presence: Presence = {},
): View {
  const next = { ...view }
  for (const key of keys) if (key in next) next[key] = audienceRecord(state, audience, key, presence)
  return next
}
