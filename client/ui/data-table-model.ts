import {
  columnFilteringFeature,
  createFilteredRowModel,
  createPaginatedRowModel,
  createSortedRowModel,
  createTable,
  globalFilteringFeature,
  rowPaginationFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/solid-table'
import { createMemo, createSignal, type JSX } from 'solid-js'
import type { Problem } from '../../shared/problem.ts'
import { isStringList, remember } from '../lib/remember.ts'

export type CellValue = string | number | null

export interface DataColumn<R> {
  id: string
  label: string
  /** What is sorted and searched, and shown unless there is a `cell`. */
  value: (row: R) => CellValue
  cell?: (row: R) => JSX.Element
  num?: boolean
  /** Not shown until chosen. */
  hidden?: boolean
  /** Cannot be hidden. */
  fixed?: boolean
}

export interface DataTableOptions<R> {
  columns: readonly DataColumn<R>[]
  rows: readonly R[]
  id: (row: R) => string
  /** Name under which this browser keeps the choice of columns. */
  remember: string
  filter?: string
  onFilter?: (text: string) => void
}

/** The table as its parts read it. */
export type Model<R extends object> = ReturnType<typeof createDataTable<R>>

export interface DataTableProps<R extends object> extends DataTableOptions<R> {
  caption: string
  /** What a row is called when it is selected. */
  name: (row: R) => string
  selected?: ReadonlySet<string>
  onSelect?: (selected: ReadonlySet<string>) => void
  /** Opens a row's detail; `current` is the one that is open. */
  onOpen?: (row: R) => void
  current?: string | null
  loading?: boolean
  problem?: Problem | null
  onRetry?: () => void
  empty?: JSX.Element
  /** Filters and the like, before the table's own tools. */
  toolbar?: JSX.Element
  /** Usually `<ButtonLink href={link('review.roster', …)} download>`. */
  export?: JSX.Element
}

/** Rows on one page; 0 is all of them. */
export const PAGE_SIZES = [20, 50, 200, 0] as const

// Names in the order of a Chinese list, figures inside text by their value.
const collator = new Intl.Collator('zh-u-co-pinyin', { numeric: true })

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnFilteringFeature,
  globalFilteringFeature,
  filteredRowModel: createFilteredRowModel(),
  rowPaginationFeature,
  paginatedRowModel: createPaginatedRowModel(),
})

/** Order, search, page and columns of a table; the rows themselves stay what they were. */
export function createDataTable<R extends object>(options: DataTableOptions<R>) {
  const kept = remember(`table.${options.remember}`, isStringList)
  const usual = () => options.columns.filter((column) => column.hidden).map((column) => column.id)
  const [hidden, setHidden] = createSignal<readonly string[]>(kept.read() ?? usual())
  const [sorting, setSorting] = createSignal<{ id: string; desc: boolean }[]>([])
  const [ownFilter, setOwnFilter] = createSignal('')
  const [pagination, setPagination] = createSignal({ pageIndex: 0, pageSize: 20 })
  const filter = () => options.filter ?? ownFilter()

  const columns = createMemo(() =>
    options.columns.map((column) => ({
      id: column.id,
      accessorFn: (row: R) => column.value(row),
      sortFn: (a: { original: R }, b: { original: R }): number =>
        compare(column.value(a.original), column.value(b.original)),
    })),
  )
  const table = createTable({
    features,
    get columns() {
      return columns()
    },
    get data() {
      return options.rows as R[]
    },
    getRowId: (row: R) => options.id(row),
    enableMultiSort: false,
    // A page stays where it is when a live row changes; a new search starts at the first.
    autoResetPageIndex: false,
    globalFilterFn: (row, columnId, text: string) =>
      String(row.getValue(columnId) ?? '')
        .toLowerCase()
        .includes(text.trim().toLowerCase()),
    getColumnCanGlobalFilter: () => true,
    get state() {
      return {
        sorting: sorting(),
        globalFilter: filter(),
        pagination: whole(pagination(), options.rows.length),
      }
    },
    onSortingChange: setSorting,
    onPaginationChange: setPagination,
  })

  const found = () => table.getFilteredRowModel().rows.map((row) => row.original)
  const pages = () =>
    pagination().pageSize === 0 ? 1 : Math.max(1, Math.ceil(found().length / pagination().pageSize))

  return {
    /** Of this page, in order. */
    rows: createMemo(() => table.getRowModel().rows.map((row) => row.original)),
    found: createMemo(found),
    pages,
    page: () => Math.min(pagination().pageIndex, pages() - 1),
    setPage: (pageIndex: number) => setPagination((before) => ({ ...before, pageIndex })),
    pageSize: () => pagination().pageSize,
    setPageSize: (pageSize: number) => setPagination({ pageIndex: 0, pageSize }),
    filter,
    setFilter(text: string): void {
      setPagination((before) => ({ ...before, pageIndex: 0 }))
      if (options.onFilter) options.onFilter(text)
      else setOwnFilter(text)
    },
    sorted: (id: string): 'ascending' | 'descending' | undefined => {
      const by = sorting()[0]
      if (by?.id !== id) return undefined
      return by.desc ? 'descending' : 'ascending'
    },
    /** Up, down, as it came. */
    sort: (id: string) =>
      setSorting(([by]) => {
        if (by?.id !== id) return [{ id, desc: false }]
        return by.desc ? [] : [{ id, desc: true }]
      }),
    shown: createMemo(() =>
      options.columns.filter((column) => column.fixed || !hidden().includes(column.id)),
    ),
    show(id: string, wanted: boolean): void {
      const next = wanted ? hidden().filter((each) => each !== id) : [...hidden(), id]
      setHidden(next)
      kept.write(next)
    },
    showUsual(): void {
      setHidden(usual())
      kept.forget()
    },
  }
}

function whole(page: { pageIndex: number; pageSize: number }, rows: number) {
  return page.pageSize === 0 ? { pageIndex: 0, pageSize: Math.max(1, rows) } : page
}

function compare(a: CellValue, b: CellValue): number {
  if (a === null || b === null) return Number(b !== null) - Number(a !== null)
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
}
