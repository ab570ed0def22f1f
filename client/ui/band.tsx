import { type JSX, type ParentProps, Show } from 'solid-js'
import './band.css'

/** 'Act now': vermilion, full width, one sentence, one button (give it kind plain; the band colours it). Once a page. */
export function Band(props: ParentProps<{ title: string; action?: JSX.Element }>) {
  return (
    <div class="band" role="alert">
      <b class="title">{props.title}</b>
      <span class="grow">{props.children}</span>
      <Show when={props.action}>
        <span class="band-action">{props.action}</span>
      </Show>
    </div>
  )
}
