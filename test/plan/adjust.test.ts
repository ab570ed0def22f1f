import { afterAll, beforeAll, expect, test } from 'vitest'
import { plans } from '../../db/schema/plan.ts'
import { upload } from '../review/office.ts'
import type { Person } from '../world.ts'
import { commandId, line, openPlanWorld, type PlanWorld, YEAR } from './plan-world.ts'

let world: PlanWorld
let year = YEAR
beforeAll(async () => void (world = await openPlanWorld()))
afterAll(() => world.close())

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const nextYear = () => ++year
const submitted = (orgId: string, lines = [line()]) => world.submitted(orgId, lines, nextYear())
const approved = async (orgId: string, lines = [line()]) => {
  const id = await submitted(orgId, lines)
  await world.climb(id, '同意')
  return id
}

test('an adjustment is the next edition: the passed one holds until the new one is passed', async () => {
  const first = await approved('unit', [line({ planned: 3 })])
  const clerk = await world.at('unit')
  expect(await world.actions(first, 'unit')).toEqual({ adjust: null })
  const { version } = await world.plan(first, clerk)
  const { id: second } = await clerk.call('plan.adjust', { commandId: commandId(), id: first, version })
  expect(await world.actions(first, 'unit')).toEqual({ adjust: 'plan.has_adjustment' })
  const draft = await world.plan(second, clerk)
  expect([draft.edition, draft.state, draft.inForce, draft.lines[0].planned]).toEqual([2, 'draft', false, 3])
  await clerk.call('plan.save', {
    ...{ commandId: commandId(), id: second, version: draft.version, year, lines: [line({ planned: 1 })] },
  })
  await world.act(clerk, 'submit', second)
  await world.passBy(await world.at('dep'), second)
  expect((await world.plan(first)).inForce).toBe(true)
  expect((await world.plan(first)).quota[0].granted).toBe(3)
  await world.climb(second)
  const [old, now] = [await world.plan(first), await world.plan(second)]
  expect([old.state, old.inForce, now.state, now.inForce]).toEqual(['approved', false, 'approved', true])
  expect(now.quota).toEqual([{ series: '05', level: '2', granted: 1, used: 0 }])
  expect(now.editions).toMatchObject([
    { edition: 2, inForce: true },
    { edition: 1, inForce: false },
  ])
  // the difference to the edition before is told at its first hand-in
  const handIn = now.steps.find(({ action }: { action: string }) => action === 'submit')
  expect(handIn.changes).toMatchObject([{ kind: 'changed', before: { planned: 3 }, after: { planned: 1 } }])
  expect(await world.actions(first, 'unit')).toEqual({})
})

test('an adjustment given up leaves its history with the plan in force', async () => {
  const first = await approved('unit')
  const clerk = await world.at('unit')
  const { version } = await world.plan(first, clerk)
  world.pass(1000)
  const { id } = await clerk.call('plan.adjust', { commandId: commandId(), id: first, version })
  await world.act(clerk, 'submit', id)
  await world.act(await world.at('dep'), 'sendBack', id, { reason: '不同意增加' })
  expect((await world.act(clerk, 'discard', id)).code).toBeNull()
  const kept = await world.plan(first)
  expect(kept.steps.slice(-4).map(({ action }: { action: string }) => action)).toEqual([
    ...['adjust', 'submit', 'sendBack', 'discard'],
  ])
  expect([kept.inForce, kept.editions.length]).toEqual([true, 1])
  expect(await world.actions(first, 'unit')).toEqual({ adjust: null })
  // its own way is still told with the day of every office
  const { route } = await world.plan(first, clerk)
  expect(route.map(({ state, at }: { state: string; at: number | null }) => [state, at !== null])).toEqual(
    route.map(() => ['done', true]),
  )
})

test('M-3.2 documents hang on a draft, go with an adjustment, and are read by those who see the plan', async () => {
  const clerk = await world.at('unit')
  const dep = await world.at('dep')
  const begun = { commandId: commandId(), year: nextYear(), lines: [line()] }
  const { id: first } = await clerk.call('plan.save', begun)
  const hang = (by: Person, file: Buffer) => upload(world, by, 'plan.attach', { id: first }, file, '批复.png')
  expect((await hang(clerk, Buffer.from('no document'))).body.code).toBe('file.type')
  expect((await hang(dep, PNG)).body.code).toBe('not_found')
  const { id: fileId } = (await hang(clerk, PNG)).body
  await world.act(clerk, 'submit', first)
  expect((await hang(dep, PNG)).body.code).toBe('auth.forbidden')
  expect((await hang(clerk, PNG)).body.code).toBe('workflow.wrong_state')
  await world.climb(first)
  const { version, attachments } = await world.plan(first, clerk)
  expect(attachments).toMatchObject([{ id: fileId, name: '批复.png', size: PNG.length }])
  const read = (by: Person) =>
    world.app.fastify.inject({
      ...{
        method: 'GET',
        url: `/api/plan.file?input=${encodeURIComponent(JSON.stringify({ attachmentId: fileId }))}`,
        headers: { cookie: by.cookie },
      },
    })
  expect((await read(dep)).rawPayload).toEqual(PNG)
  expect((await read(await world.at('unit2'))).json().code).toBe('not_found')
  const detach = { commandId: commandId(), id: first, attachmentId: fileId }
  expect((await clerk.refused('plan.detach', detach)).code).toBe('workflow.wrong_state')
  const { id } = await clerk.call('plan.adjust', { commandId: commandId(), id: first, version })
  const [copy] = (await world.plan(id, clerk)).attachments
  expect([copy.name, copy.id === fileId]).toEqual(['批复.png', false])
  await clerk.call('plan.detach', { commandId: commandId(), id, attachmentId: copy.id })
  expect((await world.plan(id, clerk)).attachments).toEqual([])
  expect((await world.plan(first, clerk)).attachments).toHaveLength(1)
})

test('a plan whose place below a passed level is taken cannot go below it', async () => {
  const first = await approved('unit', [line({ planned: 3 })])
  await world.exec(`update quotas set used = 2 where year = ${year} and org_id = 'unit'`)
  const clerk = await world.at('unit')
  const { version } = await world.plan(first, clerk)
  const { id } = await clerk.call('plan.adjust', { commandId: commandId(), id: first, version })
  const save = async (lines: object[]) => {
    const plan = await world.plan(id, clerk)
    await clerk.call('plan.save', { commandId: commandId(), id, version: plan.version, year, lines })
    return world.act(clerk, 'submit', id)
  }
  expect((await save([line({ planned: 1 })])).code).toBe('plan.below_used')
  expect((await save([line({ series: '06' })])).code).toBe('plan.below_used')
  expect((await save([line({ planned: 2 })])).code).toBeNull()
  // taken while it climbs: the last office cannot let it into force
  for (const office of ['dep', 'county', 'city']) await world.passBy(await world.at(office), id)
  await world.exec(`update quotas set used = 3 where year = ${year} and org_id = 'unit'`)
  expect(await world.passBy(await world.at('org-1'), id)).toMatchObject({
    code: 'plan.below_used',
    params: { used: 3 },
  })
  expect((await world.plan(first)).inForce).toBe(true)
  const inForce = await world.app.db.read.select().from(plans)
  expect(inForce.filter((plan) => plan.year === year && plan.inForce)).toHaveLength(1)
})
