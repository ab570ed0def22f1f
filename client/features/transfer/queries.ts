import type { CallOutput } from '../../lib/call.ts'
import { useAsk } from '../../lib/query.ts'

export type TransferRow = CallOutput<'transfer.list'>['rows'][number]
export type TransferDetail = CallOutput<'transfer.get'>

/** One transfer; asked for only while there is an id. */
export const useTransfer = (id: () => string | undefined) =>
  useAsk('transfer.get', () => ({ id: id() ?? '' }), { when: () => Boolean(id()), keep: true })
