import { fill } from '../../shared/i18n/index.ts'
import { words } from '../../shared/i18n/zh-CN/print.ts'
import type { Outcome } from '../../shared/live/state.ts'
import type { CandidateRecord, OutcomeRecord, SeatRecord } from '../../shared/live/view.ts'
import { instantText } from '../../shared/review/roster.cell.ts'
import { COMMITTEE_ROLES, GROUP_ROLES } from '../../shared/review/roster.columns.ts'
import type { SheetBlock } from '../../shared/review/sheet.ts'
import type { Results } from '../live/results.ts'
import type { SheetPanel } from './sheet.ts'

const ofKind = <T>({ view }: SheetPanel, prefix: string): T[] =>
  Object.entries(view)
    .filter(([key]) => key.startsWith(`${prefix}:`))
    .map(([, record]) => record as T)

export const seatsIn = (panel: SheetPanel): SeatRecord[] =>
  ofKind<SeatRecord>(panel, 'seat').sort((a, b) => a.no - b.no)
export const candidatesIn = (panel: SheetPanel): CandidateRecord[] =>
  ofKind<CandidateRecord>(panel, 'candidate').sort((a, b) => a.no - b.no)

export const at = (ms: number | null): string => (ms === null ? '' : instantText(ms - (ms % 60_000)))
const count = (n: number | null | undefined): string => (n === null || n === undefined ? '' : String(n))
const points = (hundredths: number): string => (hundredths / 100).toFixed(2)
const people = (n: number): string => fill(words.people, { n })

export const signLine = ({ state }: SheetPanel): string =>
  state.panel.kind === 'committee' ? words.signChair : words.signLeader

/** 签到表: who is expected, who came when, room to sign. */
export function signinBlock(panel: SheetPanel): SheetBlock {
  const seats = seatsIn(panel)
  const roles = panel.state.panel.kind === 'committee' ? COMMITTEE_ROLES : GROUP_ROLES
  const here = seats.filter(({ signedInAt, absent }) => signedInAt !== null && absent === null)
  return {
    heading: panel.state.panel.name,
    facts: [
      [words.due, people(seats.length)],
      [words.present, people(here.length)],
    ],
    head: [
      words.no,
      words.name,
      words.unit,
      words.title,
      words.role,
      words.signedInAt,
      words.signature,
      words.remark,
    ],
    rows: seats.map((seat) => [
      String(seat.no),
      seat.name,
      seat.unit,
      panel.titles[seat.id] ?? '',
      roles[seat.role],
      at(seat.signedInAt),
      '',
      seat.absent !== null
        ? fill(words.absent, { reason: seat.absent })
        : seat.signedInAt === null
          ? words.notSigned
          : '',
    ]),
    sign: [signLine(panel)],
  }
}

export const verdictOf = (outcome: Outcome | undefined, withdrawn: string | null): string => {
  if (withdrawn !== null) return fill(words.withdrawn, { reason: withdrawn })
  if (!outcome) return words.pending
  if (outcome.capped) return words.capped
  return (outcome.pass ?? outcome.rule) ? words.pass : words.fail
}

interface RoundTally {
  no: number
  reason: string | null
  outcomes: Record<string, Outcome>
}

/** Every round with its totals, oldest first; the running one only once it is sealed. */
export function talliesOf(panel: SheetPanel): RoundTally[] {
  const { past, round } = panel.state
  const own = Object.fromEntries(
    ofKind<OutcomeRecord>(panel, 'outcome').map((record) => [record.candidateId, record]),
  )
  return [
    ...past.map(({ no, reason, outcomes }) => ({ no, reason, outcomes })),
    { no: round.no, reason: round.reason, outcomes: own },
  ].filter(({ outcomes }) => Object.keys(outcomes).length > 0)
}

