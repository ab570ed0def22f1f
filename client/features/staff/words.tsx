import type { Section } from '../../../shared/declare/sections.ts'
import type { Duty, Scope } from '../../../shared/permission.ts'
import { type StaffPart, scopeParts } from '../../../shared/staff/staff.rules.ts'
import { listed, t } from '../../lib/i18n.ts'
import { StateWord } from '../../ui/state-word.tsx'
import type { StaffRow } from './queries.ts'

export const dutyWord = (duty: Duty): string => t(`staff.duty.${duty}`)
export const sectionWord = (section: Section): string => t(`staff.section.${section}`)
export const dutiesText = (duties: readonly Duty[]): string => listed(duties.map(dutyWord))

/** More names than this in one sentence are counted. */
const NAMED = 3
const some = (names: readonly string[]): string =>
  names.length <= NAMED + 1
    ? listed(names)
    : t('staff.scope.some', { names: listed(names.slice(0, NAMED)), n: names.length })

/** What a choice of series and sections means, in a sentence: both hold at once, an empty one is all. */
export function scopeSentence(scope: Scope, seriesNames: readonly string[]): string {
  const { series, sections } = scopeParts(scope)
  const words = {
    series: some(seriesNames),
    sections: some((sections as Section[] | null)?.map(sectionWord) ?? []),
  }
  if (series && sections) return t('staff.scope.says.both', words)
  if (series) return t('staff.scope.says.series', words)
  return t(sections ? 'staff.scope.says.sections' : 'staff.scope.says.all', words)
}

/** Nobody has a scope who reviews nothing; whoever does lacks it. */
export const noScope = ({ missing }: Pick<StaffRow, 'missing'>): string =>
  t(missing.includes('scope') ? 'staff.none' : 'staff.scope.needless')

/** The same for a cell of a table: `统计、会计；全部内容`. */
export function scopeShort({
  scope,
  seriesNames,
  missing,
}: Pick<StaffRow, 'scope' | 'seriesNames' | 'missing'>): string {
  if (!scope) return noScope({ missing })
  const { series, sections } = scopeParts(scope)
  if (!series && !sections) return t('staff.scope.short.all')
  return t('staff.scope.short', {
    series: series ? some(seriesNames) : t('staff.scope.series.all'),
    sections: sections ? some((sections as Section[]).map(sectionWord)) : t('staff.scope.sections.all'),
  })
}

export const StartedWord = (props: { started: boolean }) => (
  <StateWord kind={props.started ? 'done' : 'wait'}>
    {t(props.started ? 'staff.state.started' : 'staff.state.stopped')}
  </StateWord>
)

/** 还差：启动、审查权限 — or that nothing is missing. */
const missingText = (missing: readonly StaffPart[]): string =>
  missing.length
    ? t('staff.lacks', { parts: listed(missing.map((part) => t(`staff.part.${part}`))) })
    : t('staff.ready')

export const MissingWord = (props: { missing: readonly StaffPart[] }) => (
  <StateWord kind={props.missing.length ? 'half' : 'done'}>{missingText(props.missing)}</StateWord>
)
