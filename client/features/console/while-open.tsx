import { Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { act, whyNot } from '../../lib/leader-act.ts'
import type { LivePanel } from '../../lib/live.ts'
import { clock } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Row, Section } from '../../ui/layout.tsx'
import { WorkflowActions } from '../../ui/workflow-actions.tsx'

/** While the switch is open or paused: who still owes the submit, pause and resume. */
export function WhileOpen(props: { panel: LivePanel; onAbsent: () => void }) {
  const paused = () => props.panel.round()?.state === 'paused'
  const progress = () => props.panel.progress()
  const waiting = () =>
    props.panel
      .seats()
      .filter(({ unfinished }) => unfinished)
      .map(({ name }) => name)
  const openedAt = () => props.panel.round()?.openedAt
  return (
    <Section
      title={t(paused() ? 'console.after.paused' : 'console.after.open')}
      meta={openedAt() ? t('console.open.at', { time: clock(openedAt()!) }) : undefined}
    >
      <Show when={paused()}>
        <p class="strong bad">{t('console.paused.body')}</p>
      </Show>
      <Facts
        columns={1}
        facts={[
          [
            t('console.open.counted'),
            t('console.open.summary', { n: progress()?.awaited ?? 0, done: progress()?.finished ?? 0 }),
          ],
          [t('console.open.waiting'), waiting().join(t('console.comma')) || t('console.open.waiting.none')],
        ]}
      />
      <Row>
        <WorkflowActions
          size="large"
          onAct={(action) => act(props.panel, action)}
          actions={[paused() ? resume(props.panel) : pause(props.panel)]}
        />
        <Show when={waiting().length > 0}>
          <Button kind="danger" size="large" onPress={props.onAbsent}>
            {t('console.fix.absent')}
          </Button>
        </Show>
      </Row>
    </Section>
  )
}

const pause = (panel: LivePanel) => ({
  action: 'pause' as const,
  label: t('console.act.pause'),
  problem: whyNot(panel, 'pause'),
  sheet: { title: t('console.act.pause'), effect: t('console.pause.effect') },
})

const resume = (panel: LivePanel) => ({
  action: 'resume' as const,
  label: t('console.act.resume'),
  problem: whyNot(panel, 'resume'),
  kind: 'now' as const,
})
