import { and, eq } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { sectionPasses } from '../../db/schema/declare.ts'
import {
  type DeclarationAction,
  type DeclarationFacts,
  declarationActions,
  mayDeclare,
} from '../../shared/declare/declare.workflow.ts'
import type { Fault } from '../../shared/declare/fault.ts'
import { rightsOf } from '../../shared/permission.ts'
import { type Problem, problem, refuseIf } from '../../shared/problem.ts'
import { clockText } from '../beijing.ts'
import { deadlineOf } from '../committee/committee.store.ts'
import type { Ctx } from '../ctx.ts'
import { linesInForce } from '../plan/plan.store.ts'
import { holdsPlace, placeProblem } from '../plan/quota.store.ts'
import { type Applicant, lineProblem, personIdOf, standingProblem } from './applicant.ts'
import { handInProblem } from './choice.ts'
import { type Declaration, editionOf } from './declare.store.ts'

/** What forbids a form to be handed in, as one refusal: how many places, and the section of the first. */
function incompleteProblem(faults: readonly Fault[]): Problem | null {
  const barring = faults.filter(({ blocks }) => blocks)
  const [first] = barring
  return first ? problem('declare.incomplete', { n: barring.length, section: first.section }) : null
}

/** A place of the unit's quota is held already, or one is left; what is not counted needs none. */
async function quotaProblem(q: Read, row: Declaration): Promise<Problem | null> {
  const { id, orgId, year, series, level, counted } = row
  const lines = await linesInForce(q, orgId, year)
  const found = lineProblem(lines, row, year)
  if (found || !counted || (await holdsPlace(q, id))) return found
  return placeProblem(q, { orgId, year, series, level })
}

/** The committee's deadline for what it or a level sent back, or that of its one request for correction, is over. */
async function lateProblem(q: Read, row: Declaration, now: Date): Promise<Problem | null> {
  if (row.state === 'filling') return null
  const deadline = await deadlineOf(q, row)
  const times = [deadline, row.state === 'correcting' ? row.correctBy && +row.correctBy : null]
  const over = times.find((at) => at !== null && +now >= at)
  return over ? problem('climb.deadline_over', { at: clockText(over) }) : null
}

/**
 * The committee it was handed in for the last time has seen it, and it was returned or has a deadline of its own to
 * come: mending it needs no open window.
 */
async function isMended(q: Read, row: Declaration, now: Date): Promise<boolean> {
  if (row.state !== 'returned' && !(row.dueAt && row.dueAt > now)) return false
  const last = await editionOf(q, row.id, row.climb)
  return last?.contents.application?.values.committee === row.committeeId
}

/**
 * Why this file cannot be handed in now, or null, by the first of: person and unit, blacklist, the plan and its places,
 * committee and window, deadline, and what is wrong with the form. What the committee asked to be corrected is asked
 * only for its deadline and its form.
 */
export async function submitProblem(
  q: Read,
  row: Declaration,
  asker: Applicant,
  faults: readonly Fault[],
  now: Date,
): Promise<Problem | null> {
  const standing = await standingProblem(q, asker, now)
  if (standing) return standing
  if (asker.person.orgId !== row.orgId) return problem('declare.other_unit')
  if (row.kind === 'title') {
    const late = await lateProblem(q, row, now)
    if (late) return late
    if (row.state !== 'correcting') {
      const found =
        (await quotaProblem(q, row)) ??
        (await handInProblem(
          q,
          row.orgPath,
          row.committeeId,
          { ...row, again: await isMended(q, row, now) },
          now,
        ))
      if (found) return found
    }
  }
  // what may not be changed now is not asked for either
  const named = (fault: Fault) => row.returnPoints?.some(({ section }) => section === fault.section)
  return incompleteProblem(row.state === 'correcting' ? faults.filter(named) : faults)
}

/** An organisation has decided on something since it was handed in. */
const isDecided = async (q: Read, { id, climb }: Declaration): Promise<boolean> =>
  (await q.$count(sectionPasses, and(eq(sectionPasses.declarationId, id), eq(sectionPasses.climb, climb)))) >
  0

/** What the workflow looks at when the applicant asks; `fault` is why it cannot be handed in. */
async function applicantFacts(
  ctx: Pick<Ctx, 'actor'>,
  q: Read,
  row: Declaration,
  fault: Problem | null,
): Promise<DeclarationFacts> {
  return {
    ...{ state: row.state, deskDuty: row.deskDuty, corrected: row.corrected, fault },
    mine: row.personId === personIdOf(ctx),
    decided: row.state === 'climbing' && (await isDecided(q, row)),
    ...{ atDesk: false, supervises: false, sameHand: false, duties: [], open: [], openMine: [] },
    ...{ deadline: null, notice: null },
  }
}

/** Refuses a step the workflow does not allow the applicant now. */
export async function guardOwn(
  ctx: Pick<Ctx, 'actor'>,
  q: Read,
  row: Declaration,
  action: DeclarationAction,
  fault: Problem | null = null,
): Promise<void> {
  refuseIf(mayDeclare(action, await applicantFacts(ctx, q, row, fault), rightsOf(ctx.actor)))
}

/** The steps the applicant may take on it now, each with why not. */
export const ownActions = async (ctx: Pick<Ctx, 'actor'>, q: Read, row: Declaration, fault: Problem | null) =>
  declarationActions(await applicantFacts(ctx, q, row, fault), rightsOf(ctx.actor))
