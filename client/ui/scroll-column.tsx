import { createEffect, createSignal, For, type JSX, onCleanup, onMount, Show } from 'solid-js'
import './scroll-column.css'
import { t } from '../lib/i18n.ts'
import { createMedia } from '../lib/media.ts'
import { Button } from './button.tsx'

/** How fast the column goes, in px a second: slow enough to be read on the way. */
const SPEED = 18
/** A pause of the page, in ms, is no leap of the column. */
const MOST_MS = 100

/**
 * Notices that pass by, one after the other, when there are more than have room. It stands still under the pointer,
 * while it or anything in it has the focus, when its button was pressed, and for whoever wants no motion (WCAG 2.2.2); it is
 * an ordinary box that scrolls, so wheel and arrow keys go through it at any time. The second copy, which closes the
 * gap between the end and the beginning, is for the eye only.
 */
export function ScrollColumn<T>(props: {
  items: readonly T[]
  label: string
  children: (item: T) => JSX.Element
}) {
  const still = createMedia('(prefers-reduced-motion: reduce)')
  const [over, setOver] = createSignal(false)
  const [inside, setInside] = createSignal(false)
  const [paused, setPaused] = createSignal(false)
  const [long, setLong] = createSignal(false)
  const rolls = () => long() && !still()
  const moving = () => rolls() && !over() && !inside() && !paused()
  let box!: HTMLDivElement
  let list!: HTMLUListElement

  const measure = () => setLong(list.offsetHeight > box.clientHeight)
  onMount(() => {
    const watch = new ResizeObserver(measure)
    watch.observe(box)
    watch.observe(list)
    measure()
    onCleanup(() => watch.disconnect())
  })
  createEffect(() => {
    if (!moving()) return
    // the browser keeps whole pixels only, the column goes in parts of them
    let place = box.scrollTop
    let last: number | undefined
    let frame = requestAnimationFrame(function step(now) {
      place += (Math.min(now - (last ?? now), MOST_MS) * SPEED) / 1000
      last = now
      if (place >= list.offsetHeight) place -= list.offsetHeight
      box.scrollTop = place
      frame = requestAnimationFrame(step)
    })
    onCleanup(() => cancelAnimationFrame(frame))
  })

  return (
    <div class="scroll-column" data-moving={moving() ? '' : undefined}>
      {/* read with the arrow keys: it has no link inside */}
      <section
        class="scroll-column-box"
        ref={box}
        tabindex="0"
        aria-label={props.label}
        onPointerEnter={() => setOver(true)}
        onPointerLeave={() => setOver(false)}
        onFocusIn={() => setInside(true)}
        onFocusOut={(event) => setInside(event.currentTarget.contains(event.relatedTarget as Node | null))}
      >
        <ul ref={list}>
          <For each={props.items}>{(item) => <li>{props.children(item)}</li>}</For>
        </ul>
        <Show when={rolls()}>
          <ul aria-hidden="true" inert>
            <For each={props.items}>{(item) => <li>{props.children(item)}</li>}</For>
          </ul>
        </Show>
      </section>
      <Show when={rolls()}>
        <Button kind="quiet" onPress={() => setPaused(!paused())}>
          {t(paused() ? 'scroll.play' : 'scroll.pause')}
        </Button>
      </Show>
    </div>
  )
}
