import type { MineFacts, RoundFacts, RuleFacts, SeatFacts } from './facts.ts'
import type {
  Candidate,
  Choice,
  LiveState,
  Outcome,
  PanelKind,
  Round,
  ScreenShow,
  SeatRole,
} from './state.ts'

/**
 * Who looks at a panel; `audience-view.ts` decides what each of them may see. A view is a flat map of small records;
 * a client's view is its audience's part merged with its own part.
 */
export type Audience = 'leader' | 'member' | 'supervisor' | 'reporter' | 'screen'
export const AUDIENCES: readonly Audience[] = ['leader', 'member', 'supervisor', 'reporter', 'screen']

export interface PanelRecord {
  kind: 'panel'
  panelId: string
  panelKind: PanelKind
  name: string
  reviewId: string
  title: string
  committee: string
  year: number
  mode: LiveState['review']['mode']
  hasGroups: boolean
  rehearsal: boolean
  startsAt: number
  endsAt: number
  rules: RuleFacts &
    Pick<
      LiveState['review']['rules'],
      'score' | 'groupPass' | 'pass' | 'groupFilter' | 'leadsPer' | 'passCap'
    >
}
export interface RoundRecord extends Omit<Round, 'scope' | 'kind' | 'follows'> {
  kind: 'round'
  roundKind: Round['kind']
}
export interface ProgressRecord {
  kind: 'progress'
  state: Round['state']
  seats: number
  present: number
  /** Present seats that owe nothing more in this state, of all that are waited for. */
  finished: number
  awaited: number
  candidates: number
}
export interface SeatRecord {
  kind: 'seat'
  id: string
  no: number
  name: string
  unit: string
  role: SeatRole
  signedInAt: number | null
  absent: string | null
  online: boolean
  /** Since when the seat is offline, when it was online before. */
  offlineSince: number | null
  unfinished: boolean
  due: number
  drafted: number
  submitted: boolean
  /** One sign per candidate of the round: 1 drafted, 0 not, x recused. Never a choice. */
  done: string
}
export interface CandidateRecord extends Omit<Candidate, 'group'> {
  kind: 'candidate'
  position: number
  group: Candidate['group']
  leads: string[]
  questions: string[]
  /** Opinions of lead reviewers: to the leader at once, to members when drafting begins. */
  opinions: { seatId: string; name: string; text: string }[]
  /** Mean after every present expert has locked his score. */
  score: { mean: number; final: number; band: string | null; n: number } | null
  scores: { name: string; total: number }[]
}
export interface OutcomeRecord extends Outcome {
  kind: 'outcome'
  candidateId: string
  counted: number
  seats: number
  /** Leader of a group only. `who` is a name, or null in an anonymous group. */
  votes: { who: string | null; choice: Choice }[] | null
}
export interface PastRecord {
  kind: 'past'
  no: number
  roundKind: Round['kind']
  state: Round['state']
  reason: string | null
  decidedAt: number | null
  outcomes: Record<string, Outcome>
  /** Who the outcomes are about: the running round need not vote on them any more. */
  people: Record<string, { no: number; name: string }>
}
export interface ScreenRecord {
  kind: 'screen'
  show: ScreenShow
  released: boolean
}
export type FactsRecord = RoundFacts
export type MeRecord = SeatFacts
export type MineRecord = MineFacts

/** Records by key: `panel`, `round`, `progress`, `facts`, `screen`, `me`, `seat:<id>`, `candidate:<id>`,
 * `outcome:<id>`, `past:<no>`, `mine:<candidate id>`. */
export type View = Record<string, object>

/** Who is connected; lives only in the server's memory. */
export type Presence = Record<string, { online: boolean; since: number }>
