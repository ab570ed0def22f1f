import { createMemo, createSignal, For, Index, Show } from 'solid-js'
import './matrix.css'
import { t } from '../lib/i18n.ts'
import { Checkbox } from './checkbox.tsx'

export interface MatrixRow {
  number: string
  name: string
  /** One character per candidate: `1` has a draft, `0` has none, `x` is recused. */
  cells: string
}

/** Above this many candidates a cell is a sliver and only some columns are numbered. */
const COMPACT_FROM = 41

const count = (cells: string, sign: string): number => cells.split(sign).length - 1

/**
 * Expert × candidate: filled, hollow, hatched; never a choice. What is missing is drawn strongest. The numbers at
 * the end of each line say the same in words for those who cannot see the pattern.
 */
export function Matrix(props: { rows: readonly MatrixRow[]; columns: readonly string[]; label?: string }) {
  const [onlyTodo, setOnlyTodo] = createSignal(false)
  // Every tenth column is numbered, every twentieth where a tenth would run into the next.
  const step = () => (props.columns.length > 100 ? 20 : 10)
  const compact = () => props.columns.length >= COMPACT_FROM
  const shown = createMemo(() =>
    onlyTodo() ? props.rows.filter((row) => row.cells.includes('0')) : props.rows,
  )
  return (
    <div class="matrix-place">
      <div class="matrix-head">
        <Legend />
        <Checkbox checked={onlyTodo()} onChange={setOnlyTodo}>
          {t('matrix.only')}
        </Checkbox>
      </div>
      <section class="matrix-scroll" tabindex="0" aria-label={props.label ?? t('matrix.label')}>
        <table class="matrix" data-compact={compact() ? '' : undefined}>
          <thead>
            <tr>
              <th scope="col">{t('matrix.expert')}</th>
              <Show
                when={!compact()}
                fallback={
                  <td>
                    <div class="matrix-scale" aria-hidden="true">
                      <For each={props.columns}>
                        {(name, index) => <i>{(index() + 1) % step() === 0 ? <span>{name}</span> : null}</i>}
                      </For>
                    </div>
                  </td>
                }
              >
                <For each={props.columns}>{(name) => <th scope="col">{name}</th>}</For>
              </Show>
              <th scope="col" class="num">
                {t('matrix.count')}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={shown()}>{(row) => <Line row={row} compact={compact()} />}</For>
          </tbody>
        </table>
      </section>
      <Show when={shown().length === 0}>
        <p class="meta">{t('matrix.all_done')}</p>
      </Show>
    </div>
  )
}

const SIGNS: Record<string, 'done' | 'todo' | 'recused'> = { '1': 'done', '0': 'todo', x: 'recused' }

function Line(props: { row: MatrixRow; compact: boolean }) {
  const cells = () => [...props.row.cells]
  const done = () => count(props.row.cells, '1')
  const due = () => props.row.cells.length - count(props.row.cells, 'x')
  const sign = (cell: string) => SIGNS[cell] ?? 'todo'
  return (
    <tr data-todo={done() < due() ? '' : undefined}>
      <th scope="row">
        <span class="faint">{props.row.number}</span> {props.row.name}
      </th>
      <Show
        when={!props.compact}
        fallback={
          <td>
            <div class="matrix-strip" aria-hidden="true">
              <Index each={cells()}>{(cell) => <i data-sign={sign(cell())} />}</Index>
            </div>
          </td>
        }
      >
        <Index each={cells()}>
          {(cell) => (
            <td>
              <span class="matrix-cell" data-sign={sign(cell())}>
                <span class="sr-only">{t(`matrix.${sign(cell())}`)}</span>
              </span>
            </td>
          )}
        </Index>
      </Show>
      <td class="num">
        <b>{done()}</b> / {due()}
      </td>
    </tr>
  )
}

const Legend = () => (
  <span class="matrix-legend" aria-hidden="true">
    <For each={['done', 'todo', 'recused'] as const}>
      {(sign) => (
        <span>
          <span class="matrix-cell" data-sign={sign} />
          {t(`matrix.${sign}`)}
        </span>
      )}
    </For>
  </span>
)
