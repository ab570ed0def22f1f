import { For, Show } from 'solid-js'
import { link } from '../lib/call.ts'
import { problemText, t, tMaybe } from '../lib/i18n.ts'
import type { WorkbookJob } from '../lib/job.ts'
import { ButtonLink } from './button.tsx'
import { Section, Stack } from './layout.tsx'
import { Ledger } from './ledger.tsx'

type Fault = WorkbookJob['faults'][number]

/** A fault of a cell in words; the code is the key of its sentence. */
export const faultText = ({ code, params }: Fault): string =>
  tMaybe(`list.fault.${code}`, params) ?? problemText({ code: code as never, params })

/** In the order in which one mends a sheet: row by row, and in each from left to right. */
const byCell = (faults: readonly Fault[]): Fault[] => {
  const rowOf = ({ cell }: Fault): number => Number(cell.replace(/\D/g, ''))
  return [...faults].sort(
    (a, b) => rowOf(a) - rowOf(b) || a.cell.length - b.cell.length || (a.cell < b.cell ? -1 : 1),
  )
}

/** What the dry run of a workbook has found: every fault by its cell, or what would be saved. */
export function ImportChecked(props: { job: WorkbookJob }) {
  return (
    <Stack gap={6}>
      <Show
        when={props.job.faultCount > 0}
        fallback={
          <Stack gap={2}>
            <p class="good strong">
              {t(props.job.rows > 0 ? 'list.import.clean' : 'list.import.nothing', { n: props.job.rows })}
            </p>
            <Show when={props.job.known > 0}>
              <p class="meta">{t('list.import.known', { n: props.job.known })}</p>
            </Show>
          </Stack>
        }
      >
        <Section
          gap={3}
          title={t('list.import.faults', { n: props.job.faultCount })}
          end={
            <ButtonLink href={link('workbook.faults', { jobId: props.job.jobId })} download>
              {t('list.import.faults.file')}
            </ButtonLink>
          }
        >
          <Ledger
            caption={t('list.import.faults', { n: props.job.faultCount })}
            rows={byCell(props.job.faults)}
            id={(fault) => `${fault.sheet}${fault.cell}${fault.code}`}
            columns={[
              {
                key: 'cell',
                label: t('list.import.cell'),
                cell: (fault) => <b class="nowrap">{fault.cell || '–'}</b>,
              },
              { key: 'why', label: t('list.import.why'), cell: (fault) => faultText(fault) },
            ]}
          />
          <Show when={props.job.faultCount > props.job.faults.length}>
            <p class="meta">
              {t('list.import.faults.more', { n: props.job.faultCount - props.job.faults.length })}
            </p>
          </Show>
        </Section>
      </Show>
      <Show when={props.job.preview}>
        {(preview) => (
          <Section gap={3} title={t('list.import.preview')} plain>
            <section class="data-scroll" tabindex="0" aria-label={t('list.import.preview')}>
              <table class="ledger" data-tight>
                <thead>
                  <tr>
                    <For each={preview().head}>{(head) => <th scope="col">{head}</th>}</For>
                  </tr>
                </thead>
                <tbody>
                  <For each={preview().rows}>
                    {(row) => (
                      <tr>
                        <For each={row}>{(cell) => <td>{cell || '–'}</td>}</For>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </section>
          </Section>
        )}
      </Show>
    </Stack>
  )
}
