import { type JSX, type ParentProps, Show } from 'solid-js'
import './button.css'

export type ButtonKind = 'plain' | 'primary' | 'now' | 'danger' | 'quiet'
export type ButtonSize = 'normal' | 'touch' | 'large' | 'huge'

let made = 0

/**
 * A verb to press. With `why` it cannot be pressed: it stays in its place and in the tab order, and the reason stands
 * beside it and is read out with it. `busy` means the server has not answered yet.
 */
export function Button(
  props: ParentProps<{
    kind?: ButtonKind
    size?: ButtonSize
    why?: string | null
    /** The reason is shown elsewhere on the page; it is still read out. */
    quietWhy?: boolean
    busy?: boolean
    /** Shut where the reason is plain to see, as 上一页 on the first page. */
    off?: boolean
    block?: boolean
    type?: 'button' | 'submit'
    label?: string
    expanded?: boolean
    onPress?: (event: MouseEvent) => void
  }>,
) {
  const whyId = `why-${++made}`
  const shut = () => Boolean(props.why) || props.busy === true || props.off === true
  const press = (event: MouseEvent): void => {
    if (shut()) event.preventDefault()
    else props.onPress?.(event)
  }
  const button = (
    <button
      class="button"
      type={props.type ?? 'button'}
      data-kind={props.kind}
      data-size={props.size}
      data-block={props.block ? '' : undefined}
      aria-disabled={shut() ? 'true' : undefined}
      aria-busy={props.busy ? 'true' : undefined}
      aria-label={props.label}
      aria-expanded={props.expanded}
      aria-describedby={props.why ? whyId : undefined}
      onClick={press}
    >
      {props.children}
    </button>
  )
  return (
    <span class="button-place" data-block={props.block ? '' : undefined}>
      {button}
      <Show when={props.why}>
        <Why id={whyId} text={props.why!} hidden={props.quietWhy} />
      </Show>
    </span>
  )
}

/** Why something cannot be done now, in words. */
export const Why = (props: { text: string; id?: string; hidden?: boolean }) => (
  <span class={props.hidden ? 'sr-only' : 'why'} id={props.id}>
    {props.text}
  </span>
)

/** A place to go that looks like a button. */
export function ButtonLink(props: {
  href: string
  kind?: ButtonKind
  size?: ButtonSize
  download?: boolean | string
  target?: '_blank'
  /** Beside going there. */
  onPress?: () => void
  children: JSX.Element
}) {
  return (
    <a
      class="button"
      href={props.href}
      onClick={() => props.onPress?.()}
      data-kind={props.kind}
      data-size={props.size}
      download={props.download === true ? '' : props.download || undefined}
      target={props.target}
    >
      {props.children}
    </a>
  )
}
