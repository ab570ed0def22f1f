import { and, asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plans, quotas, quotaUses } from '../../db/schema/plan.ts'
import type { Ctx } from '../../server/ctx.ts'
import { stepRows } from '../../server/history.ts'
import { pass, sendBack } from '../../server/plan/decide.ts'
import { adjust, discard, save } from '../../server/plan/draft.ts'
import { linesOf } from '../../server/plan/lines.ts'
import { release, reserve } from '../../server/plan/quota.store.ts'
import { recall, submit } from '../../server/plan/submit.ts'
import { ORG_KINDS, type OrgKind } from '../../shared/org/org.ts'
import type { Duty } from '../../shared/permission.ts'
import { lastClimb } from '../../shared/plan/plan.workflow.ts'
import { grantsOf } from '../../shared/plan/quota.rules.ts'
import { Refusal } from '../../shared/problem.ts'
import { commandId, ctxOf, line, openPlanWorld, type PlanWorld, plantOrg, YEAR } from './plan-world.ts'

let world: PlanWorld
let runs = 0
/** One account for every set of duties: who commands must be somebody. */
const accounts = new Map<string, string>()
beforeAll(async () => {
  world = await openPlanWorld([])
  for (const duties of ['handler', 'principal', 'handler,principal'])
    accounts.set(duties, (await world.person(duties)).id)
})
afterAll(() => world.close())

interface Above {
  kind: OrgKind
  level: number
  working: boolean
  two: boolean
}
interface Act {
  /** Whose turn it is acts; otherwise this one of the tree: 0 is the unit, 1 its superior, … */
  turn: boolean
  who: number
  duties: Duty[]
  what: 'save' | 'submit' | 'recall' | 'pass' | 'sendBack' | 'adjust' | 'discard' | 'take' | 'giveBack'
  planned: number
  level: '2' | '3' | '4'
  /** Names a version that is no longer the plan's. */
  late: boolean
}

const aboves = fc.array(
  fc.record({
    kind: fc.constantFrom(...ORG_KINDS.filter((kind) => kind !== 'unit')),
    level: fc.integer({ min: 1, max: 3 }),
    working: fc.boolean().map((off) => !off),
    two: fc.boolean(),
  }),
  { minLength: 0, maxLength: 3 },
)
const WHAT: Act['what'][] = [
  ...(['save', 'submit', 'submit', 'pass', 'pass', 'pass', 'pass', 'pass'] as const),
  ...(['sendBack', 'recall', 'adjust', 'discard', 'take', 'take', 'giveBack'] as const),
]
const acts = fc.array(
  fc.record({
    turn: fc.nat(3).map((n) => n > 0),
    who: fc.nat(4),
    duties: fc.constantFrom<Duty[]>(['handler'], ['principal'], ['handler', 'principal']),
    what: fc.constantFrom(...WHAT),
    planned: fc.integer({ min: 0, max: 3 }),
    level: fc.constantFrom('2' as const, '3' as const, '4' as const),
    late: fc.nat(9).map((n) => n === 0),
  }),
  { minLength: 20, maxLength: 60 },
)

/** A tree of its own: the province, the superiors downwards, and the unit at the end. Gives the paths, unit first. */
async function plant(above: Above[]): Promise<string[]> {
  const run = `r${++runs}`
  const paths = ['/org-1/']
  for (const [i, { kind, level, working, two }] of above.entries()) {
    const id = `${run}-${i}`
    await plantOrg(world, [id, paths[0]!, kind, level, id])
    if (!working) await world.orgState(id, 'disabled')
    await world.setting(id, 'plan.steps', two ? 'two' : 'one')
    paths.unshift(`${paths[0]}${id}/`)
  }
  await plantOrg(world, [`${run}-unit`, paths[0]!, 'unit', 3, `${run}-unit`])
  return [`${paths[0]}${run}-unit/`, ...paths]
}

const idOf = (path: string): string => path.split('/').at(-2)!
const q = () => world.app.db.read

async function perform(act: Act, paths: string[]): Promise<void> {
  const unit = idOf(paths[0]!)
  const editions = await q().select().from(plans).where(eq(plans.orgId, unit)).orderBy(asc(plans.edition))
  const plan = editions.at(-1)
  const desk = act.what === 'pass' || act.what === 'sendBack' ? plan?.deskOrgId : unit
  const turn = act.turn ? paths.find((each) => idOf(each) === desk) : undefined
  const path = turn ?? paths[act.who % paths.length]!
  const ctx: Ctx = ctxOf(world, {
    accountId: accounts.get(act.duties.join())!,
    ...{ orgId: idOf(path), orgPath: path, orgKind: path === paths[0] ? 'unit' : 'office' },
    duties: act.duties,
  })
  const lines = [line({ planned: act.planned, level: act.level })]
  const command = {
    commandId: commandId(),
    id: plan?.id ?? 'none',
    version: (plan?.version ?? 0) - Number(act.late),
  }
  switch (act.what) {
    case 'save':
      return void (await save(ctx, {
        ...{ commandId: commandId(), year: YEAR, note: '', lines },
        ...(plan && { id: plan.id, version: command.version }),
      }))
    case 'submit':
      return void (await submit(ctx, command))
    case 'recall':
      return void (await recall(ctx, command))
    case 'adjust':
      return void (await adjust(ctx, command))
    case 'discard':
      return void (await discard(ctx, command))
    case 'sendBack':
      return void (await sendBack(ctx, { ...command, reason: '请核对' }))
    case 'pass':
      return void (await pass(ctx, { commandId: command.commandId, items: [command], opinion: '同意' }))
    case 'take': {
      const taking = { orgId: unit, year: YEAR, series: '05', level: act.level, at: world.now() }
      return world.app.db.write('take', (tx) => reserve(tx, { ...taking, declarationId: commandId() }))
    }
    case 'giveBack': {
      const [use] = await q()
        .select({ id: quotaUses.declarationId })
        .from(quotaUses)
        .innerJoin(quotas, eq(quotas.id, quotaUses.quotaId))
        .where(eq(quotas.orgId, unit))
        .limit(1)
      return world.app.db.write('take', (tx) => release(tx, use?.id ?? '', world.now()))
    }
  }
}

