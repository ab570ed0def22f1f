import type { CallOutput } from '../../lib/call.ts'
import { useAsk } from '../../lib/query.ts'

export type ExpertRow = CallOutput<'expert.list'>['rows'][number]
export type ExpertDetail = CallOutput<'expert.get'>

/** One expert; asked for only while there is an id. */
export const useExpert = (id: () => string | undefined) =>
  useAsk('expert.get', () => ({ id: id() ?? '' }), { when: () => Boolean(id()), keep: true })
