import type { Tx } from '../../db/query.ts'
import type { MessageKind, MessageParams } from '../../shared/message/message.ts'
import type { App } from '../app.ts'
import { type Declaration, titleText } from '../declare/declare.store.ts'
import { depthOf } from '../declare/seen.store.ts'
import { send } from '../message/send.ts'
import { idsIn } from '../scope.ts'

/** Tells the applicant, with a link to the file. */
export async function tellPerson(
  tx: Tx,
  { app, now }: { app: App; now: Date },
  row: Declaration,
  kind: MessageKind,
  params: MessageParams,
): Promise<void> {
  const title: MessageParams = kind.startsWith('expert.') ? {} : { title: await titleText(tx, row) }
  const link = `/declare/file/${row.id}`
  await send(tx, app, { personIds: [row.personId], kind, params: { ...title, ...params }, link, at: now })
}

/** Organisations of its way that have received it; those above hear nothing of it yet (M-4.1.3). */
export const reached = ({ orgPath, route, reachedDepth }: Declaration): string[] => {
  const chain = idsIn(orgPath)
  const depth = Math.min(reachedDepth, depthOf(orgPath))
  return (route ?? []).filter((id) => chain.indexOf(id) + 1 >= depth)
}
