import type { PersonStatus } from '../../../shared/person/person.ts'
import { t } from '../../lib/i18n.ts'
import { StateWord } from '../../ui/state-word.tsx'
import type { PersonRow } from './queries.ts'

/** GB/T 2261.1. */
export const sexWord = (sex: number): string =>
  t(sex === 1 ? 'person.sex.1' : sex === 2 ? 'person.sex.2' : sex === 9 ? 'person.sex.9' : 'person.sex.0')

export const statusWord = (status: PersonStatus): string => t(`person.status.${status}`)

export const Status = (props: { status: PersonStatus }) => (
  <StateWord kind={props.status === 'active' ? 'done' : 'off'}>{statusWord(props.status)}</StateWord>
)

export const Account = (props: { account: PersonRow['account'] }) => (
  <StateWord kind={props.account === 'used' ? 'done' : props.account === 'unused' ? 'wait' : 'off'}>
    {t(`person.account.${props.account}`)}
  </StateWord>
)
