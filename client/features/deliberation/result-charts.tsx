import { createMemo, createSignal, lazy, Show, Suspense } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { Button } from '../../ui/button.tsx'
import { Columns } from '../../ui/layout.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { inOrder } from '../console/order.ts'

/** Chart.js is fetched only by who asks for a chart. */
const Chart = lazy(async () => ({ default: (await import('../../ui/chart.tsx')).Chart }))

/** The result as ring and bars, on demand; table, text and picture come with each chart. */
export function ResultCharts(props: { panel: LivePanel }) {
  const [open, setOpen] = createSignal(false)
  const outcomes = createMemo(() =>
    inOrder(props.panel).flatMap((candidate) => {
      const outcome = props.panel.outcome(candidate.id)
      return outcome ? [{ name: candidate.name, yes: outcome.yes, pass: outcome.pass ?? outcome.rule }] : []
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
          </Columns>
        </Suspense>
      </Show>
    </Show>
  )
}
