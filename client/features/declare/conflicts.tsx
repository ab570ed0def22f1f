import { For, Show } from 'solid-js'
import type { Conflict } from '../../../shared/declare/merge.ts'
import { t } from '../../lib/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { fieldOf, fieldWord, sectionWord } from './faults.ts'
import type { Keeper } from './keeper.ts'
import { shown } from './queries.ts'
import { useRoom } from './room.ts'

/** Where two pages wrote the same field: both values, and the question which one holds. */
export function Conflicts(props: { keeper: Keeper }) {
  const room = useRoom()
  const { section } = props.keeper
  const nameOf = ({ field }: Conflict): string => (field ? fieldWord(section, field) : sectionWord(section))
  const sideOf = (conflict: Conflict, side: 'mine' | 'theirs'): string => {
    const { field, rowId } = conflict
    if (!field) return t(conflict[side] ? 'declare.conflict.kept' : 'declare.conflict.removed')
    const asked = fieldOf(section, field, rowId !== undefined)
    const value = asked ? shown(room.reference, asked, { [field]: conflict[side] }) : conflict[side]
    return value || t('declare.conflict.empty')
  }
  return (
    <Show when={props.keeper.conflicts().length > 0}>
      <section class="declare-conflicts" role="alert">
        <h2>{t('declare.conflict.title')}</h2>
        <p class="meta">{t('declare.conflict.text')}</p>
        <For each={props.keeper.conflicts()}>
          {(conflict) => (
            <div class="declare-conflict">
              <b>{nameOf(conflict)}</b>
              <For each={['mine', 'theirs'] as const}>
                {(side) => (
                  <div>
                    <span class="meta">{t(`declare.conflict.${side}`)}</span>
                    <p>{sideOf(conflict, side)}</p>
                    <Button size="touch" onPress={() => props.keeper.decide(conflict, side)}>
                      {t(`declare.conflict.take.${side}`)}
                    </Button>
                  </div>
                )}
              </For>
            </div>
          )}
        </For>
      </section>
    </Show>
  )
}
