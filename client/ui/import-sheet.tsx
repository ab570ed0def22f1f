import { useQueryClient } from '@tanstack/solid-query'
import { createEffect, createSignal, Match, on, Show, Switch } from 'solid-js'
import type { ImportName } from '../../shared/list.ts'
import { link, upload } from '../lib/call.ts'
import { problemText, t } from '../lib/i18n.ts'
import { useWorkbookJob } from '../lib/job.ts'
import { useAct } from '../lib/query.ts'
import { Button, ButtonLink } from './button.tsx'
import { Drawer } from './drawer.tsx'
import { ProblemLine } from './error-state.tsx'
import { FileDrop } from './file-drop.tsx'
import { faultText, ImportChecked } from './import-checked.tsx'
import { Row, Stack } from './layout.tsx'
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

/** A workbook handed in: template, file, dry run with every fault by its cell, and only then the saving. */
export function ImportSheet(props: Props) {
  const act = useAct()
  const client = useQueryClient()
  const [jobId, setJobId] = createSignal('')
  const [confirming, setConfirming] = createSignal(false)
  /** Saved, with first passwords that are to be taken along. */
  const [slips, setSlips] = createSignal<{ saved: number; n: number; taken: boolean } | null>(null)
  const job = useWorkbookJob(jobId)
  createEffect(
    on(
      () => props.open,
      () => {
        setJobId('')
        setSlips(null)
      },
    ),
  )
  /** A slip of the finger does not lose the first passwords. */
  function close(): void {
    const left = slips()
    if (!left || left.taken || confirm(t('list.import.slips.leave'))) props.onClose()
  }
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
        onClose={close}
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
          <Match when={slips()}>
            {(made) => (
              <Stack gap={5}>
                <p class="good strong">{t('list.import.slips', { saved: made().saved, n: made().n })}</p>
                <p class="prose">{t('list.import.slips.do')}</p>
                <Row gap={3}>
                  <ButtonLink
                    kind="primary"
                    size="touch"
                    href={link('workbook.file', { jobId: jobId() })}
                    download
                    onPress={() => setSlips({ ...made(), taken: true })}
                  >
                    {t('list.import.slips.file')}
                  </ButtonLink>
                  <Button size="touch" onPress={close}>
                    {t('act.close')}
                  </Button>
                </Row>
              </Stack>
            )}
          </Match>
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
          <Match when={checked()}>{(found) => <ImportChecked job={found()} />}</Match>
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
          act('workbook.commit', { jobId: jobId() }, ({ saved, slips: n }) => {
            void client.invalidateQueries()
            props.onDone?.(saved)
            if (n > 0) setSlips({ saved, n, taken: false })
            else props.onClose()
          })
        }
      />
    </>
  )
}
