import { yearsBetween } from '../../shared/calendar/days.rules.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { RETIRED_AT } from '../../shared/declare/check.ts'
import type { App } from '../app.ts'
import { startApplicants } from './applicants.ts'
import { makeCommittees } from './committees.ts'
import { makeDeclarations } from './declarations.ts'
import { makeEvening } from './evening.ts'
import { makeJobs } from './job-history.ts'
import { BUSY, type MadeOrg } from './offices.ts'
import { pastOf } from './past.ts'
import { isTourist, type MadePerson } from './persons.ts'
import { blacklistedOf, makeBlacklist, makePool } from './pool.ts'
import { isSplit, splitScopes } from './split-scopes.ts'

/** The office of the tour keeps its desks as its clerk finds them: what waits there has not waited long. */
const TOUR_OFFICE = '4103'

/** The year's declarations with all they need: committees and their times, files in every state, pool and blacklist. */
export async function makeYear(
  app: App,
  orgs: readonly MadeOrg[],
  people: readonly MadePerson[],
): Promise<void> {
  const past = pastOf(app.clock())
  const busy = new Set(orgs.filter(({ code }) => BUSY.includes(code)).map(({ id }) => id))
  const listed = blacklistedOf(people, busy)
  await makeBlacklist(app, orgs, listed)
  const away = new Set(listed.map(({ id }) => id))
  const today = dayOf(app.clock())
  const free = people.filter(
    (person) =>
      !away.has(person.id) && !isTourist(person) && yearsBetween(person.birthDate, today) < RETIRED_AT - 1,
  )
  const tourist = people.find(isTourist)!
  await splitScopes(app, orgs)
  const committees = await makeCommittees(app, orgs, past)
  // some are left to declare by the real operations
  const split = orgs.filter(({ code }) => isSplit(code) || code === TOUR_OFFICE).map(({ path }) => path)
  const own = free.filter(
    ({ orgId, orgPath }, at) =>
      at % 24 === 0 && orgId !== tourist.orgId && !split.some((path) => orgPath.startsWith(path)),
  )
  const rest = free.filter((person) => !own.includes(person))
  const made = await makeDeclarations(app, orgs, rest, committees, past)
  await makePool(app, orgs, people, made)
  await makeJobs(app, committees, made)
  await makeEvening(app, orgs, { own, tourist }, committees, past)
  await startApplicants(app, tourist.accountId)
}
