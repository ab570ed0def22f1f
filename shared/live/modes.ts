/**
 * The review modes (评审模式) as data: what a group owes each candidate before the switch may open. Drafting,
 * submitting, deliberating, the committee and the report are the same for all and need no row here. A fourth mode
 * is a fourth row. Source: review manual parts 一, 二, 三; register.
 */
export type StageKind = 'assign' | 'opinion' | 'question' | 'score'

export interface Stage {
  kind: StageKind
  /** Who does it: the leader, the lead reviewers of the candidate, or every seat. */
  by: 'leader' | 'lead' | 'seat'
  /** Must be complete before the switch opens. An optional stage is offered but never blocks. */
  required: boolean
  /** A lead reviewer must have done this for the candidate first (R-3.1.2: no score before the questions). */
  leadFirst?: StageKind
  /** What is scored, for the words on the page: 讲课答辩 or 面试答辩. */
  of?: 'lecture' | 'interview'
}

const MODES = {
  expert: {
    stages: [
      { kind: 'assign', by: 'leader', required: true },
      { kind: 'opinion', by: 'lead', required: false },
    ],
  },
  lecture: {
    stages: [
      { kind: 'score', by: 'seat', required: true, of: 'lecture' },
      { kind: 'assign', by: 'leader', required: true },
      { kind: 'opinion', by: 'lead', required: true },
    ],
  },
  interview: {
    stages: [
      { kind: 'assign', by: 'leader', required: true },
      { kind: 'question', by: 'lead', required: true },
      { kind: 'score', by: 'seat', required: true, leadFirst: 'question', of: 'interview' },
    ],
  },
} as const satisfies Record<string, { stages: readonly Stage[] }>

export type Mode = keyof typeof MODES
export const MODE_KEYS = Object.keys(MODES) as [Mode, ...Mode[]]

/** The stages a panel goes through: those of its mode, for the body that reads the files first. */
export function stagesOf(mode: Mode, panel: 'group' | 'committee', hasGroups: boolean): readonly Stage[] {
  return panel === 'group' || !hasGroups ? MODES[mode].stages : []
}

export const stageOf = (stages: readonly Stage[], kind: StageKind): Stage | undefined =>
  stages.find((stage) => stage.kind === kind)
