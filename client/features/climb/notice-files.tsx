import { useQueryClient } from '@tanstack/solid-query'
import { createSignal, For, Show } from 'solid-js'
import { slotOf } from '../../../shared/declare/form.ts'
import type { Problem } from '../../../shared/problem.ts'
import { upload } from '../../lib/call.ts'
import { createCommandIds } from '../../lib/command-ids.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { day } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemLine } from '../../ui/error-state.tsx'
import { FileDrop, sizeText } from '../../ui/file-drop.tsx'
import { Stack } from '../../ui/layout.tsx'
import { filesOf } from './documents.tsx'
import type { ClimbFile, SlotFile } from './queries.ts'

const MAX_BYTES = 20 * 1024 * 1024
const ACCEPT = '.pdf,.jpg,.jpeg,.png'
const MOST = slotOf('notice')?.most ?? 0

/** 单位公示证明: read by all who see the file, hung on and taken away by the unit while the file lies there. */
export function NoticeFiles(props: { file: ClimbFile; onOpen: (file: SlotFile) => void }) {
  const act = useAct()
  const client = useQueryClient()
  const once = createCommandIds()
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const files = () => filesOf(props.file.files, 'unit')
  return (
    <Stack gap={3}>
      <section class="climb-documents">
        <h2>
          {t('form.slot.notice')} <span class="meta">{files().length}</span>
        </h2>
        <Show when={files().length > 0} fallback={<p class="meta">{t('climb.proof.none')}</p>}>
          <ul>
            <For each={files()}>
              {(file) => (
                <li>
                  <button type="button" onClick={() => props.onOpen(file)}>
                    {file.name}
                  </button>
                  <span class="meta nowrap">
                    {sizeText(file.size)} · {day(file.at)}
                  </span>
                  <Show when={props.file.unitPartOpen}>
                    <Button
                      kind="quiet"
                      label={t('climb.proof.remove', { name: file.name })}
                      onPress={() =>
                        void act('climb.removeNotice', { id: props.file.id, fileId: file.id }).then(
                          setProblem,
                        )
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
      </section>
      <Show when={props.file.unitPartOpen && files().length < MOST}>
        <FileDrop
          multiple
          accept={ACCEPT}
          maxBytes={MAX_BYTES}
          label={t('climb.proof.add')}
          hint={t('climb.proof.hint', { n: MOST })}
          send={(file, progress, signal) =>
            once(`${file.name} ${file.size} ${file.lastModified}`, (commandId) =>
              upload('climb.addNotice', { commandId, id: props.file.id }, file, progress, signal),
            )
          }
          onDone={() => void client.invalidateQueries({ queryKey: ['climb', 'climb.get'] })}
        />
      </Show>
    </Stack>
  )
}
