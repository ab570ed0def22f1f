import { useParams, useSearchParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import { ask, link } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Region } from '../../ui/layout.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { PrintPage } from '../../ui/print-page.tsx'
import { reviewPlace } from './places.ts'
import { PrintBar } from './print-bar.tsx'
import type { SheetKey } from './queries.ts'
import './paper-print.css'

/** Wider tables are laid across the long side. */
const LANDSCAPE_FROM = 8
/** Names and results up to this many characters are not broken. */
const SHORT = 5

/** A paper of the meeting on A4: 签到表, 表决结果, 评分表, 会议记录, 评审结果. One block, one sheet. */
export default function PaperPrint() {
  const params = useParams<{ reviewId: string; sheet: string }>()
  const [search] = useSearchParams<{ panel?: string }>()
  const input = () => ({
    reviewId: params.reviewId,
    sheet: params.sheet as SheetKey,
    ...(search.panel ? { panelId: search.panel } : {}),
  })
  const sheet = useQuery(() => ({
    queryKey: ['review', 'sheet', input()],
    queryFn: () => ask('review.sheet', input()),
  }))
  return (
    <>
      <PrintBar title={t(`papers.${params.sheet as SheetKey}`)} back={reviewPlace(params.reviewId, 'papers')}>
        <ButtonLink href={link('review.sheetFile', input())} download>
          {t('papers.xlsx')}
        </ButtonLink>
      </PrintBar>
      <Show
        when={!sheet.isPending && !sheet.isError}
        fallback={
          <Region>
            <Loaded query={sheet}>{() => null}</Loaded>
          </Region>
        }
      >
        <Loaded query={sheet}>
          {(data) => (
            <section class="print-desk" lang="zh-CN" tabindex="0" aria-label={data().title}>
              <For each={data().blocks}>
                {(block, index) => (
                  <PrintPage
                    title={data().title}
                    sub={data().subtitle}
                    number={index() + 1}
                    madeAt={data().printedAt}
                    landscape={block.head.length >= LANDSCAPE_FROM}
                  >
                    <Show when={block.heading}>
                      <h2 class="paper-heading">{block.heading}</h2>
                    </Show>
                    <Show when={block.facts.length > 0}>
                      <dl class="paper-facts">
                        <For each={block.facts}>
                          {([label, value]) => (
                            <div>
                              <dt>{label}</dt>
                              <dd>{value}</dd>
                            </div>
                          )}
                        </For>
                      </dl>
                    </Show>
                    <Show when={block.head.length > 0}>
                      <table class="paper-table">
                        <thead>
                          <tr>
                            <For each={block.head}>{(cell) => <th scope="col">{cell}</th>}</For>
                          </tr>
                        </thead>
                        <tbody>
                          <For each={block.rows}>
                            {(row) => (
                              <tr>
                                <For each={row}>
                                  {(cell) => (
                                    <td data-short={cell.length <= SHORT ? '' : undefined}>{cell}</td>
                                  )}
                                </For>
                              </tr>
                            )}
                          </For>
                        </tbody>
                      </table>
                    </Show>
                    <Show when={block.sign.length > 0}>
                      <div class="paper-sign">
                        <For each={block.sign}>{(line) => <p>{line}</p>}</For>
                      </div>
                    </Show>
                  </PrintPage>
                )}
              </For>
            </section>
          )}
        </Loaded>
      </Show>
    </>
  )
}
