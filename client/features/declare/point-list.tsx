import { For, Show } from 'solid-js'
import { FORM } from '../../../shared/declare/form.ts'
import { t } from '../../lib/i18n.ts'
import { fieldOf, fieldWord, sectionWord } from './faults.ts'
import { fieldPlace } from './places.ts'
import { type Point, shown } from './queries.ts'
import { useRoom } from './room.ts'

/** What the reviewers asked to be mended, each with the way to its place. */
export function PointList(props: { points: readonly Point[] }) {
  const room = useRoom()
  const where = ({ section, rowId, field }: Point): string => {
    const row = rowId ? room.contentOf(section).rows.find(({ id }) => id === rowId) : undefined
    const called = FORM[section]?.called
    const asked = called ? fieldOf(section, called, true) : undefined
    const entry = row && asked ? shown(room.reference, asked, row.values) : ''
    return [sectionWord(section), entry, field ? fieldWord(section, field) : ''].filter(Boolean).join(' · ')
  }
  return (
    <Show when={props.points.length > 0}>
      <ul class="declare-points" aria-label={t('declare.points')}>
        <For each={props.points}>
          {(point) => (
            <li>
              <a href={fieldPlace(room.file().id, point)}>{where(point)}</a>
              <p>{point.text}</p>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
