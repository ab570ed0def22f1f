import { Show } from 'solid-js'
import type { OrgState } from '../../../shared/org/org.ts'
import type { CallOutput } from '../../lib/call.ts'
import { gap, t, tMaybe } from '../../lib/i18n.ts'
import { dayClock } from '../../lib/time.ts'
import { Timeline, type TimelineStep } from '../../ui/timeline.tsx'

type Step = CallOutput<'org.own'>['steps'][number]

const BACK: readonly string[] = ['sendBack', 'disable', 'recall']

/** 办理记录 of a unit, the last step first standing out by its words, and what it waits for. */
export function OrgHistory(props: { steps: readonly Step[]; state: OrgState; superior: string | null }) {
  const steps = (): TimelineStep[] => [
    ...props.steps.map(
      (step): TimelineStep => ({
        at: dayClock(step.at).slice(5),
        title: titleOf(step),
        text: textOf(step),
        state: BACK.includes(step.action) ? 'back' : 'done',
      }),
    ),
    ...waitingFor(props.state, props.superior),
  ]
  return (
    <Show when={steps().length > 0} fallback={<p class="meta">{t('org.drawer.history.none')}</p>}>
      <Timeline steps={steps()} />
    </Show>
  )
}

const titleOf = (step: Step): string => tMaybe(`org.step.${step.action}`) ?? step.action

function textOf(step: Step): string {
  const who = [step.orgName, step.actorName].filter(Boolean).join(' ')
  const changed =
    (step.action === 'rename' || step.action === 'move') && step.from && step.to
      ? t('org.step.change', { from: step.from, to: step.to })
      : null
  return [who, changed, step.reason].filter(Boolean).join(t('org.step.joint')) + gap()
}

function waitingFor(state: OrgState, superior: string | null): TimelineStep[] {
  if (state === 'blank' || state === 'returned') return [{ title: t('org.step.next.fill'), state: 'here' }]
  if (state === 'submitted' || state === 'changing')
    return [{ title: t('org.step.next.audit', { superior: superior ?? '' }), state: 'here' }]
  return []
}
