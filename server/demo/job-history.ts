import { jobs } from '../../db/schema/message.ts'
import { addDays } from '../../shared/calendar/days.rules.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import type { App } from '../app.ts'
import { moveDeadline } from '../committee/deadline-jobs.ts'
import { schedule } from '../job/schedule.ts'
import type { MadeCommittee } from './committees.ts'
import type { Made } from './declarations.ts'
import { inChunks } from './offices.ts'

type Job = typeof jobs.$inferInsert
const DAY = 86_400_000

/** What the system has done by itself these weeks, and what it will do: deadlines, reminders, the nightly looks. */
export async function makeJobs(
  app: App,
  committees: readonly MadeCommittee[],
  made: readonly Made[],
): Promise<void> {
  const now = app.clock()
  const late = Map.groupBy(
    made.filter(({ fate, case_ }) => fate.state === 'late' && case_.committee),
    ({ case_, rows }) => `${case_.committee!.id}:${rows.declaration.year}`,
  )
  const done = (
    key: string,
    kind: Job['kind'],
    subject: string,
    dueAt: Date,
    result: Job['result'],
  ): Job => ({
    ...{
      key,
      kind,
      subject,
      dueAt,
      state: 'done',
      attempts: 1,
      result,
      createdAt: new Date(+dueAt - 30 * DAY),
    },
    ...{ startedAt: new Date(+dueAt + 400), endedAt: new Date(+dueAt + 900) },
  })
  const past = committees.flatMap(({ id, deadlineAt, phase }): Job[] => {
    if (!deadlineAt) return []
    const year = made.find(({ case_ }) => case_.committee?.id === id)?.case_.year ?? 0
    const count = late.get(`${id}:${year}`)?.length ?? 0
    const at = +deadlineAt
    const remind = (days: number) =>
      done(`remind:${id}:${at}:${days}`, 'remind', id, new Date(at - days * DAY), {
        files: count + 3,
        desks: 2,
      })
    if (phase === 'over')
      return [
        done(`deadline:${id}:${at}`, 'deadline', id, deadlineAt, { late: count }),
        ...[7, 3, 1].map(remind),
      ]
    return phase === 'closing' && at - 7 * DAY < +now ? [remind(7)] : []
  })
  const nightly = Array.from({ length: 12 }, (_, back) => addDays(dayOf(now), -back - 1)).flatMap((day) => [
    done(`blacklist:${day}`, 'blacklist', '', new Date(`${day}T00:05:00+08:00`), { stopped: 0 }),
    done(`expert:${day}`, 'expert', '', new Date(`${day}T00:15:00+08:00`), { told: 0, unknown: 0 }),
    done(`tidy:${day}`, 'tidy', '', new Date(`${day}T03:00:00+08:00`), { uploads: 0 }),
  ])
  await app.db.write('jobs', async (tx) => {
    await inChunks([...past, ...nightly], (rows) => tx.insert(jobs).values(rows))
    for (const { id, deadlineAt, phase } of committees)
      if (deadlineAt && phase !== 'over') await moveDeadline(tx, id, null, +deadlineAt, now)
    for (const { case_, rows } of made) {
      const { correctBy, state } = rows.declaration
      if (state === 'correcting' && correctBy)
        await schedule(tx, {
          ...{ key: `correct:${case_.id}:${+correctBy}`, kind: 'correct', subject: case_.id },
          ...{ dueAt: correctBy, at: now },
        })
    }
  })
}
