import { and, eq, inArray } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import { persons } from '../../db/schema/person.ts'
import { firstPasswordOf, isRandom } from '../auth/credentials.ts'
import type { ImportSlips } from '../import.ts'
import { orgIdOf } from '../scope.ts'
import type { PlannedPerson } from './import-columns.ts'

const CHUNK = 500

/** First passwords of imported people who are still of the asker's unit (M-2.10, A10); they sign in with their number. */
export const personSlips: ImportSlips<PlannedPerson> = {
  head: ['姓名', '证件号', '用户名', '初始密码'],
  keyOf: ({ account }) => account.id,
  async rows(ctx, ids) {
    const lines: string[][] = []
    for (let start = 0; start < ids.length; start += CHUNK) {
      const found = await ctx.db.read
        .select({ name: persons.name, number: persons.idMasked, account: accounts })
        .from(persons)
        .innerJoin(accounts, eq(accounts.id, persons.accountId))
        .where(and(inArray(accounts.id, ids.slice(start, start + CHUNK)), eq(persons.orgId, orgIdOf(ctx))))
        .orderBy(persons.pinyin, persons.id)
      for (const { name, number, account } of found) {
        const password = firstPasswordOf(ctx.app, account)
        if (isRandom(password)) lines.push([name, number, '本人证件号', password])
      }
    }
    return lines
  },
}
