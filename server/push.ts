import type { Topic } from '../shared/history.ts'
import type { App } from './app.ts'
import { accountRoom, orgRoom } from './socket.ts'

/**
 * Says to everybody at these organisations that something of these topics has changed. No content travels: whoever
 * shows it asks again, and is answered by his own right and scope.
 */
export function tellOrgs(app: App, orgIds: Iterable<string | null>, ...topics: Topic[]): void {
  const rooms = [...new Set(orgIds)].filter((id) => id !== null).map(orgRoom)
  if (rooms.length) app.io.to(rooms).emit('news', { topics })
}

/** The rights of these accounts are others now: memory forgets them and open pages ask who they are. */
export function tellAccounts(app: App, accountIds: Iterable<string>): void {
  for (const id of accountIds) {
    app.sessions.forgetAccount(id)
    app.io.to(accountRoom(id)).emit('account:changed')
  }
}

/** The same for everybody of an organisation: it was approved, disabled, moved. */
export function tellOrgChanged(app: App, orgId: string): void {
  app.sessions.forgetOrg(orgId)
  app.io.to(orgRoom(orgId)).emit('account:changed')
}

/** Says to these accounts alone that something of theirs has changed. No content travels. */
export function tellAccountNews(
  app: Pick<App, 'io'>,
  accountIds: readonly string[],
  ...topics: Topic[]
): void {
  if (accountIds.length) app.io.to(accountIds.map(accountRoom)).emit('news', { topics })
}
