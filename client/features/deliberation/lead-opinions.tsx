import { For, Show } from 'solid-js'
import type { CandidateRecord } from '../../../shared/live/view.ts'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { points } from '../../lib/words.ts'
import { Section, Stack } from '../../ui/layout.tsx'

/** What the lead reviewers wrote, and the mean of the scores, beside the votes. */
export function LeadOpinions(props: { panel: LivePanel; candidate: CandidateRecord }) {
  return (
    <>
      <Show when={props.candidate.leads.length > 0 || props.candidate.opinions.length > 0}>
        <Section plain title={t('deliberation.lead_opinions')}>
          <Show
            when={props.candidate.opinions.length > 0}
            fallback={<p class="meta">{t('deliberation.lead_opinions.none')}</p>}
          >
            <Stack gap={2}>
              <For each={props.candidate.opinions}>
                {(opinion) => (
                  <p class="prose">
                    <b>{opinion.name}</b> {opinion.text}
                  </p>
                )}
              </For>
            </Stack>
          </Show>
        </Section>
      </Show>
      <Show when={props.candidate.score}>
        {(score) => (
          <Section plain title={t('deliberation.scores')} meta={t('deliberation.score.n', { n: score().n })}>
            <p>
              <b>
                {t('deliberation.score', {
                  mean: points(score().mean),
                  ...(score().band === null ? {} : { band: score().band! }),
                })}
              </b>{' '}
              <Show when={score().final !== score().mean}>
                {t('deliberation.score.final', { final: points(score().final) })}
              </Show>
            </p>
          </Section>
        )}
      </Show>
    </>
  )
}
