import { For, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useStaff } from '../../lib/staff.tsx'
import { dayClock } from '../../lib/time.ts'
import { Section, Stack } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { type Review, useResults } from './queries.ts'
import { ResultsTable } from './results-table.tsx'

type Report = Review['reports'][number]

/** What was reported, every time it was, and the result as it stands, with its totals. */
export function Received(props: { review: Review }) {
  const staff = useStaff()
  return (
    <Stack gap={8}>
      <Section gap={2} plain title={t('reports.title')}>
        <Ledger
          caption={t('reports.title')}
          rows={props.review.reports}
          id={(report) => String(report.no)}
          columns={[
            {
              key: 'no',
              label: t('reports.no'),
              cell: (each) => <span class="nowrap">{t('reports.nth', { n: each.no })}</span>,
            },
            {
              key: 'at',
              label: t('reports.at'),
              cell: (each) => (
                <>
                  <span class="nowrap">{dayClock(each.reportedAt)}</span> {each.reportedBy}
                </>
              ),
            },
            { key: 'passed', label: t('results.passed'), num: true, cell: (each) => each.passed },
            { key: 'failed', label: t('results.failed'), num: true, cell: (each) => each.failed },
            { key: 'answer', label: t('reports.answer'), cell: (each) => <Answer report={each} /> },
            {
              key: 'seal',
              label: t('reports.seal'),
              cell: (each) => (
                <span class="faint nowrap" title={each.seal}>
                  {each.seal.slice(0, 16)}
                </span>
              ),
            },
          ]}
        />
      </Section>
      <Show when={staff.may('review.supervise')}>
        <Results reviewId={props.review.id} />
      </Show>
    </Stack>
  )
}

const Answer = (props: { report: Report }) => (
  <Show when={props.report.answer} fallback={<StateWord kind="wait">{t('reports.waiting')}</StateWord>}>
    {(answer) => (
      <>
        <StateWord kind={answer() === 'accepted' ? 'done' : 'fail'}>{t(`reports.${answer()}`)}</StateWord>{' '}
        <span class="meta">
          <For each={[props.report.answeredBy, props.report.reason]}>{(text) => <>{text} </>}</For>
        </span>
      </>
    )}
  </Show>
)

/** The result table of a review, once the committee has decided. */
export function Results(props: { reviewId: string }) {
  const results = useResults(() => props.reviewId)
  return (
    <Section gap={2} plain title={t('results.title')}>
      <Loaded query={results} table lines={6}>
        {(data) => (
          <Show when={data().ready} fallback={<p class="meta">{t('results.later')}</p>}>
            <ResultsTable results={data()} />
          </Show>
        )}
      </Loaded>
    </Section>
  )
}
