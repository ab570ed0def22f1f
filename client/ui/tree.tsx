import { createMemo, createSignal, For, Show } from 'solid-js'
import './tree.css'

export interface TreeNode {
  id: string
  label: string
  count?: number
  children?: readonly TreeNode[]
}

interface Line {
  node: TreeNode
  depth: number
  parent: string | null
}

/** Units within units. Arrows walk, right opens, left closes or goes up, enter selects, letters are left to search. */
export function Tree(props: {
  nodes: readonly TreeNode[]
  selected?: string | null
  onSelect: (id: string) => void
  /** Ids open at first; without it the first level is. */
  open?: readonly string[]
  label: string
}) {
  const [open, setOpen] = createSignal<ReadonlySet<string>>(
    new Set(props.open ?? props.nodes.map((node) => node.id)),
  )
  const [at, setAt] = createSignal<string | null>(props.selected ?? null)
  const stops = new Map<string, HTMLElement>()

  const lines = createMemo(() => {
    const list: Line[] = []
    const walk = (nodes: readonly TreeNode[], depth: number, parent: string | null): void => {
      for (const node of nodes) {
        list.push({ node, depth, parent })
        if (open().has(node.id)) walk(node.children ?? [], depth + 1, node.id)
      }
    }
    walk(props.nodes, 0, null)
    return list
  })
  const stop = () => {
    const wanted = at() ?? props.selected
    return lines().some((line) => line.node.id === wanted) ? wanted : lines()[0]?.node.id
  }

  function toggle(id: string, wanted = !open().has(id)): void {
    setOpen((before) => {
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
    const isOpen = open().has(line.node.id)
    const steps: Record<string, () => void> = {
      ArrowDown: () => go(lines()[index + 1]?.node.id),
      ArrowUp: () => go(lines()[index - 1]?.node.id),
      Home: () => go(lines()[0]?.node.id),
      End: () => go(lines().at(-1)?.node.id),
      ArrowRight: () => (isOpen ? go(lines()[index + 1]?.node.id) : toggle(line.node.id, true)),
      ArrowLeft: () => (isOpen && line.node.children?.length ? toggle(line.node.id, false) : go(line.parent)),
      Enter: () => props.onSelect(line.node.id),
      ' ': () => props.onSelect(line.node.id),
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    step()
  }

  function press(event: MouseEvent, line: Line): void {
    setAt(line.node.id)
    if ((event.target as Element).closest('[data-branch]')) toggle(line.node.id)
    else props.onSelect(line.node.id)
  }

  return (
    <div class="tree" role="tree" aria-label={props.label}>
      <For each={lines()}>
        {(line) => (
          // biome-ignore lint/a11y/useFocusableInteractive: it has a roving tabindex, which the rule looks for under React's name.
          <div
            ref={(element) => stops.set(line.node.id, element)}
            class="tree-line"
            role="treeitem"
            style={{ '--depth': line.depth }}
            aria-level={line.depth + 1}
            aria-expanded={line.node.children?.length ? open().has(line.node.id) : undefined}
            aria-selected={props.selected === line.node.id}
            tabindex={stop() === line.node.id ? 0 : -1}
            onKeyDown={(event) => key(event, line)}
            onClick={(event) => press(event, line)}
          >
            <Show when={line.node.children?.length} fallback={<i class="tree-key" />}>
              <i class="tree-key" data-open={open().has(line.node.id) ? '' : undefined} data-branch="" />
            </Show>
            <span class="clip">{line.node.label}</span>
            <Show when={line.node.count !== undefined}>
              <span class="tree-count">{line.node.count}</span>
            </Show>
          </div>
        )}
      </For>
    </div>
  )
}
