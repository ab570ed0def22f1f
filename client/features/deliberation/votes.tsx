import { createMemo, For, Show } from 'solid-js'
import type { CandidateRecord, OutcomeRecord } from '../../../shared/live/view.ts'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { MARK_OF } from '../../lib/records.ts'
import { Columns, Section } from '../../ui/layout.tsx'
import { Verdict } from '../../ui/mark.tsx'

/** The heavenly stems name the unnamed: 专家甲, 专家乙 … ; beyond ten they are counted. */
const STEMS = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸']
const ORDER = { yes: 0, no: 1, abstain: 2 } as const

/** Each expert's vote, for the leader alone: with names, or as unnamed lines when the scheme says so. */
export function Votes(props: { panel: LivePanel; candidate: CandidateRecord; outcome: OutcomeRecord }) {
  const named = () => props.panel.panel()?.rules.groupBallots === 'named'
  const leads = createMemo(() => new Set(props.candidate.leads.map((id) => props.panel.seat(id)?.name ?? '')))
  const score = (name: string) => props.candidate.scores.find((each) => each.name === name)?.total
  const lines = createMemo(() => {
    const votes = [...(props.outcome.votes ?? [])]
    if (named()) votes.sort((a, b) => ORDER[a.choice] - ORDER[b.choice])
    return votes.map(({ who, choice }, index) => ({
      who: who ?? t('deliberation.votes.nobody', { letter: STEMS[index] ?? index + 1 }),
      choice,
      lead: who !== null && leads().has(who),
      score: who === null ? undefined : score(who),
    }))
  })
  return (
    <Show when={lines().length > 0}>
      <Section
        plain
        title={t('deliberation.votes')}
        meta={t(named() ? 'deliberation.votes.named' : 'deliberation.votes.anonymous')}
      >
        <Columns least="narrow" gap={2}>
          <For each={lines()}>
            {(line) => (
              <span class="row" data-gap="2">
                <Verdict kind={MARK_OF[line.choice]} word={t(`deliberation.vote.${line.choice}`)} />
                <span>{line.who}</span>
                <Show when={line.lead}>
                  <span class="meta">{t('deliberation.lead')}</span>
                </Show>
                <Show when={line.score !== undefined}>
                  <span class="meta">{((line.score ?? 0) / 100).toFixed(2)}</span>
                </Show>
              </span>
            )}
          </For>
        </Columns>
      </Section>
    </Show>
  )
}
