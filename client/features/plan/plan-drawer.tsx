import { createMemo, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useAsk } from '../../lib/query.ts'
import { useReference } from '../../lib/reference.ts'
import { Button } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { Row, Section, Spacer, Stack } from '../../ui/layout.tsx'
import { dataOf, Loaded } from '../../ui/loaded.tsx'
import { LinesTable } from './lines-table.tsx'
import { Editions } from './own-editions.tsx'
import { PlanFiles } from './plan-files.tsx'
import { PlanSteps } from './plan-steps.tsx'
import { changesNow, type Plan, stepOf, usePlan, whyNot } from './queries.ts'
import { Quota } from './quota.tsx'
import { RouteLine } from './route-line.tsx'
import { PlanStateWord } from './state.tsx'

/** As many of the desk as one can step through without going back to the list. */
const STEP_THROUGH = 200

/** One plan to be decided: lines, sums, documents, way and 详情; then the next one (M-3.8, M-3.10, M-3.11). */
export function PlanDrawer(props: {
  id: string | undefined
  year: number
  onOpen: (id: string | undefined) => void
  /** `next` is the plan to go on with. */
  onPass: (plan: Plan, next: string | undefined) => void
  onSendBack: (plan: Plan, next: string | undefined) => void
}) {
  const query = usePlan(() => props.id)
  const plan = () => (props.id ? dataOf(query) : undefined)
  const reference = useReference('series', 'level')
  const desk = useAsk('plan.list', () => ({ desk: 'mine' as const, year: props.year, size: STEP_THROUGH }), {
    keep: true,
    when: () => Boolean(props.id),
  })
  const ids = createMemo(() => (dataOf(desk)?.rows ?? []).map(({ id }) => id))
  const at = () => (props.id ? ids().indexOf(props.id) : -1)
  const beside = (by: -1 | 1) => (at() < 0 ? undefined : ids()[at() + by])
  const next = () => beside(1) ?? beside(-1)

  return (
    <Drawer
      wide
      open={Boolean(props.id)}
      onClose={() => props.onOpen(undefined)}
      title={plan()?.orgName ?? t('plan.list.title')}
      meta={
        <Show when={plan()}>
          {(one) => (
            <>
              {t('plan.year', { year: one().year })} · {t('plan.edition', { n: one().edition })}
              <Show when={one().parentName}> · {one().parentName}</Show>
            </>
          )}
        </Show>
      }
      end={
        <Show when={at() >= 0 && ids().length > 1}>
          <Row gap={2} nowrap>
            <span class="meta nowrap">{t('plan.place', { n: at() + 1, all: ids().length })}</span>
            <Button kind="quiet" off={!beside(-1)} onPress={() => props.onOpen(beside(-1))}>
              {t('plan.previous')}
            </Button>
            <Button kind="quiet" off={!beside(1)} onPress={() => props.onOpen(beside(1))}>
              {t('plan.next')}
            </Button>
          </Row>
        </Show>
      }
      foot={
        <Show when={plan()}>
          {(one) => (
            <Show when={stepOf(one(), 'pass')}>
              <Row gap={3} align="start">
                <Button
                  size="touch"
                  kind="primary"
                  why={whyNot(one(), 'pass')}
                  onPress={() => props.onPass(one(), next())}
                >
                  {t('plan.pass')}
                </Button>
                <Button
                  size="touch"
                  why={whyNot(one(), 'sendBack')}
                  quietWhy
                  onPress={() => props.onSendBack(one(), next())}
                >
                  {t('plan.sendBack')}
                </Button>
              </Row>
            </Show>
          )}
        </Show>
      }
    >
      <Show when={props.id}>
        <Loaded query={query} lines={12}>
          {(one) => (
            <Stack gap={6}>
              <Stack gap={2}>
                <Row>
                  <PlanStateWord state={one().state} />
                  <Spacer />
                  <span class={one().over ? 'bad strong' : 'good'}>
                    {one().over ? t('plan.over.lines', { n: one().over }) : t('plan.over.none')}
                  </span>
                </Row>
                <Show when={one().returnReason}>
                  {(reason) => <p class="bad">{t('plan.step.reason', { text: reason() })}</p>}
                </Show>
              </Stack>
              <Section plain title={t('plan.lines')} gap={3} meta={<ChangesMeta plan={one()} />}>
                <LinesTable lines={one().lines} reference={reference} changes={changesNow(one())} />
                <Show when={one().note}>{(note) => <p class="prose">{note()}</p>}</Show>
              </Section>
              <Section title={t('plan.files')} gap={3}>
                <PlanFiles plan={one()} />
              </Section>
              <Section title={t('plan.route')} gap={4}>
                <RouteLine plan={one()} />
              </Section>
              <Show when={one().quota.length > 0}>
                <Section plain title={t('plan.quota')} gap={3}>
                  <Quota quota={one().quota} reference={reference} />
                </Section>
              </Show>
              <Show when={one().editions.length > 1}>
                <Editions plan={one()} onOpen={props.onOpen} />
              </Show>
              <Section title={t('plan.detail')} gap={4}>
                <PlanSteps steps={one().steps} reference={reference} />
              </Section>
            </Stack>
          )}
        </Loaded>
      </Show>
    </Drawer>
  )
}

/** For whoever has seen it before: how many lines are others than then. */
const ChangesMeta = (props: { plan: Plan }) => (
  <Show when={changesNow(props.plan).length}>
    {(n) => <span class="strong">{t('plan.change.title', { n: n() })}</span>}
  </Show>
)
