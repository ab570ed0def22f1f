import { For, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { dayClock } from '../../lib/time.ts'
import { Badge } from '../../ui/badge.tsx'
import { Columns, Section, Stack } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import type { Review } from './queries.ts'
import { ruleGroups } from './rule-sentences.ts'
import './rules.css'

/** 规则 in sentences; frozen by the approval. */
export function RulesTab(props: { review: Review }) {
  const score = () => props.review.rules.score
  return (
    <Stack gap={8}>
      <p>
        <Show
          when={props.review.status !== 'draft' && props.review.approvedAt}
          fallback={<span class="meta">{t('rules.open')}</span>}
        >
          {(at) => (
            <>
              <Badge locked>{t('rules.frozen')}</Badge>{' '}
              {t('rules.frozen.text', { time: dayClock(at()), name: props.review.approvedBy ?? '' })}
            </>
          )}
        </Show>
      </p>
      <Columns least="wide" gap={8}>
        <For each={ruleGroups(props.review)}>
          {(group) => (
            <Section gap={3} title={t(`rules.${group.key}`)}>
              <ul class="rules">
                <For each={group.sentences}>{(sentence) => <li>{sentence}</li>}</For>
              </ul>
            </Section>
          )}
        </For>
      </Columns>
      <Show when={props.review.mode !== 'expert' && score().criteria.length > 0}>
        <Section gap={2} plain title={t('rules.criteria')}>
          <Ledger
            caption={t('rules.criteria')}
            rows={score().criteria}
            id={(criterion) => criterion.key}
            columns={[
              { key: 'name', label: t('rules.criterion'), cell: (each) => each.name },
              { key: 'max', label: t('rules.max'), num: true, cell: (each) => each.max },
              { key: 'weight', label: t('rules.weight'), num: true, cell: (each) => each.weight },
            ]}
          />
        </Section>
      </Show>
    </Stack>
  )
}
