import type { CandidateRecord } from '../../shared/live/view.ts'
import type { Records } from './records.ts'

/** Candidates in the order of the meeting: as drawn by lot, else as in the roster. */
export const inOrder = (panel: Pick<Records, 'candidates'>): CandidateRecord[] =>
  panel.candidates().sort((a, b) => (a.lot ?? a.no) - (b.lot ?? b.no))
