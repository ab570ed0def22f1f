import { For, Show } from 'solid-js'
import './lines-table.css'
import { t, tMaybe } from '../../lib/i18n.ts'
import type { useReference } from '../../lib/reference.ts'
import { dayClock } from '../../lib/time.ts'
import { Timeline, type TimelineStep } from '../../ui/timeline.tsx'
import { LABELS } from './line-editor.tsx'
import type { Plan } from './queries.ts'

type Step = Plan['steps'][number]
type Change = Step['changes'][number]
type Reference = ReturnType<typeof useReference>

const BACK: readonly string[] = ['sendBack', 'recall', 'discard']

/** 详情 (M-3.10): every step with who, when and which words, and at every 上报 what has changed since the one before. */
export function PlanSteps(props: { steps: readonly Step[]; reference: Reference }) {
  const steps = (): TimelineStep[] =>
    props.steps.map((step) => ({
      at: dayClock(step.at).slice(5),
      title: titleOf(step),
      text: <Text step={step} reference={props.reference} />,
      state: BACK.includes(step.action) ? 'back' : 'done',
    }))
  return (
    <Show when={props.steps.length > 0} fallback={<p class="meta">{t('plan.detail.none')}</p>}>
      <Timeline steps={steps()} />
    </Show>
  )
}

function titleOf(step: Step): string {
  const isEnd = step.action === 'pass' && step.to === 'approved'
  const word = tMaybe(`plan.step.${isEnd ? 'approved' : step.action}`) ?? step.action
  return step.action === 'submit' && step.climb > 1
    ? `${word} · ${t('plan.detail.climb', { n: step.climb })}`
    : word
}

const Text = (props: { step: Step; reference: Reference }) => (
  <>
    {props.step.orgName} {props.step.actorName}
    <Show when={props.step.reason}>
      {(text) => (
        <span class={props.step.action === 'sendBack' ? 'bad' : undefined}>
          {' '}
          {t(props.step.action === 'sendBack' ? 'plan.step.reason' : 'plan.step.opinion', { text: text() })}
        </span>
      )}
    </Show>
    <Show when={props.step.changes.length > 0}>
      <br />
      {t('plan.change.title', { n: props.step.changes.length })}
      <For each={props.step.changes}>
        {(change) => (
          <>
            <br />
            <b>{t(`plan.change.${change.kind}`)}</b> {props.reference.name('series', change.series)}{' '}
            {props.reference.name('level', change.level)} {change.specialty} {changeText(change)}
          </>
        )}
      </For>
    </Show>
  </>
)

const FIELDS = ['approvedPosts', 'vacancies', 'planned', 'reason'] as const

function changeText({ before, after }: Change): string {
  const one = after ?? before
  if (!one) return ''
  if (!before || !after)
    return t('plan.change.numbers', {
      approved: one.approvedPosts,
      vacancies: one.vacancies,
      planned: one.planned,
    })
  return FIELDS.filter((field) => before[field] !== after[field])
    .map((field) =>
      t('plan.change.from', {
        field: t(LABELS[field]),
        before: before[field] === '' ? '–' : before[field],
        after: after[field] === '' ? '–' : after[field],
      }),
    )
    .join(' · ')
}
