import type { committees } from '../../db/schema/committee.ts'
import { commandId } from '../review/office.ts'
import type { Person } from '../world.ts'

type Row = typeof committees.$inferInsert

let codes = 0
/** What the form of a senior committee of 工程 at an office holds. */
export const councilForm = (orgId: string, own: Partial<Row> = {}) => ({
  name: '示范省工程系列高级职称评审委员会',
  code: `P${++codes}`,
  orgId,
  ...{ band: 'senior', series: '05', levels: ['1', '2'], specialties: [], mode: 'expert' },
  ...{ approvalNo: '职改办〔2026〕1号', validFrom: '2026-01-01', validTo: '2028-12-31', note: '' },
  ...own,
})

export const addCouncil = async (province: Person, orgId: string, own: Partial<Row> = {}) =>
  (await province.call('committee.create', { commandId: commandId(), ...councilForm(orgId, own) })) as {
    id: string
    slip: { login: string; password: string }
  }

/** Sets times of a year at the version they have now. */
export async function setTimes(
  person: Person,
  operation: 'setWindow' | 'setDeadline',
  id: string,
  times: object,
  year = 2026,
) {
  const { windowVersion } = await person.call('committee.get', { id, year })
  return person.ask(`committee.${operation}`, {
    ...{ commandId: commandId(), id, year, version: windowVersion },
    ...times,
  })
}
