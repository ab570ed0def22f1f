import { and, type Column, eq, inArray, not, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { persons } from '../../db/schema/person.ts'
import { looksLikeId, normalId } from '../../shared/person/id-number.ts'
import type { personApi } from '../../shared/person/person.api.ts'
import { PERSON_STATUSES } from '../../shared/person/person.ts'
import { begins, isNamed } from '../names.ts'
import { type Org, within } from '../scope.ts'
import type { Secret } from '../secret.ts'

export type PersonInput = z.output<typeof personApi.list.input>

/**
 * Which index finds the rows: that of the subtree, that of the words looked for, that of the filters, or that of the
 * order (`walk`: the order of units, which is the place's own). Neither database can judge it, for a subtree is a unit of thirty or a province; so the conditions the others
 * would be led by are written as expressions, which no index knows.
 */
export type Lead = 'place' | 'search' | 'filter' | 'order' | 'walk'

const text = (column: Column, leads: boolean): Column => (leads ? column : (sql`(${column} || '')` as never))
const number = (column: Column, leads: boolean): Column => (leads ? column : (sql`(${column} + 0)` as never))
/** Every number the contract takes for a sex. */
const SEXES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
const LETTERS = /^[a-z]+$/
const lettersOf = (search: string): string => search.toLowerCase().replace(/[\s'·.]/g, '')

/** Rows of a node, and of those below it where it is `deep`. */
export const inPlace = (node: Org, deep: boolean, leads = true): SQL => {
  const place = text(persons.orgPath, leads)
  return deep ? within(place, node.path) : eq(place, node.path)
}

/** The filters of a list of people and its place, to be found by way of `lead`; the rows are the same by any. */
export function personWhere(node: Org, input: PersonInput, lead: Lead): SQL {
  const { deep, status, sex, education, idType } = input
  const few = lead === 'place' || lead === 'filter'
  const filtered = lead === 'filter'
  return and(
    // all of them where none is asked for, so that the index that begins with status and sex serves either way
    status
      ? eq(text(persons.status, few), status)
      : few
        ? inArray(persons.status, PERSON_STATUSES)
        : undefined,
    sex !== undefined
      ? eq(number(persons.sex, few), sex)
      : filtered
        ? inArray(persons.sex, SEXES)
        : undefined,
    education ? eq(text(persons.education, few), education) : undefined,
    idType ? eq(text(persons.idType, few), idType) : undefined,
    // last: the dearest to compare
    inPlace(node, deep, lead === 'place' || lead === 'walk'),
  )!
}

/**
 * Ways in which somebody can be meant, the surest first; each leaves out whom one before it found. A whole ID number
 * finds its person by the keyed hash; letters begin the sound of a name or its initials; anything else begins a name or
 * stands inside it. Parts of numbers find nobody.
 */
export function waysOf(secret: Secret, search: string): ((leads: boolean) => SQL)[] {
  if (looksLikeId(search)) {
    const hash = secret.hash(normalId(search), 'id')
    return [(leads) => eq(text(persons.idHash, leads), hash)]
  }
  const letters = lettersOf(search)
  if (!LETTERS.test(letters))
    return [
      (leads) => begins(text(persons.name, leads), search),
      (leads) =>
        and(isNamed(text(persons.name, leads), search), not(begins(text(persons.name, false), search)))!,
    ]
  return [
    (leads) => begins(text(persons.pinyin, leads), letters),
    (leads) =>
      and(begins(text(persons.initials, leads), letters), not(begins(text(persons.pinyin, false), letters)))!,
  ]
}
