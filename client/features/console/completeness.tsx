import { createMemo, mapArray, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { Section } from '../../ui/layout.tsx'
import { Matrix, type MatrixRow } from '../../ui/matrix.tsx'
import { numberOf, two } from '../ballot/words.ts'

/** Expert × candidate: who has drafted on whom. Whether, never what. */
export function Completeness(props: { panel: LivePanel }) {
  const columns = createMemo(() =>
    props.panel
      .candidates()
      .filter(({ withdrawn }) => withdrawn === null)
      .sort((a, b) => a.position - b.position)
      .map(numberOf),
  )
  const ids = createMemo(() =>
    props.panel
      .seats()
      .filter(({ signedInAt, absent }) => signedInAt !== null && absent === null)
      .map(({ id }) => id),
  )
  const rows = mapArray(ids, (id): MatrixRow => {
    const seat = () => props.panel.seat(id)
    return {
      get number() {
        return two(seat()?.no ?? 0)
      },
      get name() {
        return seat()?.name ?? ''
      },
      get cells() {
        return seat()?.done ?? ''
      },
    }
  })
  return (
    <Section plain title={t('console.matrix')} meta={t('console.matrix.meta')}>
      <Show
        when={props.panel.round()?.state !== 'preparing'}
        fallback={<p class="meta">{t('console.matrix.later')}</p>}
      >
        <Matrix rows={rows()} columns={columns()} />
      </Show>
    </Section>
  )
}
