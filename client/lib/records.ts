import type { Choice } from '../../shared/live/state.ts'
import type {
  CandidateRecord,
  FactsRecord,
  MeRecord,
  MineRecord,
  OutcomeRecord,
  PanelRecord,
  PastRecord,
  ProgressRecord,
  RoundRecord,
  ScreenRecord,
  SeatRecord,
  View,
} from '../../shared/live/view.ts'

/** The records of a view by name, typed. Reactive when the view is a store. */
export interface Records {
  panel: () => PanelRecord | undefined
  round: () => RoundRecord | undefined
  progress: () => ProgressRecord | undefined
  facts: () => FactsRecord | undefined
  screen: () => ScreenRecord | undefined
  me: () => MeRecord | undefined
  seat: (id: string) => SeatRecord | undefined
  seats: () => SeatRecord[]
  candidate: (id: string) => CandidateRecord | undefined
  /** In roster order. */
  candidates: () => CandidateRecord[]
  mine: (candidateId: string) => MineRecord | undefined
  outcome: (candidateId: string) => OutcomeRecord | undefined
  outcomes: () => OutcomeRecord[]
  past: () => PastRecord[]
}

export function recordsOf(view: View): Records {
  const one =
    <T>(key: string) =>
    () =>
      view[key] as T | undefined
  const byId =
    <T>(prefix: string) =>
    (id: string) =>
      view[`${prefix}:${id}`] as T | undefined
  const all = <T>(prefix: string): T[] =>
    Object.keys(view)
      .filter((key) => key.startsWith(`${prefix}:`))
      .flatMap((key) => (view[key] ? [view[key] as T] : []))
  return {
    panel: one('panel'),
    round: one('round'),
    progress: one('progress'),
    facts: one('facts'),
    screen: one('screen'),
    me: one('me'),
    seat: byId('seat'),
    seats: () => all<SeatRecord>('seat').sort((a, b) => a.no - b.no),
    candidate: byId('candidate'),
    candidates: () => all<CandidateRecord>('candidate').sort((a, b) => a.no - b.no),
    mine: byId('mine'),
    outcome: byId('outcome'),
    outcomes: () => all('outcome'),
    past: () => all<PastRecord>('past').sort((a, b) => a.no - b.no),
  }
}

/** The marks of the paper ballot: ○ 拟通过, × 拟否决, △ 拟弃权. */
export const MARK_OF = { yes: 'pass', no: 'fail', abstain: 'hold' } as const satisfies Record<Choice, string>
export const CHOICE_OF = { pass: 'yes', fail: 'no', hold: 'abstain' } as const satisfies Record<
  'pass' | 'fail' | 'hold',
  Choice
>
