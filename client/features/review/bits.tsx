import { Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { Badge } from '../../ui/badge.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import type { ReviewRow } from './queries.ts'
import { roundKind, roundWord, standKind, standOf, standWord } from './words.ts'

/** 演练, wherever a review is named. */
export const Rehearsal = (props: { of: Pick<ReviewRow, 'rehearsal'> }) => (
  <Show when={props.of.rehearsal}>
    <Badge locked>{t('review.rehearsal')}</Badge>
  </Show>
)

export const StandWord = (props: { of: Pick<ReviewRow, 'status' | 'startsAt' | 'endsAt'> }) => (
  <StateWord kind={standKind(standOf(props.of))}>{standWord(standOf(props.of))}</StateWord>
)

export const RoundWord = (props: { state: string }) => (
  <StateWord kind={roundKind(props.state)}>{roundWord(props.state)}</StateWord>
)
