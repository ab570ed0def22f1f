import type { CallOutput } from '../../lib/call.ts'
import { useAsk } from '../../lib/query.ts'

export type StaffRow = CallOutput<'staff.list'>['rows'][number]
export type StaffDetail = CallOutput<'staff.get'>

/** One of the own staff; asked for only while there is an id. */
export const useStaffDetail = (id: () => string | undefined) =>
  useAsk('staff.get', () => ({ id: id() ?? '' }), { when: () => Boolean(id()) })
