import type { staffApi } from '../../shared/staff/staff.api.ts'
import type { HandlersOf } from '../dispatch.ts'
import { stepsOf } from '../history.ts'
import { pageOf } from '../list.ts'
import { orgIdOf } from '../scope.ts'
import { pick } from './change.ts'
import { dropSecondFactor, dutyRules, reset, setDuties, setScope } from './grant.ts'
import { create, edit, hasActed, remove, start, stop } from './people.ts'
import { staffList, staffViews } from './staff.list.ts'
import { staffOf } from './staff.store.ts'

export const staffHandlers: HandlersOf<typeof staffApi> = {
  list: (ctx, input) => pageOf(ctx, staffList, input),

  async get(ctx, { id }) {
    const q = ctx.db.read
    const found = pick(await staffOf(q, orgIdOf(ctx)), id)
    const [view] = await staffViews(ctx, [found])
    return {
      ...view!,
      steps: await stepsOf(q, 'staff', id),
      removable: !(await hasActed(q, id)),
      rules: await dutyRules(ctx, q),
    }
  },

  create,
  edit,
  start,
  stop,
  remove,
  setDuties,
  setScope,
  reset,
  dropSecondFactor,
}
