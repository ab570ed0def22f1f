import { type Stage, stagesOf } from '../../../shared/live/modes.ts'
import type { CandidateRecord, MineRecord } from '../../../shared/live/view.ts'
import type { LivePanel } from '../../lib/live.ts'

/** What a seat does with a candidate, and when it is done. */
export const DONE = {
  vote: (mine: MineRecord): boolean => mine.choice !== null,
  score: (mine: MineRecord): boolean => mine.scored,
  opinion: (mine: MineRecord): boolean => Boolean(mine.opinion),
  question: (mine: MineRecord): boolean => Boolean(mine.questions?.length),
} as const
export type Work = keyof typeof DONE

/** The seat votes on the candidate: neither recused nor withdrawn. */
export const votesOn = (panel: LivePanel, { id, withdrawn }: CandidateRecord): boolean =>
  withdrawn === null && panel.mine(id)?.recused == null

export const leads = (panel: LivePanel, candidate: CandidateRecord): boolean =>
  votesOn(panel, candidate) && panel.mine(candidate.id)?.lead === true

/** After the own list is in, drafts are erased: all of it counts as done. */
export function isDone(panel: LivePanel, work: Work, candidate: CandidateRecord): boolean {
  if (work === 'vote' && panel.me()?.submittedAt != null) return true
  const mine = panel.mine(candidate.id)
  return mine !== undefined && DONE[work](mine)
}

export const stagesOfPanel = (panel: LivePanel): readonly Stage[] => {
  const facts = panel.panel()
  return facts ? stagesOf(facts.mode, facts.panelKind, facts.hasGroups) : []
}

/** Candidates a kind of work is about: a lead reviewer's own ones for an opinion, otherwise all. */
export const concerned = (panel: LivePanel, work: Work): CandidateRecord[] =>
  panel.candidates().filter((candidate) => work !== 'opinion' || leads(panel, candidate))

/** Whether this seat owes the candidate this kind of work. */
export const owes = (panel: LivePanel, work: Work, candidate: CandidateRecord): boolean =>
  work === 'opinion' || work === 'question' ? leads(panel, candidate) : votesOn(panel, candidate)

/** How much of a kind of work this seat owes and has done. */
export function owed(panel: LivePanel, work: Work): { done: number; all: number } {
  const due = panel.candidates().filter((candidate) => owes(panel, work, candidate))
  return { all: due.length, done: due.filter((candidate) => isDone(panel, work, candidate)).length }
}
