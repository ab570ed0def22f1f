import { type Problem, problem } from '../problem.ts'
import type { RoundFacts } from './facts.ts'
import type { PanelKind, RoundState, SeatRole } from './state.ts'

/**
 * The round of a panel as a table: who may, from where, to where, and what must hold. The server decides by it, the
 * client shows or greys the buttons by it, `docs/workflows.md` is drawn from it.
 * Source: register.
 */
export interface RoundTransition {
  by: 'leader' | 'system' | 'office'
  from: readonly RoundState[]
  to: RoundState
  /** Only in this kind of panel. */
  panel?: PanelKind
  /** The reason why not, given the state is right; or null. */
  allow: (facts: RoundFacts) => Problem | null
}

const always = () => null

/** The first thing that still stands in the way of the switch, or null. */
function readyToOpen(f: RoundFacts): Problem | null {
  if (f.present < f.quorum) return problem('live.quorum_short', { have: f.present, need: f.quorum })
  if (f.leadsMissing > 0) return problem('live.leads_missing', { n: f.leadsMissing })
  if (f.questionsMissing > 0) return problem('live.questions_missing', { n: f.questionsMissing })
  if (f.scoresMissing > 0) return problem('live.scores_missing', { n: f.scoresMissing })
  if (f.opinionsMissing > 0) return problem('live.opinions_missing', { n: f.opinionsMissing })
  if (f.baseShort > 0) return problem('live.base_short', { n: f.baseShort })
  if (f.unfinished > 0) return problem('live.drafts_pending', { n: f.unfinished })
  return null
}

export const roundWorkflow = {
  /** 开始拟投票. In the committee only when every group has handed in its result. */
  start: {
    by: 'leader',
    from: ['preparing'],
    to: 'drafting',
    allow: (f) =>
      f.groupsPending > 0
        ? problem('live.groups_pending', { n: f.groupsPending })
        : f.leadsMissing > 0
          ? problem('live.leads_missing', { n: f.leadsMissing })
          : null,
  },
  /** 开启投票开关 / 评委会投票开关. */
  open: { by: 'leader', from: ['drafting'], to: 'open', allow: readyToOpen },
  pause: { by: 'leader', from: ['open'], to: 'paused', allow: always },
  resume: { by: 'leader', from: ['paused'], to: 'open', allow: always },
  /** The last awaited seat has submitted: counting, by the system alone. */
  seal: {
    by: 'system',
    from: ['open', 'paused'],
    to: 'submitted',
    allow: (f) => (f.unfinished > 0 ? problem('live.submits_pending', { n: f.unfinished }) : null),
  },
  /** 专业组评议. */
  deliberate: { by: 'leader', from: ['submitted'], to: 'deliberating', panel: 'group', allow: always },
  /** 提交评议结果. */
  finish: {
    by: 'leader',
    from: ['deliberating'],
    to: 'decided',
    panel: 'group',
    allow: (f) =>
      f.undecided > 0
        ? problem('live.undecided', { n: f.undecided })
        : f.opinionsWanting > 0
          ? problem('live.opinion_required', { n: f.opinionsWanting })
          : null,
  },
  /** 【确定】: the committee's result goes to the report page. */
  confirm: {
    by: 'leader',
    from: ['submitted'],
    to: 'decided',
    panel: 'committee',
    allow: (f) => (f.capTied > 0 && f.revotesLeft > 0 ? problem('live.cap_tie', { n: f.capTied }) : null),
  },
  /** 加投一轮: candidates tied at the cap are voted on once more; this round stays as it is. */
  tie_round: {
    by: 'leader',
    from: ['submitted'],
    to: 'decided',
    panel: 'committee',
    allow: (f) =>
      f.capTied === 0 ? problem('live.no_tie') : f.revotesLeft === 0 ? problem('live.revote_limit') : null,
  },
  /** Fewer than the quorum remain before all have submitted: the round is void and a new one begins. */
  lose_quorum: { by: 'system', from: ['open', 'paused'], to: 'void', allow: always },
  /** 退回 by the supervising office: this round is kept, a new one begins. */
  send_back: {
    by: 'office',
    from: ['preparing', 'drafting', 'open', 'paused', 'submitted', 'deliberating', 'decided'],
    to: 'void',
    allow: always,
  },
} as const satisfies Record<string, RoundTransition>

export type RoundAction = keyof typeof roundWorkflow
export const LEADER_ACTIONS = [
  'start',
  'open',
  'pause',
  'resume',
  'deliberate',
  'finish',
  'confirm',
  'tie_round',
] as const
export type LeaderAction = (typeof LEADER_ACTIONS)[number]

/** Why the action is not to be had now, or null. A deputy has no leader's rights until the office makes him leader. */
export function mayAct(
  action: RoundAction,
  facts: RoundFacts,
  role: SeatRole | 'system' | 'office',
): Problem | null {
  const transition: RoundTransition = roundWorkflow[action]
  if (transition.by !== role) return problem('live.not_leader')
  if (transition.panel && transition.panel !== facts.kind)
    return problem('workflow.wrong_state', { action, state: facts.state })
  if (!transition.from.includes(facts.state))
    return problem('workflow.wrong_state', { action, state: facts.state })
  return transition.allow(facts)
}

export interface CheckLine {
  key: 'quorum' | 'leads' | 'questions' | 'scores' | 'opinions' | 'base' | 'drafts' | 'recusals'
  ok: boolean
  params: Record<string, string | number>
}

/** The checklist before the switch: every line green or red, with its figures. */
export function checklist(f: RoundFacts): CheckLine[] {
  const lines: CheckLine[] = [
    { key: 'quorum', ok: f.present >= f.quorum, params: { have: f.present, seats: f.seats, need: f.quorum } },
    { key: 'drafts', ok: f.unfinished === 0, params: { n: f.unfinished, names: f.unfinishedNames } },
  ]
  if (f.leadsMissing > 0 || f.opinionsDue > 0 || f.questionsDue > 0)
    lines.push({ key: 'leads', ok: f.leadsMissing === 0, params: { n: f.leadsMissing } })
  if (f.questionsDue > 0)
    lines.push({
      key: 'questions',
      ok: f.questionsMissing === 0,
      params: { done: f.questionsDue - f.questionsMissing, due: f.questionsDue },
    })
  if (f.scoresDue > 0)
    lines.push({
      key: 'scores',
      ok: f.scoresMissing === 0,
      params: { done: f.scoresDue - f.scoresMissing, due: f.scoresDue },
    })
  if (f.opinionsDue > 0)
    lines.push({
      key: 'opinions',
      ok: f.opinionsMissing === 0,
      params: { done: f.opinionsDue - f.opinionsMissing, due: f.opinionsDue },
    })
  lines.push({ key: 'recusals', ok: true, params: { n: f.recusals } })
  if (f.baseShort > 0) lines.push({ key: 'base', ok: false, params: { n: f.baseShort } })
  return lines
}
