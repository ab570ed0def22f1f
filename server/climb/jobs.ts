import type { JobKind } from '../../shared/job/job.ts'
import type { JobRun } from '../job/schedule.ts'
import { endLate, endOne, endUncorrected } from './late.ts'
import { remindDeadline } from './remind.ts'
import { stopBanned } from './stop.ts'

/** What the system does to declarations by itself. */
export const climbJobs = {
  deadline: endLate,
  late: endOne,
  correct: endUncorrected,
  remind: remindDeadline,
  blacklist: stopBanned,
} satisfies Partial<Record<JobKind, JobRun>>
