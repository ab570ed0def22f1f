import { createSignal, Match, onCleanup, Show, Switch } from 'solid-js'
import { AUDIT_COUNTED } from '../../../shared/audit/audit.rules.ts'
import type { Problem } from '../../../shared/problem.ts'
import { type CallOutput, call } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { serverNow } from '../../lib/server-time.ts'
import { dayClock } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemLine } from '../../ui/error-state.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { StateBand } from '../../ui/state-band.tsx'

type Checked = CallOutput<'audit.verify'>

/** 核对日志: walks the whole chain piece by piece, says how far it is, and what it found. */
export function AuditCheck() {
  const [running, setRunning] = createSignal(false)
  const [found, setFound] = createSignal<Checked | null>(null)
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const broken = () => found()?.broken
  const isWhole = () => !running() && found() !== null && !broken() && found()!.checked >= found()!.last
  onCleanup(() => setRunning(false))

  /** Stopped and begun anew while an answer is on its way, that answer belongs to nothing any more. */
  let round = 0
  async function check(): Promise<void> {
    const own = ++round
    setFound(null)
    setProblem(null)
    setRunning(true)
    while (running()) {
      const result = await call('audit.verify', { after: found()?.checked ?? 0 })
      if (own !== round) return
      if (!result.ok) setProblem(result.problem)
      else setFound(result.value)
      if (!result.ok || result.value.broken || result.value.checked >= result.value.last) setRunning(false)
    }
  }

  return (
    <Stack gap={3}>
      <Row gap={4}>
        <p class="meta">
          {t('audit.append_only')} {t('audit.paged', { n: AUDIT_COUNTED })}
        </p>
        <Show
          when={running()}
          fallback={
            <Button onPress={() => void check()}>{t(found() ? 'audit.check.again' : 'audit.check')}</Button>
          }
        >
          <Button onPress={() => setRunning(false)}>{t('audit.check.stop')}</Button>
        </Show>
      </Row>
      <Show when={problem()}>{(refused) => <ProblemLine problem={refused()} />}</Show>
      <Switch>
        <Match when={broken()}>
          {(fault) => (
            <StateBand kind="fail" title={t(`audit.check.${fault().fault}`, { seq: fault().seq })}>
              {t('audit.check.broken', { n: found()!.checked })}
            </StateBand>
          )}
        </Match>
        <Match when={isWhole()}>
          <StateBand
            kind="done"
            title={t('audit.check.whole', { time: dayClock(serverNow()), n: found()!.checked })}
          >
            <span class="audit-hash">{t('audit.check.head', { head: found()!.head })}</span>
          </StateBand>
        </Match>
        <Match when={running()}>
          <StateBand
            kind="wait"
            title={t('audit.check.now', { n: found()?.checked ?? 0, last: found()?.last ?? 0 })}
          />
        </Match>
        <Match when={found()}>
          {(some) => <StateBand kind="off" title={t('audit.check.stopped', { n: some().checked })} />}
        </Match>
      </Switch>
    </Stack>
  )
}
