import { Show } from 'solid-js'
import type { CandidateRecord } from '../../../shared/live/view.ts'
import { t } from '../../lib/i18n.ts'
import type { Records } from '../../lib/records.ts'
import { numberOf } from '../../lib/words.ts'
import { Mark } from '../../ui/mark.tsx'

/** One candidate: who is spoken of; once released, the verdict and the arithmetic that made it so. */
export function CandidateWall(props: { source: Records; candidate: CandidateRecord; released: boolean }) {
  const outcome = () =>
    props.released && props.source.round()?.state === 'decided'
      ? props.source.outcome(props.candidate.id)
      : undefined
  return (
    <div class="wall-one">
      <div>
        <p class="wall-label">
          {t('screen.candidate.no', { n: numberOf(props.candidate) })} · {props.candidate.appliedTitle}
        </p>
        <p class="wall-name title">{props.candidate.name}</p>
      </div>
      <Show when={outcome()}>
        {(result) => (
          <>
            <p class="wall-verdict title" data-pass={result().pass ? '' : undefined}>
              <Mark kind={result().pass ? 'pass' : 'fail'} />
              {t(result().pass ? 'screen.pass' : 'screen.fail')}
            </p>
            <p class="wide">
              {t('screen.sum', {
                seats: result().seats,
                present: result().counted,
                recused: result().recused,
                need: result().need,
              })}
            </p>
            <p class="wide strong">
              {t('screen.tally', {
                yes: result().yes,
                no: result().no,
                abstain: result().abstain,
              })}
            </p>
          </>
        )}
      </Show>
    </div>
  )
}