/** 表决结果: the sum behind each verdict. A secret vote's sheet says so, and none holds a name beside a choice. */
export function votesBlock(panel: SheetPanel): SheetBlock[] {
  const { state } = panel
  const tallies = talliesOf(panel)
  const byId = new Map(candidatesIn(panel).map((candidate) => [candidate.id, candidate]))
  return tallies.map(({ no, reason, outcomes }) => ({
    heading: `${state.panel.name} ${fill(words.roundOf, { n: no })}`,
    facts: [
      ...(reason ? [[words.roundReason, reason] as [string, string]] : []),
      ...(panel.seals[no] ? [[words.seal, panel.seals[no]] as [string, string]] : []),
      ...(state.panel.kind === 'committee' ? [[words.remark, words.secret] as [string, string]] : []),
    ],
    head: [
      words.no,
      words.name,
      words.unit,
      words.appliedTitle,
      words.yes,
      words.against,
      words.abstain,
      words.missing,
      words.recused,
      words.base,
      words.need,
      words.result,
      words.opinion,
    ],
    rows: Object.entries(outcomes)
      .map(([id, outcome]) => ({ candidate: byId.get(id), outcome }))
      .sort((a, b) => (a.candidate?.no ?? 0) - (b.candidate?.no ?? 0))
      .map(({ candidate, outcome }) => [
        count(candidate?.no),
        candidate?.name ?? '',
        candidate?.unit ?? '',
        candidate?.appliedTitle ?? '',
        count(outcome.yes),
        count(outcome.no),
        count(outcome.abstain),
        count(outcome.missing),
        count(outcome.recused),
        count(outcome.base),
        count(outcome.need),
        verdictOf(outcome, candidate?.withdrawn ?? null),
        outcome.opinion,
      ]),
    sign: [words.signTeller, signLine(panel)],
  }))
}

/** 评分表: means that everybody has locked; a single expert's score is nobody's business outside the room. */
export function scoreBlock(panel: SheetPanel): SheetBlock[] {
  const scored = candidatesIn(panel).filter(({ score }) => score !== null)
  if (panel.state.panel.kind === 'committee' && scored.length === 0) return []
  return [
    {
      heading: panel.state.panel.name,
      facts: panel.state.review.mode === 'expert' ? [[words.remark, words.noScores]] : [],
      head: [
        words.no,
        words.name,
        words.unit,
        words.appliedTitle,
        words.expert,
        words.mean,
        words.final,
        words.band,
      ],
      rows: scored.map(({ no, name, unit, appliedTitle, score }) => [
        String(no),
        name,
        unit,
        appliedTitle,
        people(score!.n),
        points(score!.mean),
        points(score!.final),
        score!.band ?? '',
      ]),
      sign: [signLine(panel)],
    },
  ]
}

const split = (yes: number | null, no: number | null, abstain: number | null): string =>
  yes === null ? '' : `${yes}/${no ?? 0}/${abstain ?? 0}`

/** 评审结果: the table of the report; ID numbers masked. */
export function resultBlock({ ready, rows, passed, failed }: Results): SheetBlock {
  return {
    heading: '',
    facts: ready
      ? [
          [words.passedCount, people(passed)],
          [words.failedCount, people(failed)],
        ]
      : [[words.state, words.pending]],
    head: [
      words.no,
      words.name,
      words.sex,
      words.idNumber,
      words.unit,
      words.appliedTitle,
      words.specialty,
      words.group,
      words.groupVotes,
      words.groupPass,
      words.finalVotes,
      words.result,
      words.remark,
    ],
    rows: rows.map((row) => [
      String(row.no),
      row.name,
      row.sex,
      row.idMasked,
      row.unit,
      row.appliedTitle,
      row.specialty,
      row.group,
      split(row.groupYes, row.groupNo, row.groupAbstain),
      row.groupPass === null ? '' : row.groupPass ? words.pass : words.fail,
      split(row.voteYes, row.voteNo, row.voteAbstain),
      row.capped ? words.capped : row.pass === null ? '' : row.pass ? words.pass : words.fail,
      row.withdrawn === null ? '' : fill(words.withdrawn, { reason: row.withdrawn }),
    ]),
    sign: [words.signChair, words.signReporter],
  }
}
