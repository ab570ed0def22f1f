import { and, eq } from 'drizzle-orm'
import { committees } from '../../db/schema/committee.ts'
import { declarations } from '../../db/schema/declare.ts'
import { jobs } from '../../db/schema/message.ts'
import { blacklist } from '../../db/schema/pool.ts'
import type { jobApi } from '../../shared/job/job.api.ts'
import { refuse } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { HandlersOf } from '../dispatch.ts'
import { pageOf } from '../list.ts'
import { once } from '../once.ts'
import { tellOrgs } from '../push.ts'
import { orgIdOf } from '../scope.ts'
import { jobList, seenJobs } from './job.list.ts'

export const jobHandlers: HandlersOf<typeof jobApi> = {
  list: (ctx, input) => pageOf(ctx, jobList, input),

  /** Due again, as if it had never been tried; the next look of the runner takes it. */
  retry: (ctx, { commandId, id }) =>
    ctx.db.write(`job:${id}`, (tx) =>
      once(ctx, tx, commandId, 'job.retry', async () => {
        const [found] = await tx
          .select({ state: jobs.state })
          .from(jobs)
          .leftJoin(committees, eq(committees.id, jobs.subject))
          .leftJoin(declarations, eq(declarations.id, jobs.subject))
          .leftJoin(blacklist, eq(blacklist.id, jobs.subject))
          .where(and(eq(jobs.key, id), seenJobs(ctx)))
        if (!found) refuse('not_found')
        if (found.state !== 'failed') refuse('job.not_failed')
        await tx
          .update(jobs)
          .set({ state: 'due', attempts: 0, endedAt: null })
          .where(and(eq(jobs.key, id), eq(jobs.state, 'failed')))
        await log(tx, ctx, 'job.retried', `job:${id}`, { from: 'failed', to: 'due' })
        tx.afterCommit(() => tellOrgs(ctx.app, [orgIdOf(ctx)], 'job'))
        return {}
      }),
    ),
}
