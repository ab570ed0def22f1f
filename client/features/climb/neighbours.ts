import { useNavigate } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import { createEffect, createMemo, createSignal } from 'solid-js'
import { ask, type CallInput, call } from '../../lib/call.ts'
import { useAsk } from '../../lib/query.ts'
import { listInput } from '../../ui/list-model.ts'
import { dataOf } from '../../ui/loaded.tsx'
import type { useClimbList } from './climb-list.tsx'
import { listPath, listPlace, type Place } from './place.ts'
import { useListAddress } from './queries.ts'

type List = ReturnType<typeof useClimbList>

/**
 * The files before and after this one in the list it was opened from, as that list stands in the address: same
 * filters, same order, over the edges of its pages. A file that has left the list keeps the place it had there.
 */
export function useNeighbours(id: () => string, place: () => Place, list: List) {
  const navigate = useNavigate()
  const address = useListAddress()
  const client = useQueryClient()
  const { state } = list
  const input = (page: number) =>
    ({
      ...listInput(state, { columns: list.columns(), filters: list.filters(), extra: list.extra }),
      page,
      size: state.size(),
    }) as unknown as CallInput<'climb.list'>
  const query = useAsk('climb.list', () => input(state.page()), { keep: true })
  const ids = createMemo(() => (dataOf(query)?.rows ?? []).map((row) => row.id))
  const total = () => dataOf(query)?.total ?? 0
  const at = () => ids().indexOf(id())
  const [last, setLast] = createSignal(-1)
  createEffect(() => at() >= 0 && setLast(at()))
  const beside = (by: 1 | -1): string | undefined => {
    if (at() >= 0) return ids()[at() + by]
    return last() < 0 ? undefined : ids()[by === 1 ? last() : last() - 1]
  }
  const pages = () => Math.max(1, Math.ceil(total() / state.size()))
  const more = (by: 1 | -1): boolean => {
    const page = state.page() + by
    return at() >= 0 && page >= 1 && page <= pages()
  }
  const goTo = (to: string, search: string) => navigate(`${listPath(place())}/${to}${search}`)

  createEffect(() => {
    const next = beside(1)
    if (next)
      void client.prefetchQuery({
        queryKey: ['climb', 'climb.get', { id: next }],
        queryFn: () => ask('climb.get', { id: next }),
      })
  })

  return {
    /** n of all in the list, when this file stands in it. */
    n: (): number | null => (at() < 0 ? null : (state.page() - 1) * state.size() + at() + 1),
    total,
    has: (by: 1 | -1): boolean => beside(by) !== undefined || more(by),
    /** The file to go on with after this one has been decided, as the list stands now. */
    after: (): string | undefined => beside(1) ?? beside(-1),
    open: (to: string): void => goTo(to, address()),
    back: (): void => navigate(`${listPath(place())}${address()}`),
    listHref: (): string => `${listPlace(place())}${address()}`,
    async step(by: 1 | -1): Promise<void> {
      const to = beside(by)
      if (to) return goTo(to, address())
      if (!more(by)) return
      const page = state.page() + by
      const found = await call('climb.list', input(page))
      const row = found.ok ? found.value.rows.at(by === 1 ? 0 : -1) : undefined
      if (!row) return
      const search = new URLSearchParams(address())
      if (page > 1) search.set('page', String(page))
      else search.delete('page')
      const text = search.toString()
      goTo(row.id, text ? `?${text}` : '')
    },
  }
}
