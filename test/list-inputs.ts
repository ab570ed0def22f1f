import type { z } from 'zod'
import type { AnyList } from '../server/list.ts'

export type Value = string | number | boolean
export type Input = Record<string, Value>
/** Values of filters that are codes, numbers or words, by their keys. */
export type Values = Record<string, readonly Value[]>

interface Def {
  type: string
  innerType?: z.ZodType
  entries?: Record<string, Value>
}

const OWN = ['node', 'deep', 'search', 'sort', 'desc', 'page', 'size']

function defOf(type: z.ZodType): Def & { required: boolean } {
  let [def, required] = [type.def as unknown as Def, true]
  while (def.innerType) [def, required] = [def.innerType.def as unknown as Def, false]
  return { ...def, required }
}

function valuesOf(key: string, type: z.ZodType, values: Values): readonly Value[] {
  const { type: kind, entries } = defOf(type)
  if (entries) return Object.values(entries)
  return kind === 'boolean' ? [true, false] : (values[key] ?? [])
}

/**
 * Inputs of a list: what it must be told, alone and with each value of each filter and each search; and its orders.
 * `plain`: how many keys an input has that filters nothing.
 */
export function inputsOf(
  { input }: AnyList,
  values: Values,
  searches: readonly string[],
): { bases: Input[]; sorts: Input[]; plain: number } {
  const { shape } = input as unknown as { shape: Record<string, z.ZodType> }
  const filters = Object.entries(shape).filter(([key]) => !OWN.includes(key))
  const must = filters.filter(([key, type]) => defOf(type).required || ['tab', 'year'].includes(key))
  let bases: Input[] = [{}]
  for (const [key, type] of must)
    bases = bases.flatMap((base) => valuesOf(key, type, values).map((value) => ({ ...base, [key]: value })))
  const more: Input[] = [
    {},
    ...filters
      .filter((filter) => !must.includes(filter))
      .flatMap(([key, type]) => valuesOf(key, type, values).map((value) => ({ [key]: value }))),
    ...('search' in shape ? searches.map((search) => ({ search })) : []),
  ]
  const sorts = 'sort' in shape ? Object.values(defOf(shape.sort!).entries ?? {}) : []
  return {
    plain: Object.keys(bases[0] ?? {}).length,
    bases: bases.flatMap((base) => more.map((filter) => ({ ...base, ...filter }))),
    sorts: [
      {},
      ...sorts.flatMap((sort) => [
        { sort, desc: false },
        { sort, desc: true },
      ]),
    ],
  }
}
