import { createEffect, createMemo, createSignal, Match, on, Switch } from 'solid-js'
import type { Problem } from '../../../shared/problem.ts'
import { call, link } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useWorkbookJob } from '../../lib/job.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ProblemLine } from '../../ui/error-state.tsx'
import { FIGURES } from './stats-table.tsx'

/** The table of the chosen node as a workbook; another node gives another file (M-3.15). */
export function StatsExport(props: { input: Record<string, unknown>; name: string }) {
  const [jobId, setJobId] = createSignal('')
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const [asking, setAsking] = createSignal(false)
  const job = useWorkbookJob(jobId)
  // what was made of another node, year or order is no longer what stands on the page
  const asked = createMemo(() => JSON.stringify(props.input))
  createEffect(on(asked, () => setJobId(''), { defer: true }))

  async function begin(): Promise<void> {
    setAsking(true)
    const result = await call('workbook.export', {
      ...{ list: 'plan.stats', input: props.input, whole: false },
      columns: ['node', 'what', ...FIGURES],
    })
    setAsking(false)
    setProblem(result.ok ? null : result.problem)
    if (result.ok) setJobId(result.value.jobId)
  }

  return (
    <Switch fallback={<Button onPress={() => void begin()}>{t('plan.stats.export')}</Button>}>
      <Match when={problem() ?? job.problem()}>{(found) => <ProblemLine problem={found()} />}</Match>
      <Match when={job.data()?.state === 'done'}>
        <ButtonLink kind="primary" href={link('workbook.file', { jobId: jobId() })} download>
          {t('plan.stats.ready', { name: props.name })}
        </ButtonLink>
      </Match>
      <Match when={job.data()?.state === 'failed'}>
        <ProblemLine problem={{ code: 'server.error' }} />
      </Match>
      <Match when={asking() || jobId() !== ''}>
        <Button busy>{t('plan.stats.exporting')}</Button>
      </Match>
    </Switch>
  )
}
