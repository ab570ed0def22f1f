import { createMemo, mapArray, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { numberOf, two } from '../../lib/words.ts'
import { Section } from '../../ui/layout.tsx'
import { Matrix, type MatrixRow } from '../../ui/matrix.tsx'

/** Expert × candidate: who has drafted on whom. Whether, never what. */
export function Completeness(props: { panel: LivePanel }) {
  /** The signs of a seat stand in the order of the round; the columns in the order people have on their lists. */
  const columns = createMemo(() =>
    props.panel
      .candidates()
      .filter(({ withdrawn }) => withdrawn === null)
      .sort((a, b) => a.position - b.position)
      .map((candidate, sign) => ({ sign, order: candidate.lot ?? candidate.no, number: numberOf(candidate) }))
      .sort((a, b) => a.order - b.order),
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
        const done = seat()?.done ?? ''
        return columns()
          .map(({ sign }) => done[sign] ?? '0')
          .join('')
      },
    }
  })
  return (
    <Section plain title={t('console.matrix')} meta={t('console.matrix.meta')}>
      <Show
        when={props.panel.round()?.state !== 'preparing'}
        fallback={<p class="meta">{t('console.matrix.later')}</p>}
      >
        <Matrix rows={rows()} columns={columns().map(({ number }) => number)} />
      </Show>
    </Section>
  )
}
