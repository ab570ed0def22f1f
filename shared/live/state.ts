import type { Rules } from '../review/rules.ts'
import type { Mode } from './modes.ts'

/** 同意 / 反对 / 弃权; as a draft 拟通过 / 拟否决 / 拟弃权. */
export type Choice = 'yes' | 'no' | 'abstain'
export const CHOICES: readonly Choice[] = ['yes', 'no', 'abstain']

export type RoundState =
  | 'preparing'
  | 'drafting'
  | 'open'
  | 'paused'
  | 'submitted'
  | 'deliberating'
  | 'decided'
  | 'void'

export type PanelKind = 'group' | 'committee'
/** `leader` is the 组长 of a group and the 主任 of the committee. */
export type SeatRole = 'leader' | 'deputy' | 'member'

/** All instants in the live state are milliseconds since 1970; all scores hundredths of a point. */
export interface Seat {
  id: string
  expertId: string
  no: number
  name: string
  unit: string
  role: SeatRole
  signedInAt: number | null
  /** Marked absent by the leader, before the switch (not counted) or after it (counted, but no longer waited for). */
  absent: { at: number; reason: string } | null
  /** Set for every seat when the switch opens: whether it belongs to the base of this round. */
  counted: boolean | null
  submittedAt: number | null
  receipt: string | null
}

export interface GroupResult {
  groupId: string
  group: string
  pass: boolean
  yes: number
  no: number
  abstain: number
  base: number
  need: number
  opinion: string
  score: number | null
  band: string | null
}

export interface Candidate {
  id: string
  /** Number in the roster; `lot` is the number drawn, when lots were drawn. */
  no: number
  lot: number | null
  name: string
  unit: string
  currentTitle: string
  appliedTitle: string
  specialty: string
  groupId: string | null
  files: number
  withdrawn: string | null
  /** In the committee: what the group decided. */
  group: GroupResult | null
}

export interface Recusal {
  by: 'expert' | 'office'
  reason: string
  at: number
}

export interface Score {
  /** Points by criterion key, whole points. */
  parts: Record<string, number>
  total: number
  /** Locked once submitted; only the office may unlock. */
  submitted: boolean
  at: number
}

/** What became of a candidate in a round; written when the round is sealed, completed at 评议. */
export interface Outcome {
  yes: number
  no: number
  abstain: number
  /** Counted seats that neither submitted nor were recused: left before submitting. */
  missing: number
  recused: number
  base: number
  need: number
  /** What the rule says. */
  rule: boolean
  /** What was decided: the rule's word unless the scheme lets the leader differ; null until decided. */
  pass: boolean | null
  opinion: string
  /** Written reason when `pass` differs from `rule`. */
  reason: string | null
  /** Passed by the rule, refused by 通过率上限. */
  capped: boolean
}

export interface Round {
  id: string
  no: number
  state: RoundState
  /** Why this round was opened, when it is not the first. */
  reason: string | null
  kind: 'first' | 'return' | 'tie' | 'quorum'
  /** Candidates this round votes on. */
  scope: string[]
  /** The scope still follows what the groups decide; fixed when drafting begins. */
  follows: boolean
  startedAt: number | null
  openedAt: number | null
  sealedAt: number | null
  decidedAt: number | null
}

export interface PastRound {
  no: number
  kind: Round['kind']
  state: RoundState
  reason: string | null
  decidedAt: number | null
  outcomes: Record<string, Outcome>
}

export type ScreenShow =
  | { what: 'signin' }
  | { what: 'progress' }
  | { what: 'results' }
  | { what: 'candidate'; candidateId: string }
  | { what: 'blank' }

export interface LiveState {
  review: {
    id: string
    title: string
    committee: string
    year: number
    mode: Mode
    rules: Rules
    status: string
    startsAt: number
    endsAt: number
    rehearsal: boolean
    hasGroups: boolean
  }
  panel: { id: string; kind: PanelKind; name: string }
  round: Round
  past: PastRound[]
  /** Committee only: groups that have not decided yet. */
  groupsPending: string[]
  seats: Record<string, Seat>
  candidates: Record<string, Candidate>
  /** By seat, then candidate. Private to the seat; erased when the round is sealed. */
  drafts: Record<string, Record<string, Choice>>
  recusals: Record<string, Record<string, Recusal>>
  opened: Record<string, Record<string, true>>
  /** Lead reviewers by candidate, as seat ids. */
  leads: Record<string, string[]>
  /** By candidate, then seat. */
  opinions: Record<string, Record<string, { text: string; at: number }>>
  questions: Record<string, Record<string, { list: string[]; at: number }>>
  /** By seat, then candidate. */
  scores: Record<string, Record<string, Score>>
  /** By candidate, only once sealed. `seatId` is null in a secret panel, for ever. */
  ballots: Record<string, { choice: Choice; seatId: string | null }[]>
  outcomes: Record<string, Outcome>
  /** Other rooms' means for 二次平均法: by group id, the sum and number of raw candidate means. */
  rooms: Record<string, { sum: number; n: number }>
  screen: ScreenShow
  /** What the leader released to the screen. */
  released: boolean
}
