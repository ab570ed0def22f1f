import { useSearchParams } from '@solidjs/router'
import { PAGE_SIZES } from '../../shared/list.ts'

const USUAL_SIZE = 50
/** Parameters of a list's address that are no filters. */
const OWN = ['q', 'sort', 'desc', 'page', 'size'] as const
/** In the address: a filter that is set by default and has been taken off. */
const OFF = '-'

type Params = Record<string, string | undefined>

/**
 * Where a list stands: search, filters, order and page, all of it in the address, so that Back works and a link can
 * be sent. What is as usual is left out of the address. `usual` are filters that hold until they are taken off.
 */
export function createListState(list: string, usual: Record<string, string> = {}) {
  const [params, setParams] = useSearchParams<Params>()
  const text = (key: string): string => {
    const value = params[key]
    return typeof value === 'string' ? value : ''
  }
  const number = (key: string, otherwise: number): number => {
    const value = Number(text(key))
    return Number.isInteger(value) && value > 0 ? value : otherwise
  }
  const filter = (key: string): string => {
    const value = text(key)
    return value === OFF ? '' : value || (usual[key] ?? '')
  }
  const size = (): number => {
    const wanted = number('size', USUAL_SIZE)
    return PAGE_SIZES.find((each) => each === wanted) ?? USUAL_SIZE
  }
  const set = (next: Params, replace = false): void =>
    setParams({ page: undefined, ...next }, { scroll: false, replace })

  return {
    list,
    search: (): string => text('q'),
    filter,
    sort: (): string | undefined => text('sort') || undefined,
    desc: (): boolean => text('desc') === '1',
    page: (): number => number('page', 1),
    size,
    /** Typing on is no step of its own: Back leads to where the search began. */
    setSearch: (q: string): void => set({ q: q || undefined }, q !== '' && text('q') !== ''),
    setFilter: (key: string, value: string): void =>
      set({ [key]: value === (usual[key] ?? '') ? undefined : value || OFF }),
    /** Up, down, as it came. */
    setSort: (key: string): void => {
      const [isSorted, isDown] = [text('sort') === key, text('desc') === '1']
      set({ sort: isSorted && isDown ? undefined : key, desc: isSorted && !isDown ? '1' : undefined })
    },
    setPage: (page: number): void =>
      setParams({ page: page > 1 ? String(page) : undefined }, { scroll: false }),
    setSize: (next: number): void => set({ size: next === USUAL_SIZE ? undefined : String(next) }),
    /** Whether anything narrows the list beyond what is usual. */
    filtered: (keys: readonly string[] = Object.keys(params).filter(isFilter)): boolean =>
      text('q') !== '' || keys.some((key) => text(key) !== '' && text(key) !== (usual[key] ?? '')),
    clear: (keys: readonly string[]): void =>
      set(Object.fromEntries([...keys, 'q'].map((key) => [key, undefined]))),
    /** The part of the address a saved view keeps: search, filters and order, never the page or what is open. */
    query: (keys: readonly string[]): string =>
      new URLSearchParams(
        ['q', 'sort', 'desc', ...keys].flatMap((key): [string, string][] =>
          text(key) ? [[key, text(key)]] : [],
        ),
      ).toString(),
    restore: (query: string, keys: readonly string[]): void => {
      const kept = new URLSearchParams(query)
      set(Object.fromEntries(['q', 'sort', 'desc', ...keys].map((key) => [key, kept.get(key) ?? undefined])))
    },
  }
}

/** What an address holds beside a list's own parameters and the thing that is open in it. */
const isFilter = (key: string): boolean =>
  !(OWN as readonly string[]).includes(key) &&
  key !== 'open' &&
  key !== 'node' &&
  key !== 'deep' &&
  key !== 'kind'

export type ListState = ReturnType<typeof createListState>
