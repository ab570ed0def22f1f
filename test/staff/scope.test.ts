import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { orgs } from '../../db/schema/org.ts'
import { planLines, plans } from '../../db/schema/plan.ts'
import { idsIn, isWithin, nodeOf, orgIdOf, pathOf, seriesOf, within } from '../../server/scope.ts'
import { Refusal } from '../../shared/problem.ts'
import { openTestDb, type TestDb } from '../open-test-db.ts'
import { staffActor } from '../staff-actor.ts'
import { openWorld, type Person, START, type World } from '../world.ts'

/** Ids of one another's beginning, and signs before and after the `/` that parts them: where a range could leak. */
const id = fc.string({
  unit: fc.constantFrom('a', 'b', '-', '.', '0', '~', '省'),
  minLength: 1,
  maxLength: 4,
})
/** A tree as a list: each node's parent stands before it. */
const tree = fc
  .uniqueArray(id, { minLength: 1, maxLength: 14 })
  .chain((ids) =>
    fc.tuple(
      fc.constant(ids),
      fc.tuple(...ids.map((_, i) => fc.integer({ min: 0, max: Math.max(0, i - 1) }))),
    ),
  )
  .map(([ids, parents]) => {
    const paths: string[] = []
    for (const [i, own] of ids.entries()) paths.push(`${i === 0 ? '/' : paths[parents[i]!]}${own}/`)
    return ids.map((own, i) => ({ id: own, parent: i === 0 ? null : ids[parents[i]!]!, path: paths[i]! }))
  })

let own: TestDb
beforeAll(async () => void (own = await openTestDb()))
afterAll(() => own.close())

test('whoever asks sees his own node and what hangs below it, whatever the ids look like', async () => {
  const { db } = own
  await fc.assert(
    fc.asyncProperty(tree, fc.nat(), async (nodes, at) => {
      await db.write('orgs', async (tx) => {
        for (const { id: own, path } of nodes)
          await tx.insert(orgs).values({
            ...{ id: own, name: own, code: own, kind: 'unit', level: 1, path },
            ...{ state: 'approved', createdAt: START },
          })
      })
      const mine = nodes[at % nodes.length]!
      const ctx = { actor: staffActor({ orgId: mine.id, orgPath: mine.path }) }
      /** By the parents alone, without any path. */
      const below = new Set([mine.id])
      for (const node of nodes) if (node.parent && below.has(node.parent)) below.add(node.id)

      const seen = await db.read
        .select({ id: orgs.id })
        .from(orgs)
        .where(within(orgs.path, pathOf(ctx)))
      expect(seen.map((row) => row.id).sort()).toEqual([...below].sort())
      for (const node of nodes) {
        expect(isWithin(node.path, mine.path)).toBe(below.has(node.id))
        const found = await nodeOf(ctx, db.read, node.id).catch((error: Refusal) => error.problem.code)
        expect(typeof found === 'string' ? found : found.id).toBe(below.has(node.id) ? node.id : 'not_found')
      }
      expect((await nodeOf(ctx, db.read)).id).toBe(mine.id)
      expect(idsIn(mine.path).at(-1)).toBe(orgIdOf(ctx))
      await db.write('orgs', async (tx) => void (await tx.delete(orgs)))
    }),
    { numRuns: 60 },
  )
})

test('who has no organisation, and what is deleted, is nowhere', async () => {
  const { db } = own
  for (const actor of [
    null,
    staffActor({ orgPath: null }),
    staffActor({ kind: 'expert' }),
    staffActor({ kind: 'applicant' }),
  ])
    expect(() => pathOf({ actor })).toThrow(Refusal)
  await db.write('orgs', async (tx) => {
    await tx.insert(orgs).values({
      ...{ id: 'gone', name: 'gone', code: 'gone', kind: 'unit', level: 1, path: '/gone/' },
      ...{ state: 'deleted', createdAt: START },
    })
  })
  const ctx = { actor: staffActor({ orgId: 'gone', orgPath: '/gone/' }) }
  await expect(nodeOf(ctx, db.read, 'gone')).rejects.toThrow(Refusal)
})

