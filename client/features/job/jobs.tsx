import { createSignal, Show } from 'solid-js'
import { JOB_KINDS, JOB_STATES, type JobState } from '../../../shared/job/job.ts'
import { type ProblemCode, problem } from '../../../shared/problem.ts'
import type { CallOutput } from '../../lib/call.ts'
import { listed, problemText, t, tMaybe } from '../../lib/i18n.ts'
import { createListState } from '../../lib/list-state.ts'
import { useAct } from '../../lib/query.ts'
import { dayClockSeconds } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListView } from '../../ui/list-view.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { toast } from '../../ui/toasts.tsx'

type Job = CallOutput<'job.list'>['rows'][number]

const KIND: Record<JobState, 'done' | 'wait' | 'fail' | 'off'> = {
  due: 'wait',
  done: 'done',
  failed: 'fail',
  cancelled: 'off',
}

/** 定时任务: what the system does by itself, when, and with which result; a failed one is tried again from here. */
export default function Jobs() {
  const act = useAct()
  const state = createListState('job.list', {})
  const [retrying, setRetrying] = createSignal<Job | null>(null)
  return (
    <>
      <ListView<Job>
        list="job.list"
        state={state}
        title={t('job.title')}
        id={(row) => row.id}
        name={(row) => `${t(`job.kind.${row.kind}`)} ${row.subject}`}
        search={t('job.search')}
        columns={[
          {
            id: 'kind',
            label: t('job.col.kind'),
            fixed: true,
            cell: (row) => <span class="nowrap">{t(`job.kind.${row.kind}`)}</span>,
          },
          {
            id: 'subject',
            label: t('job.col.subject'),
            cell: (row) => <span class="list-long">{row.subject || t('job.all_subjects')}</span>,
          },
          {
            id: 'dueAt',
            label: t('job.col.due'),
            sort: 'dueAt',
            cell: (row) => <span class="nowrap num">{dayClockSeconds(row.dueAt)}</span>,
          },
          { id: 'state', label: t('job.col.state'), cell: (row) => <State job={row} /> },
          {
            id: 'endedAt',
            label: t('job.col.ended'),
            sort: 'endedAt',
            cell: (row) => (
              <span class="nowrap num">{row.endedAt === null ? '–' : dayClockSeconds(row.endedAt)}</span>
            ),
          },
          {
            id: 'attempts',
            label: t('job.col.attempts'),
            num: true,
            hidden: true,
            cell: (row) => row.attempts,
          },
          { id: 'result', label: t('job.col.result'), cell: (row) => <Result job={row} /> },
          {
            id: 'act',
            label: t('job.retry'),
            cell: (row) => (
              <Show when={row.state === 'failed'}>
                <Button onPress={() => setRetrying(row)}>{t('job.retry')}</Button>
              </Show>
            ),
          },
        ]}
        filters={[
          {
            key: 'kind',
            label: t('job.col.kind'),
            options: JOB_KINDS.map((value) => ({ value, label: t(`job.kind.${value}`) })),
          },
          {
            key: 'state',
            label: t('job.col.state'),
            options: JOB_STATES.map((value) => ({ value, label: t(`job.state.${value}`) })),
          },
        ]}
        exports={{}}
        empty={<EmptyState title={t('job.empty')}>{t('job.empty.what')}</EmptyState>}
      />
      <Sheet
        open={retrying() !== null}
        onClose={() => setRetrying(null)}
        title={t('job.retry.title')}
        names={retrying() ? [`${t(`job.kind.${retrying()!.kind}`)} ${retrying()!.subject}`] : []}
        effect={t('job.retry.effect')}
        action={t('job.retry')}
        onConfirm={() => act('job.retry', { id: retrying()!.id }, () => toast(t('job.retry.done')))}
      />
    </>
  )
}

/** One that has failed and is tried again by itself says so. */
const State = (props: { job: Job }) => (
  <Show
    when={props.job.state === 'due' && props.job.attempts > 0}
    fallback={<StateWord kind={KIND[props.job.state]}>{t(`job.state.${props.job.state}`)}</StateWord>}
  >
    <StateWord kind="half">{t('job.again')}</StateWord>
  </Show>
)

/** Counts in words, or why it failed. */
const Result = (props: { job: Job }) => (
  <Show when={props.job.fault} fallback={<span class="nowrap">{resultText(props.job)}</span>}>
    {(fault) => <span class="bad">{problemText(problem(fault() as ProblemCode))}</span>}
  </Show>
)

function resultText({ result, state }: Job): string {
  if (!result || state !== 'done') return '–'
  const parts = Object.entries(result)
    .filter(([, n]) => n > 0)
    .map(([key, n]) => tMaybe(`job.result.${key}`, { n }) ?? t('job.result.other', { n }))
  return parts.length ? listed(parts) : t('job.nothing')
}
