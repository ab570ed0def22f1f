import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sectionPasses } from '../../db/schema/declare.ts'
import { steps } from '../../db/schema/history.ts'
import type { jobs } from '../../db/schema/message.ts'
import { quotaUses } from '../../db/schema/plan.ts'
import { climbHandlers } from '../../server/climb/climb.handlers.ts'
import { climbJobs } from '../../server/climb/jobs.ts'
import type { Ctx } from '../../server/ctx.ts'
import { type Declaration, declarationSeen } from '../../server/declare/seen.store.ts'
import type { Actor } from '../../shared/actor.ts'
import { unpacked } from '../../shared/declare/declaration.ts'
import type { Section } from '../../shared/declare/sections.ts'
import type { OrgKind } from '../../shared/org/org.ts'
import { Refusal } from '../../shared/problem.ts'
import { ctxOf } from '../plan/plan-world.ts'
import { openRun, type Run } from './branch.ts'
import { ALL, type ClimbWorld, commandId, openClimbWorld } from './climb-world.ts'

let world: ClimbWorld
/** Two people who do whatever duty is asked of them: half of the time the same does both. */
let hands: string[]
beforeAll(async () => {
  world = await openClimbWorld()
  hands = [(await world.person('hand-0')).id, (await world.person('hand-1')).id]
})
afterAll(() => world.close())

const HOUR = 3_600_000
const scope = fc.constantFrom<Section[]>([], [], [], ['basic'], ['papers', 'training'], ALL)
const actions = [
  'pass',
  'pass',
  'pass',
  'pass',
  'pass',
  'pass',
  'sendBack',
  'fail',
  'accept',
  'correct',
] as const
const command = fc.record({
  action: fc.constantFrom(...actions, 'again', 'again', 'late', 'race', 'reopen'),
  /** Which of the files, and who acts: mostly who has it on the desk. */
  file: fc.nat(1),
  at: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(6) }),
  duty: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, fc.constantFrom('handler', 'principal')),
  person: fc.nat(1),
  sections: scope,
})
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never
const history = fc.record({
  kinds: fc.array(fc.constantFrom<OrgKind>('office', 'department'), { minLength: 0, maxLength: 3 }),
  end: fc.nat(3),
  sections: fc.subarray(ALL, { minLength: 1 }),
  back: fc.boolean(),
  commands: fc.array(command, { minLength: 12, maxLength: 36 }),
})

const actorAt = ({ chain }: Run, at: number, duty: string, { person, sections }: Command): Partial<Actor> => {
  const { id, path, kind } = chain[at % chain.length]!
  return {
    ...{ accountId: hands[person]!, orgId: id, orgPath: path, orgKind: kind },
    ...{ duties: [duty as 'handler'], scope: { series: [], sections } },
  }
}
const asCommittee = ({ committee, chain, endId }: Run): Partial<Actor> => ({
  ...{ accountId: hands[0]!, committeeId: committee, duties: [], scope: null, orgId: endId },
  ...{ orgPath: chain.find(({ id }) => id === endId)!.path, orgKind: 'office' },
})
const allowed = async (work: Promise<unknown>) => {
  try {
    const answer = await work
    return !Array.isArray(answer) || answer.every(({ problem }) => problem === null)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return false
  }
}

async function act(run: Run, given: Command): Promise<void> {
  world.pass(1000)
  const id = run.files[given.file]!
  const row = await world.row(id)
  const desk = run.chain.findIndex((org) => org.id === row.deskOrgId)
  const duty = given.duty ?? (row.deskDuty === 'principal' ? 'principal' : 'handler')
  const atEnd = given.at === null && row.deskDuty === 'committee'
  const actor = atEnd ? asCommittee(run) : actorAt(run, given.at ?? Math.max(0, desk), duty, given)
  const ctx: Ctx = ctxOf(world, actor)
  const one = { commandId: commandId(), id, version: row.version, reason: '材料有误' }
  const many = { commandId: one.commandId, items: [{ id, version: row.version }], opinion: '' }
  const late = () =>
    world.app.db.write(`job:${run.committee}`, (tx) =>
      climbJobs.deadline(world.app, tx, {
        ...{
          key: `deadline:${run.committee}`,
          kind: 'deadline',
          subject: run.committee,
          dueAt: run.deadline,
        },
      } as typeof jobs.$inferSelect),
    )
  const steps: Record<Command['action'], () => Promise<unknown>> = {
    pass: () => climbHandlers.pass(ctx, many),
    sendBack: () => climbHandlers.sendBack(ctx, { ...one, points: [] }),
    fail: () => climbHandlers.fail(ctx, one),
    accept: () => climbHandlers.accept(ctx, many),
    correct: () =>
      climbHandlers.correct(ctx, { ...one, points: [{ section: unpacked(row.sections)[0]!, text: '改' }] }),
    again: async () => void (['returned', 'correcting'].includes(row.state) && (await world.again(id))),
    late: async () => void (given.person && given.sections.length === ALL.length && (await late())),
    race: async () =>
      void (given.sections.length && (await Promise.all([allowed(climbHandlers.pass(ctx, many)), late()]))),
    reopen: () => {
      const until = +world.now() + HOUR
      const supervisor = run.chain.findIndex(({ id }) => id === run.endId)
      const at = given.at ?? supervisor
      return climbHandlers.reopen(ctxOf(world, actorAt(run, at, 'handler', { ...given, sections: [] })), {
        ...one,
        until,
      })
    },
  }
  await allowed(steps[atEnd && given.action === 'pass' ? 'accept' : given.action]())
  await holds(run, id, row, given)
}

