import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Filler, openFiller } from '../../db/fill.ts'
import { openDb } from '../../db/open.ts'
import { accounts } from '../../db/schema/account.ts'
import { committees, committeeYears } from '../../db/schema/committee.ts'
import { declarationEditions, declarationSections, declarations } from '../../db/schema/declare.ts'
import { orgs } from '../../db/schema/org.ts'
import { nameParts, persons } from '../../db/schema/person.ts'
import { planLines, plans, quotas } from '../../db/schema/plan.ts'
import { openPasswords } from '../auth/password.ts'
import type { Config } from '../config.ts'
import { DEMO_PASSWORD } from '../demo/offices.ts'
import { partsOf } from '../names.ts'
import { seedReference } from '../reference/reference.store.ts'
import { openSecret } from '../secret.ts'
import { committeeAccounts, committeesOf } from './committees.ts'
import { type Declarant, declarationsOf, type MadeDeclaration } from './declarations.ts'
import { makerFrom, type Size, TODAY } from './made.ts'
import { makeOrgs } from './orgs.ts'
import { type MadePerson, peopleOf, staffOf } from './people.ts'
import { type MadePlan, plansOf } from './plans.ts'

/** Rows held in memory between two inserts. */
const UNIT = 10_000

const fileIn = (dir: string): string => join(dir, 'gongping.db')

/**
 * Makes a province of this size in a folder without a database: organisations, their staff, people with their
 * accounts, plans with lines and quotas, committees with their accounts, declarations in every state. The same at
 * every run but for what is sealed, whose nonces are chance.
 * Throws when there is a database already. `told` hears each kind of rows as it is done.
 */
export async function seedLarge(
  dir: string,
  size: Size,
  argon: Config['argon'],
  told: (what: 'orgs' | 'persons' | 'plans' | 'declarations', rows: number) => void = () => {},
): Promise<void> {
  const file = fileIn(dir)
  if (existsSync(file)) throw new Error(`EEXIST: ${file}`)
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const db = await openDb(file)
  await seedReference(db, TODAY)
  await db.close()
  const secret = openSecret(dir)
  const passwordHash = await (await openPasswords({ argon })).hash(DEMO_PASSWORD)
  const maker = makerFrom(20_000)
  const filler = openFiller(file)
  try {
    const tree = makeOrgs(maker, size.orgs)
    filler.insert(orgs, tree)
    filler.insert(accounts, staffOf(maker, tree, passwordHash))
    told('orgs', tree.length)
    const declarants: Declarant[] = []
    const named = new Set<string>()
    told(
      'persons',
      inUnits(peopleOf(maker, secret, tree, size.persons), (made) => {
        filler.insert(
          accounts,
          made.map(({ account }) => account),
        )
        filler.insert(
          persons,
          made.map(({ row }) => row),
        )
        filler.insert(nameParts, namesOf(made, named))
        for (const { row } of made) if (declarants.length < size.declarations) declarants.push(declarant(row))
      }),
    )
    told(
      'plans',
      inUnits(plansOf(maker, tree, size.plans), (made) => savePlans(filler, made)),
    )
    const boards = committeesOf(maker, tree)
    filler.insert(committees, boards.rows)
    filler.insert(committeeYears, boards.years)
    filler.insert(accounts, committeeAccounts(maker, boards, passwordHash))
    told(
      'declarations',
      inUnits(declarationsOf(maker, tree, boards, declarants), (made) => saveDeclarations(filler, made)),
    )
  } finally {
    filler.close()
  }
}

/** The entries of names that nobody made before bears. */
function* namesOf(made: readonly MadePerson[], known: Set<string>): Generator<typeof nameParts.$inferInsert> {
  for (const { row } of made) {
    const { name, pinyin } = row
    if (known.has(name)) continue
    known.add(name)
    for (const part of partsOf({ name, pinyin })) yield { part, name, pinyin }
  }
}

/** What is kept of a person until the declarations are made. */
const declarant = ({ id, orgId, orgPath, name, pinyin, birthDate, specialty }: Declarant): Declarant => ({
  ...{ id, orgId, orgPath, name, pinyin, birthDate, specialty },
})

function saveDeclarations(filler: Filler, made: readonly MadeDeclaration[]): void {
  filler.insert(
    declarations,
    made.map(({ declaration }) => declaration),
  )
  filler.insert(
    declarationSections,
    made.flatMap(({ sections }) => sections),
  )
  filler.insert(
    declarationEditions,
    made.flatMap(({ editions }) => editions),
  )
}

function savePlans(filler: Filler, made: readonly MadePlan[]): void {
  filler.insert(
    plans,
    made.map(({ plan }) => plan),
  )
  filler.insert(
    planLines,
    made.flatMap(({ lines }) => lines),
  )
  filler.insert(
    quotas,
    made.flatMap((each) => each.quotas),
  )
}

/** Saves what comes in units and gives how much came. */
function inUnits<T>(all: Iterable<T>, save: (unit: T[]) => void): number {
  let unit: T[] = []
  let count = 0
  for (const each of all) {
    unit.push(each)
    count++
    if (unit.length < UNIT) continue
    save(unit)
    unit = []
  }
  save(unit)
  return count
}
