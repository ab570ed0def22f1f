import { and, asc, eq, inArray } from 'drizzle-orm'
import { declarations } from '../../db/schema/declare.ts'
import { persons } from '../../db/schema/person.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { RUNNING } from '../../shared/declare/declaration.ts'
import { bannedIn, banOf } from '../blacklist/blacklist.store.ts'
import { type JobRun, schedule } from '../job/schedule.ts'
import { endFiles, PART, system } from './end.ts'

/**
 * Ends the running files of everybody who is on the blacklist today (domain 4.13): every night, and at once when an
 * entry comes into force. Many are ended in parts.
 */
export const stopBanned: JobRun = async (app, tx, job) => {
  const who = system(app, job.key)
  const day = dayOf(who.now)
  const found = await tx
    .select({ row: declarations, idHash: persons.idHash })
    .from(declarations)
    .innerJoin(persons, eq(persons.id, declarations.personId))
    .where(and(inArray(declarations.state, [...RUNNING]), bannedIn(tx, persons.idHash, day)))
    .orderBy(asc(declarations.id))
    .limit(PART)
  let stopped = 0
  for (const { row, idHash } of found) {
    const ban = await banOf(tx, idHash, day)
    const told = { until: ban?.endOn ?? '', decisionNo: ban?.decisionNo ?? '' }
    stopped += await endFiles(tx, who, [row], {
      ...{ to: 'failed', cause: 'blacklist', step: 'stopped', action: 'declare.stopped' },
      message: () => ['declare.stopped', told],
    })
  }
  if (found.length === PART) {
    const [key, part = '1'] = job.key.split('#')
    const { kind, subject, dueAt } = job
    await schedule(tx, { key: `${key}#${Number(part) + 1}`, kind, subject, dueAt, at: who.now })
  }
  return { stopped }
}
