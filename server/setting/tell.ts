import { and, ne } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { orgs } from '../../db/schema/org.ts'
import type { SettingKey } from '../../shared/setting/setting.ts'
import type { Ctx } from '../ctx.ts'
import { tellOrgs } from '../push.ts'
import { idsIn, within } from '../scope.ts'
import { orgRoom } from '../socket.ts'

/** Settings after which people may do more or less than before: their open pages ask who they are. */
const OF_RIGHTS: readonly SettingKey[] = ['officers', 'second.required']

/** After the commit everybody at and below the organisation works under the new setting, open pages included. */
export async function tellSetting({ app }: Ctx, tx: Tx, path: string, key: SettingKey): Promise<void> {
  const own = idsIn(path).at(-1)!
  const below = await tx
    .select({ id: orgs.id })
    .from(orgs)
    .where(and(within(orgs.path, path), ne(orgs.state, 'deleted')))
  const ids = below.map(({ id }) => id)
  tx.afterCommit(() => {
    app.sessions.forgetOrg(own)
    tellOrgs(app, ids, 'setting')
    if (OF_RIGHTS.includes(key)) app.io.to(ids.map(orgRoom)).emit('account:changed')
  })
}
