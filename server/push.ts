import type { Topic } from '../shared/history.ts'
import type { App } from './app.ts'
import { accountRoom, orgRoom } from './socket.ts'

/** How long the server is given for one page that asks again, and how long the last of a crowd waits at most, in ms. */
const EACH_MS = 20
const MOST_MS = 10_000

/** Everybody told at once asks again within this time: a crowd spread out, a few people immediately. */
function withinOf(app: Pick<App, 'io'>, rooms: readonly string[]): number {
  const { rooms: present } = app.io.sockets.adapter
  const told = rooms.reduce((sum, room) => sum + (present.get(room)?.size ?? 0), 0)
  return Math.min(told * EACH_MS, MOST_MS)
}

/**
 * Says to everybody at these organisations that something of these topics has changed. No content travels: whoever
 * shows it asks again, and is answered by his own right and scope.
 */
export function tellOrgs(app: Pick<App, 'io'>, orgIds: Iterable<string | null>, ...topics: Topic[]): void {
  const rooms = [...new Set(orgIds)].filter((id) => id !== null).map(orgRoom)
  if (rooms.length) app.io.to(rooms).emit('news', { topics, within: withinOf(app, rooms) })
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
  const rooms = accountIds.map(accountRoom)
  if (rooms.length) app.io.to(rooms).emit('news', { topics, within: withinOf(app, rooms) })
}
