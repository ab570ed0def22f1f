import { TRANSFER_STATES } from '../../../shared/transfer/transfer.workflow.ts'
import { t } from '../../lib/i18n.ts'
import { day } from '../../lib/time.ts'
import type { ViewColumn, ViewFilter } from '../../ui/list-view.tsx'
import type { TransferRow } from './queries.ts'
import { daysText, State } from './words.tsx'

export const transferColumns: () => ViewColumn<TransferRow>[] = () => [
  {
    id: 'personName',
    label: t('transfer.col.name'),
    fixed: true,
    cell: (row) => <b class="nowrap">{row.personName}</b>,
  },
  {
    id: 'idNumber',
    label: t('transfer.col.id'),
    cell: (row) => <span class="nowrap num">{row.idMasked}</span>,
  },
  {
    id: 'state',
    label: t('transfer.col.state'),
    cell: (row) => <State state={row.state} overdue={row.overdue} />,
  },
  { id: 'fromOrg', label: t('transfer.col.from'), cell: (row) => row.fromOrg },
  { id: 'toOrg', label: t('transfer.col.to'), cell: (row) => row.toOrg },
  {
    id: 'days',
    label: t('transfer.col.days'),
    cell: (row) => <span class="nowrap">{daysText(row)}</span>,
  },
  {
    id: 'dueAt',
    label: t('transfer.col.due'),
    sort: 'dueAt',
    cell: (row) => <span class="nowrap">{day(row.dueAt - 1)}</span>,
  },
  {
    id: 'requestedAt',
    label: t('transfer.col.requested'),
    sort: 'requestedAt',
    cell: (row) => <span class="nowrap">{day(row.requestedAt)}</span>,
  },
  { id: 'requestedBy', label: t('transfer.col.by'), hidden: true, cell: (row) => row.requestedBy },
  {
    id: 'decidedAt',
    label: t('transfer.col.decided'),
    sort: 'decidedAt',
    hidden: true,
    cell: (row) => <span class="nowrap">{row.decidedAt ? day(row.decidedAt) : '–'}</span>,
  },
  {
    id: 'decidedBy',
    label: t('transfer.col.decided_by'),
    hidden: true,
    cell: (row) => row.decidedBy ?? '–',
  },
  { id: 'reason', label: t('transfer.col.reason'), hidden: true, cell: (row) => row.reason || '–' },
]

/** What is to be done here is undecided by itself, and here for one of two reasons; elsewhere the state filters. */
export const transferFilters = (todo: boolean): ViewFilter[] => [
  ...(todo
    ? [
        {
          key: 'side',
          label: t('transfer.side'),
          options: (['out', 'above'] as const).map((value) => ({
            value,
            label: t(`transfer.side.${value}`),
          })),
        },
      ]
    : [
        {
          key: 'state',
          label: t('transfer.col.state'),
          options: TRANSFER_STATES.map((value) => ({ value, label: t(`transfer.state.${value}`) })),
        },
      ]),
  {
    key: 'overdue',
    label: t('transfer.col.due'),
    options: [{ value: 'true', label: t('transfer.overdue') }],
  },
]
