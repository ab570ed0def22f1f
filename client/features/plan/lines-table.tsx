import { createMemo, For, Show } from 'solid-js'
import './lines-table.css'
import { sumsOf } from '../../../shared/plan/over.rules.ts'
import { t } from '../../lib/i18n.ts'
import type { useReference } from '../../lib/reference.ts'
import type { Plan } from './queries.ts'

/** The lines of a plan as handed in: over plan red, with by how many (M-3.11), and the sums at the foot. */
export function LinesTable(props: { lines: Plan['lines']; reference: ReturnType<typeof useReference> }) {
  const sums = createMemo(() => sumsOf(props.lines))
  const sum = (of: 'approvedPosts' | 'vacancies') => props.lines.reduce((all, line) => all + line[of], 0)
  return (
    <Show when={props.lines.length > 0} fallback={<p class="meta">{t('plan.lines.none')}</p>}>
      <div class="ledger-scroll">
        <table class="ledger plan-lines" data-tight="">
          <caption class="sr-only">{t('plan.lines')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('plan.col.series')}</th>
              <th scope="col" class="num">
                {t('plan.col.approved_posts')}
              </th>
              <th scope="col" class="num">
                {t('plan.col.vacancies')}
              </th>
              <th scope="col" class="num">
                {t('plan.col.planned')}
              </th>
              <th scope="col">{t('plan.col.reason')}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.lines}>
              {(line) => (
                <tr data-over={line.over ? '' : undefined}>
                  <td>
                    {props.reference.name('series', line.series)} {props.reference.name('level', line.level)}
                    <Show when={line.specialty}>
                      <span class="meta"> {line.specialty}</span>
                    </Show>
                  </td>
                  <td class="num">{line.approvedPosts}</td>
                  <td class="num">{line.vacancies}</td>
                  <td class="num">
                    <b>{line.planned}</b>
                    <Show when={line.over}>
                      <span class="plan-over">{t('plan.over.by', { n: line.planned - line.vacancies })}</span>
                    </Show>
                  </td>
                  <td class="plan-words">
                    <Show when={!line.counted}>
                      <b>{t('plan.uncounted')}</b>{' '}
                    </Show>
                    {line.reason}
                  </td>
                </tr>
              )}
            </For>
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">
                {t('plan.total')} <span class="meta">{t('plan.total.lines', { n: props.lines.length })}</span>
              </th>
              <td class="num">{sum('approvedPosts')}</td>
              <td class="num">{sum('vacancies')}</td>
              <td class="num strong">{sums().planned}</td>
              <td>
                {t('plan.counted')} {sums().counted} ·{' '}
                <span class={sums().over ? 'bad strong' : 'good'}>
                  {sums().over ? t('plan.over.lines', { n: sums().over }) : t('plan.over.none')}
                </span>
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </Show>
  )
}
