import { and, desc, eq } from 'drizzle-orm'
import { persons } from '../../db/schema/person.ts'
import { blacklist } from '../../db/schema/pool.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { maskName } from '../../shared/person/mask.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { rootOf, within } from '../scope.ts'
import { settingAt } from '../setting/setting.store.ts'
import { inForce } from './blacklist.store.ts'

/** Decisions the column shows at most, the newest first. */
const MOST = 50

/**
 * 专栏 (M-7.2.1): the decisions in force in the asker's province, as the public reads them. Names are 姓＊ unless the
 * province publishes them whole (setting `public.mask`); numbers of persons are in no answer. Who belongs to no
 * province, an expert in a review, has no column.
 */
export async function publicColumn(ctx: Ctx) {
  const path = await placeOf(ctx)
  if (!path) return []
  const { read } = ctx.db
  const root = rootOf(path)
  const masked = await settingAt(read, root, 'public.mask')
  const rows = await read
    .select()
    .from(blacklist)
    .where(and(inForce(dayOf(ctx.now)), within(blacklist.orgPath, root)))
    .orderBy(desc(blacklist.startOn), desc(blacklist.id))
    .limit(MOST)
  return rows.map(({ id, name, unitName, decision, decisionNo, grade, startOn, endOn }) => ({
    ...{ id, unitName, decision, decisionNo },
    name: masked ? maskName(name) : name,
    grade: grade ?? refuse('server.error'),
    startOn: startOn ?? refuse('server.error'),
    endOn: endOn ?? refuse('server.error'),
  }))
}

async function placeOf({ actor, db }: Ctx): Promise<string | null> {
  if (actor?.orgPath) return actor.orgPath
  if (!actor?.personId) return null
  const [person] = await db.read
    .select({ path: persons.orgPath })
    .from(persons)
    .where(eq(persons.id, actor.personId))
  return person?.path ?? null
}
