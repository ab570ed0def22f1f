import { createMemo, createSignal, lazy, Show, Suspense } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { inOrder } from '../../lib/meeting-order.ts'
import { Button } from '../../ui/button.tsx'
import { Columns } from '../../ui/layout.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { spreadOf } from './spread.ts'

/** Chart.js is fetched only by who asks for a chart. */
const Chart = lazy(async () => ({ default: (await import('../../ui/chart.tsx')).Chart }))

/** Beyond it a bar for each would be a thread: the candidates are counted by their share of consent. */
const MOST_BARS = 40

/** The result as ring and bars, on demand; table, text and picture come with each chart. */
export function ResultCharts(props: { panel: LivePanel }) {
  const [open, setOpen] = createSignal(false)
  const outcomes = createMemo(() =>
    inOrder(props.panel).flatMap((candidate) => {
      const outcome = props.panel.outcome(candidate.id)
      return outcome
        ? [{ name: candidate.name, yes: outcome.yes, base: outcome.base, pass: outcome.pass ?? outcome.rule }]
        : []
    }),
  )
  const count = (pass: boolean) => outcomes().filter((each) => each.pass === pass).length
  return (
    <Show when={outcomes().length > 0}>
      <div>
        <Button size="touch" expanded={open()} onPress={() => setOpen(!open())}>
          {t('deliberation.charts')}
        </Button>
      </div>
      <Show when={open()}>
        <Suspense fallback={<Skeleton lines={6} />}>
          <Columns least="wide">
            <Chart
              kind="ring"
              title={t('deliberation.chart.ring')}
              unit={t('deliberation.chart.people')}
              items={[
                { label: t('deliberation.pass'), value: count(true), tone: 'pass' },
                { label: t('deliberation.fail'), value: count(false), tone: 'fail' },
              ]}
            />
            <Show
              when={outcomes().length <= MOST_BARS}
              fallback={<Spread panel={props.panel} of={outcomes()} />}
            >
              <Chart
                kind="bar"
                title={t('deliberation.chart.bar')}
                unit={t('deliberation.chart.votes')}
                items={outcomes().map(({ name, yes, pass }) => ({
                  label: name,
                  value: yes,
                  tone: pass ? ('pass' as const) : ('fail' as const),
                }))}
              />
            </Show>
          </Columns>
        </Suspense>
      </Show>
    </Show>
  )
}

function Spread(props: { panel: LivePanel; of: readonly { yes: number; base: number }[] }) {
  const need = () => {
    const panel = props.panel.panel()!
    return panel.panelKind === 'group' ? panel.rules.groupPass : panel.rules.pass
  }
  const spread = createMemo(() => spreadOf(props.of, need()))
  return (
    <Chart
      kind="bar"
      title={t('deliberation.chart.spread')}
      unit={t('deliberation.chart.people')}
      items={spread().items}
      line={{ at: spread().line, label: t('deliberation.chart.line', { num: need().num, den: need().den }) }}
    />
  )
}
