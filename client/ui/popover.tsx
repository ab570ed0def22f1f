import { createSignal, createUniqueId, type JSX, onCleanup, onMount, Show } from 'solid-js'
import './popover.css'
import { Button } from './button.tsx'

/** A button with a small sheet under it. Escape or a press elsewhere shuts it and gives the focus back. */
export function Popover(props: {
  label: string
  children: JSX.Element | ((close: () => void) => JSX.Element)
}) {
  const id = createUniqueId()
  const [open, setOpen] = createSignal(false)
  let place!: HTMLSpanElement
  const close = (): void => {
    setOpen(false)
    place.querySelector('button')?.focus()
  }
  const outside = (event: PointerEvent): void => {
    if (open() && !place.contains(event.target as Node)) setOpen(false)
  }
  onMount(() => document.addEventListener('pointerdown', outside))
  onCleanup(() => document.removeEventListener('pointerdown', outside))
  return (
    <span class="popover" ref={place}>
      <Button kind="quiet" expanded={open()} onPress={() => setOpen(!open())}>
        {props.label}
      </Button>
      <Show when={open()}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the key shuts what the button beside it has opened */}
        <div
          class="popover-sheet"
          id={id}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            close()
          }}
        >
          {typeof props.children === 'function' ? props.children(close) : props.children}
        </div>
      </Show>
    </span>
  )
}
