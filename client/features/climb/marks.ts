import { createStore } from 'solid-js/store'
import { SECTIONS } from '../../../shared/declare/sections.ts'
import { isString, remember } from '../../lib/remember.ts'
import type { Point } from './queries.ts'

/** As many as one return can carry. */
const MOST = 60

const isPoint = (value: unknown): value is Point => {
  const { section, rowId, field, text } = (value ?? {}) as Record<string, unknown>
  const [known, rest] = [SECTIONS.some((each) => each === section), [rowId, field]]
  return known && isString(text) && rest.every((each) => each === undefined || isString(each))
}
const isPoints = (value: unknown): value is Point[] => Array.isArray(value) && value.every(isPoint)

function create(name: string) {
  const storage = remember(`climb.marks.${name}`, isPoints, () => sessionStorage)
  const [state, setState] = createStore<{ points: Point[] }>({ points: storage.read() ?? [] })
  const keep = (): void => (state.points.length ? storage.write([...state.points]) : storage.forget())
  return {
    points: (): readonly Point[] => state.points,
    full: (): boolean => state.points.length >= MOST,
    /** Of one place of the file: an entry, a field, or the section itself. */
    at: (section: Point['section'], rowId?: string): Point[] =>
      state.points.filter((point) => point.section === section && point.rowId === rowId),
    add(point: Point): void {
      setState('points', state.points.length, point)
      keep()
    },
    remove(point: Point): void {
      setState('points', (before) => before.filter((each) => each !== point && !same(each, point)))
      keep()
    },
    clear(): void {
      setState('points', [])
      keep()
    },
  }
}

const same = (a: Point, b: Point): boolean =>
  a.section === b.section && a.rowId === b.rowId && a.field === b.field && a.text === b.text

export type Marks = ReturnType<typeof create>

const kept = new Map<string, Marks>()

/**
 * What this person has marked in a hand-in while reading it: kept until it is decided, while others are read and over a
 * reload. The next hand-in begins without: its entries are others.
 */
export function marksOf({ id, climb }: { id: string; climb: number }, accountId: string): Marks {
  const name = `${accountId}.${id}.${climb}`
  const found = kept.get(name) ?? create(name)
  kept.set(name, found)
  return found
}
