import type { OrgState } from '../../shared/org/org.ts'
import type { StateKind } from '../ui/state-word.tsx'

/** The shape that goes with the word of a unit's state. */
export const ORG_STATE_KINDS: Record<OrgState, StateKind> = {
  blank: 'wait',
  submitted: 'half',
  returned: 'fail',
  approved: 'done',
  changing: 'half',
  disabled: 'off',
  deleted: 'off',
}
