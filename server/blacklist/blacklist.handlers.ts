import type { blacklistApi } from '../../shared/blacklist/blacklist.api.ts'
import type { Ctx } from '../ctx.ts'
import type { HandlersOf } from '../dispatch.ts'
import { stepsOf } from '../history.ts'
import { pageOf } from '../list.ts'
import { orgNames } from '../org/org.store.ts'
import { addEntry, findPerson } from './add.ts'
import { blacklistList, rowOf } from './blacklist.list.ts'
import { runningOf } from './blacklist.store.ts'
import { activate, drop, entryInSight, lift, note } from './change.ts'
import { publicColumn } from './column.ts'

async function entryDetail(ctx: Ctx, id: string) {
  const { read } = ctx.db
  const entry = await entryInSight(ctx, read, id)
  const { reason, decision, liftedOn, liftReason, liftNo, appeal, orgId, idHash } = entry
  const [names, running, steps] = await Promise.all([
    orgNames(read, [orgId]),
    runningOf(read, idHash),
    stepsOf(read, 'blacklist', id),
  ])
  return {
    ...rowOf(ctx, entry, names.get(orgId) ?? ''),
    ...{ reason, decision, liftedOn, liftReason, liftNo, appeal, running, steps },
  }
}

export const blacklistHandlers: HandlersOf<typeof blacklistApi> = {
  list: (ctx, input) => pageOf(ctx, blacklistList, input),
  get: (ctx, { id }) => entryDetail(ctx, id),
  find: findPerson,
  add: addEntry,
  activate,
  drop,
  lift,
  note,
  column: publicColumn,
}
