import { Show } from 'solid-js'
import './empty-state.css'
import type { Problem } from '../../shared/problem.ts'
import { problemText, t } from '../lib/i18n.ts'
import { Button } from './button.tsx'
import { Mark } from './mark.tsx'

/** Something could not be loaded: what, why, and 重试. */
export function ErrorState(props: { problem: Problem; onRetry?: () => void; title?: string }) {
  return (
    <div class="empty" data-bad="" role="alert">
      <p class="strong">{props.title ?? t('state.error')}</p>
      <p class="prose">{problemText(props.problem)}</p>
      <Show when={props.onRetry}>
        {(retry) => (
          <Button size="touch" onPress={() => retry()()}>
            {t('act.retry')}
          </Button>
        )}
      </Show>
    </div>
  )
}

/** A refusal beside what refused. */
export const ProblemLine = (props: { problem: Problem }) => (
  <p class="problem-line" role="alert">
    <Mark kind="alert" />
    {problemText(props.problem)}
  </p>
)
