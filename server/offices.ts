import { and, eq } from 'drizzle-orm'
import type { Tx } from '../db/query.ts'
import { orgs } from '../db/schema/org.ts'
import type { Topic } from '../shared/history.ts'
import type { App } from './app.ts'
import { tellOrgs } from './push.ts'
import { rootOf, within } from './scope.ts'

/** Says to every office of the province this path lies in that something they all read has changed, once it is saved. */
export async function tellOffices(tx: Tx, app: App, path: string, ...topics: Topic[]): Promise<void> {
  const offices = await tx
    .select({ id: orgs.id })
    .from(orgs)
    .where(and(eq(orgs.kind, 'office'), within(orgs.path, rootOf(path))))
  tx.afterCommit(() =>
    tellOrgs(
      app,
      offices.map(({ id }) => id),
      ...topics,
    ),
  )
}
