import { z } from 'zod'
import { Instant } from '../field.api.ts'
import { CommandId, listInput, listOutput } from '../list.api.ts'
import { read, write } from '../operation.ts'
import { JOB_KINDS, JOB_STATES } from './job.ts'

const row = z.object({
  id: z.string(),
  kind: z.enum(JOB_KINDS),
  /** Name of what it is about: a committee, a person. */
  subject: z.string(),
  dueAt: Instant,
  state: z.enum(JOB_STATES),
  attempts: z.int(),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  result: z.record(z.string(), z.int()).nullable(),
  fault: z.string().nullable(),
})

const jobInput = listInput({ kind: z.enum(JOB_KINDS).optional(), state: z.enum(JOB_STATES).optional() }, [
  'dueAt',
  'endedAt',
])

/** 定时任务: what the system did by itself, when, and with which result. */
export const jobApi = {
  list: read('job.view', jobInput, listOutput(row)),
  /** Tries a failed one again now. */
  retry: write(
    'job.view',
    z.strictObject({ commandId: CommandId, id: z.string().min(1).max(200) }),
    z.object({}),
  ),
}
