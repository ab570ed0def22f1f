import { createStore } from 'solid-js/store'
import type { Point } from './queries.ts'

/** As many as one return can carry. */
const MOST = 60

function create() {
  const [state, setState] = createStore<{ points: Point[] }>({ points: [] })
  return {
    points: (): readonly Point[] => state.points,
    full: (): boolean => state.points.length >= MOST,
    /** Of one place of the file: an entry, a field, or the section itself. */
    at: (section: Point['section'], rowId?: string): Point[] =>
      state.points.filter((point) => point.section === section && point.rowId === rowId),
    add: (point: Point): void => setState('points', state.points.length, point),
    remove: (point: Point): void =>
      setState('points', (before) => before.filter((each) => each !== point && !same(each, point))),
    clear: (): void => setState('points', []),
  }
}

const same = (a: Point, b: Point): boolean =>
  a.section === b.section && a.rowId === b.rowId && a.field === b.field && a.text === b.text

export type Marks = ReturnType<typeof create>

const kept = new Map<string, Marks>()

/** What a reviewer has marked in a file while reading it; kept until it is decided, also while others are read. */
export function marksOf(fileId: string): Marks {
  const found = kept.get(fileId) ?? create()
  kept.set(fileId, found)
  return found
}
