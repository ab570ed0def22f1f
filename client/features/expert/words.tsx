import { For, Show } from 'solid-js'
import type { ExpertState } from '../../../shared/expert/expert.ts'
import { t } from '../../lib/i18n.ts'
import { serverNow } from '../../lib/server-time.ts'
import { day } from '../../lib/time.ts'
import { StateWord } from '../../ui/state-word.tsx'
import type { ExpertRow } from './queries.ts'

const KIND = { in: 'done', suspended: 'wait', out: 'off', disqualified: 'fail' } as const

export const stateWord = (state: ExpertState): string => t(`expert.state.${state}`)
export const State = (props: { state: ExpertState }) => (
  <StateWord kind={KIND[props.state]}>{stateWord(props.state)}</StateWord>
)

export const sexWord = (sex: number): string =>
  t(sex === 1 ? 'person.sex.1' : sex === 2 ? 'person.sex.2' : sex === 9 ? 'person.sex.9' : 'person.sex.0')

export const Drawable = (props: { drawable: boolean }) => (
  <StateWord kind={props.drawable ? 'done' : 'off'}>
    {t(props.drawable ? 'expert.drawable.yes' : 'expert.drawable.no')}
  </StateWord>
)

/** The last day of the term, and that it is past. */
export const Valid = (props: { to: string }) => (
  <span class="nowrap">
    {props.to}
    <Show when={props.to < day(serverNow())}>
      {' '}
      <span class="bad">{t('expert.over')}</span>
    </Show>
  </span>
)

type Specialties = ExpertRow['specialties']
const specialtyText = ({ seriesName, specialty }: Specialties[number]): string =>
  [seriesName, specialty].filter(Boolean).join(' · ')
export const SpecialtyList = (props: { of: Specialties }) => (
  <For each={props.of}>{(each) => <div>{specialtyText(each)}</div>}</For>
)

/** Specialties named in a line of a list; the others are counted. */
const NAMED = 3
export const specialtiesText = (of: Specialties): string =>
  of
    .slice(0, NAMED)
    .map(({ seriesName, specialty }) => specialty || seriesName)
    .concat(of.length > NAMED ? [`+${of.length - NAMED}`] : [])
    .join('、')
