import { createMemo, createSignal, type JSX } from 'solid-js'
import type { ListName } from '../../shared/list.ts'
import type { CallInput } from '../lib/call.ts'
import type { ListState } from '../lib/list-state.ts'
import { useAsk } from '../lib/query.ts'
import { isStringList, remember } from '../lib/remember.ts'
import { dataOf } from './loaded.tsx'

export interface ViewColumn<R> {
  /** Key of the column in the export. */
  id: string
  label: string
  /** The list's word for ordering by it; without one it cannot be ordered by. */
  sort?: string
  cell: (row: R) => JSX.Element
  num?: boolean
  /** Shown only when asked for. */
  hidden?: boolean
  /** Cannot be taken off. */
  fixed?: boolean
}

export interface ViewFilter {
  key: string
  label: string
  options: readonly { value: string; label: string }[]
  /** Its values are numbers to the server; `true` and `false` are understood without this. */
  number?: boolean
  /** Behind 更多条件 until it is wanted or set. */
  more?: boolean
}

export interface ListViewProps<R> {
  list: ListName
  state: ListState
  title: JSX.Element
  meta?: JSX.Element
  /** Merged into the input: node, deep, year … */
  extra?: () => Record<string, unknown>
  columns: readonly ViewColumn<R>[]
  filters?: readonly ViewFilter[]
  /** What else of the address narrows the list and belongs to a saved view: its tab. */
  keeps?: readonly string[]
  search?: string
  id: (row: R) => string
  name: (row: R) => string
  onOpen?: (row: R) => void
  current?: string | null | undefined
  bulk?: readonly {
    label: string
    kind?: 'primary' | 'danger'
    why?: (rows: R[]) => string | null
    /** `done` takes the choice back, once what was chosen is dealt with. */
    onPress: (rows: R[], done: () => void) => void
  }[]
  end?: JSX.Element
  /** Stands between the title and the tools: bands, tabs. */
  above?: JSX.Element
  exports?: { whole?: boolean }
  empty?: JSX.Element
}

interface Page<R> {
  rows: R[]
  total: number
}

const typed = (value: string, number = false): unknown =>
  value === 'true' ? true : value === 'false' ? false : number ? Number(value) : value

/**
 * What a list standing here asks the server, without its page. A page that steps through the same list asks with it
 * too, and finds the rows already there.
 */
export function listInput(
  state: ListState,
  list: {
    columns: readonly { sort?: string }[]
    filters?: readonly ViewFilter[]
    extra?: () => Record<string, unknown>
  },
): Record<string, unknown> {
  const sort = state.sort()
  const filters = (list.filters ?? []).flatMap(({ key, number }) => {
    const value = state.filter(key)
    return value === '' ? [] : [[key, typed(value, number)]]
  })
  return {
    ...(state.search() ? { search: state.search() } : {}),
    ...(sort && list.columns.some((column) => column.sort === sort) ? { sort, desc: state.desc() } : {}),
    ...Object.fromEntries(filters),
    ...list.extra?.(),
  }
}

/** What a list view shows and what is chosen in it. */
export function createListModel<R>(props: ListViewProps<R>) {
  const { state } = props
  const kept = remember(`columns.${props.list}`, isStringList)
  const usual = (): string[] => props.columns.filter(({ hidden }) => !hidden).map(({ id }) => id)
  const [chosen, setChosen] = createSignal<string[] | null>(kept.read())
  const [picked, setPicked] = createSignal<ReadonlyMap<string, R>>(new Map())
  const keys = (): string[] => (props.filters ?? []).map(({ key }) => key)

  /** The list's input without its page: what an export is of. */
  const wanted = createMemo(() => listInput(state, props))
  const query = useAsk(
    props.list,
    () => ({ ...wanted(), page: state.page(), size: state.size() }) as unknown as CallInput<ListName>,
    { keep: true },
  )
  const page = (): Page<R> | undefined => dataOf(query) as unknown as Page<R> | undefined
  const rows = createMemo((): readonly R[] => page()?.rows ?? [])
  const total = (): number => page()?.total ?? 0
  const shownIds = (): readonly string[] => chosen() ?? usual()

  return {
    query,
    wanted,
    keys,
    /** The same with what else a saved view keeps. */
    kept: (): string[] => [...keys(), ...(props.keeps ?? [])],
    rows,
    total,
    /** Something is on the page already while newer rows are on their way. */
    asking: (): boolean => query.isFetching && query.isPlaceholderData,
    pages: (): number => Math.max(1, Math.ceil(total() / state.size())),
    shown: createMemo(() => props.columns.filter(({ id, fixed }) => fixed || shownIds().includes(id))),
    show(ids: string[] | null): void {
      setChosen(ids)
      if (ids) kept.write(ids)
      else kept.forget()
    },
    picked,
    /** Those on other pages stay chosen. */
    pick(some: readonly R[], on: boolean): void {
      setPicked((before) => {
        const next = new Map(before)
        for (const row of some)
          if (on) next.set(props.id(row), row)
          else next.delete(props.id(row))
        return next
      })
    },
    unpick: (): void => void setPicked(new Map()),
  }
}

export type ListModel<R> = ReturnType<typeof createListModel<R>>
