import { or, type SQL, sql } from 'drizzle-orm'
import { orgs } from '../../db/schema/org.ts'
import { normalCreditCode } from '../../shared/org/credit-code.ts'
import { containing, holds, starts } from '../list.ts'

/** So many signs of a credit code are enough to look for it, and too many for most other codes. */
const CREDIT_CODE = /^[0-9A-Z]{8,18}$/

/** Condition of the search: a part of the name, of its sound or initials, or the beginning of the code or credit code. */
export function matching(search: string) {
  const sound = containing(search.toLowerCase().replace(/\s/g, ''))
  return or(
    holds(orgs.name, search),
    sql`${orgs.pinyin} like ${sound} escape '\\'`,
    starts(orgs.code, search),
    ofCreditCode(normalCreditCode(search)),
  )
}

/** By ids from the index of credit codes: the list's own index does not hold them. No credit code has a Z. */
const ofCreditCode = (start: string): SQL | undefined =>
  CREDIT_CODE.test(start)
    ? sql`${orgs.id} in (select coded.id from orgs as coded where coded.credit_code >= ${start} and coded.credit_code <= ${`${start}Z`})`
    : undefined
