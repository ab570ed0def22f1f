import { fill } from '../../shared/i18n/index.ts'
import { words } from '../../shared/i18n/zh-CN/print.ts'
import { quorumOf } from '../../shared/live/tally.ts'
import { instantText } from '../../shared/review/roster.cell.ts'
import { MODE_WORDS } from '../../shared/review/roster.columns.ts'
import type { SheetBlock } from '../../shared/review/sheet.ts'
import type { Review } from './scope.ts'
import type { SheetPanel } from './sheet.ts'
import { at, seatsIn, signLine, talliesOf } from './sheet-blocks.ts'

/** 会议记录, a draft for the recorder: attendance, quorum, and what each round decided, in totals. */
export function minutesBlock(panel: SheetPanel, review: Review): SheetBlock {
  const seats = seatsIn(panel)
  const here = seats.filter(({ signedInAt, absent }) => signedInAt !== null && absent === null)
  const need = quorumOf(review.rules, panel.state.panel.kind, seats.length)
  const { round } = panel.state
  return {
    heading: panel.state.panel.name,
    facts: [
      [words.time, `${instantText(review.startsAt)} — ${instantText(review.endsAt)}`],
      [words.place, review.place],
      [words.mode, MODE_WORDS[review.mode]],
      [
        words.attended,
        fill(words.attendedText, {
          seats: seats.length,
          present: here.length,
          absent: seats.length - here.length,
        }) + fill(words.quorumText, { need, met: here.length >= need ? words.met : words.notMet }),
      ],
      ...(round.openedAt === null ? [] : [[words.openedAt, at(round.openedAt)] as [string, string]]),
      ...(round.sealedAt === null ? [] : [[words.sealedAt, at(round.sealedAt)] as [string, string]]),
    ],
    head: [words.round, words.agenda, words.roundReason],
    rows: talliesOf(panel).map(({ no, reason, outcomes }) => {
      const all = Object.values(outcomes)
      const passed = all.filter(({ pass, rule, capped }) => (pass ?? rule) && !capped).length
      return [
        fill(words.roundOf, { n: no }),
        fill(words.votesText, { n: all.length, passed, failed: all.length - passed }),
        reason ?? '',
      ]
    }),
    sign: [words.signRecorder, signLine(panel)],
  }
}
