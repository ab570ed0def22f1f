import type { BlacklistGrade, BlacklistStanding } from '../../../shared/blacklist/blacklist.ts'
import { t } from '../../lib/i18n.ts'
import { StateWord } from '../../ui/state-word.tsx'

const KIND = {
  suspected: 'wait',
  upcoming: 'half',
  active: 'fail',
  expired: 'done',
  lifted: 'done',
  dropped: 'off',
} as const

export const Standing = (props: { standing: BlacklistStanding }) => (
  <StateWord kind={KIND[props.standing]}>{t(`blacklist.standing.${props.standing}`)}</StateWord>
)

export const gradeWord = (grade: BlacklistGrade | null): string =>
  grade ? t(`blacklist.grade.${grade}`) : '–'
