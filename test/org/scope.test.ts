import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attachments } from '../../db/schema/history.ts'
import { orgSheet } from '../../server/org/org.sheet.ts'
import { isWorking, ORG_STATES, type OrgState } from '../../shared/org/org.ts'
import { openWorld, type Person, START, type World } from '../world.ts'
import { ctxOf, plant } from './tree.ts'

/** A node by the number of its parent among those before it, and its state. */
interface Planned {
  parent: number
  state: OrgState
}
const forest = fc.array(
  fc.record({ parent: fc.nat(), state: fc.constantFrom<OrgState>('approved', 'approved', ...ORG_STATES) }),
  { minLength: 6, maxLength: 25 },
)

interface Node {
  id: string
  path: string
  parentId: string
  state: OrgState
}

let world: World
let round = 0
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** Builds a tree under a root of its own beside the province, each node with a document. */
async function grow(planned: Planned[]): Promise<Node[]> {
  const root = `r${++round}`
  const nodes: Node[] = [
    { id: root, path: await plant(world, root, '/', { kind: 'office' }), parentId: '', state: 'approved' },
  ]
  for (const [i, { parent, state }] of planned.entries()) {
    // what is deleted has nothing below it
    const alive = nodes.filter((node) => node.state !== 'deleted')
    const above = alive[parent % alive.length]!
    const id = `${root}-${i}`
    const path = await plant(world, id, above.path, { state, name: `单位${id}` })
    nodes.push({ id, path, parentId: above.id, state })
  }
  await world.app.db.write('orgs', async (tx) => {
    for (const { id } of nodes)
      await tx.insert(attachments).values({
        ...{ id: `file-${id}`, kind: 'org', subjectId: id, name: 'a.png', sha256: 'x' },
        ...{ size: 1, type: 'image/png', at: START, byName: '' },
      })
  })
  return nodes
}

/** Walks the whole tree as a person can, node by node. */
async function walked(person: Person): Promise<string[]> {
  const queue = (await person.call('org.tree')) as { id: string; children: number }[]
  for (const node of queue) {
    const children = await person.call('org.tree', { parentId: node.id })
    expect(children).toHaveLength(node.children)
    queue.push(...children)
  }
  return queue.map(({ id }) => id).sort()
}

test('tree, search, list, counts, details and exports show exactly the own subtree, whoever asks', async () => {
  await fc.assert(
    fc.asyncProperty(forest, fc.nat(), fc.nat(), async (planned, asker, other) => {
      const nodes = await grow(planned)
      const able = nodes.filter(({ state }) => isWorking(state))
      const own = able[asker % able.length]!
      const person = await world.person(`p-${own.id}`, { duties: ['admin'], orgId: own.id })
      await person.signIn()

      const alive = nodes.filter(({ state }) => state !== 'deleted')
      const mine = alive.filter(({ path }) => path.startsWith(own.path))
      const ids = mine.map(({ id }) => id).sort()
      expect(await walked(person)).toEqual(ids)

      const list = await person.call('org.list', { size: 200 })
      expect(list.rows.map(({ id }: { id: string }) => id).sort()).toEqual(ids)
      expect(list.total).toBe(ids.length)
      const found = await person.call('org.find', { search: '单位' })
      for (const { id, way } of found) {
        expect(ids).toContain(id)
        for (const step of way) expect(mine.concat(own).map((node) => node.id)).toContain(step.id)
      }
      const ctx = await ctxOf(world, person)
      const exported = await orgSheet.find(ctx, orgSheet.input.parse({}))
      expect((await exported.ids(1000, 0)).sort()).toEqual(ids)
      expect(await exported.count()).toBe(ids.length)
      const rows = await orgSheet.rows(ctx, await exported.ids(1000, 0))
      expect(rows.every(({ parentId }) => parentId === null || ids.includes(parentId))).toBe(true)

      const any = nodes[other % nodes.length]!
      const inside = ids.includes(any.id)
      for (const [operation, input, absent] of [
        ['org.get', { id: any.id }, { id: 'absent' }],
        ['org.tree', { parentId: any.id }, { parentId: 'absent' }],
        ['org.list', { node: any.id }, { node: 'absent' }],
        ['org.disable', act(any.id), act('absent')],
        ['org.create', under(any.id), under('absent')],
      ] as const) {
        const { status, body } = await person.ask(operation, input)
        if (inside && !['org.disable', 'org.create'].includes(operation)) expect(status).toBe(200)
        if (!inside) expect([status, body]).toEqual([404, await person.refused(operation, absent)])
      }
      if (!inside)
        expect(await person.refused('org.fileBelow', { attachmentId: `file-${any.id}` })).toEqual(
          await person.refused('org.fileBelow', { attachmentId: 'absent' }),
        )
    }),
    { numRuns: 25 },
  )
})

let commands = 0
const act = (id: string) => ({ commandId: `scope-test-${++commands}`, id, version: 99, reason: '测试' })
const under = (parentId: string) => ({
  commandId: `scope-test-${++commands}`,
  ...{ parentId, name: '不存在', code: 'ZZ', kind: 'office', level: 1 },
})
