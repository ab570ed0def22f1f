import { or, sql } from 'drizzle-orm'
import { orgs } from '../../db/schema/org.ts'
import { containing, holds, starts } from '../list.ts'

/** Condition of the search: a part of the name, of its sound or initials, or the beginning of the code. */
export function matching(search: string) {
  const sound = containing(search.toLowerCase().replace(/\s/g, ''))
  return or(
    holds(orgs.name, search),
    sql`${orgs.pinyin} like ${sound} escape '\\'`,
    starts(orgs.code, search),
  )
}
