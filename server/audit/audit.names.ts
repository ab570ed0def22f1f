import { inArray } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { committees } from '../../db/schema/committee.ts'
import { orgs } from '../../db/schema/org.ts'
import { persons } from '../../db/schema/person.ts'
import { reviews } from '../../db/schema/review.ts'

interface Named {
  id: string
  name: string
}
/** Kinds of subjects an auditor knows by name rather than by number. Nobody beside whom a choice could stand. */
const NAMED: Record<string, (q: Read, ids: string[]) => PromiseLike<Named[]>> = {
  account: (q, ids) =>
    q.select({ id: accounts.id, name: accounts.name }).from(accounts).where(inArray(accounts.id, ids)),
  org: (q, ids) => q.select({ id: orgs.id, name: orgs.name }).from(orgs).where(inArray(orgs.id, ids)),
  person: (q, ids) =>
    q.select({ id: persons.id, name: persons.name }).from(persons).where(inArray(persons.id, ids)),
  committee: (q, ids) =>
    q
      .select({ id: committees.id, name: committees.name })
      .from(committees)
      .where(inArray(committees.id, ids)),
  review: (q, ids) =>
    q.select({ id: reviews.id, name: reviews.title }).from(reviews).where(inArray(reviews.id, ids)),
}

/** Present names of these subjects, by subject; what is gone or goes by no name is not among them. */
export async function subjectNames(q: Read, subjects: readonly string[]): Promise<Map<string, string>> {
  const found = await Promise.all(
    Object.entries(NAMED).map(async ([kind, namesOf]) => {
      const ids = [...new Set(subjects)]
        .filter((subject) => subject.startsWith(`${kind}:`))
        .map((subject) => subject.slice(kind.length + 1))
      const rows = ids.length ? await namesOf(q, ids) : []
      return rows.map(({ id, name }) => [`${kind}:${id}`, name] as const)
    }),
  )
  return new Map(found.flat())
}
