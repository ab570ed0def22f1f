import { eq } from 'drizzle-orm'
import { declarations } from '../../db/schema/declare.ts'
import { persons } from '../../db/schema/person.ts'
import type { Ctx } from '../../server/ctx.ts'
import { enterPool } from '../../server/expert/enter.ts'
import type { Contents } from '../../shared/declare/form.ts'
import type { Units } from '../person/units.ts'
import { commandId } from '../review/office.ts'
import { idNumberOf } from '../roster.ts'
import { staffActor } from '../staff-actor.ts'
import type { Person } from '../world.ts'

/** The province's 负责人, as the door would pass him on. */
export const ctxOf = ({ world }: Units): Ctx =>
  ({
    actor: staffActor({ duties: ['principal'] }),
    ...{ db: world.app.db, app: world.app, now: world.now(), newId: commandId },
    ...{ address: '', requestId: '' },
  }) as unknown as Ctx

/** What an applicant has handed in. */
export const CONTENTS: Contents = {
  basic: { values: { ethnic: '01', phone: '13700001111', post: '科室主任', specialty: '内科' }, rows: [] },
  title: {
    values: { series: '05', specialty: '心血管内科', since: '2018-12', certificateNo: 'A1' },
    rows: [],
  },
  study: { values: {}, rows: [{ id: 'r', values: { education: '11', degree: '2', highest: 'yes' } }] },
  expertise: {
    values: { field: '冠心病介入', avoidUnits: '某药业公司' },
    rows: [
      { id: 'a', values: { series: '05', specialty: '内科' } },
      { id: 'b', values: { series: '05', specialty: '全科' } },
    ],
  },
}

/** An expert's application that has just been passed for the last time; gives the declaration's id. */
export async function passed(units: Units, personId: string, contents = CONTENTS): Promise<string> {
  const { app, now } = units.world
  const ctx = ctxOf(units)
  const id = commandId()
  await app.db.write(`declaration:${id}`, async (tx) => {
    const [person] = await tx.select().from(persons).where(eq(persons.id, personId))
    await tx.insert(declarations).values({
      ...{
        id,
        personId,
        orgId: 'unit-1',
        orgPath: '/org-1/city-1/dep-1/unit-1/',
        year: 2026,
        kind: 'expert',
      },
      ...{ series: '05', level: '1', counted: false, state: 'pooled', at: now(), reachedDepth: 1 },
      submittedAt: now(),
    })
    const [declaration] = await tx.select().from(declarations).where(eq(declarations.id, id))
    const channel = ['机构unit-1', '机构dep-1', '机构city-1', '河南省职称改革办公室']
    await enterPool(tx, ctx, { person: person!, declaration: declaration!, contents, channel })
  })
  return id
}

/** The form of somebody the province enters itself. */
export const entryOf = (n: number, own: object = {}) => ({
  ...{ commandId: commandId(), name: `专家${n}`, idType: 'citizen', idNumber: idNumberOf(n, '男') },
  ...{ unitName: '示范大学', superiorName: '示范教育厅', titleSeries: '01', titleName: '教授', level: '1' },
  ...{ specialties: [{ series: '01', specialty: '土木工程' }], phone: '13600001234', validTo: '2028-12-31' },
  ...own,
})

/** A change of an expert at the version he has now. */
export async function changeExpert(admin: Person, operation: string, id: string, more: object) {
  const { version } = await admin.call('expert.get', { id })
  return admin.ask(`expert.${operation}`, { commandId: commandId(), id, version, ...more })
}
