import type { z } from 'zod'
import type { Read } from '../../db/query.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { fits } from '../../shared/committee/committee.ts'
import type { declareApi } from '../../shared/declare/declare.api.ts'
import { type Problem, problem } from '../../shared/problem.ts'
import { yearAt } from '../beijing.ts'
import { committeeOf, fittingCommittees, windowOf, windowProblem } from '../committee/committee.store.ts'
import type { Ctx } from '../ctx.ts'
import { orgNames } from '../org/org.store.ts'
import { idsIn } from '../scope.ts'
import { applicant } from './applicant.ts'

interface Asked {
  series: string
  level: string
  specialty: string
  year: number
}

/** One may choose and fill in before the window opens, and hand in only inside it (domain 4.14). */
const barsChoice = (found: Problem | null): Problem | null =>
  found?.code === 'declare.window_not_open' ? null : found

/** Committees for such an application from the asker's unit, each with its times and why not now (M-7.1.5). */
export async function committees(ctx: Ctx, input: z.output<typeof declareApi.committees.input>) {
  const q = ctx.db.read
  const { org } = await applicant(ctx, q)
  const year = yearAt(ctx.now)
  const fitting = await fittingCommittees(q, org.path, input, dayOf(ctx.now))
  const names = await orgNames(
    q,
    fitting.map(({ orgId }) => orgId),
  )
  return Promise.all(
    fitting.map(async (committee) => {
      const window = await windowOf(q, committee.id, year)
      return {
        ...{ id: committee.id, name: committee.name, orgName: names.get(committee.orgId) ?? '' },
        ...window,
        problem: barsChoice(windowProblem(committee, window, year, ctx.now)),
      }
    }),
  )
}

/** Why this committee does not review such an application from there: none, not its field, not its area, not valid. */
async function fitProblem(q: Read, orgPath: string, id: string | null, asked: Asked, now: Date) {
  const committee = id === null ? null : await committeeOf(q, id)
  if (!id) return { committee, found: problem('declare.committee_needed') }
  const unfit = !committee || !idsIn(orgPath).includes(committee.orgId) || !fits(committee, asked, dayOf(now))
  return { committee, found: unfit ? problem('declare.committee_unfit') : null }
}

/** Why this committee cannot be chosen now. */
export async function choiceProblem(
  q: Read,
  orgPath: string,
  id: string,
  asked: Asked,
  now: Date,
): Promise<Problem | null> {
  const { committee, found } = await fitProblem(q, orgPath, id, asked, now)
  if (found || !committee) return found
  return barsChoice(windowProblem(committee, await windowOf(q, id, asked.year), asked.year, now))
}

/**
 * Why nothing can be handed in to this committee now. `again`: a file it has seen before is mended, which is asked
 * for until its 接收材料截止时间; the first time, the window decides (M-7.1.2).
 */
export async function handInProblem(
  q: Read,
  orgPath: string,
  id: string | null,
  asked: Asked & { again: boolean },
  now: Date,
): Promise<Problem | null> {
  const { committee, found } = await fitProblem(q, orgPath, id, asked, now)
  if (found || !committee) return found
  return asked.again
    ? null
    : windowProblem(committee, await windowOf(q, committee.id, asked.year), asked.year, now)
}
