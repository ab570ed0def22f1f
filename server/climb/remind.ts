import { and, count, eq, inArray, isNull } from 'drizzle-orm'
import { committeeYears } from '../../db/schema/committee.ts'
import { declarations } from '../../db/schema/declare.ts'
import { RUNNING } from '../../shared/declare/declaration.ts'
import { REMIND_DAYS } from '../../shared/job/job.ts'
import { clockText } from '../beijing.ts'
import { committeeOf } from '../committee/committee.store.ts'
import { titleText } from '../declare/declare.store.ts'
import type { JobRun } from '../job/schedule.ts'
import { send } from '../message/send.ts'

const DAY_MS = 86_400_000

/**
 * Seven, three and one day before a committee's deadline (domain 4.14): tells each organisation how many files at its
 * desk would be late, and their applicants. Gives how many files and desks; a deadline moved since tells nobody.
 */
export const remindDeadline: JobRun = async (app, tx, job) => {
  const none = { files: 0, desks: 0 }
  const committee = await committeeOf(tx, job.subject)
  const times = await tx.select().from(committeeYears).where(eq(committeeYears.committeeId, job.subject))
  const daysTo = (at: Date | null) => REMIND_DAYS.find((days) => at && +at - days * DAY_MS === +job.dueAt)
  const time = times.find(({ deadlineAt }) => daysTo(deadlineAt))
  if (!committee || !time?.deadlineAt) return none
  const open = and(
    ...[eq(declarations.committeeId, committee.id), eq(declarations.year, time.year)],
    ...[inArray(declarations.state, [...RUNNING]), isNull(declarations.dueAt)],
  )
  const deadline = clockText(time.deadlineAt)
  const said = { committee: committee.name, deadline, days: daysTo(time.deadlineAt) ?? 0 }
  const at = app.clock()

  const desks = await tx
    .select({ orgId: declarations.deskOrgId, n: count() })
    .from(declarations)
    .where(and(open, inArray(declarations.state, ['climbing', 'waiting'])))
    .groupBy(declarations.deskOrgId)
  for (const { orgId, n } of desks)
    if (orgId)
      await send(tx, app, {
        orgId,
        kind: 'climb.deadline',
        params: { ...said, count: n },
        link: '/manage/climb',
        at,
      })

  const { personId, title, level, series } = declarations
  const files = await tx.select({ personId, title, level, series }).from(declarations).where(open)
  const byTitle = Map.groupBy(files, (file) => JSON.stringify([file.title, file.level, file.series]))
  for (const same of byTitle.values()) {
    const params = { ...said, title: await titleText(tx, same[0]!) }
    const personIds = same.map((file) => file.personId)
    await send(tx, app, { personIds, kind: 'declare.deadline', params, link: '/declare', at })
  }
  return { files: files.length, desks: desks.length }
}
