import { createMemo, mapArray, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { act, whyNot } from '../../lib/leader-act.ts'
import type { LivePanel } from '../../lib/live.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Checklist, type ChecklistItem } from '../../ui/checklist.tsx'
import { Section } from '../../ui/layout.tsx'
import { WorkflowActions } from '../../ui/workflow-actions.tsx'
import { type LineKey, linesOf, lineText } from './check-lines.ts'
import { OpenSwitch } from './open-switch.tsx'
import { assignPlace } from './places.ts'

/** What must be met before drafting starts or the switch opens, green and red, the fix beside; then the button. */
export function BeforeSwitch(props: { panel: LivePanel; onAbsent: () => void }) {
  const preparing = () => props.panel.round()?.state === 'preparing'
  return (
    <Section plain title={t(preparing() ? 'console.before.start' : 'console.before.open')}>
      <Conditions {...props} />
      <Show when={preparing()} fallback={<OpenSwitch panel={props.panel} />}>
        <WorkflowActions
          size="large"
          onAct={(action) => act(props.panel, action)}
          actions={[
            {
              action: 'start' as const,
              label: t('console.act.start'),
              kind: 'primary',
              get problem() {
                return whyNot(props.panel, 'start')
              },
              get sheet() {
                return { title: t('console.start.title'), effect: t('console.start.effect') }
              },
            },
          ]}
        />
      </Show>
    </Section>
  )
}

/** One object per line for as long as the line is there: a button that is being pressed must not be drawn anew. */
function Conditions(props: { panel: LivePanel; onAbsent: () => void }) {
  const lines = createMemo(() => linesOf(props.panel))
  const keys = createMemo(() => lines().map(({ key }) => key))
  const items = mapArray(keys, (key): ChecklistItem => {
    const line = () => lines().find((each) => each.key === key)
    const bad = createMemo(() => line()?.ok === false)
    return {
      id: key,
      get ok() {
        return !bad()
      },
      get label() {
        return t(`console.check.${key}`)
      },
      get text() {
        const found = line()
        return found ? lineText(found, props.panel.seats()) : ''
      },
      get action() {
        return (
          <Show when={bad()}>
            <Fix line={key} panel={props.panel} onAbsent={props.onAbsent} />
          </Show>
        )
      },
    }
  })
  return <Checklist items={items()} />
}

function Fix(props: { line: LineKey; panel: LivePanel; onAbsent: () => void }) {
  return (
    <Show
      when={props.line === 'leads'}
      fallback={
        <Show when={props.line === 'drafts'}>
          <Button kind="danger" size="touch" onPress={props.onAbsent}>
            {t('console.fix.absent')}
          </Button>
        </Show>
      }
    >
      <ButtonLink size="touch" href={assignPlace(props.panel.id)}>
        {t('console.fix.assign')}
      </ButtonLink>
    </Show>
  )
}
