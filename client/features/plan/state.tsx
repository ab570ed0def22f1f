import type { PlanState } from '../../../shared/plan/plan.workflow.ts'
import { t } from '../../lib/i18n.ts'
import { type StateKind, StateWord } from '../../ui/state-word.tsx'

const KINDS: Record<PlanState, StateKind> = {
  draft: 'off',
  submitted: 'half',
  returned: 'fail',
  approved: 'done',
}

/** 草稿 · 已提交 · 已退回 · 已通过, exactly (M-3.12). */
export const PlanStateWord = (props: { state: PlanState }) => (
  <StateWord kind={KINDS[props.state]}>{t(`plan.state.${props.state}`)}</StateWord>
)
