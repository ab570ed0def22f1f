import { declarations } from '../../db/schema/declare.ts'
import { banProblem } from '../../server/blacklist/blacklist.store.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { addPerson, openUnits, type Units } from '../person/units.ts'
import { commandId } from '../review/office.ts'
import type { Person } from '../world.ts'

export const DECISION = { decision: '取消申报资格并通报批评', decisionNo: '豫人社〔2026〕12号' }

export interface Offices {
  units: Units
  /** 经办人 of the province, of the city above unit-1, and of another city. */
  province: Person
  city: Person
  other: Person
  today(): string
  /** Why the person of this number may not declare on a day, today unless told. */
  bannedOn(idNumber: string, day?: string): ReturnType<typeof banProblem>
  /** The `n`-th person of unit-1, suspected by this office. */
  suspect(office: Person, n: number): Promise<Suspect>
  step(office: Person, name: string, id: string, more?: object): ReturnType<Person['ask']>
  decide(office: Person, id: string, more?: object): ReturnType<Person['ask']>
  declare(personId: string, state: 'climbing' | 'failed', year: number): Promise<string>
}
type Suspect = Awaited<ReturnType<typeof addPerson>> & { entryId: string }

export async function openOffices(): Promise<Offices> {
  const units = await openUnits()
  const { world } = units
  const at = async (login: string, orgId: string) => {
    const person = await world.person(login, { orgId })
    await person.signIn()
    return person
  }
  const today = () => dayOf(world.now())
  async function step(office: Person, name: string, id: string, more: object = {}) {
    const { version } = await office.call('blacklist.get', { id })
    return office.ask(`blacklist.${name}`, { commandId: commandId(), id, version, ...more })
  }
  return {
    ...{ units, today, step },
    province: await at('hand-org-1', 'org-1'),
    city: await at('hand-city-1', 'city-1'),
    other: await at('hand-city-2', 'city-2'),
    bannedOn: (idNumber, day = today()) =>
      banProblem(world.app.db.read, world.app.secret.hash(idNumber, 'id'), day),
    async suspect(office, n) {
      const person = await addPerson(units.admins['unit-1'], n, { phone: `1390000${1000 + n}` })
      const { id } = await office.call('blacklist.add', {
        ...{ commandId: commandId(), idNumber: person.idNumber, name: '某某', unitName: '某单位' },
        reason: `核查发现 ${person.idNumber} 的论文查无此刊`,
      })
      return { ...person, entryId: id as string }
    },
    decide: (office, id, more = {}) =>
      step(office, 'activate', id, { ...DECISION, grade: 1, startOn: today(), ...more }),
    async declare(personId, state, year) {
      const id = commandId()
      await world.app.db.write('orgs', (tx) =>
        tx.insert(declarations).values({
          ...{ id, personId, orgId: 'unit-1', orgPath: '/org-1/city-1/dep-1/unit-1/', year, kind: 'title' },
          ...{ series: '05', level: '2', counted: false, state, at: world.now(), climb: 1 },
          ...{ route: ['unit-1', 'dep-1'], deskOrgId: 'unit-1', deskDuty: 'handler' },
        }),
      )
      return id
    },
  }
}