/** What must be true of a file whatever has happened; `before` is how it was. */
async function holds(run: Run, id: string, before: Declaration, given: Command): Promise<void> {
  const { read } = world.app.db
  const row = await world.row(id)
  const passes = await read.select().from(sectionPasses).where(eq(sectionPasses.declarationId, id))
  const named = (orgId: string, duty: string) =>
    new Set(passes.filter((pass) => pass.orgId === orgId && pass.duty === duty).map(({ section }) => section))
  const stops = (row.route ?? []).flatMap((org) => [`${org}|handler`, `${org}|principal`])
  const here = row.state === 'climbing' ? stops.indexOf(`${row.deskOrgId}|${row.deskDuty}`) : -1
  const walked = ['waiting', 'correcting', 'accepted'].includes(row.state) ? stops.length : Math.max(0, here)
  // every step behind it has passed every section, each by the last hand-in that began below it
  for (const stop of stops.slice(0, walked)) {
    const [orgId, duty] = stop.split('|') as [string, string]
    expect([stop, [...named(orgId, duty)].sort()]).toEqual([stop, unpacked(row.sections).sort()])
  }
  // a step moves by one at most, and only to the next
  if (
    before.state === 'climbing' &&
    row.state === 'climbing' &&
    before.climb === row.climb &&
    given.action !== 'reopen'
  ) {
    const moved = here - stops.indexOf(`${before.deskOrgId}|${before.deskDuty}`)
    expect([0, 1]).toContain(moved)
    if (moved === 1) expect(row.openSections).toBe(row.sections)
  }
  if (given.action === 'again' && before.state === 'returned') {
    expect(row.climb).toBe(before.climb + 1)
    if (!before.returnToOrgId) {
      expect([row.deskOrgId, row.deskDuty]).toEqual([row.orgId, 'handler'])
      expect(passes.filter(({ climb }) => climb === row.climb)).toEqual([])
    }
  }
  // one hand never does both steps of an organisation at one climb
  for (const { orgId, duty, byId, climb } of passes)
    if (duty === 'principal')
      expect(
        passes.some((p) => p.orgId === orgId && p.climb === climb && p.duty === 'handler' && p.byId === byId),
      ).toBe(false)
  await seenByItsChain(run, row)
  await endedOnce(id)
  await placesHeld(run)
}

/** Nobody above where it has arrived, nobody beside it; the supervising office once the system has ended it. */
async function seenByItsChain(run: Run, row: Declaration): Promise<void> {
  const arrived =
    run.chain.length -
    Math.max(
      0,
      run.chain.findIndex(({ id }) => id === row.deskOrgId),
    )
  for (const [i, { id, path, kind }] of run.chain.entries()) {
    const ctx = ctxOf(world, { orgId: id, orgPath: path, orgKind: kind })
    const sees = await allowed(declarationSeen(ctx, world.app.db.read, row.id))
    const reached = i + 1 >= row.reachedDepth
    expect([id, sees]).toEqual([id, reached || (row.endCause !== null && id === run.endId)])
    if (row.state === 'climbing' && i === run.chain.length - arrived) expect(sees).toBe(true)
  }
  const beside = ctxOf(world, { orgId: 'other', orgPath: '/org-1/other/' })
  expect(await allowed(declarationSeen(beside, world.app.db.read, row.id))).toBe(false)
}

async function endedOnce(id: string): Promise<void> {
  const done = (await world.app.db.read.select().from(steps).where(eq(steps.subjectId, id))).map(
    ({ action }) => action,
  )
  const ends = done.filter((action) => action === 'late' || action === 'fail').length
  const reopened = done.filter((action) => action === 'reopen').length
  const { state } = await world.row(id)
  expect(ends - reopened).toBe(state === 'late' || state === 'failed' ? 1 : 0)
}

/** As many places are taken as files hold one: those that run or were accepted. */
async function placesHeld({ chain, files }: Run): Promise<void> {
  const states = await Promise.all(files.map(async (file) => (await world.row(file)).state))
  const holding = states.filter((state) => state !== 'failed' && state !== 'late').length
  const uses = await world.app.db.read
    .select()
    .from(quotaUses)
    .where(eq(quotaUses.quotaId, `q-${chain.at(-1)!.id}`))
  expect(uses.filter(({ releasedAt }) => releasedAt === null)).toHaveLength(holding)
  expect(await world.used(chain.at(-1)!.id)).toBe(holding)
}

test('over any tree, scopes and history: only unbroken climbs arrive, nobody outside sees, ends come once, places are kept', async () => {
  const states = new Set<string>()
  await fc.assert(
    fc.asyncProperty(history, async (given) => {
      const run = await openRun(world, given)
      for (const each of given.commands) {
        await act(run, each)
        states.add((await world.row(run.files[each.file]!)).state)
      }
    }),
    { numRuns: 20 },
  )
  // they come to every end there is
  expect([...states].sort()).toEqual(
    expect.arrayContaining(['accepted', 'climbing', 'failed', 'late', 'returned', 'waiting']),
  )
}, 180_000)
