import type { JSX } from 'solid-js'
import './work-frame.css'

/** The desk of an expert: the list, the file, and below it what is decided on it. Upright, the list is a strip on top. */
export function WorkFrame(props: { list: JSX.Element; file: JSX.Element; foot: JSX.Element }) {
  return (
    <div class="work-frame">
      {props.list}
      <div class="work-file">{props.file}</div>
      <div class="work-foot">{props.foot}</div>
    </div>
  )
}

/** Previous and next at the sides of what is decided; upright, below it. */
export function StepBar(props: { previous: JSX.Element; next: JSX.Element; children: JSX.Element }) {
  return (
    <div class="step-bar">
      {props.previous}
      <div class="step-bar-middle">{props.children}</div>
      {props.next}
    </div>
  )
}

/** One step along the list: the word, and whom it leads to. */
export function Step(props: { word: string; to: string; off?: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      class="step"
      aria-disabled={props.off ? 'true' : undefined}
      onClick={() => !props.off && props.onPress()}
    >
      <span>{props.word}</span>
      <small>{props.to}</small>
    </button>
  )
}
