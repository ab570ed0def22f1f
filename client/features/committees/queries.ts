import { createMemo } from 'solid-js'
import type { CallOutput } from '../../lib/call.ts'
import { useAsk } from '../../lib/query.ts'
import { serverNow } from '../../lib/server-time.ts'
import { useStaff } from '../../lib/staff.tsx'
import { day } from '../../lib/time.ts'

export type Committee = CallOutput<'committee.list'>['rows'][number]
export type CommitteeDetail = CallOutput<'committee.get'>

const yearNow = (): number => Number(day(serverNow()).slice(0, 4))

/** The year that the whole office looks at, else the one that runs. */
export function useYearShown(): () => number {
  const staff = useStaff()
  return () => staff.year() ?? yearNow()
}

/** One committee in a year; asked for only while there is an id. */
export const useCommittee = (id: () => string | undefined, year: () => number) =>
  useAsk('committee.get', () => ({ id: id() ?? '', year: year() }), {
    when: () => Boolean(id()),
    keep: true,
  })

/** Offices a committee can be set under; a province has not two hundred of them. */
export function useOffices() {
  const query = useAsk('org.list', () => ({ kind: 'office' as const, size: 200 }), { keep: true })
  return createMemo(() =>
    (query.isPending ? [] : (query.data?.rows ?? [])).map(({ id, name }) => ({ value: id, label: name })),
  )
}
