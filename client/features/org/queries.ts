import type { CallOutput } from '../../lib/call.ts'
import { useAsk } from '../../lib/query.ts'

export type OrgRow = CallOutput<'org.list'>['rows'][number]
export type Org = CallOutput<'org.get'>
export type OrgAction = Org['actions'][number]['action']
export type OrgAdmin = Org['admins'][number]
export type OwnOrg = CallOutput<'org.own'>
export type OrgProfile = NonNullable<Org['profile']>

/** One organisation at or below the own; asked for only while there is an id. */
export const useOrg = (id: () => string | undefined) =>
  useAsk('org.get', () => ({ id: id() ?? '' }), { when: () => Boolean(id()) })

export const useOwnOrg = () => useAsk('org.own', () => ({}))
