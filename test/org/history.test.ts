import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { orgs } from '../../db/schema/org.ts'
import { isWorking } from '../../shared/org/org.ts'
import { openWorld, type Person, type World } from '../world.ts'
import { adminOf, commandId, creditCode, plant, soundProfile } from './tree.ts'

/** What somebody may try, on whom: an act of a superior, or one of the organisation itself. */
const ACTS = ['approve', 'sendBack', 'disable', 'enable', 'remove', 'move', 'submit', 'recall'] as const
type Act = (typeof ACTS)[number]
interface Move {
  act: Act
  actor: number
  target: number
  to: number
}
const move: fc.Arbitrary<Move> = fc.record({
  act: fc.constantFrom<Act>(...ACTS),
  actor: fc.nat(4),
  target: fc.nat(4),
  to: fc.nat(4),
})

let world: World
let round = 0
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** An office over a department over two units, one of them with a branch: all but the office still 待完善. */
async function cast(): Promise<{ ids: string[]; people: Person[] }> {
  const name = `h${++round}`
  const ids = [`${name}-0`, `${name}-1`, `${name}-2`, `${name}-3`, `${name}-4`]
  const office = await plant(world, ids[0]!, '/', { kind: 'office' })
  const department = await plant(world, ids[1]!, office, { kind: 'department', state: 'blank' })
  const unit = await plant(world, ids[2]!, department, { state: 'blank' })
  await plant(world, ids[3]!, department, { state: 'blank' })
  await plant(world, ids[4]!, unit, { state: 'blank' })
  const people: Person[] = []
  for (const id of ids) people.push(await adminOf(world, id))
  return { ids, people }
}

/** Tries it over the wire; whatever is refused is no step. */
async function attempt(people: Person[], ids: string[], { act, actor, target, to }: Move) {
  const person = people[actor]!
  if (act === 'submit' || act === 'recall') {
    const own = await person.ask('org.own')
    if (own.status !== 200) return false
    const input = { commandId: commandId(), version: own.body.version }
    const profile = soundProfile({ creditCode: creditCode(round * 10 + actor), legalPerson: `甲${to}` })
    return (await person.ask(`org.${act}`, act === 'submit' ? { ...input, profile } : input)).status === 200
  }
  const [org] = await world.app.db.read.select().from(orgs).where(eq(orgs.id, ids[target]!))
  const input = { commandId: commandId(), id: ids[target], version: org!.version }
  const more = {
    ...(act !== 'approve' && act !== 'enable' && { reason: '测试' }),
    ...(act === 'move' && { parentId: ids[to] }),
  }
  return (await person.ask(`org.${act}`, { ...input, ...more })).status === 200
}

test('any history: what works was handed in and audited by somebody above it, and stands under what works', async () => {
  let steps = 0
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 20, maxLength: 60 }), async (moves) => {
      const { ids, people } = await cast()
      const submitted = new Set<string>()
      const audited = new Set([ids[0]!])
      for (const each of moves) {
        const before = await world.app.db.read.select().from(orgs)
        const pathOf = (id: string) => before.find((org) => org.id === id)!.path
        if (!(await attempt(people, ids, each))) continue
        steps++
        const actor = ids[each.actor]!
        if (each.act === 'submit') submitted.add(actor)
        else if (each.act !== 'recall') {
          const target = ids[each.target]!
          // nobody acts on himself, beside or above himself
          expect(pathOf(target).startsWith(pathOf(actor)) && target !== actor).toBe(true)
          if (each.act === 'approve') {
            expect(submitted.has(target)).toBe(true)
            audited.add(target)
          }
        }
        const now = await world.app.db.read.select().from(orgs)
        const byId = new Map(now.map((org) => [org.id, org]))
        for (const org of now.filter(({ id }) => ids.includes(id) && isWorking(byId.get(id)!.state))) {
          expect(audited.has(org.id)).toBe(true)
          const parent = org.parentId && byId.get(org.parentId)
          if (parent) expect(isWorking(parent.state)).toBe(true)
        }
        for (const org of now.filter(({ id }) => ids.includes(id)))
          expect(org.path).toBe(`${org.parentId ? byId.get(org.parentId)!.path : '/'}${org.id}/`)
      }
    }),
    { numRuns: 25 },
  )
  expect(steps).toBeGreaterThan(50)
}, 60_000)
