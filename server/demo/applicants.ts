import { and, eq, inArray } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import { declarations } from '../../db/schema/declare.ts'
import type { App } from '../app.ts'

/**
 * Whoever has begun a declaration has chosen a password for it, on the day the unit entered him. It is the tourist's,
 * and its hash too: thousands of hashes would keep the first start waiting.
 */
export async function startApplicants(app: App, touristId: string): Promise<void> {
  await app.db.write('demo', async (tx) => {
    const [tourist] = await tx
      .select({ passwordHash: accounts.passwordHash })
      .from(accounts)
      .where(eq(accounts.id, touristId))
    const declared = tx.select({ id: declarations.personId }).from(declarations)
    await tx
      .update(accounts)
      .set({ ...tourist!, slipSealed: null, mustChange: false, passwordChangedAt: accounts.createdAt })
      .where(and(eq(accounts.kind, 'applicant'), inArray(accounts.personId, declared)))
  })
}
