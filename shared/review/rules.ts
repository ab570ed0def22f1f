/**
 * Rule parameters of a review (评审规则), frozen when the scheme is approved. Fractions are pairs of integers: no
 * floating point comes near a verdict.
 */
export interface Fraction {
  num: number
  den: number
}

export interface Criterion {
  key: string
  name: string
  /** Highest points an expert may give, whole points. */
  max: number
  /** Share in the total, any positive integer; shares are taken relative to their sum. */
  weight: number
}

export interface Band {
  name: string
  /** Lowest mean that belongs to the band, in hundredths of a point (8500 = 85.00). Bands are sorted downwards. */
  from: number
}

export interface ScoreRules {
  criteria: Criterion[]
  /** 去最高最低: drop one highest and one lowest when at least five experts scored. */
  trim: boolean
  /** 二次平均法 across the rooms (groups) of one review. */
  roomFactor: boolean
  bands: Band[]
  /** A total further than this from the others' mean is hinted at, to its author alone; hundredths. */
  outlier: number
}

export interface Rules {
  /** Attendance needed, of the panel's seats (Order 40 art. 20). */
  quorum: Fraction
  /** Consent needed in the committee, of the counted base (art. 21). */
  pass: Fraction
  groupPass: Fraction
  /** On: who fails in the group does not reach the committee. Off: all go, with the group's opinion. */
  groupFilter: boolean
  /** Smallest group (art. 22), smallest committee (art. 8), and whether the committee must be odd. */
  groupMin: number
  committeeMin: number
  committeeOdd: boolean
  /** Whether the leader sees names beside choices at 评议. Committee ballots are always secret. */
  groupBallots: 'named' | 'anonymous'
  /** Count recused seats in the base of the candidate. */
  recusedInBase: boolean
  /** The leader may decide against the tally, with a written reason. */
  againstTally: boolean
  /** The leader must write an opinion on every candidate at 评议. */
  opinionRequired: boolean
  /** An expert may draft only on a file that he or she has opened. */
  requireOpened: boolean
  /** At most this share of the committee's candidates may pass (通过率上限), or no cap. */
  passCap: Fraction | null
  /** How many extra rounds a tie at the cap may cost before the tied are refused. */
  revoteLimit: number
  /** Lead reviewers per candidate when assigned automatically. */
  leadsPer: number
  score: ScoreRules
}

export const DEFAULT_RULES: Rules = {
  quorum: { num: 2, den: 3 },
  pass: { num: 2, den: 3 },
  groupPass: { num: 2, den: 3 },
  groupFilter: true,
  groupMin: 3,
  committeeMin: 25,
  committeeOdd: true,
  groupBallots: 'named',
  recusedInBase: false,
  againstTally: false,
  opinionRequired: true,
  requireOpened: true,
  passCap: null,
  revoteLimit: 1,
  leadsPer: 2,
  score: {
    criteria: [
      { key: 'c1', name: '讲课（陈述）', max: 100, weight: 50 },
      { key: 'c2', name: '答辩', max: 100, weight: 50 },
    ],
    trim: false,
    roomFactor: true,
    bands: [
      { name: '优秀', from: 8500 },
      { name: '合格', from: 6000 },
      { name: '不合格', from: 0 },
    ],
    outlier: 1500,
  },
}
