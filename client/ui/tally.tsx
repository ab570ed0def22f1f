import { For, Show } from 'solid-js'
import './tally.css'
import { t } from '../lib/i18n.ts'
import { Mark } from './mark.tsx'

/** Beyond this many votes single marks can no longer be counted by eye, and a bar shows the proportions. */
const MARKS_UP_TO = 31

export interface TallyCounts {
  yes: number
  no: number
  abstain: number
  /** Votes in favour the rule asks for. */
  need: number
}

/** Every vote as one mark, the line standing where the rule puts it; after it the figures in words. */
export function Tally(props: TallyCounts) {
  const all = () => props.yes + props.no + props.abstain
  return (
    <div class="tally">
      <div
        role="img"
        aria-label={t('tally.text', {
          yes: props.yes,
          no: props.no,
          abstain: props.abstain,
          need: props.need,
        })}
      >
        <Show when={all() <= MARKS_UP_TO} fallback={<Bar {...props} />}>
          <Marks {...props} />
        </Show>
      </div>
      <p class="tally-figures">
        <span>
          <b>{props.yes}</b> {t('tally.yes')}
        </span>
        <span>
          <b>{props.no}</b> {t('tally.no')}
        </span>
        <span>
          <b>{props.abstain}</b> {t('tally.abstain')}
        </span>
      </p>
    </div>
  )
}

const times = (n: number): number[] => Array.from({ length: Math.max(0, n) }, (_, index) => index)

function Marks(props: TallyCounts) {
  const votes = () => [
    ...times(props.yes).map(() => 'pass' as const),
    ...times(props.no).map(() => 'fail' as const),
    ...times(props.abstain).map(() => 'hold' as const),
  ]
  return (
    <div class="tally-marks">
      <For each={votes()}>
        {(kind, index) => (
          <>
            <Show when={index() === props.need}>
              <Need n={props.need} />
            </Show>
            <Mark kind={kind} />
          </>
        )}
      </For>
      <Show when={props.need >= votes().length}>
        <Need n={props.need} />
      </Show>
    </div>
  )
}

const Need = (props: { n: number }) => (
  <span class="tally-need">
    <em>{t('tally.need', { n: props.n })}</em>
  </span>
)

function Bar(props: TallyCounts) {
  const all = () => Math.max(1, props.yes + props.no + props.abstain)
  return (
    <div class="tally-bar" style={{ '--need': `${(100 * props.need) / all()}%` }}>
      <For
        each={
          [
            ['pass', props.yes],
            ['fail', props.no],
            ['hold', props.abstain],
          ] as const
        }
      >
        {([kind, n]) => (
          <Show when={n > 0}>
            <span data-kind={kind} style={{ 'flex-grow': n }}>
              <Mark kind={kind} />
            </span>
          </Show>
        )}
      </For>
      <Need n={props.need} />
    </div>
  )
}
