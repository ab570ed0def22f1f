import type { CallOutput } from '../../lib/call.ts'
import { useAsk } from '../../lib/query.ts'

export type EntryRow = CallOutput<'blacklist.list'>['rows'][number]
export type EntryDetail = CallOutput<'blacklist.get'>

/** One entry; asked for only while there is an id. */
export const useEntry = (id: () => string | undefined) =>
  useAsk('blacklist.get', () => ({ id: id() ?? '' }), { when: () => Boolean(id()), keep: true })
