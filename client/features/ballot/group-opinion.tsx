import { For, Show } from 'solid-js'
import type { CandidateRecord } from '../../../shared/live/view.ts'
import { t } from '../../lib/i18n.ts'
import { points } from '../../lib/words.ts'
import { Row, Stack } from '../../ui/layout.tsx'
import { Verdict } from '../../ui/mark.tsx'
import { Notice } from '../../ui/reading.tsx'

/** What the committee reads before the file: the group's result with its count, opinion and score. */
export function GroupOpinion(props: { candidate: CandidateRecord }) {
  return (
    <Show when={props.candidate.group}>
      {(group) => (
        <Notice>
          <Stack gap={1}>
            <Row gap={4} align="baseline">
              <Verdict
                kind={group().pass ? 'pass' : 'fail'}
                word={t(group().pass ? 'ballot.group.pass' : 'ballot.group.fail')}
              />
              <span>
                {t('tally.yes')} <b>{group().yes}</b> · {t('tally.no')} <b>{group().no}</b> ·{' '}
                {t('tally.abstain')} <b>{group().abstain}</b>
              </span>
              <span class="meta">{t('ballot.group.by', { group: group().group, need: group().need })}</span>
              <Show when={group().score}>
                {(score) => (
                  <span>
                    {t('ballot.group.score', { score: points(score()) })} {group().band}
                  </span>
                )}
              </Show>
            </Row>
            <Show when={group().opinion}>
              <p>{group().opinion}</p>
            </Show>
          </Stack>
        </Notice>
      )}
    </Show>
  )
}

/** Opinions of the lead reviewers, once members may read them. */
export function LeadOpinions(props: { candidate: CandidateRecord }) {
  return (
    <Show when={props.candidate.opinions.length > 0}>
      <Notice>
        <Stack gap={1}>
          <b>{t('ballot.opinions')}</b>
          <For each={props.candidate.opinions}>
            {(opinion) => (
              <p>
                <span class="meta">{opinion.name}</span> {opinion.text}
              </p>
            )}
          </For>
        </Stack>
      </Notice>
    </Show>
  )
}
