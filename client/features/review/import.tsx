import { useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, Match, Show, Switch } from 'solid-js'
import type { Problem } from '../../../shared/problem.ts'
import { link, upload } from '../../lib/call.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { PageTitle, Region, Section, Stack } from '../../ui/layout.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Meter } from '../../ui/progress.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { guardLeaving } from './guard.ts'
import { ImportCheck } from './import-check.tsx'
import { faultText } from './import-faults.ts'
import { reviewPlace } from './places.ts'
import { type Job, useReview } from './queries.ts'
import { useJob } from './use-job.ts'

const MAX_BYTES = 40 * 1024 * 1024

/** 导入评审名册: template, workbook, dry run with every error, then one act that saves it all. */
export default function Import() {
  const staff = useStaff()
  const [search, setSearch] = useSearchParams<{
    review?: string
    job?: string
    sheet?: string
    faulty?: string
  }>()
  return (
    <Region gap={6}>
      <PageTitle
        title={t(search.review ? 'review.import.replace' : 'review.import')}
        meta={t('review.import.meta')}
      />
      <Show
        when={staff.may('review.edit')}
        fallback={<EmptyState title={t('review.no_right')}>{t('review.no_right.edit')}</EmptyState>}
      >
        <Show when={search.review}>{(reviewId) => <Replacing reviewId={reviewId()} />}</Show>
        <Show
          when={search.job}
          keyed
          fallback={<Choose reviewId={search.review} onJob={(job) => setSearch({ job })} />}
        >
          {(jobId) => (
            <Follow
              jobId={jobId}
              onAgain={() => setSearch({ job: undefined, sheet: undefined, faulty: undefined })}
            />
          )}
        </Show>
      </Show>
    </Region>
  )
}

function Replacing(props: { reviewId: string }) {
  const review = useReview(() => props.reviewId)
  return (
    <Loaded query={review} lines={1}>
      {(data) => (
        <p>
          {t(data().status === 'draft' ? 'review.import.replacing' : 'review.import.frozen', {
            title: data().title,
          })}
        </p>
      )}
    </Loaded>
  )
}

function Choose(props: { reviewId: string | undefined; onJob: (jobId: string) => void }) {
  const [refused, setRefused] = createSignal<Problem | null>(null)
  return (
    <Stack gap={8}>
      <Section gap={3} title={t('review.import.step1')}>
        <p class="prose">{t('review.import.step1.text')}</p>
        <div>
          <ButtonLink href={link('review.template', {})} download>
            {t('review.import.template')}
          </ButtonLink>
        </div>
      </Section>
      <Section gap={3} title={t('review.import.step2')}>
        <p class="prose">{t('review.import.step2.text')}</p>
        <FileDrop
          accept=".xlsx"
          maxBytes={MAX_BYTES}
          hint={t('review.import.limit')}
          send={async (file, onProgress, signal) => {
            setRefused(null)
            const result = await upload(
              'review.import',
              props.reviewId ? { reviewId: props.reviewId } : {},
              file,
              onProgress,
              signal,
            )
            if (!result.ok) setRefused(result.problem)
            return result
          }}
          onDone={(value) => props.onJob(value.jobId)}
        />
        <Show when={refused()?.code === 'review.job_busy'}>
          <p class="meta">{t('review.import.busy')}</p>
        </Show>
      </Section>
    </Stack>
  )
}

function Follow(props: { jobId: string; onAgain: () => void }) {
  const job = useJob(() => props.jobId)
  return (
    <Switch>
      <Match when={job.problem()}>
        {(found) => (
          <ErrorState
            title={t('review.import.gone')}
            problem={found()}
            onRetry={() => (found().code === 'not_found' ? props.onAgain() : job.again())}
          />
        )}
      </Match>
      <Match when={job.data()}>{(data) => <Step job={data()} onAgain={props.onAgain} />}</Match>
    </Switch>
  )
}

const Again = (props: { onAgain: () => void }) => (
  <Button size="touch" onPress={props.onAgain}>
    {t('review.import.again')}
  </Button>
)

function Step(props: { job: Job; onAgain: () => void }) {
  const act = useAct()
  const [confirming, setConfirming] = createSignal(false)
  const [saved, setSaved] = createSignal<string | null>(null)
  const summary = () => props.job.summary
  guardLeaving(() => props.job.state === 'checked' && props.job.errorCount === 0 && saved() === null)
  createEffect(() => saved() && toast(t('review.import.saved')))
  const counts = () =>
    t('review.import.counts', {
      title: summary()?.title ?? '',
      experts: summary()?.experts ?? 0,
      groups: summary()?.groups ?? 0,
      candidates: summary()?.candidates ?? 0,
    })
  return (
    <Switch>
      <Match when={saved() ?? (props.job.state === 'done' ? props.job.reviewId : null)}>
        {(reviewId) => (
          <EmptyState
            title={t('review.import.done')}
            action={
              <ButtonLink kind="primary" href={reviewPlace(reviewId(), 'readiness')}>
                {t('review.import.open')}
              </ButtonLink>
            }
          >
            {t('review.import.done.text', { counts: counts() })}
          </EmptyState>
        )}
      </Match>
      <Match when={props.job.state === 'running'}>
        <Section gap={3} title={t('review.import.reading')}>
          <Meter
            label={t('review.import.read')}
            n={props.job.done}
            of={Math.max(props.job.total, props.job.done)}
            unit={t('review.import.rows')}
          />
          <p class="meta">{t('review.import.reading.text')}</p>
        </Section>
      </Match>
      <Match when={props.job.state === 'failed'}>
        <EmptyState title={t('review.import.failed')} action={<Again onAgain={props.onAgain} />}>
          {props.job.errors[0] ? faultText(props.job.errors[0]) : problemText({ code: 'file.broken' })}
        </EmptyState>
      </Match>
      <Match when={props.job.state === 'checked'}>
        <ImportCheck job={props.job} onAgain={props.onAgain} onSave={() => setConfirming(true)} />
        <Sheet
          open={confirming()}
          onClose={() => setConfirming(false)}
          title={t('review.import.confirm')}
          action={t('review.import.save')}
          effect={t('review.import.effect')}
          onConfirm={() =>
            act('review.commitImport', { jobId: props.job.jobId }, (value) => setSaved(value.reviewId))
          }
        >
          <p>{counts()}</p>
        </Sheet>
      </Match>
    </Switch>
  )
}
