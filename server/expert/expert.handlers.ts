import type { expertApi } from '../../shared/expert/expert.api.ts'
import type { HandlersOf } from '../dispatch.ts'
import { pageOf } from '../list.ts'
import { editExpert, enterByHand, renewExpert, setExpertState } from './change.ts'
import { expertDetail, revealExpert } from './detail.ts'
import { expertList } from './expert.list.ts'

export const expertHandlers: HandlersOf<typeof expertApi> = {
  list: (ctx, input) => pageOf(ctx, expertList, input),
  get: (ctx, { id }) => expertDetail(ctx, id),
  enter: enterByHand,
  edit: editExpert,
  setState: setExpertState,
  renew: renewExpert,
  reveal: revealExpert,
}
