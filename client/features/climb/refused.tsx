import { t } from '../../lib/i18n.ts'
import { RefusedList as Refusals } from '../../ui/refused-list.tsx'
import type { Refused } from './pass-sheet.tsx'
import { said } from './queries.ts'

/** The files of a bulk pass that were refused. */
export const RefusedList = (props: { refused: readonly Refused[]; onClose: () => void }) => (
  <Refusals
    title={t('climb.refused', { n: props.refused.length })}
    refused={props.refused}
    said={said}
    onClose={props.onClose}
  />
)