/** What must hold whatever has happened. */
async function check(unit: string, two: Map<string, boolean>): Promise<string[]> {
  const all = await q().select().from(plans).where(eq(plans.orgId, unit)).orderBy(asc(plans.edition))
  for (const plan of all) {
    const climb = lastClimb(await stepRows(q(), 'plan', plan.id))
    const passes = climb
      .filter(({ action }) => action === 'pass')
      .map(({ orgId, actorId }) => [orgId, actorId])
    // an unbroken climb, from the lowest office of its route, in two hands where an office wants that
    const way = plan.route.flatMap((id) => (two.get(id) ? [id, id] : [id]))
    expect(passes.map(([orgId]) => orgId)).toEqual(way.slice(0, passes.length))
    for (const [i, [orgId, actorId]] of passes.entries())
      if (i > 0 && passes[i - 1]![0] === orgId) expect(actorId).not.toBe(passes[i - 1]![1])
    if (plan.state === 'approved') expect(passes.length).toBe(way.length)
    if (plan.state === 'submitted') {
      expect(passes.length).toBeLessThan(way.length)
      expect(plan.deskOrgId).toBe(way[passes.length])
    }
    if (plan.state === 'returned') expect([plan.deskOrgId, plan.inForce]).toEqual([unit, false])
    if (plan.inForce) expect(plan.state).toBe('approved')
  }
  expect(all.filter(({ state }) => state !== 'approved').length).toBeLessThanOrEqual(1)
  const approved = all.filter(({ state }) => state === 'approved')
  const inForce = all.filter((plan) => plan.inForce)
  expect(inForce.map(({ id }) => id)).toEqual(approved.slice(-1).map(({ id }) => id))
  // the quota is what the edition in force grants, and every place taken is accounted for
  const grants = inForce[0] ? grantsOf(await linesOf(q(), inForce[0].id)) : []
  for (const quota of await q().select().from(quotas).where(eq(quotas.orgId, unit))) {
    expect(quota.granted).toBe(grants.find(({ level }) => level === quota.level)?.granted ?? 0)
    expect(quota.used).toBeGreaterThanOrEqual(0)
    expect(quota.used).toBeLessThanOrEqual(quota.granted)
    const uses = await q()
      .select({ releasedAt: quotaUses.releasedAt })
      .from(quotaUses)
      .where(and(eq(quotaUses.quotaId, quota.id)))
    expect(uses.filter(({ releasedAt }) => releasedAt === null)).toHaveLength(quota.used)
  }
  return all.map(({ state }) => state)
}

test('whatever random people do in random trees, only an unbroken climb ends in 已通过, and no place is lost', {
  timeout: 240_000,
}, async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(aboves, acts, async (above, history) => {
      const paths = await plant(above)
      const two = new Map(above.map(({ two: wants }, i) => [idOf(paths[above.length - i]!), wants]))
      for (const act of history) {
        world.pass(1000)
        await perform(act, paths).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error
        })
        for (const state of await check(idOf(paths[0]!), two)) seen.add(state)
      }
    }),
    { numRuns: 40 },
  )
  expect([...seen].toSorted()).toEqual(['approved', 'draft', 'returned', 'submitted'])
})

test('M-3.9 wherever it is sent back, the next climb begins at the lowest office and passes every one again', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(aboves, fc.array(fc.nat(3), { maxLength: 3 }), async (above, returns) => {
      const paths = await plant(above.map((one) => ({ ...one, two: false })))
      const accountId = accounts.get('handler')!
      const unit = ctxOf(world, { accountId, orgId: idOf(paths[0]!), orgPath: paths[0]!, orgKind: 'unit' })
      const { id } = await save(unit, { commandId: commandId(), year: YEAR, lines: [line()], note: '' })
      const now = async () => (await q().select().from(plans).where(eq(plans.id, id)))[0]!
      const act = async (work: typeof submit, ctx: Ctx, more = {}) =>
        work(
          { ...ctx, now: world.now() },
          { commandId: commandId(), id, version: (await now()).version, ...more },
        )
      const at = (orgId: string) =>
        ctxOf(world, { accountId, orgId, orgPath: paths.find((path) => idOf(path) === orgId)! })
      const passOn = async () => {
        const { deskOrgId, version } = await now()
        const items = [{ id, version }]
        const [answer] = await pass(at(deskOrgId!), { commandId: commandId(), items, opinion: '' })
        expect(answer!.problem).toBeNull()
      }
      for (const level of [...returns, null]) {
        world.pass(1000)
        await act(submit, unit)
        const { route, deskOrgId } = await now()
        expect(deskOrgId).toBe(route[0])
        const climbed = level === null ? route.length : level % route.length
        for (let i = 0; i < climbed; i++) {
          expect((await now()).deskOrgId).toBe(route[i])
          await passOn()
        }
        if (level === null) break
        const desk = at((await now()).deskOrgId!)
        world.pass(1000)
        await act((ctx, input) => sendBack(ctx, { ...input, reason: '请核对' }), desk)
        expect(await now()).toMatchObject({ state: 'returned', deskOrgId: idOf(paths[0]!) })
      }
      expect(await now()).toMatchObject({ state: 'approved', inForce: true, climb: returns.length + 1 })
    }),
    { numRuns: 25 },
  )
})
