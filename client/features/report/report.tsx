import { createMemo, createResource, createSignal, Match, onCleanup, Show, Switch } from 'solid-js'
import type { Problem } from '../../../shared/problem.ts'
import { ask, asProblem, type CallOutput, call, link } from '../../lib/call.ts'
import { loadWords, t } from '../../lib/i18n.ts'
import { HOME } from '../../lib/places.ts'
import { serverNow } from '../../lib/server-time.ts'
import { uuid } from '../../lib/uuid.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Foot, Page, PageTitle, Region, Row, Spacer } from '../../ui/layout.tsx'
import { Masthead } from '../../ui/masthead.tsx'
import { PrintPage } from '../../ui/print-page.tsx'
import { RehearsalBand } from '../../ui/rehearsal-band.tsx'
import { Segment } from '../../ui/segment.tsx'
import { Select } from '../../ui/select.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { type Filter, filtered, groupsOf } from './filter.ts'
import { setReported } from './reported.ts'
import { ResultTable } from './result-table.tsx'

await loadWords(['console'])

type Results = CallOutput<'live.results'>
export type ReviewHead = CallOutput<'live.panels'>['review']

/** While the committee has not decided there is nothing to see; the page looks again by itself. */
const LOOK_AGAIN_MS = 4000

/** 上报评审结果 (R-1.9): the reporter's page. */
export default function Report(props: { review: ReviewHead }) {
  const [results, { refetch }] = createResource(() => ask('live.results', {}))
  const again = setInterval(() => results.latest?.ready !== true && void refetch(), LOOK_AGAIN_MS)
  onCleanup(() => clearInterval(again))
  const ready = () => (results.error ? undefined : results.latest?.ready ? results.latest : undefined)
  const [asking, setAsking] = createSignal(false)
  return (
    <Page
      fill
      head={
        <div class="no-print">
          <Masthead
            system={t('report.title')}
            where={`${props.review.committee} · ${props.review.title}`}
            href={HOME}
          />
          <Show when={props.review.rehearsal}>
            <RehearsalBand title={t('console.rehearsal')}>{t('console.rehearsal.body')}</RehearsalBand>
          </Show>
        </div>
      }
      foot={
        <Show when={ready()}>
          {(found) => (
            <Foot heavy>
              <Button
                kind="now"
                size="large"
                why={found().status === 'reported' ? t('report.status.reported') : null}
                onPress={() => setAsking(true)}
              >
                {t('report.act')}
              </Button>
              <Spacer />
              <ButtonLink size="touch" download href={link('live.resultsSheet', {})}>
                {t('act.export')}
              </ButtonLink>
              <Button size="touch" onPress={() => window.print()}>
                {t('act.print')}
              </Button>
              <ReportSheet results={found()} open={asking()} onClose={() => setAsking(false)} />
            </Foot>
          )}
        </Show>
      }
    >
      <Region>
        <div class="no-print">
          <PageTitle
            title={t('report.title')}
            meta={
              ready()
                ? t('report.meta', {
                    n: ready()!.rows.length,
                    pass: ready()!.passed,
                    fail: ready()!.failed,
                  })
                : undefined
            }
          />
        </div>
        <Switch fallback={<Skeleton table lines={8} />}>
          <Match when={results.error}>
            <ErrorState problem={asProblem(results.error)} onRetry={() => void refetch()} />
          </Match>
          <Match when={ready()}>{(found) => <Table results={found()} review={props.review} />}</Match>
          <Match when={results.latest}>
            <EmptyState title={t('report.empty')}>{t('report.empty.body')}</EmptyState>
          </Match>
        </Switch>
      </Region>
    </Page>
  )
}

function Table(props: { results: Results; review: ReviewHead }) {
  const [filter, setFilter] = createSignal<Filter>({ verdict: 'all', group: '', text: '' })
  const change = (part: Partial<Filter>) => setFilter({ ...filter(), ...part })
  const rows = createMemo(() => filtered(props.results.rows, filter()))
  const all = () => props.results.rows.length
  return (
    <>
      <div class="no-print stack">
        <Row>
          <Segment
            touch
            label={t('report.filter')}
            value={filter().verdict}
            onChange={(verdict) => change({ verdict })}
            options={[
              { value: 'all' as const, label: t('report.filter.all', { n: all() }) },
              { value: 'pass' as const, label: t('report.filter.pass', { n: props.results.passed }) },
              { value: 'fail' as const, label: t('report.filter.fail', { n: props.results.failed }) },
            ]}
          />
          <Show when={groupsOf(props.results.rows).length > 1}>
            <Select
              prefix={t('report.filter.group')}
              value={filter().group}
              empty={t('report.filter.groups')}
              onChange={(group) => change({ group })}
              options={groupsOf(props.results.rows).map((group) => ({ value: group, label: group }))}
            />
          </Show>
          <span class="grow">
            <TextInput
              type="search"
              label={t('report.filter.text')}
              placeholder={t('report.filter.text')}
              value={filter().text}
              onInput={(text) => change({ text })}
            />
          </span>
          <span class="meta" role="status">
            {t('report.shown', { n: rows().length })} · {t('report.votes.order')}
          </span>
        </Row>
        <ResultTable rows={rows()} />
        <Show when={rows().length === 0}>
          <EmptyState title={t('report.none')} />
        </Show>
      </div>
      <div class="print-only">
        <PrintPage
          landscape
          title={`${props.review.rehearsal ? `（${t('console.rehearsal')}）` : ''}${t('report.print.title')}`}
          sub={`${props.review.title} · ${t('report.meta', { n: all(), pass: props.results.passed, fail: props.results.failed })}`}
          signatures={[t('report.sign.chair'), t('report.sign.reporter')]}
          madeAt={serverNow()}
        >
          <ResultTable printed rows={props.results.rows} />
        </PrintPage>
      </div>
    </>
  )
}

/** 上报: the counts that the reporter sees are sent along, and the server compares them with what it has. */
function ReportSheet(props: { results: Results; open: boolean; onClose: () => void }) {
  const commandId = uuid()
  async function report(): Promise<Problem | null> {
    const { passed, failed } = props.results
    const result = await call('live.report', { commandId, passed, failed })
    if (!result.ok) return result.problem
    setReported({ ...result.value, passed, failed })
    return null
  }
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t('report.sheet')}
      action={t('report.act')}
      kind="now"
      effect={t('report.effect')}
      onConfirm={report}
    >
      <Facts
        columns={1}
        facts={[
          [t('report.sheet.total'), t('deliberation.people', { n: props.results.rows.length })],
          [t('report.sheet.pass'), t('deliberation.people', { n: props.results.passed })],
          [t('report.sheet.fail'), t('deliberation.people', { n: props.results.failed })],
        ]}
      />
    </Sheet>
  )
}
