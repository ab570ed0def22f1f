import { or, sql } from 'drizzle-orm'
import { orgs } from '../../db/schema/org.ts'
import { containing } from '../list.ts'

/** Condition of the search: a part of the name, of its sound or initials, or the beginning of the code. */
export function matching(search: string) {
  const text = search.toLowerCase()
  const part = containing(text)
  const sound = containing(text.replace(/\s/g, ''))
  const start = part.slice(1)
  return or(
    sql`lower(${orgs.name}) like ${part} escape '\\'`,
    sql`${orgs.pinyin} like ${sound} escape '\\'`,
    sql`lower(${orgs.code}) like ${start} escape '\\'`,
  )
}
