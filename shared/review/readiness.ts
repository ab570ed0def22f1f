import type { Rules } from './rules.ts'

/** What the readiness checklist looks at; names are for the sentence, never ids. */
export interface ReadinessInput {
  rules: Rules
  hasGroups: boolean
  groups: { name: string; seats: number; leaders: number; candidates: number }[]
  committee: { seats: number; chairs: number } | null
  reporters: number
  candidatesWithoutGroup: number
  candidates: number
  /** Pairs of expert and candidate of the same unit with no recusal set. */
  conflicts: { expert: string; candidate: string; unit: string }[]
  rehearsal: boolean
}

export interface ReadinessLine {
  key:
    | 'committee_odd'
    | 'committee_size'
    | 'chair'
    | 'reporter'
    | 'group_size'
    | 'group_leader'
    | 'group_candidates'
    | 'candidates'
    | 'placed'
    | 'conflicts'
  /** red blocks the approval, amber is told and may stand, green is met. */
  state: 'green' | 'amber' | 'red'
  params: Record<string, string | number>
}

/** The readiness checklist of a review, before the 负责人 approves (M-5.13.1). */
export function readiness(input: ReadinessInput): ReadinessLine[] {
  const { rules, groups, committee } = input
  const line = (key: ReadinessLine['key'], ok: boolean, params: ReadinessLine['params'], soft = false) =>
    ({ key, state: ok ? 'green' : soft ? 'amber' : 'red', params }) as const
  const lines: ReadinessLine[] = [line('candidates', input.candidates > 0, { n: input.candidates })]
  const seats = committee?.seats ?? 0
  lines.push(line('committee_odd', !rules.committeeOdd || seats % 2 === 1, { n: seats }))
  lines.push(
    line(
      'committee_size',
      seats >= rules.committeeMin,
      { n: seats, need: rules.committeeMin },
      input.rehearsal,
    ),
  )
  lines.push(line('chair', committee?.chairs === 1, { n: committee?.chairs ?? 0 }))
  lines.push(line('reporter', input.reporters === 1, { n: input.reporters }))
  if (input.hasGroups) {
    const small = groups.filter((group) => group.seats < rules.groupMin)
    const headless = groups.filter((group) => group.leaders !== 1)
    const empty = groups.filter((group) => group.candidates === 0)
    lines.push(line('group_size', small.length === 0, { names: names(small), need: rules.groupMin }))
    lines.push(line('group_leader', headless.length === 0, { names: names(headless) }))
    lines.push(line('group_candidates', empty.length === 0, { names: names(empty) }, true))
    lines.push(line('placed', input.candidatesWithoutGroup === 0, { n: input.candidatesWithoutGroup }))
  }
  lines.push(
    line(
      'conflicts',
      input.conflicts.length === 0,
      {
        n: input.conflicts.length,
        names: input.conflicts
          .slice(0, 3)
          .map(({ expert, candidate }) => `${expert}–${candidate}`)
          .join('、'),
      },
      true,
    ),
  )
  return lines
}

const names = (list: { name: string }[]) =>
  list
    .slice(0, 5)
    .map(({ name }) => name)
    .join('、')
