import type { DeclarationState } from '../../shared/declare/declaration.ts'
import type { DeclarationStep } from '../../shared/declare/declare.workflow.ts'
import type { Chance } from './chance.ts'
import type { Fate } from './fates.ts'
import type { Stop, Who } from './stops.ts'

const DAY = 86_400_000
/** Between the hand-in and the unit's 负责人 lie 展示 and 公示. */
const NOTICE = 10 * DAY

/** Something that happened to a declaration: who did it, and where it lay then. */
export interface Event {
  step: DeclarationStep
  at: Date
  by: Who | null
  org: { id: string; name: string } | null
  desk: { orgId: string | null; duty: 'handler' | 'principal' | 'committee' | null }
  climb: number
  from: DeclarationState | null
  to: DeclarationState
  reason?: string
}

export interface Cast {
  applicant: Who
  stops: readonly Stop[]
  committee: { office: { id: string; name: string }; by: Who } | null
  reason: (what: 'sendBack' | 'fail' | 'correct') => string
}

const OPINIONS = ['同意。', '材料齐全，同意上报。', '经审核，符合申报条件。', ''] as const
const NOWHERE = { orgId: null, duty: null } as const

/**
 * All that happened to a file until its fate, oldest first, spread over the days between its hand-in and its last
 * event, the days of 公示 kept where there is room for them.
 */
export function lifeOf(chance: Chance, fate: Fate, cast: Cast, submitted: Date, last: Date): Event[] {
  const { applicant, stops, committee } = cast
  const events: Event[] = []
  const add = (event: Omit<Event, 'at' | 'org'> & { org?: Event['org'] }) =>
    events.push({ at: submitted, org: null, ...event })
  const mine = (step: DeclarationStep, from: DeclarationState | null, to: DeclarationState, climb = 0) =>
    add({ step, by: applicant, desk: NOWHERE, climb, from, to })
  const at = (stop: Stop) => ({ orgId: stop.org.id, duty: stop.duty })
  const there = ({ by, org }: Stop) => ({ by, org: { id: org.id, name: org.name } })
  const passUpTo = (end: number, climb: number) => {
    for (const [i, stop] of stops.slice(0, end).entries()) {
      const arrives = committee !== null && i === stops.length - 1
      const to = arrives
        ? 'waiting'
        : fate.state === 'pooled' && i === stops.length - 1
          ? 'pooled'
          : 'climbing'
      const reason = chance.pick(OPINIONS)
      add({ step: 'pass', ...there(stop), desk: at(stop), climb, from: 'climbing', to, reason })
      if (arrives)
        add({
          step: 'arrive',
          ...there(stop),
          desk: { orgId: committee.office.id, duty: 'committee' },
          climb,
          from: to,
          to,
        })
    }
  }
  mine('begin', null, 'filling')
  const handedIn = fate.state !== 'filling' && fate.state !== 'withdrawn'
  let climb = 0
  const submit = (from: DeclarationState) => {
    mine('submit', from, 'climbing', climb)
    climb++
  }
  if (fate.recalled) {
    submit('filling')
    mine('recall', 'climbing', 'filling', climb)
  }
  if (fate.state === 'withdrawn') mine('withdraw', 'filling', 'withdrawn', climb)
  if (handedIn) submit('filling')
  if (fate.again && fate.passed > 0) {
    const back = chance.between(0, Math.min(fate.passed, stops.length) - 1)
    passUpTo(back, climb)
    const stop = stops[back]!
    add({
      step: 'sendBack',
      ...there(stop),
      desk: at(stop),
      climb,
      from: 'climbing',
      to: 'returned',
      reason: cast.reason('sendBack'),
    })
    submit('returned')
  }
  if (handedIn) passUpTo(fate.passed, climb)
  const here = stops[fate.passed]
  const desk = { orgId: committee?.office.id ?? null, duty: 'committee' as const }
  const office = committee && { by: committee.by, org: committee.office, desk, climb }
  if (fate.state === 'returned' && here)
    add({
      step: 'sendBack',
      ...there(here),
      desk: at(here),
      climb,
      from: 'climbing',
      to: 'returned',
      reason: cast.reason('sendBack'),
    })
  if (fate.state === 'failed' && (fate.atCommittee ? office : here))
    add({
      ...(fate.atCommittee ? office! : { ...there(here!), desk: at(here!), climb }),
      ...{
        step: 'fail',
        from: fate.atCommittee ? 'waiting' : 'climbing',
        to: 'failed',
        reason: cast.reason('fail'),
      },
    })
  if (fate.state === 'correcting' && office)
    add({ step: 'correct', ...office, from: 'waiting', to: 'correcting', reason: cast.reason('correct') })
  if (fate.state === 'accepted' && office) add({ step: 'accept', ...office, from: 'waiting', to: 'accepted' })
  if (fate.state === 'late')
    add({
      ...{ step: 'late', by: null, desk: here ? at(here) : desk, climb },
      ...{ from: here ? 'climbing' : 'waiting', to: 'late' },
    })
  return timed(events, submitted, last)
}

/** Sets the times: the beginning some days before the hand-in, the unit's 负责人 after 公示, the rest evenly. */
function timed(events: Event[], submitted: Date, last: Date): Event[] {
  const first = events.findIndex(({ step }) => step === 'submit')
  const span = +last - +submitted
  const rest = events.length - Math.max(first, 0) - 1
  const wait = events.filter(({ step }) => step === 'pass').length >= 2 && span > NOTICE * 1.5 ? NOTICE : 0
  let passes = 0
  let waited = 0
  for (const [i, event] of events.entries()) {
    if (event.step === 'pass' && ++passes === 2) waited = wait
    const share = first < 0 ? (i + 1) / events.length : rest > 0 ? (i - first) / rest : 0
    event.at =
      first >= 0 && i < first
        ? new Date(+submitted - 4 * DAY * (1 - i / (first + 1)))
        : new Date(+submitted + waited + (span - waited) * Math.max(0, share))
  }
  return events
}
