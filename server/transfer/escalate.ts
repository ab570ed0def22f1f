import { and, eq, lte, notInArray } from 'drizzle-orm'
import { steps } from '../../db/schema/history.ts'
import { transfers } from '../../db/schema/person.ts'
import { addStep } from '../history.ts'
import { timeId } from '../ids.ts'
import type { JobRun } from '../job/schedule.ts'
import { tellBoth } from './request.ts'

/**
 * The old unit has let its working days go by (domain 4.3): from now on the common superior may decide, and reads so on
 * a page that is open. Once for each request; days end at midnight, so a look a day is soon enough.
 */
export const escalateTransfers: JobRun = async (app, tx) => {
  const now = app.clock()
  const who = { app, actor: null, now, newId: () => timeId(now) }
  const told = tx
    .select({ id: steps.subjectId })
    .from(steps)
    .where(and(eq(steps.kind, 'transfer'), eq(steps.action, 'escalated')))
  const due = await tx
    .select()
    .from(transfers)
    .where(and(eq(transfers.state, 'requested'), lte(transfers.dueAt, now), notInArray(transfers.id, told)))
  for (const transfer of due) {
    await addStep(tx, who, { kind: 'transfer', subjectId: transfer.id, action: 'escalated' })
    tellBoth(who, tx, transfer, 'transfer')
  }
  return { escalated: due.length }
}
