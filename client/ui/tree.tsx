import { createEffect, createMemo, createSignal, For, type JSX, on, Show } from 'solid-js'
import './tree.css'
import { t } from '../lib/i18n.ts'

export interface TreeNode {
  id: string
  label: string
  count?: number
  /** A word after the name: what is not as usual with this node. */
  note?: JSX.Element
  /** Has children, whether or not they have been fetched. */
  more?: boolean
  children?: readonly TreeNode[]
}

interface Line {
  node: TreeNode
  depth: number
  parent: string | null
  place: number
  of: number
}

const isWaiting = (node: TreeNode, open: boolean): boolean => open && node.more === true && !node.children
const isBranch = (node: TreeNode): boolean => node.more === true || Boolean(node.children?.length)

/**
 * Units within units, by the keys of the WAI-ARIA tree: arrows walk, right opens, left closes or goes up, * opens all
 * beside, Home and End lead to the ends, enter selects; a letter or figure goes to `onType`, or to the next node that
 * begins with it.
 * Children may come later: a node with `more` opens at once and shows that they are on their way; `onToggle` and
 * `opened` then belong to whoever fetches them.
 */
export function Tree(props: {
  nodes: readonly TreeNode[]
  selected?: string | null
  onSelect: (id: string) => void
  /** Ids open at first; without it the first level is. */
  open?: readonly string[]
  /** What is open, when the owner keeps it. */
  opened?: ReadonlySet<string>
  onToggle?: (id: string, open: boolean) => void
  /** Takes what is typed while the tree has the focus, as the first sign of a search. */
  onType?: (sign: string) => void
  label: string
}) {
  const [own, setOwn] = createSignal<ReadonlySet<string>>(
    new Set(props.open ?? props.nodes.map((node) => node.id)),
  )
  const open = () => props.opened ?? own()
  const [at, setAt] = createSignal<string | null>(props.selected ?? null)
  const stops = new Map<string, HTMLElement>()

  const lines = createMemo(() => {
    const list: Line[] = []
    const walk = (nodes: readonly TreeNode[], depth: number, parent: string | null): void => {
      for (const [index, node] of nodes.entries()) {
        list.push({ node, depth, parent, place: index + 1, of: nodes.length })
        if (open().has(node.id)) walk(node.children ?? [], depth + 1, node.id)
      }
    }
    walk(props.nodes, 0, null)
    return list
  })
  const byId = createMemo(() => new Map(lines().map((line) => [line.node.id, line])))
  /** Drawn by id: a node that changes, as when its children arrive, keeps its line and the focus on it. */
  const ids = createMemo(() => lines().map((line) => line.node.id))
  const stop = createMemo(() => [at(), props.selected].find((id) => id && byId().has(id)) ?? ids()[0])

  /** The chosen node is in sight when it is drawn, as after a search or a link; a press needs no scrolling. */
  createEffect(
    on(
      () => (props.selected && byId().has(props.selected) ? props.selected : null),
      (id) => id && queueMicrotask(() => stops.get(id)?.scrollIntoView?.({ block: 'nearest' })),
    ),
  )

  function toggle(id: string, wanted = !open().has(id)): void {
    props.onToggle?.(id, wanted)
    if (props.opened) return
    setOwn((before) => {
      const next = new Set(before)
      if (wanted) next.add(id)
      else next.delete(id)
      return next
    })
  }

  function go(id: string | null | undefined): void {
    if (!id) return
    setAt(id)
    stops.get(id)?.focus()
  }

  function key(event: KeyboardEvent, line: Line): void {
    const index = lines().findIndex((each) => each.node.id === line.node.id)
    const isOpen = isBranch(line.node) && open().has(line.node.id)
    const steps: Record<string, () => void> = {
      ArrowDown: () => go(lines()[index + 1]?.node.id),
      ArrowUp: () => go(lines()[index - 1]?.node.id),
      Home: () => go(lines()[0]?.node.id),
      End: () => go(lines().at(-1)?.node.id),
      ArrowRight: () => {
        if (!isBranch(line.node)) return
        if (!isOpen) toggle(line.node.id, true)
        else if (lines()[index + 1]?.parent === line.node.id) go(lines()[index + 1]?.node.id)
      },
      ArrowLeft: () => (isOpen ? toggle(line.node.id, false) : go(line.parent)),
      Enter: () => props.onSelect(line.node.id),
      ' ': () => props.onSelect(line.node.id),
      '*': () => {
        for (const { node, parent } of lines())
          if (parent === line.parent && isBranch(node) && !open().has(node.id)) toggle(node.id, true)
      },
    }
    const step = steps[event.key] ?? typed(event, index)
    if (!step) return
    event.preventDefault()
    step()
  }

  /** What a sign that is typed does; with a modifier it is the browser's. */
  function typed(event: KeyboardEvent, index: number): (() => void) | undefined {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return undefined
    if (props.onType) return () => props.onType!(event.key)
    const sign = event.key.toLowerCase()
    const after = [...lines().slice(index + 1), ...lines().slice(0, index)]
    return () => go(after.find(({ node }) => node.label.toLowerCase().startsWith(sign))?.node.id)
  }

  function press(event: MouseEvent, line: Line): void {
    setAt(line.node.id)
    if ((event.target as Element).closest('[data-branch]')) toggle(line.node.id)
    else props.onSelect(line.node.id)
  }

  return (
    <div class="tree" role="tree" aria-label={props.label}>
      <For each={ids()}>
        {(id) => {
          const line = createMemo((before: Line) => byId().get(id) ?? before, byId().get(id)!)
          const node = () => line().node
          const isOpen = () => isBranch(node()) && open().has(id)
          return (
            <>
              {/* biome-ignore lint/a11y/useFocusableInteractive: it has a roving tabindex, which the rule looks for under React's name. */}
              <div
                ref={(element) => stops.set(id, element)}
                class="tree-line"
                role="treeitem"
                style={{ '--depth': line().depth }}
                aria-level={line().depth + 1}
                aria-posinset={line().place}
                aria-setsize={line().of}
                aria-expanded={isBranch(node()) ? isOpen() : undefined}
                aria-busy={isWaiting(node(), isOpen()) || undefined}
                aria-selected={props.selected === id}
                title={node().label}
                tabindex={stop() === id ? 0 : -1}
                onKeyDown={(event) => key(event, line())}
                onClick={(event) => press(event, line())}
              >
                <i
                  class="tree-key"
                  data-open={isOpen() ? '' : undefined}
                  data-branch={isBranch(node()) ? '' : undefined}
                />
                <span class="clip">{node().label}</span>
                <Show when={node().note}>
                  <span class="tree-note">{node().note}</span>
                </Show>
                <Show when={node().count !== undefined}>
                  <span class="tree-count">{node().count}</span>
                </Show>
              </div>
              <Show when={isWaiting(node(), isOpen())}>
                <p class="tree-wait" role="none" style={{ '--depth': line().depth + 1 }}>
                  {t('state.loading')}
                </p>
              </Show>
            </>
          )
        }}
      </For>
    </div>
  )
}
