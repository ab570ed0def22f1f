import { type CheckLine, checklist } from '../../../shared/live/round.workflow.ts'
import type { SeatRecord } from '../../../shared/live/view.ts'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'

export type LineKey = CheckLine['key'] | 'groups'
export interface Line extends Omit<CheckLine, 'key'> {
  key: LineKey
}

const NAMES = 6

/** What stands before the next step of this state: starting the drafts, or opening the switch. */
export function linesOf(panel: LivePanel): Line[] {
  const facts = panel.facts()
  if (!facts) return []
  const lines: Line[] = checklist(facts)
  if (facts.state !== 'preparing') return lines
  const groups: Line[] =
    facts.kind === 'committee' && panel.panel()?.hasGroups
      ? [{ key: 'groups', ok: facts.groupsPending === 0, params: { n: facts.groupsPending } }]
      : []
  return [...groups, ...lines.filter(({ key }) => key === 'quorum' || key === 'leads' || key === 'recusals')]
}

/** A line in words, with its figures and, where it helps, the names. */
export function lineText(line: Line, seats: readonly SeatRecord[]): string {
  switch (line.key) {
    case 'quorum':
      return t('console.check.quorum.text', line.params)
    case 'drafts':
      return line.ok
        ? t('console.check.drafts.ok')
        : t('console.check.drafts.no', { n: line.params.n ?? 0, names: unfinishedNames(seats) })
    case 'leads':
      return line.ok ? t('console.check.leads.ok') : t('console.check.leads.no', line.params)
    case 'groups':
      return line.ok ? t('console.check.groups.ok') : t('console.check.groups.no', line.params)
    case 'scores':
      return t('console.check.scored', line.params)
    case 'questions':
    case 'opinions':
      return t('console.check.counted', line.params)
    case 'recusals':
      return line.params.n ? t('console.check.recusals.text', line.params) : t('console.check.recusals.none')
    case 'base':
      return t('console.check.base.no', line.params)
  }
}

function unfinishedNames(seats: readonly SeatRecord[]): string {
  const waiting = seats.filter(({ unfinished }) => unfinished)
  const names = waiting
    .slice(0, NAMES)
    .map(({ name, due, drafted }) => t('console.check.item', { name, n: due - drafted }))
  const more = waiting.length > NAMES ? ` ${t('console.check.more', { n: waiting.length })}` : ''
  return names.join(t('console.comma')) + more
}
