import { createSignal, For, Show } from 'solid-js'
import type { Row, SectionForm } from '../../../shared/declare/form.ts'
import { t } from '../../lib/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../../ui/mark.tsx'
import { toast } from '../../ui/toasts.tsx'
import { faultText, fieldOf, fieldWord, isMissing, sectionWord } from './faults.ts'
import { Fields } from './fields.tsx'
import { focusField } from './focus.ts'
import type { Keeper } from './keeper.ts'
import { shown } from './queries.ts'
import { useRoom } from './room.ts'

/** How many facts an entry shows beside its name while it is closed. */
const SHOWN = 5

/** The entries of a list as cards, newest first; one is open at a time. */
export function Entries(props: { keeper: Keeper; form: SectionForm; row?: string | undefined }) {
  const room = useRoom()
  const { section } = props.keeper
  const [open, setOpen] = createSignal<string | null>(props.row ?? null)
  const rows = () => {
    const { ordered } = props.form
    const key = (row: Row) => (ordered ? (row.values[ordered] ?? '') : '')
    // the one that is open keeps its place while its date is typed: it is ordered when it is closed
    const all = [...props.keeper.content.rows]
    return open() ? all : all.sort((one, other) => key(other).localeCompare(key(one)))
  }
  const nameOf = (row: Row): string => {
    const field = props.form.called ? fieldOf(section, props.form.called, true) : undefined
    return (field && shown(room.reference, field, row.values)) || t('declare.entry.unnamed')
  }
  const factsOf = (row: Row): string[] =>
    (props.form.row ?? [])
      .filter(({ key, kind }) => key !== props.form.called && kind !== 'area')
      .map((field) => {
        if (field.kind === 'mark') return markOf(field.key, row)
        const value = shown(room.reference, field, row.values)
        // a bare number says nothing without its name
        return value && field.kind === 'number' ? `${fieldWord(section, field.key)} ${value}` : value
      })
      .filter(Boolean)
      .slice(0, SHOWN)
  const markOf = (key: string, row: Row): string =>
    row.values[key] === 'yes' ? t(`form.${section}.${key}` as 'form.study.first') : ''
  const faultsOf = (row: Row) =>
    room.faults().filter((fault) => fault.section === section && fault.rowId === row.id)
  const pointsOf = (row: Row) =>
    room.file().points.filter((point) => point.section === section && point.rowId === row.id)
  const isFull = () => props.keeper.content.rows.length >= (props.form.most ?? Number.POSITIVE_INFINITY)

  function add(): void {
    const id = props.keeper.add()
    setOpen(id)
    focusField({ row: id })
  }
  function close(row: Row): void {
    setOpen(null)
    // an entry in which nothing was written was a mistake
    if (Object.values(row.values).every((value) => !value)) props.keeper.remove(row.id)
    else for (const field of props.form.row ?? []) room.leave(`${section}/${row.id}/${field.key}`)
  }
  function remove(row: Row): void {
    const { id, values } = row
    const kept = { ...values }
    const at = props.keeper.content.rows.findIndex((each) => each.id === id)
    setOpen(null)
    props.keeper.remove(id)
    toast(t('declare.entry.removed', { name: nameOf({ id, values: kept }) }), {
      action: { label: t('declare.undo'), onPress: () => void props.keeper.add(kept, id, at) },
    })
  }

  return (
    <div class="declare-entries">
      <For each={rows()}>
        {(row) => (
          <article class="declare-entry" data-row={row.id} data-open={open() === row.id ? '' : undefined}>
            <Show
              when={open() === row.id}
              fallback={
                <>
                  <div class="grow">
                    <h2>{nameOf(row)}</h2>
                    <p class="meta">{factsOf(row).join(' · ')}</p>
                    <For each={pointsOf(row)}>
                      {({ text }) => <p class="declare-point">{t('declare.point', { text })}</p>}
                    </For>
                    <For each={faultsOf(row)}>
                      {(fault) => (
                        <p class={fault.blocks ? 'meta bad' : 'declare-warning'}>
                          <Mark kind={fault.blocks ? 'alert' : 'hold'} /> {faultText(fault)}
                        </p>
                      )}
                    </For>
                  </div>
                  <div class="declare-entry-acts">
                    <Button
                      size="touch"
                      label={t('declare.entry.edit', { name: nameOf(row) })}
                      onPress={() => {
                        setOpen(row.id)
                        focusField({ row: row.id })
                      }}
                    >
                      {t('declare.edit')}
                    </Button>
                    <Button
                      size="touch"
                      kind="quiet"
                      label={t('declare.entry.remove', { name: nameOf(row) })}
                      onPress={() => remove(row)}
                    >
                      {t('declare.remove')}
                    </Button>
                  </div>
                </>
              }
            >
              <Fields
                keeper={props.keeper}
                fields={props.form.row ?? []}
                values={row.values}
                rowId={row.id}
              />
              <For each={faultsOf(row).filter((fault) => !fault.field && !isMissing(fault))}>
                {(fault) => (
                  <p class={fault.blocks ? 'meta bad' : 'declare-warning'}>
                    <Mark kind={fault.blocks ? 'alert' : 'hold'} /> {faultText(fault)}
                  </p>
                )}
              </For>
              <div class="declare-entry-acts">
                <Button size="touch" kind="primary" onPress={() => close(row)}>
                  {t('declare.entry.done')}
                </Button>
                <Button size="touch" kind="quiet" onPress={() => remove(row)}>
                  {t('declare.remove')}
                </Button>
              </div>
            </Show>
          </article>
        )}
      </For>
      <Button
        size="touch"
        why={isFull() ? t('declare.entry.full', { n: props.form.most! }) : null}
        onPress={add}
      >
        {t('declare.entry.add', { section: sectionWord(section) })}
      </Button>
    </div>
  )
}
