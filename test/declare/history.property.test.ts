import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { declarationEditions, declarations } from '../../db/schema/declare.ts'
import { quotaUses } from '../../db/schema/plan.ts'
import { quotasOf, release } from '../../server/plan/quota.store.ts'
import type { DeclarationState } from '../../shared/declare/declaration.ts'
import { YEAR } from '../plan/plan-world.ts'
import { type Applicant, type DeclareWorld, openDeclareWorld, titleOf } from './declare-world.ts'

let world: DeclareWorld
const people: Applicant[] = []
const PLACES = 2
beforeAll(async () => {
  world = await openDeclareWorld()
  await world.planned('provunit', PLACES)
  for (let i = 0; i < 3; i++) people.push(await world.applicant('provunit'))
})
afterAll(() => world.close())

const STEPS = ['begin', 'submit', 'recall', 'withdraw', 'return', 'fail'] as const
/** States that hold a place (M-3.3, domain 4.5): kept while it is mended, free once it ended or was taken back. */
const HOLDS: readonly DeclarationState[] = ['climbing', 'returned']

interface Mine {
  id: string
  state: DeclarationState
  climb: number
}

test('M-3.3 whatever applicants and offices do, the places taken are those of the files that hold one', async () => {
  const step = fc.tuple(fc.constantFrom(0, 1, 2), fc.constantFrom(...STEPS))
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
      const mine: (Mine | null)[] = [null, null, null]
      for (const [who, action] of steps) {
        mine[who] = await take(people[who]!, mine[who]!, action, held(mine) < PLACES)
        const [quota] = await quotasOf(world.app.db.read, { orgId: 'provunit', year: YEAR })
        expect(quota).toMatchObject({ granted: PLACES, used: held(mine) })
      }
      for (const file of mine) if (file) await looked(file)
      await clear()
    }),
    { numRuns: 12 },
  )
})

const held = (files: readonly (Mine | null)[]): number =>
  files.filter((file) => file && HOLDS.includes(file.state)).length

/** One step, and what must have come of it by the rules alone. */
async function take(
  person: Applicant,
  file: Mine | null,
  action: (typeof STEPS)[number],
  left: boolean,
): Promise<Mine | null> {
  if (!file || file.state === 'withdrawn') {
    if (action !== 'begin') return file
    if (!left) {
      expect((await person.refused('declare.begin', titleOf())).code).toBe('quota.none')
      return file
    }
    return { id: await world.filled(person), state: 'filling', climb: 0 }
  }
  const { id, state, climb } = file
  switch (action) {
    case 'begin':
      expect((await person.refused('declare.begin', titleOf())).code).toBe('declare.already')
      return file
    case 'submit': {
      const open = state === 'filling' || state === 'returned'
      const expected = !open ? 'workflow.wrong_state' : state === 'filling' && !left ? 'quota.none' : null
      expect(await world.own(person, 'submit', id)).toBe(expected)
      return expected ? file : { id, state: 'climbing', climb: climb + 1 }
    }
    case 'recall':
      expect(await world.own(person, 'recall', id)).toBe(state === 'climbing' ? null : 'workflow.wrong_state')
      return state === 'climbing' ? { ...file, state: 'filling' } : file
    case 'withdraw': {
      const open = state === 'filling' || state === 'returned'
      expect(await world.own(person, 'withdraw', id)).toBe(open ? null : 'workflow.wrong_state')
      return open ? { ...file, state: 'withdrawn' } : file
    }
    case 'return':
      if (state !== 'climbing') return file
      await world.exec(`update declarations set state = 'returned' where id = '${id}'`)
      return { ...file, state: 'returned' }
    case 'fail':
      if (state !== 'climbing') return file
      await world.exec(`update declarations set state = 'failed' where id = '${id}'`)
      await world.app.db.write(`declaration:${id}`, (tx) => release(tx, id, world.now()))
      return { ...file, state: 'failed' }
  }
}

/** As many editions as hand-ins, numbered through; and the state the model says. */
async function looked({ id, state, climb }: Mine): Promise<void> {
  const { read } = world.app.db
  const editions = await read
    .select({ no: declarationEditions.no })
    .from(declarationEditions)
    .where(eq(declarationEditions.declarationId, id))
    .orderBy(declarationEditions.no)
  expect(editions.map(({ no }) => no)).toEqual(Array.from({ length: climb }, (_, i) => i + 1))
  const [row] = await read.select().from(declarations).where(eq(declarations.id, id))
  expect(row).toMatchObject({ state, climb })
}

async function clear(): Promise<void> {
  await world.app.db.write('declarations', async (tx) => {
    await tx.delete(quotaUses)
    await tx.delete(declarations)
  })
  await world.exec('update quotas set used = 0')
}
