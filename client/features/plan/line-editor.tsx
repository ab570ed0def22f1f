import { createEffect, createMemo, createSignal, Index, Show, untrack } from 'solid-js'
import './line-editor.css'
import { isOver } from '../../../shared/plan/over.rules.ts'
import { listed, t } from '../../lib/i18n.ts'
import type { useReference } from '../../lib/reference.ts'
import { Button } from '../../ui/button.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { toast } from '../../ui/toasts.tsx'
import { choicesOf, LineCell } from './line-cell.tsx'
import {
  CELLS,
  type Cell,
  cellFaults,
  emptyLine,
  isBlank,
  isCount,
  type LineDraft,
  lineOf,
  pasteInto,
} from './line-draft.ts'
import { lineKeys, placeOf } from './line-keys.ts'
import { LineSums } from './line-sums.tsx'

export const LABELS = {
  series: 'plan.col.series',
  level: 'plan.col.level',
  specialty: 'plan.col.specialty',
  approvedPosts: 'plan.col.approved_posts',
  vacancies: 'plan.col.vacancies',
  planned: 'plan.col.planned',
  counted: 'plan.col.post',
  reason: 'plan.col.reason',
} as const

interface Pasted {
  at: { row: number; cell: Cell }
  text: string
}

/**
 * The lines as a table that is typed into like a spreadsheet: Tab to the next cell, Enter to the next row, arrows up
 * and down, the cell above with Ctrl+D, choices by their initials, rows pasted from a sheet. There is always a row to
 * begin with. Rules are checked while one types.
 */
export function LineEditor(props: {
  lines: readonly LineDraft[]
  onLines: (lines: LineDraft[]) => void
  reference: ReturnType<typeof useReference>
}) {
  const [unknown, setUnknown] = createSignal<readonly string[]>([])
  const [before, setBefore] = createSignal<{
    what: 'pasted' | 'removed'
    lines: readonly LineDraft[]
  } | null>(null)
  const [sheet, setSheet] = createSignal<Pasted | null>(null)
  let table!: HTMLTableElement

  const rows = createMemo(() => (props.lines.length ? props.lines : [emptyLine()]))
  const faults = createMemo(() => cellFaults(rows()))
  const names = () => ({
    series: props.reference
      .items('series')
      .map(({ code, name, attrs }) => ({ value: code, label: name, alias: attrs.alias ?? name })),
    level: props.reference.options('level'),
  })

  function change(index: number, cell: Cell, value: string | boolean): void {
    setBefore(null)
    props.onLines(rows().map((row, i) => (i === index ? { ...row, [cell]: value } : row)))
  }

  /** Rows that came or went at once can be had back, until one types on. */
  function replace(what: 'pasted' | 'removed', lines: LineDraft[]): void {
    setBefore({ what, lines: rows() })
    props.onLines(lines)
  }

  function focus(row: number, cell: Cell): void {
    queueMicrotask(() => {
      const found = table.querySelector<HTMLElement>(`[data-row="${row}"][data-cell="${cell}"]`)
      found?.focus()
      if (found instanceof HTMLInputElement) found.select()
    })
  }

  /** The next row goes on with the series above it. */
  function add(): void {
    const series = rows().at(-1)?.series ?? ''
    props.onLines([...rows(), emptyLine(series)])
    focus(rows().length - 1, series ? 'level' : 'series')
  }

  function undo(): void {
    const kept = before()
    if (!kept) return
    setBefore(null)
    setUnknown([])
    props.onLines([...kept.lines])
  }

  function remove(index: number): void {
    replace(
      'removed',
      rows().filter((_, i) => i !== index),
    )
    toast(t('plan.edit.removed', { no: index + 1 }))
    focus(Math.max(0, Math.min(index, rows().length - 1)), 'series')
  }

  const press = lineKeys({
    rows,
    choices: (cell) => choicesOf(cell, props.reference),
    canUndo: () => before() !== null,
    ...{ add, remove, undo, change, focus },
  })

  function paste(event: ClipboardEvent): void {
    const at = placeOf(event.target)
    const text = event.clipboardData?.getData('text/plain') ?? ''
    const isSelect = event.target instanceof HTMLSelectElement
    if (!at || !(isSelect || /[\t\n]/.test(text.trim()))) return
    event.preventDefault()
    setSheet({ at, text })
  }

  // a sheet is read by the names of series and levels: one that is pasted before they are here waits for them
  createEffect(() => {
    const pasted = sheet()
    if (!pasted || !props.reference.ready()) return
    setSheet(null)
    untrack(() => put(pasted))
  })

  function put({ at, text }: Pasted): void {
    const pasted = pasteInto(rows(), at, text, names())
    replace('pasted', pasted.drafts)
    setUnknown([...new Set(pasted.unknown)])
    toast(t('plan.edit.pasted', { n: pasted.rows }))
  }

  return (
    <Stack gap={3}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and paste of the fields inside. */}
      <div class="line-scroll" onKeyDown={press} onPaste={paste}>
        <table class="line-table" ref={table}>
          <caption class="sr-only">{t('plan.edit.table')}</caption>
          <thead>
            <tr>
              <th scope="col" class="num">
                {t('plan.edit.no')}
              </th>
              {CELLS.map((cell) => (
                <th scope="col" data-col={cell} class={isCount(cell) ? 'num' : undefined}>
                  {t(LABELS[cell])}
                </th>
              ))}
              <th>
                <span class="sr-only">{t('act.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <Index each={rows()}>
              {(row, index) => (
                <tr data-over={over(row()) ? '' : undefined}>
                  <td class="num faint">{index + 1}</td>
                  {CELLS.map((cell) => (
                    <LineCell
                      cell={cell}
                      row={index}
                      line={row()}
                      label={t('plan.edit.cell', { no: index + 1, label: t(LABELS[cell]) })}
                      fault={faultIn(index, cell)}
                      reference={props.reference}
                      onChange={(value) => change(index, cell, value)}
                    />
                  ))}
                  <td>
                    <Show when={rows().length > 1 || !isBlank(row())}>
                      <button
                        type="button"
                        class="line-remove"
                        tabindex="-1"
                        aria-label={t('plan.edit.remove', { no: index + 1 })}
                        onClick={() => remove(index)}
                      >
                        {t('act.remove')}
                      </button>
                    </Show>
                  </td>
                </tr>
              )}
            </Index>
          </tbody>
          <LineSums lines={rows()} />
        </table>
      </div>
      <Show when={unknown().length > 0}>
        <p class="bad" role="alert">
          {t('plan.edit.unknown', { words: listed(unknown()) })}
        </p>
      </Show>
      <Row gap={4}>
        <Button onPress={add}>{t('plan.edit.add')}</Button>
        <Show when={before()}>
          {(kept) => <Button onPress={undo}>{t(`plan.edit.undo.${kept().what}`)}</Button>}
        </Show>
        <span class="meta">{t('plan.edit.keys')}</span>
      </Row>
    </Stack>
  )

  function faultIn(index: number, cell: Cell): string | null {
    const fault = faults().get(index)
    if (fault?.cell === cell) return t(`plan.fault.${fault.code}`)
    const line = lineOf(rows()[index] ?? emptyLine())
    return cell === 'planned' && line && isOver(line)
      ? t('plan.over.by', { n: line.planned - line.vacancies })
      : null
  }
}

const over = (draft: LineDraft): boolean => {
  const line = lineOf(draft)
  return line !== null && isOver(line)
}
