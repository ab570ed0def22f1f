import { useQueryClient } from '@tanstack/solid-query'
import { createEffect, createSignal, For, Match, Show, Switch } from 'solid-js'
import { upload } from '../../lib/call.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { FileDrop } from '../../ui/file-drop.tsx'
import { Section, Stack } from '../../ui/layout.tsx'
import { Meter } from '../../ui/progress.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { faultPlace, faultText } from './import-faults.ts'
import { useJob } from './use-job.ts'

const MAX_BYTES = 2000 * 1024 * 1024

/** Documents by zip, named after the candidates; afterwards a report of every file that found no owner. */
export function AttachFiles(props: { reviewId: string }) {
  const [jobId, setJobId] = createSignal<string | null>(null)
  return (
    <Section gap={3} title={t('attach.title')}>
      <Stack gap={4}>
        <p class="prose">{t('attach.text')}</p>
        <FileDrop
          accept=".zip"
          maxBytes={MAX_BYTES}
          hint={t('attach.limit')}
          send={(file, onProgress, signal) =>
            upload('review.attach', { reviewId: props.reviewId }, file, onProgress, signal)
          }
          onDone={(value) => setJobId(value.jobId)}
        />
        <Show when={jobId()} keyed>
          {(id) => <Report jobId={id} />}
        </Show>
      </Stack>
    </Section>
  )
}

function Report(props: { jobId: string }) {
  const job = useJob(() => props.jobId)
  const client = useQueryClient()
  createEffect(() => {
    if (job.data()?.state === 'done') void client.invalidateQueries({ queryKey: ['review'] })
  })
  return (
    <Switch>
      <Match when={job.problem()}>{(found) => <p class="bad">{problemText(found())}</p>}</Match>
      <Match when={job.data()}>
        {(data) => (
          <Stack gap={3}>
            <Show
              when={data().state === 'running'}
              fallback={
                <StateWord
                  kind={data().state === 'failed' ? 'fail' : data().errorCount > 0 ? 'wait' : 'done'}
                >
                  {t(data().state === 'failed' ? 'attach.failed' : 'attach.done', {
                    n: data().summary?.files ?? 0,
                    bad: data().errorCount,
                  })}
                </StateWord>
              }
            >
              <Meter label={t('attach.reading')} n={data().done} of={data().total} unit={t('attach.unit')} />
            </Show>
            <Show when={data().errors.length > 0}>
              <ul class="documents">
                <For each={data().errors}>
                  {(fault) => (
                    <li>
                      <span>
                        <b>{faultPlace(fault)}</b> {faultText(fault)}
                      </span>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </Stack>
        )}
      </Match>
    </Switch>
  )
}
