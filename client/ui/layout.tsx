import type { JSX, ParentProps } from 'solid-js'
import { Show } from 'solid-js'
import { t } from '../lib/i18n.ts'

type Gap = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 8 | 10 | 12
type Tone = 'paper' | 'ground'

/** A whole screen. `fill` takes exactly the window's height and lets `main` scroll; `head` and `foot` stay. */
export function Page(
  props: ParentProps<{
    head?: JSX.Element
    foot?: JSX.Element
    fill?: boolean
    tone?: Tone
    dense?: boolean
  }>,
) {
  return (
    <div
      class="page"
      data-fill={props.fill ? '' : undefined}
      data-tone={props.tone}
      data-dense={props.dense ? '' : undefined}
    >
      <a class="skip no-print" href="#main">
        {t('app.skip')}
      </a>
      {props.head}
      <main id="main" tabindex="-1">
        {props.children}
      </main>
      {props.foot}
    </div>
  )
}

/** Things below each other. */
export function Stack(props: ParentProps<{ gap?: Gap }>) {
  return (
    <div class="stack" data-gap={props.gap}>
      {props.children}
    </div>
  )
}

/** Things beside each other, wrapping. `spread` pushes them apart. */
export function Row(
  props: ParentProps<{ gap?: Gap; align?: 'start' | 'end' | 'baseline'; spread?: boolean; nowrap?: boolean }>,
) {
  return (
    <div
      class="row"
      data-gap={props.gap}
      data-align={props.align}
      data-spread={props.spread ? '' : undefined}
      data-nowrap={props.nowrap ? '' : undefined}
    >
      {props.children}
    </div>
  )
}

/** Equal columns: a fixed `count`, or as many as fit with the `least` width. */
export function Columns(props: ParentProps<{ gap?: Gap; count?: 2 | 3 | 4; least?: 'narrow' | 'wide' }>) {
  return (
    <div class="columns" data-gap={props.gap} data-count={props.count} data-least={props.least}>
      {props.children}
    </div>
  )
}

/** Two regions beside each other; which is the narrow one says `side` (`rail` is a narrow left one). */
export function Split(
  props: ParentProps<{ side?: 'left' | 'right' | 'rail'; gap?: Gap; ruled?: boolean; keep?: boolean }>,
) {
  return (
    <div
      class="split"
      data-side={props.side}
      data-gap={props.gap}
      data-ruled={props.ruled ? '' : undefined}
      data-keep={props.keep ? '' : undefined}
    >
      {props.children}
    </div>
  )
}

/** A padded part of a page, with its own ground, width and scrolling. */
export function Region(
  props: ParentProps<{
    pad?: '0' | 'tight' | 'wide'
    tone?: Tone
    gap?: Gap
    scroll?: boolean
    center?: boolean
    width?: 'form' | 'page'
    label?: string
  }>,
) {
  return (
    <section
      class="region"
      aria-label={props.label}
      data-pad={props.pad}
      data-tone={props.tone}
      data-gap={props.gap}
      data-scroll={props.scroll ? '' : undefined}
      data-center={props.center ? '' : undefined}
      data-width={props.width}
      tabindex={props.scroll ? 0 : undefined}
    >
      {props.children}
    </section>
  )
}

/** A headed part: heading over the heavy rule, `meta` beside it, `end` at the right. */
export function Section(
  props: ParentProps<{
    title: JSX.Element
    meta?: JSX.Element
    end?: JSX.Element
    plain?: boolean
    gap?: Gap
  }>,
) {
  return (
    <section class="section" data-plain={props.plain ? '' : undefined} data-gap={props.gap}>
      <header>
        <h2>{props.title}</h2>
        <Show when={props.meta}>
          <span class="meta">{props.meta}</span>
        </Show>
        <Show when={props.end}>
          <span class="push">{props.end}</span>
        </Show>
      </header>
      {props.children}
    </section>
  )
}

/** The one title of a page, with a line of facts beside it and actions at the right. */
export function PageTitle(props: { title: JSX.Element; meta?: JSX.Element; end?: JSX.Element }) {
  return (
    <header class="heading">
      <h1>{props.title}</h1>
      <Show when={props.meta}>
        <span class="meta">{props.meta}</span>
      </Show>
      <Show when={props.end}>
        <span class="push">{props.end}</span>
      </Show>
    </header>
  )
}

/** The line of actions that stays at the bottom of a page. `heavy` when something is decided there. */
export function Foot(props: ParentProps<{ heavy?: boolean }>) {
  return (
    <footer class="foot no-print" data-heavy={props.heavy ? '' : undefined}>
      {props.children}
    </footer>
  )
}

/** Takes the room that is left in a row. */
export const Spacer = () => <span class="grow" />
