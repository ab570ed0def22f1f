import { For, Show } from 'solid-js'
import './lines-table.css'
import type { CallOutput } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'

type Stats = CallOutput<'plan.stats'>
export type StatsRow = Stats['rows'][number]

/** Keys of the export, and what stands in the table. */
export const FIGURES = ['units', 'approvedPosts', 'vacancies', 'planned', 'counted', 'uncounted'] as const
const WORDS = {
  units: 'plan.col.units',
  approvedPosts: 'plan.col.approved_posts',
  vacancies: 'plan.col.vacancies',
  planned: 'plan.col.planned',
  counted: 'plan.col.counted',
  uncounted: 'plan.col.uncounted',
} as const

/** All figures, with the total at the foot. */
export const StatsTable = (props: {
  rows: readonly StatsRow[]
  total: StatsRow
  by: 'series' | 'level' | 'org'
  name: (row: StatsRow) => string
  /** Leads to the statistics of an organisation in the table; without it the names are words alone. */
  onOrg?: (id: string) => void
}) => (
  <div class="ledger-scroll">
    <table class="ledger plan-lines">
      <caption class="sr-only">{t('plan.stats.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t(`plan.col.${props.by}`)}</th>
          <For each={FIGURES}>
            {(figure) => (
              <th scope="col" class="num">
                {t(WORDS[figure])}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr>
              <td>
                <Show when={props.onOrg && row.orgId} fallback={props.name(row)}>
                  <button type="button" class="ledger-open" onClick={() => props.onOrg?.(row.orgId)}>
                    {props.name(row)}
                  </button>
                </Show>
              </td>
              <For each={FIGURES}>{(figure) => <td class="num">{row[figure]}</td>}</For>
            </tr>
          )}
        </For>
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('plan.total')}</th>
          <For each={FIGURES}>{(figure) => <td class="num strong">{props.total[figure]}</td>}</For>
        </tr>
      </tfoot>
    </table>
  </div>
)
