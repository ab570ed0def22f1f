import { type Problem, problem } from '../problem.ts'

/** 已申请移交 · 已同意 · 已拒绝 · 已撤回 (domain 4.3). */
export const TRANSFER_STATES = ['requested', 'agreed', 'refused', 'withdrawn'] as const
export type TransferState = (typeof TRANSFER_STATES)[number]

export const TRANSFER_ACTIONS = ['agree', 'refuse', 'withdraw'] as const
export type TransferAction = (typeof TRANSFER_ACTIONS)[number]

/** 我方申请 in: we ask · 待我办理 out: we are asked · 上级 above: ours is the common superior. */
export const TRANSFER_SIDES = ['in', 'out', 'above'] as const
export type TransferSide = (typeof TRANSFER_SIDES)[number]

interface TransferTransition {
  by: readonly TransferSide[]
  from: readonly TransferState[]
  to: TransferState
}

/** Who may take each step and where it leads (M-2.20). */
export const transferWorkflow: Record<TransferAction, TransferTransition> = {
  agree: { by: ['out', 'above'], from: ['requested'], to: 'agreed' },
  refuse: { by: ['out', 'above'], from: ['requested'], to: 'refused' },
  withdraw: { by: ['in'], from: ['requested'], to: 'withdrawn' },
}

export interface TransferFacts {
  state: TransferState
  /** How it stands to whoever asks; null: not at all. */
  side: TransferSide | null
  overdue: boolean
  /** Year of a declaration that is under way; null without one (A28). */
  running: number | null
}

/** Why this step may not be taken now, or `null`. A decided request stays as it was decided. */
export function transferGuard(action: TransferAction, facts: TransferFacts): Problem | null {
  const { state, side, overdue, running } = facts
  const { by, from } = transferWorkflow[action]
  if (!from.includes(state)) return problem('stale')
  if (!side || !by.includes(side)) return problem('transfer.not_yours')
  if (side === 'above' && !overdue) return problem('transfer.not_due')
  if (action === 'agree' && running !== null)
    return problem('transfer.running_declaration', { year: running })
  return null
}

/** The steps that are this side's to take at all, possible now or not: what its page shows buttons for. */
export const transferActions = (side: TransferSide | null): TransferAction[] =>
  side ? TRANSFER_ACTIONS.filter((action) => transferWorkflow[action].by.includes(side)) : []
