import { Show } from 'solid-js'
import type { CandidateRecord, OutcomeRecord } from '../../../shared/live/view.ts'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { votePlace } from '../../lib/places.ts'
import { numberOf } from '../../lib/words.ts'
import { PageTitle, Row, Stack } from '../../ui/layout.tsx'
import { Verdict } from '../../ui/mark.tsx'
import { Sum, SumVerdict } from '../../ui/sum.tsx'
import { Tally } from '../../ui/tally.tsx'
import { LeadOpinions } from './lead-opinions.tsx'
import { Votes } from './votes.tsx'

/** The votes on one candidate and the arithmetic that makes the verdict. */
export function OneSum(props: { panel: LivePanel; candidate: CandidateRecord; outcome: OutcomeRecord }) {
  const rule = () => props.panel.panel()?.rules.groupPass ?? { num: 2, den: 3 }
  const pass = () => props.outcome.pass ?? props.outcome.rule
  return (
    <Stack gap={4}>
      <p class="meta">
        {t('deliberation.candidate.meta', {
          no: numberOf(props.candidate),
          title: props.candidate.appliedTitle,
          unit: props.candidate.unit,
        })}{' '}
        <a href={votePlace(props.panel.id, props.candidate.id)}>{t('deliberation.file')}</a>
      </p>
      <PageTitle
        title={props.candidate.name}
        end={
          <Verdict
            large
            kind={pass() ? 'pass' : 'fail'}
            word={t(pass() ? 'deliberation.pass' : 'deliberation.fail')}
          />
        }
      />
      <Show when={props.candidate.withdrawn}>
        {(reason) => <p class="strong bad">{t('deliberation.withdrawn', { reason: reason() })}</p>}
      </Show>
      <Sum
        seats={props.outcome.seats}
        present={props.outcome.counted}
        recused={props.outcome.recused}
        base={props.outcome.base}
        need={props.outcome.need}
        num={rule().num}
        den={rule().den}
        recusedCounted={props.outcome.recused > 0 && props.outcome.base === props.outcome.counted}
      />
      <Row align="end">
        <div class="grow">
          <Tally
            yes={props.outcome.yes}
            no={props.outcome.no}
            abstain={props.outcome.abstain}
            need={props.outcome.need}
          />
        </div>
        <SumVerdict yes={props.outcome.yes} need={props.outcome.need} passed={props.outcome.rule} />
      </Row>
      <Show when={props.outcome.missing > 0}>
        <p class="meta">{t('deliberation.missing', { n: props.outcome.missing })}</p>
      </Show>
    </Stack>
  )
}

/** What stands beside the votes: who voted how (as the scheme allows), lead reviewers' opinions, scores. */
export function OneBeside(props: { panel: LivePanel; candidate: CandidateRecord; outcome: OutcomeRecord }) {
  return (
    <Stack gap={5}>
      <LeadOpinions panel={props.panel} candidate={props.candidate} />
      <Votes panel={props.panel} candidate={props.candidate} outcome={props.outcome} />
    </Stack>
  )
}
