import type { JobKind } from '../shared/job/job.ts'
import { climbJobs } from './climb/jobs.ts'
import { tidyUploads } from './declare/upload.ts'
import { expertTerms } from './expert/terms.ts'
import type { JobRun } from './job/schedule.ts'
import { escalateTransfers } from './transfer/escalate.ts'

/** What is done when a job is due, each from the domain it belongs to. */
export const jobs: Record<JobKind, JobRun> = {
  ...climbJobs,
  expert: expertTerms,
  transfer: escalateTransfers,
  tidy: tidyUploads,
}
