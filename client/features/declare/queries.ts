import type { Field, Values } from '../../../shared/declare/form.ts'
import { type ProblemCode, problem } from '../../../shared/problem.ts'
import type { ReferenceKind } from '../../../shared/reference/reference.ts'
import type { CallOutput } from '../../lib/call.ts'
import { problemText, t, tMaybe } from '../../lib/i18n.ts'
import { useAsk } from '../../lib/query.ts'
import { useReference } from '../../lib/reference.ts'

export type Home = CallOutput<'declare.home'>
export type OpenLine = Home['open'][number]
export type Mine = Home['mine'][number]
export type File = CallOutput<'declare.get'>
export type Point = File['points'][number]
export type SlotFile = File['files'][number]
export type Way = File['way']
export type Committee = CallOutput<'declare.committees'>[number]
export type Reference = ReturnType<typeof useReference>

export const useHome = () => useAsk('declare.home', () => ({}), { keep: true })

const KINDS: ReferenceKind[] = ['series', 'level', 'title', 'ethnic', 'politics', 'education', 'degree']
/** All lists that a form chooses from, asked for once. */
export const useFormReference = (): Reference => useReference(...KINDS)

/** A refusal that came inside of an answer, in words. */
export const told = (found: { code: string; params?: Record<string, string | number> | undefined }): string =>
  problemText(problem(found.code as ProblemCode, found.params))

/** Why an entry is closed, and the way out. */
export interface Closed {
  text: string
  way: string
}

export const closedBy = (found: NonNullable<Home['title']>): Closed => ({
  text: told(found),
  way: tMaybe(`declare.way.${found.code.replace('declare.', '')}`) ?? t('declare.way.unit'),
})

/** Series, level and specialty as one reads them. */
export function lineName(
  reference: Reference,
  { series, level, specialty }: Pick<OpenLine, 'series' | 'level' | 'specialty'>,
): string {
  const name = t('declare.line', {
    series: reference.name('series', series),
    level: reference.name('level', level),
  })
  return specialty ? `${name} · ${specialty}` : name
}

/** What a file is called: the title it asks for, or the pool it asks into. */
export function fileName(
  reference: Reference,
  file: Pick<Mine, 'kind' | 'series' | 'level' | 'title' | 'specialty'>,
) {
  const name =
    file.kind === 'title' && file.title
      ? reference.name('title', file.title)
      : lineName(reference, { ...file, specialty: '' })
  return [t(`form.kind.${file.kind}`), name, file.specialty].filter(Boolean).join(' · ')
}

/** What the address of a line is while one chooses. */
export const keyOf = ({ series, level, specialty, counted }: OpenLine): string =>
  [series, level, counted, specialty].join('/')

/** A value as a reader sees it: words for codes and choices, 是 for a mark. */
export function shown(reference: Reference, field: Field, values: Values): string {
  const value = values[field.key] ?? ''
  if (value === '') return ''
  if (field.kind === 'mark') return t(value === 'yes' ? 'form.yes' : 'form.no')
  if (field.kind === 'choice') return tMaybe(`form.option.${field.options}.${value}`) ?? value
  if (field.kind === 'reference' && field.reference) return reference.name(field.reference, value)
  return value
}
