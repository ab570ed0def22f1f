import { Index, type JSX, type ParentProps, Show } from 'solid-js'
import './menu.css'

export interface MenuItem {
  href: string
  label: string
  /** Two characters or one short word, for the folded menu. */
  short: string
  current: boolean
  /** How many things wait there. */
  count?: number | undefined
}
export interface MenuGroup {
  label?: string | undefined
  items: readonly MenuItem[]
}

/** What a folded entry is called: its whole name, after the words one sees where they are not a part of it. */
function wholeName({ label, short, count }: MenuItem): string {
  const seen = count ? `${short} ${count}` : short
  if (label === short) return seen
  return label.toLowerCase().includes(seen.toLowerCase()) ? label : `${seen} · ${label}`
}

/** The menu at the left of an office's page. Folded it keeps short words instead of signs that nobody can read. */
export function Menu(props: {
  groups: readonly MenuGroup[]
  label: string
  folded: boolean
  fold: string
  onFold: () => void
  /** Stands above the fold button. */
  foot?: JSX.Element
}) {
  return (
    <nav class="menu no-print" aria-label={props.label} data-folded={props.folded ? '' : undefined}>
      {/* by place, not by thing: a number that changes must not take the link from under a finger or the keyboard */}
      <Index each={props.groups}>
        {(group) => (
          <div class="menu-group">
            <Show when={group().label}>
              <p>{group().label}</p>
            </Show>
            <Index each={group().items}>
              {(item) => (
                <a
                  href={item().href}
                  aria-current={item().current ? 'page' : undefined}
                  aria-label={props.folded ? wholeName(item()) : undefined}
                >
                  <span>{props.folded ? item().short : item().label}</span>{' '}
                  <Show when={item().count}>
                    <span class="menu-count">{item().count}</span>
                  </Show>
                </a>
              )}
            </Index>
          </div>
        )}
      </Index>
      <div class="menu-foot">{props.foot}</div>
      <button type="button" class="menu-fold" aria-expanded={!props.folded} onClick={() => props.onFold()}>
        {props.fold}
      </button>
    </nav>
  )
}

/** The menu and, beside it, the page that scrolls. */
export const MenuFrame = (props: ParentProps<{ menu: JSX.Element }>) => (
  <div class="menu-frame">
    {props.menu}
    <div class="menu-body">{props.children}</div>
  </div>
)
