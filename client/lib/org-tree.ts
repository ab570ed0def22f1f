import { QueryObserver, useQueryClient } from '@tanstack/solid-query'
import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import { dataOf } from '../ui/loaded.tsx'
import { toast } from '../ui/toasts.tsx'
import type { TreeNode } from '../ui/tree.tsx'
import { ask, asProblem, type CallOutput } from './call.ts'
import { problemText, t } from './i18n.ts'
import { useAsk } from './query.ts'
import { isStringList, remember } from './remember.ts'
import { useStaff } from './staff.tsx'

export type OrgNode = CallOutput<'org.tree'>[number]

interface Built {
  org: OrgNode
  children: readonly TreeNode[] | undefined
  node: TreeNode
}

/** Nodes remembered as open; each is asked for again when the page is entered. */
const KEPT_MOST = 40

const sameList = (a: readonly unknown[] | undefined, b: readonly unknown[] | undefined): boolean =>
  a === b || (a?.length === b?.length && a!.every((each, index) => each === b![index]))

/** What is not as usual with a unit; nothing for one at work. */
const noteOf = ({ state }: OrgNode): string | undefined =>
  state === 'approved' ? undefined : t(`org.state.${state}`)

/**
 * The tree of the asker's organisations, fetched as it is opened and kept fresh by the news. `wanted` is the node
 * looked at: the way to it is opened, also when the page was entered by a link.
 */
export function createOrgTree(wanted: () => string | undefined) {
  const client = useQueryClient()
  const staff = useStaff()
  const root = useAsk('org.tree', () => ({}))
  // what a person opened is open again when he comes back to a page with the tree
  const kept = remember(`org-tree.${staff.me.actor.accountId}`, isStringList, () => sessionStorage)
  const remembered = new Set(kept.read())
  const [opened, setOpened] = createSignal<ReadonlySet<string>>(new Set(remembered))
  createEffect(on(opened, (ids) => kept.write([...ids].slice(-KEPT_MOST)), { defer: true }))
  const [below, setBelow] = createSignal<ReadonlyMap<string, readonly OrgNode[]>>(new Map())
  const watching = new Map<string, () => void>()

  const known = createMemo(() => {
    const orgs = new Map<string, OrgNode>()
    for (const list of [dataOf(root) ?? [], ...below().values()])
      for (const org of list) orgs.set(org.id, org)
    return orgs
  })

  const toggle = (id: string, open: boolean): void =>
    void setOpened((before) => {
      const next = new Set(before)
      if (open) next.add(id)
      else next.delete(id)
      return next
    })

  /** Opens the way down to a node, its own children not included. */
  const reveal = (way: readonly { id: string }[]): void =>
    void setOpened((before) => new Set([...before, ...way.slice(0, -1).map(({ id }) => id)]))

  function watch(parentId: string): void {
    const observer = new QueryObserver(client, {
      queryKey: ['org', 'org.tree', { parentId }],
      queryFn: () => ask('org.tree', { parentId }),
    })
    // one remembered from before may have been deleted since, or be out of sight: nobody asked for it now
    const quiet = remembered.delete(parentId)
    const take = (result: ReturnType<typeof observer.getCurrentResult>): void => {
      if (result.data) setBelow((before) => new Map(before).set(parentId, result.data))
      else if (result.isError) {
        toggle(parentId, false)
        if (!quiet) toast(problemText(asProblem(result.error)), { kind: 'problem' })
      }
    }
    watching.set(parentId, observer.subscribe(take))
    take(observer.getCurrentResult())
  }

  createEffect(() => {
    const ids = opened()
    for (const id of ids) if (!watching.has(id)) watch(id)
    for (const [id, stop] of watching)
      if (!ids.has(id)) {
        stop()
        watching.delete(id)
      }
  })
  onCleanup(() => {
    for (const stop of watching.values()) stop()
  })
  createEffect(
    on(
      () => dataOf(root)?.[0]?.id,
      (id) => id && toggle(id, true),
    ),
  )
  createEffect(
    on([wanted, () => dataOf(root)], ([id, first]) => {
      if (!id || !first || known().has(id)) return
      void client
        .fetchQuery({ queryKey: ['org', 'org.get', { id }], queryFn: () => ask('org.get', { id }) })
        .then(({ way }) => reveal(way))
        // The page that looks at this node says that it is not to be had.
        .catch(() => {})
    }),
  )

  let built = new Map<string, Built>()
  const nodes = createMemo(() => {
    const next = new Map<string, Built>()
    const build = (org: OrgNode): TreeNode => {
      const children = opened().has(org.id) ? below().get(org.id)?.map(build) : undefined
      const note = noteOf(org)
      const old = built.get(org.id)
      const kept = old && old.org === org && old.node.note === note && sameList(old.children, children)
      const node = kept
        ? old.node
        : {
            id: org.id,
            label: org.name,
            more: org.children > 0,
            ...(note ? { note } : {}),
            ...(children ? { children } : {}),
          }
      next.set(org.id, { org, children, node })
      return node
    }
    const list = (dataOf(root) ?? []).map(build)
    built = next
    return list
  })

  return { root, nodes, opened, toggle, reveal, orgOf: (id: string) => known().get(id) }
}
