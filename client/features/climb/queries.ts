import { useSearchParams } from '@solidjs/router'
import type { Section } from '../../../shared/declare/sections.ts'
import { type ProblemCode, problem } from '../../../shared/problem.ts'
import type { CallOutput } from '../../lib/call.ts'
import { daysSince } from '../../lib/duration.ts'
import { listed, problemText, t } from '../../lib/i18n.ts'
import { useAsk } from '../../lib/query.ts'
import type { useReference } from '../../lib/reference.ts'
import { serverNow } from '../../lib/server-time.ts'
import { useStaff } from '../../lib/staff.tsx'
import { day } from '../../lib/time.ts'

export type ClimbRow = CallOutput<'climb.list'>['rows'][number]
export type ClimbFile = CallOutput<'climb.get'>
export type ClimbAction = ClimbFile['actions'][number]['action']
export type SlotFile = ClimbFile['files'][number]
export type Point = ClimbFile['points'][number]
export type Reference = ReturnType<typeof useReference>
type Found = ClimbFile['actions'][number]['problem']

export const useFile = (id: () => string) =>
  useAsk('climb.get', () => ({ id: id() }), { when: () => id() !== '' })

const yearNow = (): number => Number(day(serverNow()).slice(0, 4))

/** The year that the whole office looks at, else the one that runs. */
export function useYearShown(): () => number {
  const staff = useStaff()
  return () => staff.year() ?? yearNow()
}

/** What the address of a list holds, so that a file opened from it finds the way back and the next one. */
export function useListAddress(): () => string {
  const [params] = useSearchParams()
  return () => {
    const text = new URLSearchParams(
      Object.entries(params).flatMap(([key, value]): [string, string][] =>
        typeof value === 'string' && value !== '' ? [[key, value]] : [],
      ),
    ).toString()
    return text ? `?${text}` : ''
  }
}

/** A refusal in words; the codes of sections in it become their names. */
export function said({ code, params }: NonNullable<Found>): string {
  const section = params?.section
  return problemText(
    problem(code as ProblemCode, {
      ...params,
      ...(typeof section === 'string' ? { section: sectionWord(section as Section) } : {}),
    }),
  )
}

export const stepOf = (file: ClimbFile, action: ClimbAction) =>
  file.actions.find((each) => each.action === action)
export function whyNot(file: ClimbFile, action: ClimbAction): string | null {
  const found = stepOf(file, action)?.problem
  return found ? said(found) : null
}

export const sectionWord = (section: Section): string => t(`form.section.${section}`)
export const sectionsText = (sections: readonly Section[]): string => listed(sections.map(sectionWord))

/** 今日送达, 3 天: under a heading that says it is the time waited. */
export function waitText(at: number): string {
  const n = daysSince(at)
  return n === 0 ? t('climb.wait.today') : t('climb.wait.days', { n })
}
/** The same standing by itself. */
export function waitedText(at: number): string {
  const n = daysSince(at)
  return n === 0 ? t('climb.wait.today') : t('climb.wait.long', { n })
}

/** What is declared, as the title itself where it is known: 高级工程师, else 工程技术 · 副高级. */
export function declaredText(
  of: Pick<ClimbRow, 'kind' | 'series' | 'level' | 'title'>,
  named: Reference,
): string {
  if (of.kind === 'expert') return t('form.kind.expert')
  return of.title && named.ready() ? named.name('title', of.title) : fieldText(of, named)
}
export const fieldText = (of: Pick<ClimbRow, 'series' | 'level'>, named: Reference): string =>
  named.ready() ? `${named.name('series', of.series)} · ${named.name('level', of.level)}` : ''
