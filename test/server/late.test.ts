import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditLog } from '../../db/schema/audit.ts'
import { persons } from '../../db/schema/person.ts'
import type { Ctx } from '../../server/ctx.ts'
import { PERSON_COLUMNS } from '../../server/person/import-columns.ts'
import { personImport } from '../../server/person/person.import.ts'
import { planHandlers } from '../../server/plan/plan.handlers.ts'
import { workbookHandlers } from '../../server/workbook/workbook.handlers.ts'
import { Refusal } from '../../shared/problem.ts'
import { adminOf, creditCode, ctxOf, PNG, plant, soundProfile } from '../org/tree.ts'
import { openUnits, type Units } from '../person/units.ts'
import { line, YEAR } from '../plan/plan-world.ts'
import { idNumberOf, nameOf } from '../roster.ts'
import { finished, handIn, workbookOf } from '../workbook/office.ts'
import type { Person } from '../world.ts'

let units: Units
beforeAll(async () => {
  units = await openUnits()
})
afterAll(() => units.world.close())

const command = (more: object) => ({ commandId: randomUUID(), ...more })
async function clerkAt(login: string, orgId: string): Promise<Person> {
  const clerk = await units.world.person(login, { orgId })
  await clerk.signIn()
  return clerk
}
/** Takes the duties of the staff of an organisation away. */
const take = async (admin: Person, { id }: Person): Promise<void> => {
  const { version } = await admin.call('staff.get', { id })
  await admin.call('staff.setDuties', command({ id, version, duties: [] }))
}
const codeOf = (done: Promise<unknown>) =>
  done.then(
    () => 'ok',
    (error: unknown) => (error instanceof Refusal ? error.problem.code : String(error)),
  )

test('what waits for its turn behind the taking of rights is not done by them: many passed at once, a save, a stop', async () => {
  const { 'unit-1': admin, 'dep-1': superior } = units.admins
  const [clerk, hand] = [await clerkAt('late-clerk', 'unit-1'), await clerkAt('late-hand', 'dep-1')]
  const plan = await clerk.call('plan.save', command({ year: YEAR, lines: [line()] }))
  const { version } = await clerk.call('plan.submit', command(plan))
  const pass = { ...command({}), items: [{ id: plan.id as string, version }], opinion: '' }
  // let in, and not yet at their turn
  const [passing, typing]: Ctx[] = [await ctxOf(units.world, hand), await ctxOf(units.world, clerk)]
  await take(superior, hand)
  expect(await planHandlers.pass(passing!, pass)).toMatchObject([{ id: plan.id, problem: { code: 'stale' } }])
  await admin.call('staff.stop', command({ ids: [clerk.id] }))
  const save = { ...command({}), year: YEAR + 1, lines: [], note: '' }
  expect(await codeOf(planHandlers.save(typing!, save))).toBe('auth.disabled')
})

test('nor is any part of a long workbook saved', async () => {
  const admin = units.admins['unit-1']
  const second = await units.world.person('late-second', { orgId: 'unit-1', duties: ['admin'] })
  await second.signIn()
  const heads = PERSON_COLUMNS.map(({ head }) => head)
  const rows = Array.from({ length: 101 }, (_, n) =>
    PERSON_COLUMNS.map(({ key }) =>
      key === 'name' ? nameOf(n) : key === 'idNumber' ? idNumberOf(3000 + n, '女') : '',
    ),
  )
  const bytes = await workbookOf(personImport.sheet, [heads, ...rows])
  const target = { what: 'persons', target: '' }
  const sent = await handIn(units.world, admin, 'workbook.import', target, { name: '人员.xlsx', bytes })
  const { jobId, parted, faults } = await finished(admin, sent.body.jobId)
  expect([parted, faults]).toEqual([true, []])
  const ctx = await ctxOf(units.world, admin)
  await take(second, admin)
  expect(await codeOf(workbookHandlers.commit(ctx, { ...command({}), jobId }))).toBe('stale')
  expect(await units.world.app.db.read.$count(persons)).toBe(0)
})

test('an answer that was given is given again all the same', async () => {
  const clerk = await clerkAt('late-again', 'unit-2')
  const ctx = await ctxOf(units.world, clerk)
  const save = { ...command({}), year: YEAR, lines: [], note: '' }
  const answer = await planHandlers.save(ctx, save)
  await take(units.admins['unit-2'], clerk)
  expect(await planHandlers.save(ctx, save)).toEqual(answer)
})

test('a file whose last byte comes after the rights have gone is not hung anywhere', async () => {
  const { app } = units.world
  const clerk = await clerkAt('late-file', 'unit-4')
  const { id } = await clerk.call('plan.save', command({ year: YEAR, lines: [line()] }))
  const bound = 'x-bound-x'
  const part = (head: string, body: string) =>
    `--${bound}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}`
  let finish: () => void = () => {}
  const rest = new Promise<void>((done) => {
    finish = done
  })
  async function* body() {
    yield Buffer.from(`${part('name="input"', JSON.stringify({ id }))}\r\n`)
    yield Buffer.from(part('name="file"; filename="a.png"', ''))
    yield PNG.subarray(0, 20)
    await rest
    yield Buffer.concat([PNG.subarray(20), Buffer.from(`\r\n--${bound}--\r\n`)])
  }
  const before = readdirSync(app.uploadDir).length
  const answer = fetch(`${app.url}/api/plan.attach`, {
    method: 'POST',
    headers: {
      origin: new URL(app.url).origin,
      cookie: clerk.cookie,
      'content-type': `multipart/form-data; boundary=${bound}`,
    },
    body: body() as unknown as BodyInit,
    duplex: 'half',
  } as RequestInit)
  await expect.poll(() => readdirSync(app.uploadDir).length).toBe(before + 1)
  await take(units.admins['unit-4'], clerk)
  finish()
  const { status } = await answer
  expect(status).toBe(403)
  expect(readdirSync(app.uploadDir)).toHaveLength(before)
})

test('a document is hung on a form before it is handed in, or not at all', async () => {
  const { app } = units.world
  for (let n = 0; n < 4; n++) {
    const id = `hung-${n}`
    await plant(units.world, id, '/org-1/city-1/dep-1/', { state: 'blank' })
    const admin = await adminOf(units.world, id)
    const profile = soundProfile({ creditCode: creditCode(90 + n) })
    const [hung, handedIn] = await Promise.all([
      handIn(units.world, admin, 'org.attach', {}, { name: '证照.png', bytes: PNG }),
      admin.ask('org.submit', command({ version: 0, profile })),
    ])
    expect([handedIn.status, hung.status === 200 || hung.body.code]).toEqual([
      200,
      expect.toBeOneOf([true, 'workflow.wrong_state', 'stale']),
    ])
    const rows = await app.db.read
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, `org:${id}`))
      .orderBy(auditLog.seq)
    expect(rows.map(({ action }) => action)).toEqual([
      ...(hung.status === 200 ? ['org.file_added'] : []),
      'org.submitted',
    ])
  }
})
