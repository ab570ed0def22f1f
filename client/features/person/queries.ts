import type { CallOutput } from '../../lib/call.ts'
import { useAsk } from '../../lib/query.ts'

export type PersonRow = CallOutput<'person.list'>['rows'][number]
export type PersonDetail = CallOutput<'person.get'>

/** One person; asked for only while there is an id. */
export const usePerson = (id: () => string | undefined) =>
  useAsk('person.get', () => ({ id: id() ?? '' }), { when: () => Boolean(id()), keep: true })
