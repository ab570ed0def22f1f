import type { DeclarationState } from '../../shared/declare/declaration.ts'
import type { StateKind } from '../ui/state-word.tsx'

const KINDS: Record<DeclarationState, StateKind> = {
  filling: 'wait',
  climbing: 'half',
  waiting: 'half',
  correcting: 'wait',
  accepted: 'done',
  returned: 'wait',
  failed: 'fail',
  late: 'fail',
  pooled: 'done',
  withdrawn: 'off',
}

/** The shape beside a declaration's state, the same wherever it is named; its word is `form.state.<state>`. */
export const declarationKind = (state: DeclarationState): StateKind => KINDS[state]
