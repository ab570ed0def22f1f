import { useSearchParams } from '@solidjs/router'
import { createMemo, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useAsk } from '../../lib/query.ts'
import { useReference } from '../../lib/reference.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Chart, type ChartItem } from '../../ui/chart.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageTitle, Region, Row, Section, Stack } from '../../ui/layout.tsx'
import { dataOf, Loaded } from '../../ui/loaded.tsx'
import { OrgSplit } from '../../ui/org-split.tsx'
import { Segment } from '../../ui/segment.tsx'
import { useYearShown } from './queries.ts'
import { StatsExport } from './stats-export.tsx'
import { type StatsRow, StatsTable } from './stats-table.tsx'

const WAYS = ['series', 'level', 'org'] as const
type Way = (typeof WAYS)[number]
/** More bars than this are no picture any more. */
const BARS = 12

interface Search {
  [name: string]: string | undefined
  node?: string
  by?: string
}

/** 申报计划统计 (M-3.14, M-3.15): the chosen node and below, plans in force only. */
export default function PlanStats() {
  const year = useYearShown()
  const reference = useReference('series', 'level')
  const [search, setSearch] = useSearchParams<Search>()
  const by = (): Way => WAYS.find((way) => way === search.by) ?? 'series'
  const input = () => ({ year: year(), by: by(), ...(search.node ? { node: search.node } : {}) })
  const query = useAsk('plan.stats', input, { keep: true })
  const missing = useAsk(
    'plan.missing',
    () => ({ year: year(), size: 1, ...(search.node ? { node: search.node } : {}) }),
    { keep: true },
  )
  const nameOf = (row: StatsRow): string =>
    by() === 'org'
      ? row.orgName
      : by() === 'series'
        ? reference.name('series', row.series)
        : reference.name('level', row.level)

  return (
    <OrgSplit node={search.node} onNode={(node) => setSearch({ node })}>
      <Region gap={5} scroll label={t('plan.stats.title')}>
        <Loaded query={query} title={t('plan.stats.title')} lines={10}>
          {(stats) => (
            <Stack gap={5}>
              <PageTitle
                title={t('plan.stats.title')}
                meta={t('plan.stats.of', { name: stats().nodeName, year: year() })}
              />
              <Row spread>
                <Segment
                  label={t('plan.stats.by')}
                  value={by()}
                  options={WAYS.map((value) => ({ value, label: t(`plan.stats.by.${value}`) }))}
                  onChange={(next) => setSearch({ by: next === 'series' ? undefined : next })}
                />
                <Row>
                  <Show when={dataOf(missing)?.total}>
                    {(n) => (
                      <ButtonLink kind="quiet" href={missingPlace(search.node)}>
                        {t('plan.stats.missing', { n: n() })}
                      </ButtonLink>
                    )}
                  </Show>
                  <Show when={stats().rows.length > 0}>
                    <StatsExport input={input()} name={stats().nodeName} />
                  </Show>
                </Row>
              </Row>
              <Show
                when={stats().rows.length > 0}
                fallback={
                  <EmptyState title={t('plan.stats.empty', { year: year() })}>
                    {t('plan.stats.empty.hint')}
                  </EmptyState>
                }
              >
                <Picture rows={stats().rows} by={by()} name={nameOf} />
                <Section plain title={t('plan.stats.table')} gap={3}>
                  <StatsTable
                    rows={stats().rows}
                    total={stats().total}
                    by={by()}
                    name={nameOf}
                    onOrg={(node) => setSearch({ node })}
                  />
                </Section>
              </Show>
            </Stack>
          )}
        </Loaded>
      </Region>
    </OrgSplit>
  )
}

const missingPlace = (node: string | undefined): string =>
  `/manage/plans?tab=missing${node ? `&node=${node}` : ''}`

/** Where most people are planned; what no longer fits is one bar together, so that the sum stays whole. */
function Picture(props: { rows: readonly StatsRow[]; by: Way; name: (row: StatsRow) => string }) {
  const items = createMemo((): ChartItem[] => {
    const rows = [...props.rows].sort((a, b) => b.planned - a.planned)
    const rest = rows.slice(BARS)
    return [
      ...rows.slice(0, BARS).map((row) => ({ label: props.name(row), value: row.planned })),
      ...(rest.length
        ? [
            {
              label: t('plan.stats.chart.rest', { n: rest.length }),
              value: rest.reduce((sum, row) => sum + row.planned, 0),
              tone: 'hold' as const,
            },
          ]
        : []),
    ]
  })
  return (
    <Chart
      kind="bar"
      title={t(`plan.stats.chart.${props.by}`)}
      items={items()}
      unit={t('plan.stats.people')}
    />
  )
}
