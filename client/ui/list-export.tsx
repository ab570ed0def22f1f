import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { Problem } from '../../shared/problem.ts'
import { call, link } from '../lib/call.ts'
import { t } from '../lib/i18n.ts'
import { useWorkbookJob } from '../lib/job.ts'
import { Button, ButtonLink } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import { Drawer } from './drawer.tsx'
import { ProblemLine } from './error-state.tsx'
import { Field, FieldGroup } from './field.tsx'
import { Stack } from './layout.tsx'
import type { ListModel, ListViewProps } from './list-model.ts'
import { Meter } from './progress.tsx'
import { reasonFault } from './reason-sheet.tsx'
import { TextArea } from './text-area.tsx'

type Props<R> = ListViewProps<R> & { model: ListModel<R> }

/** Exports exactly what is filtered: which columns, masked or whole, how far it is, and the file. */
export function ListExport<R>(props: Props<R>) {
  const [open, setOpen] = createSignal(false)
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {t('act.export')}
      </Button>
      <Drawer
        open={open()}
        onClose={() => setOpen(false)}
        title={t('list.export.title')}
        meta={t('list.export.meta', { n: props.model.total() })}
      >
        <Exporting {...props} onClose={() => setOpen(false)} />
      </Drawer>
    </>
  )
}

function Exporting<R>(props: Props<R> & { onClose: () => void }) {
  const [columns, setColumns] = createSignal<readonly string[]>(props.model.shown().map(({ id }) => id))
  const [whole, setWhole] = createSignal(false)
  const [reason, setReason] = createSignal('')
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const [jobId, setJobId] = createSignal('')
  const job = useWorkbookJob(jobId)
  const why = () =>
    columns().length === 0 ? t('list.export.columns.none') : whole() ? reasonFault(reason()) : null

  async function begin(): Promise<void> {
    const result = await call('workbook.export', {
      list: props.list,
      input: props.model.wanted(),
      columns: [...columns()],
      whole: whole(),
      ...(whole() ? { reason: reason().trim() } : {}),
    })
    setProblem(result.ok ? null : result.problem)
    if (result.ok) setJobId(result.value.jobId)
  }

  async function stop(): Promise<void> {
    await call('workbook.cancel', { jobId: jobId() })
    setJobId('')
  }

  return (
    <Stack gap={5}>
      <Switch
        fallback={
          <>
            <FieldGroup label={t('list.export.columns')}>
              <div class="list-columns">
                <For each={props.columns}>
                  {(column) => (
                    <Checkbox
                      checked={columns().includes(column.id)}
                      onChange={(wanted) =>
                        setColumns((before) =>
                          props.columns
                            .map(({ id }) => id)
                            .filter((id) => (id === column.id ? wanted : before.includes(id))),
                        )
                      }
                    >
                      {column.label}
                    </Checkbox>
                  )}
                </For>
              </div>
            </FieldGroup>
            <Show when={props.exports?.whole}>
              <Checkbox checked={whole()} onChange={setWhole}>
                {t('list.export.whole')}
              </Checkbox>
              <Show when={whole()}>
                <Field label={t('list.export.reason')} required hint={t('list.export.reason.hint')}>
                  <TextArea value={reason()} onInput={setReason} max={500} />
                </Field>
              </Show>
            </Show>
            <p class="meta">{t('list.export.note')}</p>
            <Show when={problem()}>{(found) => <ProblemLine problem={found()} />}</Show>
            <Button kind="primary" size="touch" why={why()} onPress={() => void begin()}>
              {t('list.export.begin')}
            </Button>
          </>
        }
      >
        <Match when={job.problem()}>{(found) => <ProblemLine problem={found()} />}</Match>
        <Match when={job.data()?.state === 'done'}>
          <p class="good strong">{t('list.export.done', { n: job.data()!.done })}</p>
          <ButtonLink kind="primary" size="touch" href={link('workbook.file', { jobId: jobId() })} download>
            {t('act.download')}
          </ButtonLink>
          <Button kind="quiet" onPress={props.onClose}>
            {t('act.close')}
          </Button>
        </Match>
        <Match when={job.data()?.state === 'failed'}>
          <ProblemLine problem={{ code: 'server.error' }} />
          <Button onPress={() => setJobId('')}>{t('act.retry')}</Button>
        </Match>
        <Match when={jobId() !== ''}>
          <Meter
            label={t('list.export.running')}
            n={job.data()?.done ?? 0}
            of={Math.max(1, job.data()?.total ?? props.model.total())}
            unit={t('list.row')}
          />
          <Button onPress={() => void stop()}>{t('act.cancel')}</Button>
        </Match>
      </Switch>
    </Stack>
  )
}
