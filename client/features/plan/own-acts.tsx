import { createSignal, For, Show } from 'solid-js'
import { sumsOf } from '../../../shared/plan/over.rules.ts'
import type { PlanLine } from '../../../shared/plan/plan.ts'
import { type Problem, problem } from '../../../shared/problem.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Row } from '../../ui/layout.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { type Plan, stepOf, whyNot } from './queries.ts'

const STEPS = ['submit', 'recall', 'adjust', 'discard'] as const
type Step = (typeof STEPS)[number]
const KINDS = { submit: 'primary', recall: 'plain', adjust: 'plain', discard: 'quiet' } as const

/**
 * What the unit can do with its plan, each after one question. `why`, `lines` and `before` come from the editor:
 * what stands in the way of 上报 now, what would be sent, and the saving of it (null: it could not be saved).
 */
export function OwnActs(props: {
  plan: Plan
  why?: string | null
  lines?: readonly PlanLine[]
  before?: () => Promise<number | null>
}) {
  const act = useAct()
  const [asking, setAsking] = createSignal<Step | null>(null)
  const reason = (step: Step) =>
    step === 'submit' && props.why !== undefined ? props.why : whyNot(props.plan, step)
  /** A plan that has been handed in once is not thrown away: that is no matter of waiting, so nothing is greyed. */
  const offered = (step: Step) => {
    const found = stepOf(props.plan, step)
    return found && !(step === 'discard' && found.problem?.code === 'workflow.wrong_state')
  }
  const first = () => props.plan.route[0]?.orgName ?? ''
  const sums = () => sumsOf(props.lines ?? props.plan.lines)

  async function confirm(step: Step): Promise<Problem | null> {
    const { id, year, edition } = props.plan
    const version = props.before ? await props.before() : props.plan.version
    if (version === null) return problem('stale')
    const params = { org: first(), year, n: edition }
    return act(`plan.${step}`, { id, version }, () => void toast(t(`plan.${step}.done`, params)))
  }

  return (
    <Row gap={3} align="start">
      <For each={STEPS.filter(offered)}>
        {(step) => (
          <>
            <Button size="touch" kind={KINDS[step]} why={reason(step)} onPress={() => setAsking(step)}>
              {t(`plan.${step}`)}
            </Button>
            <Sheet
              open={asking() === step}
              onClose={() => setAsking(null)}
              title={t(`plan.${step}.title`, { year: props.plan.year })}
              action={t(`plan.${step}`)}
              kind={step === 'discard' ? 'danger' : 'primary'}
              effect={t(`plan.${step}.effect`, { org: first(), n: props.plan.edition + 1 })}
              onConfirm={() => confirm(step)}
            >
              <Show when={step === 'submit'}>
                <Facts
                  columns={1}
                  facts={[
                    [t('plan.submit.to'), first()],
                    [t('plan.submit.route'), props.plan.route.map(({ orgName }) => orgName).join(' → ')],
                    [
                      t('plan.lines'),
                      `${t('plan.total.lines', { n: (props.lines ?? props.plan.lines).length })}，${t('plan.col.planned')} ${sums().planned}，${t('plan.counted')} ${sums().counted}`,
                    ],
                    [
                      t('plan.col.over'),
                      <span class={sums().over ? 'bad strong' : 'good'}>
                        {sums().over ? t('plan.over.lines', { n: sums().over }) : t('plan.over.none')}
                      </span>,
                    ],
                    [t('plan.files'), props.plan.attachments.length],
                  ]}
                />
              </Show>
            </Sheet>
          </>
        )}
      </For>
    </Row>
  )
}
