import { and, type Column, gte, lt, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../db/query.ts'
import { nameParts, persons } from '../db/schema/person.ts'

interface Named {
  name: string
  /** Of `pinyinOf`: the sound, a blank, the initials. */
  pinyin: string
}

/** As names are compared: whatever parts their signs, and however it is typed, is left out. */
const bare = (text: string): string => text.toLowerCase().replace(/[\s·•・'.]/g, '')

/** Whatever a name may be looked for by; the migration that made the table finds the same in SQL. */
export function partsOf({ name, pinyin }: Named): string[] {
  const signs = [...bare(name)]
  return [...new Set([...signs.map((_, at) => signs.slice(at).join('')), ...pinyin.split(' ')])].filter(
    Boolean,
  )
}

/** Rows of one statement: SQLite and PostgreSQL bound its parameters. */
const CHUNK = 2000

/** Makes names found by what stands inside them. Whoever changes the name of a person says it here in the same unit. */
export async function saveNames(tx: Tx, names: readonly Named[]): Promise<void> {
  const rows = new Map<string, typeof nameParts.$inferInsert>()
  for (const { name, pinyin } of names)
    for (const part of partsOf({ name, pinyin }))
      rows.set(JSON.stringify([part, name, pinyin]), { part, name, pinyin })
  // in one order, so that two units with names in common wait for each other and never in a circle
  const sorted = [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  for (let start = 0; start < sorted.length; start += CHUNK)
    await tx
      .insert(nameParts)
      .values(sorted.slice(start, start + CHUNK))
      .onConflictDoNothing()
}

/** Rows of people in one statement: each has many columns. */
const PEOPLE = 200

/** The only way people come in: from then on they are found by their names, and by the initials of these. */
export async function enterPersons(
  tx: Tx,
  people: readonly Omit<typeof persons.$inferInsert, 'initials'>[],
): Promise<void> {
  await saveNames(tx, people)
  for (let start = 0; start < people.length; start += PEOPLE)
    await tx
      .insert(persons)
      .values(people.slice(start, start + PEOPLE).map((one) => ({ ...one, initials: initialsIn(one) })))
}

/** The initials of a name, as `pinyinOf` gives them behind its sound. */
export const initialsIn = ({ pinyin }: Pick<Named, 'pinyin'>): string => pinyin.split(' ').at(-1) ?? ''

export const begins = (column: Column, start: string): SQL =>
  and(gte(column, start), lt(column, `${start}\u{10ffff}`))!

const found = (column: Column, search: string): SQL =>
  sql`(select ${column} from ${nameParts} where ${begins(nameParts.part, bare(search))})`

/** Rows whose name holds the words, or begins with this sound or these initials. */
export const isNamed = (name: Column, search: string): SQL => sql`${name} in ${found(nameParts.name, search)}`

/** The same, led by an index in the order of sounds. */
export const soundsSo = (pinyin: Column, search: string): SQL =>
  sql`${pinyin} in ${found(nameParts.pinyin, search)}`
