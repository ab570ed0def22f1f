import { type ProblemCode, problem } from '../../../shared/problem.ts'
import type { CallOutput } from '../../lib/call.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { useAsk } from '../../lib/query.ts'
import type { useReference } from '../../lib/reference.ts'

export type Home = CallOutput<'declare.home'>
export type OpenLine = Home['open'][number]
export type Registration = Home['mine'][number]
export type Reference = ReturnType<typeof useReference>

export const useHome = () => useAsk('declare.home', () => ({}), { keep: true })

/** Why an entry is closed, and the way out. */
export interface Closed {
  text: string
  way: string
}

export const closedBy = (found: NonNullable<Home['title']>): Closed => ({
  text: problemText(problem(found.code as ProblemCode, found.params)),
  way: wayOut(found.code),
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

function wayOut(code: string): string {
  if (code === 'declare.no_plan') return t('declare.way.plan')
  return t(code === 'declare.already' ? 'declare.way.already' : 'declare.way.unit')
}

/** What the address of a line is while one chooses. */
export const keyOf = ({ series, level, specialty, counted }: OpenLine): string =>
  [series, level, counted, specialty].join('/')
