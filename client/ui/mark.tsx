import { Show } from 'solid-js'
import './mark.css'

export type MarkKind = 'pass' | 'fail' | 'hold' | 'tick' | 'alert'

const SHAPES: Record<MarkKind, string> = {
  pass: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z',
  fail: 'M4.5 4.5l15 15M19.5 4.5l-15 15',
  hold: 'M12 4.2 21 19.8H3Z',
  tick: 'M3.5 12.5l6 6L20.5 5.5',
  alert: 'M12 3.5v11M12 18.2v3.3',
}

/** The marks of the paper ballot, 同意○ 反对× 弃权△, and ✓ ! of a checklist. With `label` it speaks; else it adorns. */
export function Mark(props: { kind: MarkKind; label?: string; size?: 'normal' | 'large' }) {
  return (
    <svg
      class="mark"
      data-kind={props.kind}
      data-size={props.size}
      viewBox="0 0 24 24"
      role={props.label ? 'img' : undefined}
      aria-label={props.label}
      aria-hidden={props.label ? undefined : 'true'}
    >
      <path d={SHAPES[props.kind]} />
    </svg>
  )
}

/** A mark with its word, in its tone: ○ 通过. */
export function Verdict(props: { kind: 'pass' | 'fail' | 'hold'; word: string; large?: boolean }) {
  return (
    <span class="verdict" data-kind={props.kind} data-large={props.large ? '' : undefined}>
      <Mark kind={props.kind} />
      <Show when={props.large} fallback={props.word}>
        <span class="title">{props.word}</span>
      </Show>
    </span>
  )
}
