import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, For, Index, Show } from 'solid-js'
import { SHEET } from '../../../shared/review/roster.columns.ts'
import { t } from '../../lib/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Foot, Row, Spacer, Stack } from '../../ui/layout.tsx'
import { Mark } from '../../ui/mark.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { type CheckedRow, faultPlace, faultText, sheetsOf } from './import-faults.ts'
import type { Job } from './queries.ts'
import '../../ui/ledger.css'
import './import.css'

/** Rows drawn at once; more are a press away. */
const STEP = 200

/** The dry run: every row as it was read, every error in words with its cell. Nothing is saved while one is left. */
export function ImportCheck(props: { job: Job; onAgain: () => void; onSave: () => void }) {
  const [search, setSearch] = useSearchParams<{ sheet?: string; faulty?: string }>()
  const [at, setAt] = createSignal(-1)
  const sheets = createMemo(() => sheetsOf(props.job))
  const current = () =>
    sheets().find(({ name }) => name === search.sheet) ??
    sheets().find(({ faults }) => faults > 0) ??
    sheets()[0]
  const onlyFaulty = () => search.faulty === '1'
  const rows = () => (current()?.rows ?? []).filter((row) => !onlyFaulty() || row.faults.length > 0)

  /** The next error, wherever it is: its sheet opens, its line comes into sight and gets the focus. */
  function jump(step: 1 | -1): void {
    const faulty = sheets().flatMap((sheet) => sheet.rows.filter((row) => row.faults.length > 0))
    if (faulty.length === 0) return
    const next = (at() + step + faulty.length) % faulty.length
    setAt(next)
    const target = faulty[next]!
    setSearch({ sheet: target.sheet }, { replace: true })
    queueMicrotask(() => {
      const line = document.getElementById(lineId(target))
      line?.scrollIntoView({ block: 'center' })
      line?.focus()
    })
  }

  return (
    <Stack gap={4}>
      <Row gap={3} spread>
        <Show
          when={props.job.errorCount > 0}
          fallback={<StateWord kind="done">{t('review.check.clean')}</StateWord>}
        >
          <p class="bad strong">
            <Mark kind="alert" /> {t('review.check.faults', { n: props.job.errorCount })}
          </p>
        </Show>
        <Show when={props.job.errorCount > 0}>
          <Row gap={3}>
            <Checkbox
              checked={onlyFaulty()}
              onChange={(only) => setSearch({ faulty: only ? '1' : undefined }, { replace: true })}
            >
              {t('review.check.only')}
            </Checkbox>
            <Button onPress={() => jump(-1)}>{t('review.check.previous')}</Button>
            <Button onPress={() => jump(1)}>{t('review.check.next')}</Button>
          </Row>
        </Show>
      </Row>
      <Show when={props.job.errorCount > props.job.errors.length}>
        <p class="meta">{t('review.check.first', { n: props.job.errors.length })}</p>
      </Show>
      <Show when={current()}>
        {(sheet) => (
          <Tabs
            label={t('review.check.sheets')}
            tabs={sheets().map(({ name, rows: all, faults }) => ({
              id: name,
              label: name || t('review.check.book'),
              count: all.length,
              ...(faults > 0 ? { label: t('review.check.sheet', { name, n: faults }) } : {}),
            }))}
            value={sheet().name}
            onChange={(name) => setSearch({ sheet: name }, { replace: true })}
          >
            {() => <Rows rows={rows()} heads={headsOf(sheet().name)} />}
          </Tabs>
        )}
      </Show>
      <div class="import-foot">
        <Foot>
          <Button
            kind="primary"
            size="touch"
            why={props.job.errorCount > 0 ? t('review.check.why', { n: props.job.errorCount }) : null}
            onPress={props.onSave}
          >
            {t('review.import.save')}
          </Button>
          <Button size="touch" onPress={props.onAgain}>
            {t('review.import.again')}
          </Button>
          <Spacer />
          <span class="meta">{t('review.check.unsaved')}</span>
        </Foot>
      </div>
    </Stack>
  )
}

const lineId = (row: CheckedRow): string => `row-${row.sheet}-${row.row}`

/** What the columns of the preview are, for the two sheets that are shown whole. */
function headsOf(sheet: string): readonly string[] {
  if (sheet === SHEET.experts) return t('review.check.head.experts').split('|')
  return sheet === SHEET.candidates ? t('review.check.head.candidates').split('|') : []
}

function Rows(props: { rows: readonly CheckedRow[]; heads: readonly string[] }) {
  const [shown, setShown] = createSignal(STEP)
  const visible = () => props.rows.slice(0, shown())
  const width = () =>
    Math.max(1, props.heads.length, ...props.rows.slice(0, STEP).map(({ cells }) => cells.length))
  return (
    <Stack gap={3}>
      <section class="ledger-scroll" tabindex="0" aria-label={t('review.check.rows')}>
        <table class="ledger" data-tight="">
          <caption class="sr-only">{t('review.check.rows')}</caption>
          <thead>
            <tr>
              <th scope="col" class="num">
                {t('review.check.row')}
              </th>
              <th scope="col">{t('review.check.state')}</th>
              <Show
                when={props.heads.length > 0}
                fallback={
                  <th scope="col" colspan={width()}>
                    {t('review.check.cells')}
                  </th>
                }
              >
                <For each={props.heads}>{(head) => <th scope="col">{head}</th>}</For>
              </Show>
            </tr>
          </thead>
          <tbody>
            <For each={visible()}>
              {(row) => (
                <>
                  <tr
                    id={lineId(row)}
                    tabindex={row.faults.length > 0 ? -1 : undefined}
                    data-faulty={row.faults.length > 0 ? '' : undefined}
                  >
                    <td class="num">{row.row || '–'}</td>
                    <td>
                      <Show
                        when={row.faults.length > 0}
                        fallback={<StateWord kind="done">{t('review.check.ok')}</StateWord>}
                      >
                        <StateWord kind="fail">{t('review.check.wrong', { n: row.faults.length })}</StateWord>
                      </Show>
                    </td>
                    <Index each={row.cells}>{(cell) => <td>{cell()}</td>}</Index>
                    <Show when={row.cells.length < width()}>
                      <td colspan={width() - row.cells.length} />
                    </Show>
                  </tr>
                  <Show when={row.faults.length > 0}>
                    <tr class="import-faults">
                      <td colspan={2 + width()}>
                        <ul>
                          <For each={row.faults}>
                            {(fault) => (
                              <li>
                                <b class="nowrap">{faultPlace(fault)}</b> <span>{faultText(fault)}</span>
                              </li>
                            )}
                          </For>
                        </ul>
                      </td>
                    </tr>
                  </Show>
                </>
              )}
            </For>
          </tbody>
        </table>
      </section>
      <Show when={props.rows.length > shown()}>
        <Row gap={3}>
          <Button onPress={() => setShown(shown() + STEP * 5)}>
            {t('review.check.more', { n: props.rows.length - shown() })}
          </Button>
        </Row>
      </Show>
      <Show when={props.rows.length === 0}>
        <p class="meta">{t('review.check.none')}</p>
      </Show>
    </Stack>
  )
}
