import { ORG_KINDS, ORG_LEVELS, type OrgKind, type OrgState } from '../../../shared/org/org.ts'
import { t } from '../../lib/i18n.ts'
import { ORG_STATE_KINDS } from '../../lib/org-words.ts'
import { StateWord } from '../../ui/state-word.tsx'

export const OrgStateWord = (props: { state: OrgState }) => (
  <StateWord kind={ORG_STATE_KINDS[props.state]}>{t(`org.state.${props.state}`)}</StateWord>
)

type Level = (typeof ORG_LEVELS)[number]

export const kindWord = (kind: OrgKind): string => t(`org.kind.${kind}`)
export const levelWord = (level: number): string => t(`org.level.${level as Level}`)
export const kindOptions = (kinds: readonly OrgKind[] = ORG_KINDS) =>
  kinds.map((kind) => ({ value: kind, label: kindWord(kind) }))
export const levelOptions = (levels: readonly number[] = ORG_LEVELS) =>
  levels.map((level) => ({ value: String(level), label: levelWord(level) }))
