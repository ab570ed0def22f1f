import type { transferApi } from '../../shared/transfer/transfer.api.ts'
import type { HandlersOf } from '../dispatch.ts'
import { pageOf } from '../list.ts'
import { decide, transferDetail } from './decide.ts'
import { requestTransfer } from './request.ts'
import { transferList } from './transfer.list.ts'

export const transferHandlers: HandlersOf<typeof transferApi> = {
  list: (ctx, input) => pageOf(ctx, transferList, input),
  get: (ctx, { id }) => transferDetail(ctx, id),
  request: requestTransfer,
  agree: (ctx, input) => decide(ctx, 'agree', input, input.opinion),
  refuse: (ctx, input) => decide(ctx, 'refuse', input, input.reason),
  withdraw: (ctx, input) => decide(ctx, 'withdraw', input, ''),
}
