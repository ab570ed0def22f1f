import { For, Show } from 'solid-js'
import type { Problem } from '../../../shared/problem.ts'
import { t, tMaybe } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { serverNow } from '../../lib/server-time.ts'
import { dayClock, dayClockSeconds } from '../../lib/time.ts'
import { Section } from '../../ui/layout.tsx'
import { Slip } from '../../ui/slip.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { toast } from '../../ui/toasts.tsx'
import { WorkflowActions } from '../../ui/workflow-actions.tsx'
import { LifeLine, lasts } from './life-line.tsx'
import { PrintButtons } from './print-buttons.tsx'
import { fileName } from './queries.ts'
import { useRoom } from './room.ts'

const OWN = ['recall', 'withdraw'] as const
type Own = (typeof OWN)[number]
/** Signs of the hash that a person compares. */
const SHORT = 16

/** 办理进度: the receipt of the last hand-in, where it lies and goes, what can be taken back, all that happened. */
export function WayPage() {
  const room = useRoom()
  const act = useAct()
  const file = () => room.file()
  const last = () => file().editions.at(-1)
  const isRunning = () => ['climbing', 'waiting'].includes(file().state)
  const name = () => fileName(room.reference, file())
  const onAct = (action: Own): Promise<Problem | null> => {
    const { id, version } = file()
    return act(
      `declare.${action}` as 'declare.recall',
      { id, version },
      () => void toast(t(`declare.${action}.done`)),
    )
  }
  const actions = () =>
    OWN.flatMap((action) => {
      const found = room.may(action)
      if (!found) return []
      return {
        action,
        label: t(`declare.${action}`),
        problem: found.problem as Problem | null,
        ...(action === 'withdraw' ? { kind: 'danger' as const } : {}),
        sheet: { title: t(`declare.${action}`), names: [name()], effect: t(`declare.${action}.effect`) },
      }
    })
  return (
    <article class="declare-section" aria-labelledby="section-title">
      <header class="declare-section-head">
        <h1 class="title" id="section-title" tabindex="-1">
          {t('declare.part.way')}
        </h1>
      </header>
      <Show when={file().endCause}>{(cause) => <p class="prose">{t(`form.cause.${cause()}`)}</p>}</Show>
      <Show when={!room.isOpen() && file().returnReason}>
        {(reason) => <blockquote class="declare-reason">{reason()}</blockquote>}
      </Show>
      <Show when={last()}>
        {(edition) => (
          <Slip
            title={t('declare.receipt')}
            seal={t('declare.receipt.seal')}
            code={`${file().year}-${file().id.slice(-8).toUpperCase()}-${edition().no}`}
            facts={[
              [t('declare.receipt.what'), name()],
              [t('declare.receipt.at'), dayClockSeconds(edition().at)],
              [t('declare.receipt.no'), t('declare.receipt.times', { n: edition().no })],
              [t('declare.receipt.hash'), edition().sha256.slice(0, SHORT)],
              ...(file().deskOrgName
                ? [[t('declare.receipt.desk'), file().deskOrgName] as [string, string]]
                : []),
            ]}
            note={t('declare.receipt.note')}
          />
        )}
      </Show>
      <Show when={file().way.length > 0}>
        <Section
          title={t('declare.way.title')}
          gap={4}
          meta={
            isRunning() && file().deadlineAt
              ? t('declare.due', {
                  time: dayClock(file().deadlineAt!),
                  left: lasts(file().deadlineAt! - serverNow()),
                })
              : undefined
          }
        >
          <LifeLine way={file().way} />
        </Section>
      </Show>
      <Show when={actions().length > 0}>
        <Section title={t('declare.acts')} gap={3}>
          <For each={actions()}>
            {({ action, problem }) => (
              <Show when={!problem}>
                <p class="meta">{t(`declare.${action}.hint`)}</p>
              </Show>
            )}
          </For>
          <WorkflowActions actions={actions()} onAct={onAct} />
        </Section>
      </Show>
      <Section title={t('declare.print.title')} gap={3}>
        <PrintButtons />
      </Section>
      <Section title={t('declare.history')} gap={4}>
        <Show when={file().steps.length > 0} fallback={<p class="meta">{t('declare.history.none')}</p>}>
          <Timeline
            steps={file().steps.map((step) => ({
              at: dayClock(step.at).slice(5),
              title: `${tMaybe(`form.step.${step.action}`) ?? step.action}${step.orgName ? ` · ${step.orgName}` : ''}`,
              ...(step.reason ? { text: step.reason } : {}),
              state: ['sendBack', 'fail', 'late', 'stopped', 'correct'].includes(step.action)
                ? 'back'
                : 'done',
            }))}
          />
        </Show>
      </Section>
    </article>
  )
}