test('M-2.8 no series is all series; a scope without one narrows nothing', () => {
  const of = (series: string[] | null) =>
    seriesOf({ actor: staffActor({ scope: series && { series, sections: ['papers'] } }) })
  expect(of(null)).toBeNull()
  expect(of([])).toBeNull()
  expect(of(['05', '22'])).toEqual(['05', '22'])
})

test('M-2.2 M-2.8 a person with series in his scope sees the plans of these series only, in lists, counts, details and buttons', async () => {
  const world: World = await openWorld()
  try {
    await plant(world)
    const seen = async (login: string, series: string[], sections: string[] = []) => {
      const person: Person = await world.person(login, { scope: { series, sections } })
      await person.signIn()
      const { rows, total } = await person.call('plan.list', { year: 2026 })
      const open: string[] = []
      for (const plan of ['plan-05', 'plan-22', 'plan-both'])
        if ((await person.ask('plan.get', { id: plan })).status === 200) open.push(plan)
      expect(total).toBe(rows.length)
      const listed = rows.map((row: { id: string }) => row.id).sort()
      expect(open).toEqual(listed)
      const { todos } = await person.call('desk.get', { year: 2026 })
      const waiting = todos.find(({ kind }: { kind: string }) => kind === 'plan.audit')
      expect(waiting?.count ?? 0).toBe(total)
      // content is the other half: it narrows no plan, and the page is told it
      expect((await person.call('auth.me')).actor.scope).toEqual({ series, sections })
      return listed
    }
    const pass = async (login: string, id: string) => {
      const person = world.browser({ id: login, login })
      await person.signIn()
      const { actions, version } = await person.call('plan.get', { id })
      const items = [{ id, version }]
      const [answer] = await person.call('plan.pass', { commandId: `${login}-${id}`, items, opinion: '' })
      const button = actions.find(({ action }: { action: string }) => action === 'pass')
      expect(answer.problem?.code ?? null).toBe(button.problem?.code ?? null)
      return button.problem?.code ?? null
    }
    expect(await seen('all', [])).toEqual(['plan-05', 'plan-22', 'plan-both'])
    expect(await seen('only-05', ['05'])).toEqual(['plan-05', 'plan-both'])
    expect(await seen('only-22', ['22'], ['papers'])).toEqual(['plan-22', 'plan-both'])
    expect(await seen('neither', ['01'])).toEqual([])
    // a plan with a series beside his own he may read, not decide
    expect(await pass('only-05', 'plan-both')).toBe('plan.out_of_scope')
    expect(await pass('only-05', 'plan-05')).toBeNull()
  } finally {
    await world.close()
  }
})

/** A unit with a plan for each. */
async function plant(world: World): Promise<void> {
  const units: Record<string, string[]> = { 'plan-05': ['05'], 'plan-22': ['22'], 'plan-both': ['05', '22'] }
  await world.app.db.write('orgs', async (tx) => {
    for (const [planId, series] of Object.entries(units)) {
      const [orgId, orgPath] = [`of-${planId}`, `/org-1/of-${planId}/`]
      await tx.insert(orgs).values({
        ...{ id: orgId, name: orgId, code: orgId, kind: 'unit', level: 1, parentId: 'org-1' },
        ...{ path: orgPath, createdAt: START },
      })
      await tx.insert(plans).values({
        ...{ id: planId, orgId, orgPath, year: 2026, edition: 1, state: 'submitted', climb: 1 },
        ...{ route: ['org-1'], deskOrgId: 'org-1', deskDuty: 'either', deskSince: START },
        ...{ seriesList: `,${series.join(',')},`, submittedAt: START, createdAt: START },
      })
      for (const [no, code] of series.entries())
        await tx.insert(planLines).values({
          ...{ id: `${planId}-${no}`, planId, no, series: code, level: '2' },
          ...{ approvedPosts: 2, vacancies: 1, planned: 1, counted: true },
        })
    }
  })
}
