import { and, eq, inArray } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import { orgs } from '../../db/schema/org.ts'
import { firstPasswordOf, isRandom } from '../auth/credentials.ts'
import type { ImportSlips } from '../import.ts'
import { pathOf, within } from '../scope.ts'
import type { PlannedOrg } from './org.import.ts'

const CHUNK = 500

/** Logins and first passwords of the administrators of imported units (M-1.3, A10), by the codes of the units. */
export const orgSlips: ImportSlips<PlannedOrg> = {
  head: ['单位名称', '机构代码', '管理员姓名', '用户名', '初始密码'],
  keyOf: ({ fields }) => fields.code,
  async rows(ctx, codes) {
    const lines: string[][] = []
    for (let start = 0; start < codes.length; start += CHUNK) {
      const found = await ctx.db.read
        .select({ name: orgs.name, code: orgs.code, account: accounts })
        .from(orgs)
        .innerJoin(accounts, and(eq(accounts.orgId, orgs.id), eq(accounts.kind, 'staff')))
        .where(and(inArray(orgs.code, codes.slice(start, start + CHUNK)), within(orgs.path, pathOf(ctx))))
        .orderBy(orgs.code, accounts.login)
      for (const { name, code, account } of found) {
        const password = account.duties.includes('admin') ? firstPasswordOf(ctx.app, account) : ''
        if (isRandom(password)) lines.push([name, code, account.name, account.login, password])
      }
    }
    return lines
  },
}
