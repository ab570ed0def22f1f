import { createMemo, createSignal } from 'solid-js'
import type { CandidateRecord } from '../../../shared/live/view.ts'
import { two } from '../../lib/words.ts'
import { inOrder, keptOrder, type Order } from './order.ts'

export const FILTERS = ['all', 'todo', 'done'] as const
export type Filter = (typeof FILTERS)[number]

/** Which candidates a page of work shows, in which order. */
export interface Listing {
  all: () => CandidateRecord[]
  /** In the order and under the filter chosen. */
  shown: () => CandidateRecord[]
  /** All, in the order chosen: what previous and next walk along. */
  ordered: () => CandidateRecord[]
  order: () => Order
  setOrder: (order: Order) => void
  filter: () => Filter
  setFilter: (filter: Filter) => void
  number: (candidate: CandidateRecord) => string
}

export function createListing(
  all: () => CandidateRecord[],
  isTodo: (candidate: CandidateRecord) => boolean,
  isDone: (candidate: CandidateRecord) => boolean,
): Listing {
  const [chosen, setChosen] = createSignal<Order | null>(keptOrder.read())
  const [filter, setFilter] = createSignal<Filter>('all')
  const lots = () => all().some(({ lot }) => lot !== null)
  const order = createMemo((): Order => {
    const wanted = chosen() ?? (lots() ? 'lot' : 'no')
    return wanted === 'lot' && !lots() ? 'no' : wanted
  })
  const ordered = createMemo(() => inOrder(all(), order()))
  const shown = createMemo(() => {
    if (filter() === 'all') return ordered()
    return ordered().filter(filter() === 'done' ? isDone : isTodo)
  })
  return {
    all,
    shown,
    ordered,
    order,
    filter,
    setFilter,
    number: ({ no, lot }) => two(order() === 'no' ? no : (lot ?? no)),
    setOrder(next) {
      keptOrder.write(next)
      setChosen(next)
    },
  }
}
