import type { planApi } from '../../shared/plan/plan.api.ts'
import type { HandlersOf } from '../dispatch.ts'
import { attach, detach, file } from './attach.ts'
import { pass, sendBack } from './decide.ts'
import { planDetail } from './detail.ts'
import { adjust, discard, save } from './draft.ts'
import { mine } from './mine.ts'
import { listMissing } from './missing.list.ts'
import { listPlans } from './plan.list.ts'
import { remind } from './remind.ts'
import { planStats } from './stats.ts'
import { recall, submit } from './submit.ts'
import { planSeen } from './visible.ts'

export const planHandlers: HandlersOf<typeof planApi> = {
  mine,
  list: listPlans,
  missing: listMissing,
  remind,
  get: async (ctx, { id }) => planDetail(ctx, ctx.db.read, await planSeen(ctx, ctx.db.read, id)),
  save,
  discard,
  submit,
  recall,
  pass,
  sendBack,
  adjust,
  attach,
  detach,
  file,
  stats: planStats,
}
