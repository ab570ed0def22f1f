import { useQueryClient } from '@tanstack/solid-query'
import { createEffect, createSignal, For, Match, on, Show, Switch } from 'solid-js'
import type { ImportName } from '../../shared/list.ts'
import { link, upload } from '../lib/call.ts'
import { problemText, t, tMaybe } from '../lib/i18n.ts'
import { useWorkbookJob, type WorkbookJob } from '../lib/job.ts'
import { useAct } from '../lib/query.ts'
import { Button, ButtonLink } from './button.tsx'
import { Drawer } from './drawer.tsx'
import { ProblemLine } from './error-state.tsx'
import { FileDrop } from './file-drop.tsx'
import { Section, Stack } from './layout.tsx'
import { Ledger } from './ledger.tsx'
import { Meter } from './progress.tsx'
import { Sheet } from './sheet.tsx'

interface Props {
  open: boolean
  onClose: () => void
  what: ImportName
  /** What it goes into, as the import understands it. */
  target: string
  title: string
  /** What becomes of what is there already. */
  note?: string
  onDone?: (n: number) => void
}

type Fault = WorkbookJob['faults'][number]

/** A fault of a cell in words; the code is the key of its sentence. */
export const faultText = ({ code, params }: Fault): string =>
  tMaybe(`list.fault.${code}`, params) ?? problemText({ code: code as never, params })

/** In the order in which one mends a sheet: row by row, and in each from left to right. */
const byCell = (faults: readonly Fault[]): Fault[] => {
  const rowOf = ({ cell }: Fault): number => Number(cell.replace(/\D/g, ''))
  return [...faults].sort(
    (a, b) => rowOf(a) - rowOf(b) || a.cell.length - b.cell.length || (a.cell < b.cell ? -1 : 1),
  )
}

/** A workbook handed in: template, file, dry run with every fault by its cell, and only then the saving. */
export function ImportSheet(props: Props) {
  const act = useAct()
  const client = useQueryClient()
  const [jobId, setJobId] = createSignal('')
  const [confirming, setConfirming] = createSignal(false)
  const job = useWorkbookJob(jobId)
  createEffect(
    on(
      () => props.open,
      () => setJobId(''),
    ),
  )
  const checked = () => (job.data()?.state === 'checked' ? job.data()! : null)
  const clean = () => {
    const found = checked()
    return found && found.faultCount === 0 && found.rows > 0 ? found : null
  }
  return (
    <>
      <Drawer
        wide
        open={props.open}
        onClose={props.onClose}
        title={props.title}
        meta={t('list.import.meta')}
        foot={
          <Show when={checked()}>
            <Button
              kind="primary"
              size="touch"
              why={
                clean()
                  ? null
                  : checked()!.faultCount > 0
                    ? t('list.import.faulty')
                    : t('list.import.nothing')
              }
              onPress={() => setConfirming(true)}
            >
              {clean() ? t('list.import.save', { n: clean()!.rows }) : t('act.save')}
            </Button>
            <Button size="touch" onPress={() => setJobId('')}>
              {t('list.import.again')}
            </Button>
          </Show>
        }
      >
        <Switch
          fallback={
            <Stack gap={5}>
              <p class="prose">{t('list.import.how')}</p>
              <Show when={props.note}>
                <p class="prose">{props.note}</p>
              </Show>
              <p>
                <ButtonLink
                  href={link('workbook.template', { what: props.what, target: props.target })}
                  download
                >
                  {t('list.import.template')}
                </ButtonLink>
              </p>
              <FileDrop<{ jobId: string }>
                accept=".xlsx"
                hint={t('list.import.hint')}
                send={(file, progress, signal) =>
                  upload(
                    'workbook.import',
                    { what: props.what, target: props.target },
                    file,
                    progress,
                    signal,
                  )
                }
                onDone={(value) => setJobId(value.jobId)}
              />
            </Stack>
          }
        >
          <Match when={job.problem()}>{(found) => <ProblemLine problem={found()} />}</Match>
          <Match when={job.data()?.state === 'failed'}>
            <Stack gap={4}>
              <p class="bad">
                {job.data()!.faults[0]
                  ? faultText(job.data()!.faults[0]!)
                  : problemText({ code: 'file.broken' })}
              </p>
              <Button onPress={() => setJobId('')}>{t('list.import.again')}</Button>
            </Stack>
          </Match>
          <Match when={checked()}>{(found) => <Checked job={found()} />}</Match>
          <Match when={jobId() !== ''}>
            <Meter
              label={t('list.import.reading')}
              n={job.data()?.done ?? 0}
              of={Math.max(1, job.data()?.total ?? 1)}
              unit={t('list.row')}
            />
          </Match>
        </Switch>
      </Drawer>
      <Sheet
        open={confirming()}
        onClose={() => setConfirming(false)}
        title={props.title}
        action={t('list.import.save', { n: clean()?.rows ?? 0 })}
        effect={t(clean()?.parted ? 'list.import.effect.parted' : 'list.import.effect', {
          n: clean()?.rows ?? 0,
        })}
        onConfirm={() =>
          act('workbook.commit', { jobId: jobId() }, ({ saved }) => {
            void client.invalidateQueries()
            props.onDone?.(saved)
            props.onClose()
          })
        }
      />
    </>
  )
}

function Checked(props: { job: WorkbookJob }) {
  return (
    <Stack gap={6}>
      <Show
        when={props.job.faultCount > 0}
        fallback={
          <Stack gap={2}>
            <p class="good strong">
              {t(props.job.rows > 0 ? 'list.import.clean' : 'list.import.nothing', { n: props.job.rows })}
            </p>
            <Show when={props.job.known > 0}>
              <p class="meta">{t('list.import.known', { n: props.job.known })}</p>
            </Show>
          </Stack>
        }
      >
        <Section
          gap={3}
          title={t('list.import.faults', { n: props.job.faultCount })}
          end={
            <ButtonLink href={link('workbook.faults', { jobId: props.job.jobId })} download>
              {t('list.import.faults.file')}
            </ButtonLink>
          }
        >
          <Ledger
            caption={t('list.import.faults', { n: props.job.faultCount })}
            rows={byCell(props.job.faults)}
            id={(fault) => `${fault.sheet}${fault.cell}${fault.code}`}
            columns={[
              {
                key: 'cell',
                label: t('list.import.cell'),
                cell: (fault) => <b class="nowrap">{fault.cell || '–'}</b>,
              },
              { key: 'why', label: t('list.import.why'), cell: (fault) => faultText(fault) },
            ]}
          />
          <Show when={props.job.faultCount > props.job.faults.length}>
            <p class="meta">
              {t('list.import.faults.more', { n: props.job.faultCount - props.job.faults.length })}
            </p>
          </Show>
        </Section>
      </Show>
      <Show when={props.job.preview}>
        {(preview) => (
          <Section gap={3} title={t('list.import.preview')} plain>
            <section class="data-scroll" tabindex="0" aria-label={t('list.import.preview')}>
              <table class="ledger" data-tight>
                <thead>
                  <tr>
                    <For each={preview().head}>{(head) => <th scope="col">{head}</th>}</For>
                  </tr>
                </thead>
                <tbody>
                  <For each={preview().rows}>
                    {(row) => (
                      <tr>
                        <For each={row}>{(cell) => <td>{cell || '–'}</td>}</For>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </section>
          </Section>
        )}
      </Show>
    </Stack>
  )
}
