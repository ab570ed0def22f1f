import { For, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { Section, Stack } from '../../ui/layout.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { reviewPlace } from './places.ts'
import type { Review } from './queries.ts'
import { ReviewActions } from './review-actions.tsx'
import './readiness.css'

type Line = Review['readiness'][number]

const KINDS = { green: 'done', amber: 'wait', red: 'fail' } as const
/** Where a line is mended; without one it is mended in the workbook. */
const PLACES: Record<string, string> = {
  chair: 'people',
  reporter: 'people',
  group_leader: 'people',
  conflicts: 'recusals',
}

/** 就绪检查: what must be right before 审核通过, each line with its figures and the way to mend it. */
export function ReadinessTab(props: { review: Review }) {
  const n = (state: Line['state']) => props.review.readiness.filter((line) => line.state === state).length
  const isDraft = () => props.review.status === 'draft'
  return (
    <Stack gap={6}>
      <Section
        gap={3}
        title={t('review.tab.readiness')}
        meta={t('readiness.counts', { green: n('green'), amber: n('amber'), red: n('red') })}
      >
        <Show when={!isDraft()}>
          <p class="meta">{t('readiness.after')}</p>
        </Show>
        <ul class="readiness">
          <For each={props.review.readiness}>
            {(line) => (
              <li>
                <StateWord kind={KINDS[line.state]}>{t(`readiness.${line.state}`)}</StateWord>
                <b>{t(`readiness.${line.key as 'chair'}`)}</b>
                <span>
                  {lineText(line)}
                  <Show when={line.state !== 'green'}>
                    <span class="meta"> {t(`readiness.${line.key as 'chair'}.do`)}</span>
                  </Show>
                </span>
                <span>
                  <Show when={line.state !== 'green' && PLACES[line.key]}>
                    {(tab) => (
                      <a href={reviewPlace(props.review.id, tab())}>
                        {t('readiness.go', { tab: t(`review.tab.${tab() as 'people'}`) })}
                      </a>
                    )}
                  </Show>
                </span>
              </li>
            )}
          </For>
        </ul>
      </Section>
      <Show when={isDraft()}>
        <ReviewActions review={props.review} />
      </Show>
    </Stack>
  )
}

/** The figures of a line; a list of names that is empty says that all is well. */
function lineText(line: Line): string {
  const key = line.key as 'chair'
  if (line.state === 'green') return t(`readiness.${key}.ok`, line.params)
  return t(`readiness.${key}.not`, line.params)
}
