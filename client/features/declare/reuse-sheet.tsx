import { createSignal, For, Show } from 'solid-js'
import { FORM, type Row, type Values } from '../../../shared/declare/form.ts'
import type { Section } from '../../../shared/declare/sections.ts'
import type { Problem } from '../../../shared/problem.ts'
import { t } from '../../lib/i18n.ts'
import { useAct, useAsk } from '../../lib/query.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { FieldGroup } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { fieldOf, slotWord } from './faults.ts'
import { shown } from './queries.ts'
import { useRoom } from './room.ts'

/** 从以往申报取用: entries and documents of own earlier files, picked one by one. */
export function ReuseButton(props: { section: Section }) {
  const [open, setOpen] = createSignal(false)
  return (
    <div class="declare-reuse">
      <Button size="touch" kind="quiet" onPress={() => setOpen(true)}>
        {t('declare.reuse')}
      </Button>
      <Show when={open()}>
        <ReuseSheet section={props.section} onClose={() => setOpen(false)} />
      </Show>
    </div>
  )
}

function ReuseSheet(props: { section: Section; onClose: () => void }) {
  const room = useRoom()
  const act = useAct()
  const query = useAsk('declare.reusable', () => ({ id: room.file().id, section: props.section }))
  const [rows, setRows] = createSignal<ReadonlyMap<string, Row>>(new Map())
  const [files, setFiles] = createSignal<ReadonlyMap<string, string>>(new Map())
  const [values, setValues] = createSignal<ReadonlyMap<string, Values>>(new Map())
  const count = () => rows().size + files().size + values().size
  const isKnown = (key: string): boolean => fieldOf(props.section, key, false)?.known === true
  const fillable = (given: Values): Values =>
    Object.fromEntries(Object.entries(given).filter(([key, value]) => value && !isKnown(key)))
  const nameOf = (row: Row): string => {
    const called = FORM[props.section]?.called
    const named = [called, FORM[props.section]?.ordered].filter((key) => key !== undefined)
    return [...new Set(named)]
      .map((key) => fieldOf(props.section, key, true))
      .map((field) => (field ? shown(room.reference, field, row.values) : ''))
      .filter(Boolean)
      .join(' · ')
  }
  const flip = <V,>(before: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> => {
    const next = new Map(before)
    if (!next.delete(key)) next.set(key, value)
    return next
  }
  async function take(): Promise<Problem | null> {
    const keeper = room.keeper(props.section)
    for (const [id, slot] of files()) {
      const found = await act('declare.reuseFile', { id: room.file().id, fileId: id, slot })
      if (found) return found
      setFiles((before) => flip(before, id, slot))
    }
    for (const given of values().values())
      for (const [key, value] of Object.entries(given))
        if (!keeper.content.values[key]) keeper.set(key, value)
    const n = rows().size
    for (const { values } of rows().values()) keeper.add({ ...values })
    if (n) toast(t('declare.reuse.done', { n }))
    return null
  }
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t('declare.reuse')}
      action={t('declare.reuse.take', { n: count() })}
      why={count() ? null : t('declare.reuse.why')}
      onConfirm={take}
    >
      <Loaded query={query} lines={4}>
        {(found) => (
          <Show
            when={found().sources.some(
              ({ content, files: had }) =>
                content.rows.length + had.length + Object.keys(fillable(content.values)).length > 0,
            )}
            fallback={<p class="meta">{t('declare.reuse.none')}</p>}
          >
            <For each={found().sources}>
              {(source) => (
                <FieldGroup label={`${source.year} · ${t(`form.kind.${source.kind}`)}`}>
                  <div class="declare-picks">
                    <Show when={Object.keys(fillable(source.content.values)).length}>
                      {(n) => (
                        <Checkbox
                          checked={values().has(source.id)}
                          onChange={() =>
                            setValues((before) => flip(before, source.id, fillable(source.content.values)))
                          }
                        >
                          {t('declare.reuse.values', { n: n() })}
                        </Checkbox>
                      )}
                    </Show>
                    <For each={source.content.rows}>
                      {(row) => (
                        <Checkbox
                          checked={rows().has(`${source.id}/${row.id}`)}
                          onChange={() => setRows((before) => flip(before, `${source.id}/${row.id}`, row))}
                        >
                          {nameOf(row) || t('declare.entry.unnamed')}
                        </Checkbox>
                      )}
                    </For>
                    <For each={source.files}>
                      {(file) => (
                        <Checkbox
                          checked={files().has(file.id)}
                          onChange={() => setFiles((before) => flip(before, file.id, file.slot))}
                        >
                          {slotWord(file.slot)}：{file.name}
                        </Checkbox>
                      )}
                    </For>
                  </div>
                </FieldGroup>
              )}
            </For>
          </Show>
        )}
      </Loaded>
    </Sheet>
  )
}
