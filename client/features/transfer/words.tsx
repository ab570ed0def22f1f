import { Show } from 'solid-js'
import type { TransferState } from '../../../shared/transfer/transfer.workflow.ts'
import { t } from '../../lib/i18n.ts'
import { Row } from '../../ui/layout.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import type { TransferRow } from './queries.ts'

const KINDS = { requested: 'wait', agreed: 'done', refused: 'fail', withdrawn: 'off' } as const

/** Where a request stands, and whether it waits for too long. */
export const State = (props: { state: TransferState; overdue: boolean }) => (
  <Row gap={3} nowrap>
    <StateWord kind={KINDS[props.state]}>{t(`transfer.state.${props.state}`)}</StateWord>
    <Show when={props.overdue}>
      <StateWord kind="fail">{t('transfer.overdue')}</StateWord>
    </Show>
  </Row>
)

export const daysText = ({ days }: Pick<TransferRow, 'days'>): string =>
  days === 0 ? t('transfer.days.today') : t('transfer.days', { n: days })
