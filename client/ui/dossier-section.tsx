import { Show } from 'solid-js'
import type { DossierSection as Section } from '../../shared/review/dossier.ts'
import './dossier-section.css'
import { Facts } from './facts.tsx'
import { Ledger } from './ledger.tsx'

/** A label and value of this many signs or more takes a line of its own. */
const WIDE = 28
/** A cell of no more signs than this is not broken. */
const SHORT = 10

/** What a section of 申报材料 holds, as the form prints it: pairs, running text, rows. `title` names the rows. */
export function DossierSection(props: { section: Omit<Section, 'key'>; title: string }) {
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
      <Show when={props.section.text}>{(text) => <p class="prose dossier-text">{text()}</p>}</Show>
      <Show when={props.section.table}>
        {(table) => (
          <Ledger
            caption={props.title}
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
  <span class={props.text.length <= SHORT ? 'nowrap' : 'dossier-run'}>{props.text}</span>
)
