import { and, type Column, eq, gte, lt, or, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { persons } from '../../db/schema/person.ts'
import { looksLikeId, normalId } from '../../shared/person/id-number.ts'
import type { personApi } from '../../shared/person/person.api.ts'
import { containing } from '../list.ts'
import { type Org, within } from '../scope.ts'
import type { Secret } from '../secret.ts'

export type PersonInput = z.output<typeof personApi.list.input>

/**
 * Which index finds the rows: that of the subtree, that of the words looked for, those of the filters, or that of the
 * order. Neither database can judge it, for a subtree is a unit of thirty or a province; so the conditions the others
 * would be led by are written as expressions, which no index knows.
 */
export type Lead = 'place' | 'search' | 'filter' | 'order'

const text = (column: Column, leads: boolean): Column | SQL => (leads ? column : sql`(${column} || '')`)
const number = (column: Column, leads: boolean): Column | SQL => (leads ? column : sql`(${column} + 0)`)
const begins = (column: Column | SQL, start: string): SQL =>
  and(gte(column as Column, start), lt(column as Column, `${start}\u{10ffff}`))!

/** Rows of a node, and of those below it where it is `deep`. */
export const inPlace = (node: Org, deep: boolean, leads = true): SQL => {
  const place = text(persons.orgPath, leads)
  return deep ? within(place, node.path) : eq(place as Column, node.path)
}

/** The condition of a list of people, to be found by way of `lead`; the rows are the same by any. */
export function personWhere(secret: Secret, node: Org, input: PersonInput, lead: Lead): SQL {
  const { deep, status, sex, education, idType, search } = input
  const few = lead === 'place' || lead === 'filter'
  return and(
    inPlace(node, deep, lead === 'place'),
    status === undefined ? undefined : eq(text(persons.status, few) as Column, status),
    sex === undefined ? undefined : eq(number(persons.sex, few) as Column, sex),
    education ? eq(text(persons.education, few) as Column, education) : undefined,
    idType ? eq(text(persons.idType, few) as Column, idType) : undefined,
    search ? matching(secret, search, lead === 'search') : undefined,
  )!
}

/**
 * A whole ID number finds its person by the keyed hash; letters begin the pinyin or the initials of a name; anything
 * else stands somewhere in the name. Parts of numbers find nobody.
 */
function matching(secret: Secret, search: string, leads: boolean): SQL {
  if (looksLikeId(search)) return eq(persons.idHash, secret.hash(normalId(search), 'id'))
  const letters = search.toLowerCase().replace(/[\s'·.]/g, '')
  if (/^[a-z]+$/.test(letters))
    return or(begins(text(persons.pinyin, leads), letters), begins(text(persons.initials, leads), letters))!
  return sql`${text(persons.name, false)} like ${containing(search)} escape '\\'`
}
