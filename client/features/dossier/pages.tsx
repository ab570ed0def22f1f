import { For, Show } from 'solid-js'
import type { SectionKey } from '../../../shared/review/dossier.ts'
import { t } from '../../lib/i18n.ts'
import { Facts } from '../../ui/facts.tsx'
import { FileList } from '../../ui/file-list.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { Reading } from '../../ui/reading.tsx'
import {
  type Dossier,
  type File,
  filesOf,
  type Section,
  sectionsIn,
  sizeText,
  type TabId,
} from './sections.ts'

/** A label and value of this many signs or more takes a line of its own. */
const WIDE = 28
/** A cell of no more signs than this is not broken. */
const SHORT = 10

/** The sections of one tab, one after the other, as the form prints them. */
export default function Pages(props: { dossier: Dossier; tab: TabId; onOpen: (file: File) => void }) {
  const open = (id: string): void => {
    const file = props.dossier.files.find((each) => each.id === id)
    if (file) props.onOpen(file)
  }
  const list = (files: File[]) => files.map(({ id, name, size }) => ({ id, name, meta: sizeText(size) }))
  return (
    <Reading label={t(`dossier.tab.${props.tab}`)}>
      <For each={sectionsIn(props.dossier, props.tab)}>
        {(section) => (
          <Stack gap={3}>
            <h2>{t(`dossier.section.${section.key as SectionKey}`)}</h2>
            <SectionBody section={section} />
            <Show when={props.tab !== 'files' && filesOf(props.dossier, section.key).length > 0}>
              <FileList files={list(filesOf(props.dossier, section.key))} onOpen={open} />
            </Show>
          </Stack>
        )}
      </For>
      <Show when={props.tab === 'files'}>
        <Show when={props.dossier.files.length > 0} fallback={<p class="meta">{t('dossier.files.none')}</p>}>
          <FileList files={list(props.dossier.files)} onOpen={open} />
        </Show>
      </Show>
    </Reading>
  )
}

function SectionBody(props: { section: Section }) {
  return (
    <>
      <Show when={props.section.facts}>
        {(facts) => (
          <Facts
            facts={facts().map(([label, value]) =>
              value.length > WIDE ? ([label, value, 'wide'] as const) : ([label, value] as const),
            )}
          />
        )}
      </Show>
      <Show when={props.section.text}>{(text) => <p class="prose">{text()}</p>}</Show>
      <Show when={props.section.table}>
        {(table) => (
          <Ledger
            caption={t(`dossier.section.${props.section.key as SectionKey}`)}
            columns={table().head.map((label, index) => ({
              key: String(index),
              label,
              cell: (row: string[]) => <Cell text={row[index] ?? ''} />,
            }))}
            rows={table().rows}
            id={(row) => row.join(' ')}
          />
        )}
      </Show>
    </>
  )
}

/** Dates, ranks and levels stay in one line; only running text breaks. */
const Cell = (props: { text: string }) => (
  <span class={props.text.length <= SHORT ? 'nowrap' : 'run'}>{props.text}</span>
)
