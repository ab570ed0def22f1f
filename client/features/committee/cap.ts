import { capOf } from '../../../shared/live/standing.ts'
import type { CapOutcome } from '../../../shared/live/tally.ts'
import type { LivePanel } from '../../lib/live.ts'

/** 通过率上限 as the server will apply it, reckoned by the same function from the records of the view. */
export function capOfPanel(panel: LivePanel): CapOutcome & { total: number } {
  const record = panel.panel()
  const round = panel.round()
  const outcomes = Object.fromEntries(panel.outcomes().map((outcome) => [outcome.candidateId, outcome]))
  const past = panel.past().map(({ roundKind, state, outcomes }) => ({ kind: roundKind, state, outcomes }))
  const cap = capOf({
    panel: { kind: record?.panelKind ?? 'committee' },
    review: { rules: { passCap: record?.rules.passCap ?? null } },
    round: { kind: round?.roundKind ?? 'first' },
    past,
    candidates: Object.fromEntries(panel.candidates().map((each) => [each.id, each])),
    outcomes,
  })
  const all = past.filter(({ state }) => state !== 'void').flatMap((each) => Object.keys(each.outcomes))
  return { ...cap, total: new Set([...all, ...Object.keys(outcomes)]).size }
}
