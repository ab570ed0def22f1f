import { For, Show } from 'solid-js'
import './choice.css'
import { t } from '../lib/i18n.ts'
import { Why } from './button.tsx'
import { Mark } from './mark.tsx'

export const CHOICES = ['pass', 'fail', 'hold'] as const
export type Choice = (typeof CHOICES)[number]

let made = 0

/**
 * 拟通过 · 拟否决 · 拟弃权, always in this order. Only what the server has stored is filled (`stored`); a choice on
 * its way (`pending`) is outlined heavily and says so. Pressing the stored one again does nothing. With `why` all
 * three keep their places and cannot be chosen. Arrow keys move between them, space or enter chooses.
 */
export function ChoiceTrio(props: {
  stored: Choice | null
  pending?: Choice | null
  why?: string | null
  label?: string
  onChoose: (choice: Choice) => void
}) {
  const whyId = `choice-why-${++made}`
  const stops: HTMLButtonElement[] = []
  const stop = () => props.pending ?? props.stored ?? 'pass'

  function choose(choice: Choice): void {
    if (props.why || props.pending === choice || (props.stored === choice && !props.pending)) return
    props.onChoose(choice)
  }

  // Arrows move the focus only: in a secret vote nothing may be stored because somebody looked for a button.
  function move(event: KeyboardEvent, index: number): void {
    const step =
      { ArrowRight: 1, ArrowDown: 1, ArrowLeft: CHOICES.length - 1, ArrowUp: CHOICES.length - 1 }[
        event.key
      ] ?? 0
    if (step === 0) return
    event.preventDefault()
    stops[(index + step) % CHOICES.length]?.focus()
  }

  const note = (choice: Choice): string => {
    if (props.pending === choice) return t('choice.pending')
    return props.stored === choice ? t('choice.stored') : ''
  }

  return (
    <div class="choice-place">
      <div
        class="choices"
        role="radiogroup"
        aria-label={props.label ?? t('choice.label')}
        aria-describedby={props.why ? whyId : undefined}
      >
        <For each={CHOICES}>
          {(choice, index) => (
            // biome-ignore lint/a11y/useSemanticElements: a radio input would show itself chosen before the server has stored it.
            <button
              ref={(element) => {
                stops[index()] = element
              }}
              type="button"
              role="radio"
              class="choice"
              data-kind={choice}
              data-pending={props.pending === choice ? '' : undefined}
              aria-checked={props.stored === choice}
              aria-disabled={props.why ? 'true' : undefined}
              tabindex={stop() === choice ? 0 : -1}
              onClick={() => choose(choice)}
              onKeyDown={(event) => move(event, index())}
            >
              <Mark kind={choice} />
              <span>{t(`choice.${choice}`)}</span>
              <small>{note(choice)}</small>
            </button>
          )}
        </For>
      </div>
      <Show when={props.why}>
        <Why id={whyId} text={props.why!} />
      </Show>
    </div>
  )
}
