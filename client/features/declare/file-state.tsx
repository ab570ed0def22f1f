import type { DeclarationState } from '../../../shared/declare/declaration.ts'
import { t } from '../../lib/i18n.ts'
import { type StateKind, StateWord } from '../../ui/state-word.tsx'

const KINDS: Record<DeclarationState, StateKind> = {
  filling: 'wait',
  climbing: 'half',
  waiting: 'half',
  correcting: 'now',
  accepted: 'done',
  returned: 'now',
  failed: 'fail',
  late: 'fail',
  pooled: 'done',
  withdrawn: 'off',
}

export const FileState = (props: { state: DeclarationState }) => (
  <StateWord kind={KINDS[props.state]}>{t(`form.state.${props.state}`)}</StateWord>
)
