import { desc, eq } from 'drizzle-orm'
import { committeeYears } from '../../db/schema/committee.ts'
import type { committeeApi } from '../../shared/committee/committee.api.ts'
import { rightsOf } from '../../shared/permission.ts'
import type { HandlersOf } from '../dispatch.ts'
import { stepsOf } from '../history.ts'
import { adminOf, resetAdmin } from './account.ts'
import { committeePage, committeeViews } from './committee.list.ts'
import { lateBy } from './files.store.ts'
import { create, edit, start, stop } from './life.ts'
import { committeeSeen } from './visible.ts'
import { setDeadline, setWindow } from './window.ts'

const ms = (at: Date | null): number | null => at && +at

export const committeeHandlers: HandlersOf<typeof committeeApi> = {
  list: committeePage,

  async get(ctx, { id, year }) {
    const q = ctx.db.read
    const committee = await committeeSeen(ctx, q, id)
    const [row] = await committeeViews(ctx, [committee], year)
    const years = await q
      .select()
      .from(committeeYears)
      .where(eq(committeeYears.committeeId, id))
      .orderBy(desc(committeeYears.year))
    const rights = rightsOf(ctx.actor)
    return {
      ...row!,
      note: committee.note,
      years: years.map(({ year, opensAt, closesAt, deadlineAt }) => ({
        ...{ year, opensAt: ms(opensAt), closesAt: ms(closesAt), deadlineAt: ms(deadlineAt) },
      })),
      steps: await stepsOf(q, 'committee', id),
      preview: await lateBy(q, committee, year),
      mayEdit: rights.has('committee.manage'),
      mayWindow: rights.has('committee.window'),
    }
  },

  create,
  edit,
  stop,
  start,
  admin: adminOf,
  resetAdmin,
  setWindow,
  setDeadline,
}
