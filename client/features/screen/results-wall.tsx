import { createMemo, For, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { inOrder } from '../../lib/meeting-order.ts'
import type { Records } from '../../lib/records.ts'
import { numberOf } from '../../lib/words.ts'
import { Verdict } from '../../ui/mark.tsx'
import { paged } from './paged.ts'

const ROWS = 6
const ON_A_PAGE = ROWS * 2

/** Everybody's result, page after page, once it is released. */
export function ResultsWall(props: { source: Records; released: boolean }) {
  const rows = createMemo(() =>
    props.released && props.source.round()?.state === 'decided'
      ? inOrder(props.source).flatMap((candidate) => {
          const pass = props.source.outcome(candidate.id)?.pass
          return pass == null ? [] : [{ candidate, pass }]
        })
      : [],
  )
  const { shown, page, pages } = paged(rows, ON_A_PAGE)
  const count = (pass: boolean) => rows().filter((row) => row.pass === pass).length
  return (
    <Show when={rows().length > 0} fallback={<p class="wall-name title">{t('screen.results.later')}</p>}>
      <p class="wall-label">
        {t('screen.results')} · {t('screen.passed', { n: count(true) })} ·{' '}
        {t('screen.failed', { n: count(false) })}
        <Show when={pages() > 1}> · {t('screen.results.page', { n: page() + 1, all: pages() })}</Show>
      </p>
      <ul class="wall-list" style={{ 'grid-template-rows': `repeat(${ROWS}, auto)` }}>
        <For each={shown()}>
          {({ candidate, pass }) => (
            <li>
              <span>{numberOf(candidate)}</span>
              <b>{candidate.name}</b>
              <Verdict kind={pass ? 'pass' : 'fail'} word={t(pass ? 'screen.pass' : 'screen.fail')} />
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
