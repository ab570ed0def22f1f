import { createMemo } from 'solid-js'
import { sumsOf } from '../../../shared/plan/over.rules.ts'
import { t } from '../../lib/i18n.ts'
import { type LineDraft, linesOf } from './line-draft.ts'

/** Sums at the foot, over what can be saved. */
export function LineSums(props: { lines: readonly LineDraft[] }) {
  const lines = createMemo(() => linesOf(props.lines))
  const sums = createMemo(() => sumsOf(lines()))
  const sum = (of: 'approvedPosts' | 'vacancies') => lines().reduce((all, line) => all + line[of], 0)
  return (
    <tfoot>
      <tr>
        <td />
        <th scope="row" colSpan={3}>
          {t('plan.total')} <span class="meta">{t('plan.total.lines', { n: lines().length })}</span>
        </th>
        <td class="num">{sum('approvedPosts')}</td>
        <td class="num">{sum('vacancies')}</td>
        <td class="num strong" data-sum="planned">
          {sums().planned}
        </td>
        <td>
          {t('plan.counted')} {sums().counted}
        </td>
        <td colSpan={2} class={sums().over ? 'bad strong' : 'good'}>
          {sums().over ? t('plan.over.lines', { n: sums().over }) : t('plan.over.none')}
        </td>
      </tr>
    </tfoot>
  )
}
