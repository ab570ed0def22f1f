import { useQueryClient } from '@tanstack/solid-query'
import { createSignal, For, Show } from 'solid-js'
import './lines-table.css'
import type { Problem } from '../../../shared/problem.ts'
import { link, upload } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { day } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemLine } from '../../ui/error-state.tsx'
import { FileDrop, sizeText } from '../../ui/file-drop.tsx'
import { Stack } from '../../ui/layout.tsx'
import type { Plan } from './queries.ts'

const MAX_BYTES = 20 * 1024 * 1024
const ACCEPT = '.pdf,.jpg,.jpeg,.png'

/** Documents of a plan; with `edit` they can be added and removed. */
export function PlanFiles(props: { plan: Plan; edit?: boolean }) {
  const act = useAct()
  const client = useQueryClient()
  const [problem, setProblem] = createSignal<Problem | null>(null)
  return (
    <Stack gap={3}>
      <Show
        when={props.plan.attachments.length > 0}
        fallback={
          <Show when={!props.edit}>
            <p class="meta">{t('plan.files.none')}</p>
          </Show>
        }
      >
        <ul class="plan-files">
          <For each={props.plan.attachments}>
            {(file) => (
              <li>
                <a href={link('plan.file', { attachmentId: file.id })} target="_blank" rel="noreferrer">
                  {file.name}
                </a>
                <span class="meta nowrap">
                  {sizeText(file.size)} · {day(file.at)}
                </span>
                <Show when={props.edit}>
                  <Button
                    kind="quiet"
                    label={t('plan.file.remove', { name: file.name })}
                    onPress={() =>
                      void act('plan.detach', { id: props.plan.id, attachmentId: file.id }).then(setProblem)
                    }
                  >
                    {t('act.remove')}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={problem()}>{(found) => <ProblemLine problem={found()} />}</Show>
      <Show when={props.edit}>
        <FileDrop
          multiple
          accept={ACCEPT}
          maxBytes={MAX_BYTES}
          label={t('plan.file.add')}
          hint={t('plan.file.hint')}
          send={(file, progress, signal) =>
            upload('plan.attach', { id: props.plan.id }, file, progress, signal)
          }
          onDone={() => void client.invalidateQueries({ queryKey: ['plan'] })}
        />
      </Show>
    </Stack>
  )
}
