import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Ctx } from '../../server/ctx.ts'
import { enterPersons } from '../../server/names.ts'
import { personList } from '../../server/person/person.list.ts'
import { nameColumns } from '../../server/person/person.save.ts'
import { personApi } from '../../shared/person/person.api.ts'
import { plant } from '../org/tree.ts'
import { nameOf } from '../roster.ts'
import { staffActor } from '../staff-actor.ts'
import { openWorld, START, type World } from '../world.ts'

let made = 0

/** A tree of this shape: each organisation hangs on an earlier one; its paths, by number. */
async function plantTree(world: World, parents: number[]): Promise<string[]> {
  const paths = [await plant(world, `t${++made}`, '/')]
  for (const parent of parents) paths.push(await plant(world, `t${++made}`, paths[parent % paths.length]!))
  return paths
}
const idOf = (path: string): string => path.split('/').at(-2)!

async function settle(world: World, path: string, n: number): Promise<string> {
  const id = `p${++made}`
  const named = nameColumns(nameOf(n))
  await world.app.db.write('orgs', async (tx) => {
    await enterPersons(tx, [
      {
        ...{ id, orgId: idOf(path), orgPath: path, ...named, idType: 'citizen' },
        ...{ idHash: id, idSealed: world.app.secret.seal(id, 'id-number'), idMasked: '410*************11' },
        ...{ birthDate: `19${60 + (n % 40)}-01-01`, sex: 1 + (n % 2), education: n % 3 ? '21' : '14' },
        ...{ status: n % 5 ? 'active' : 'left', statusAt: new Date(+START + n), createdAt: START },
      },
    ])
  })
  return id
}

const inputs = fc.record({
  sort: fc.constantFrom(undefined, 'name', 'org', 'birthDate', 'statusAt'),
  desc: fc.boolean(),
  status: fc.constantFrom(undefined, 'active', 'left'),
  sex: fc.constantFrom(undefined, 1, 2),
  education: fc.constantFrom(undefined, '14'),
  search: fc.constantFrom('', 'z', 'w', nameOf(3).slice(0, 1), nameOf(4).slice(1), nameOf(4).slice(-1)),
})

test('lists, pages, counts, exports and details show the people of the own subtree, all of them and nobody else', {
  timeout: 120_000,
}, async () => {
  const world = await openWorld()
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(20), { minLength: 2, maxLength: 10 }),
      fc.array(fc.nat(1000), { minLength: 3, maxLength: 40 }),
      fc.nat(10),
      fc.nat(10),
      inputs,
      async (parents, people, asker, chosen, wish) => {
        const paths = await plantTree(world, parents)
        const where = new Map<string, { path: string; n: number }>()
        for (const n of people) {
          const path = paths[n % paths.length]!
          where.set(await settle(world, path, n), { path, n })
        }
        const own = paths[asker % paths.length]!
        const node = paths[chosen % paths.length]!
        const actor = staffActor({ duties: ['admin'], orgId: idOf(own), orgPath: own })
        const ctx = { actor, db: world.app.db, app: world.app, now: START } as unknown as Ctx
        const input = personApi.list.input.parse({
          ...Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)),
          node: idOf(node),
        })
        if (!node.startsWith(own)) {
          await expect(personList.find(ctx, input)).rejects.toMatchObject({ problem: { code: 'not_found' } })
          return
        }
        const fits = ({ path, n }: { path: string; n: number }) => {
          const { name, pinyin, initials } = nameColumns(nameOf(n))
          const letters = /^[a-z]+$/.test(wish.search)
          return (
            path.startsWith(node) &&
            (!wish.status || (n % 5 ? 'active' : 'left') === wish.status) &&
            (!wish.sex || 1 + (n % 2) === wish.sex) &&
            (!wish.education || n % 3 === 0) &&
            (letters
              ? pinyin.startsWith(wish.search) || initials.startsWith(wish.search)
              : name.includes(wish.search))
          )
        }
        const wanted = [...where].filter(([, each]) => fits(each))
        const found = await personList.find(ctx, input)
        const pages = [await found.ids(2, 0), await found.ids(3, 2), await found.ids(1000, 5)].flat()
        expect(pages.toSorted()).toEqual(wanted.map(([id]) => id).toSorted())
        expect(await found.count()).toBe(wanted.length)
        const rows = await personList.rows(ctx, pages)
        expect(rows).toHaveLength(pages.length)
        // whose name begins so stands before whose name holds it
        const inside = pages.map((id) => !nameOf(where.get(id)!.n).startsWith(wish.search))
        if (/\p{Script=Han}/u.test(wish.search)) expect(inside).toEqual(inside.toSorted())
        if (!wish.search && wish.sort === 'birthDate') {
          const days = pages.map((id) => rows.find((row) => row.id === id)!.birthDate)
          const inOrder = days.toSorted()
          expect(days).toEqual(wish.desc ? inOrder.reverse() : inOrder)
        }
      },
    ),
    { numRuns: 60 },
  )
  await world.close()
})

test('whoever stands outside of a person’s way up hears that there is no such person', async () => {
  const world = await openWorld()
  const paths = await plantTree(world, [0, 0, 1, 1, 3])
  const id = await settle(world, paths[4]!, 7)
  for (const [at, path] of paths.entries()) {
    const admin = await world.person(`a${at}`, { duties: ['admin'], orgId: idOf(path) })
    await admin.signIn()
    const { status, body } = await admin.ask('person.get', { id })
    if (paths[4]!.startsWith(path)) expect(status).toBe(200)
    else expect(body).toEqual({ code: 'not_found' })
    const listed = (await admin.call('person.list')).total
    expect(listed).toBe(status === 200 ? 1 : 0)
  }
  await world.close()
})
