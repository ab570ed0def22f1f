import { eq, sql } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import { declarationEditions, declarations } from '../../db/schema/declare.ts'
import { persons } from '../../db/schema/person.ts'
import { quotas, quotaUses } from '../../db/schema/plan.ts'
import { loginOfApplicant } from '../../server/auth/credentials.ts'
import { runDueJobs } from '../../server/job/runner.ts'
import { enterPersons } from '../../server/names.ts'
import { idsIn } from '../../server/scope.ts'
import { SEALED_FOR } from '../../server/secret.ts'
import { packed } from '../../shared/declare/declaration.ts'
import type { Section } from '../../shared/declare/sections.ts'
import type { Problem } from '../../shared/problem.ts'
import { commandId, openPlanWorld, type PlanWorld, YEAR } from '../plan/plan-world.ts'
import { PASSWORD, type Person, START } from '../world.ts'
import { ALL, content, DAY, DEADLINE, FILES, PATHS, plantCommittees, ROUTE } from './plant.ts'

export interface Sown {
  orgId?: string
  /** Of a unit the world was not opened with. */
  orgPath?: string
  sections?: Section[]
  route?: string[]
  series?: string
  kind?: 'title' | 'expert'
  committeeId?: string | null
  /** Takes a place of the unit's quota of 工程副高. */
  counted?: boolean
  granted?: number
}

type Code = string | null
export interface ClimbWorld extends PlanWorld {
  /** A declaration handed in a moment ago, at its unit's 经办人, and its applicant. */
  sown(options?: Sown): Promise<string>
  /** The applicant of it, signed in. */
  applicant(id: string): Promise<Person>
  /** The account of a committee: `senior` of the province, `middle` of the city. */
  committee(id?: string): Promise<Person>
  row(id: string): Promise<typeof declarations.$inferSelect>
  patch(id: string, patch: Partial<typeof declarations.$inferInsert>): Promise<void>
  /** 【通过】 of one; the code it is answered with. */
  passed(by: Person, id: string, more?: { sections?: Section[]; opinion?: string }): Promise<Code>
  accepted(by: Person, id: string): Promise<Code>
  done(by: Person, action: string, id: string, more?: object): Promise<Code>
  /** Through every step left, or until it lies there. */
  upTo(id: string, orgId: string | null, duty?: string): Promise<void>
  /** What the applicant does after a return: the next edition, at the bottom or where it jumps back to. */
  again(id: string, text?: string): Promise<void>
  jobs(): Promise<void>
  /** Places of the unit's quota of 工程副高 that are taken. */
  used(orgId: string): Promise<number>
  problemOf(answer: { problem: Problem | null }[]): Code
}

export async function openClimbWorld(): Promise<ClimbWorld> {
  const world = await openPlanWorld()
  const { app } = world
  await world.setting('org-1', 'climb.notice', { shown: 0, notice: 0 })
  await plantCommittees(world)
  const people = new Map<string, Promise<Person>>()
  const once = (key: string, make: () => Promise<Person>) => {
    const found = people.get(key) ?? make()
    people.set(key, found)
    return found
  }
  let n = 0
  const entered = new Map<Person, number>()
  /** Signed in again where the clock has been moved beyond the session. */
  const fresh = async (person: Person): Promise<Person> => {
    if (+world.now() - (entered.get(person) ?? +START) > 10 * 60_000) await person.signIn(PASSWORD)
    entered.set(person, +world.now())
    return person
  }
  const own: ClimbWorld = {
    ...world,
    at: async (orgId, options) => fresh(await world.at(orgId, options)),
    async sown(options = {}) {
      const {
        orgId = 'unit',
        sections = ALL,
        series = '05',
        kind = 'title',
        counted = false,
        granted = 1,
      } = options
      const { route = kind === 'expert' ? ['unit', 'dep', 'city', 'org-1'] : ROUTE } = options
      const committeeId = kind === 'expert' ? null : (options.committeeId ?? 'senior')
      const [id, personId, orgPath] = [`d${++n}`, `p${n}`, options.orgPath ?? PATHS[orgId]!]
      const number = `4101051980${String(100000 + n).slice(-4)}${String(n % 100).padStart(2, '0')}19`
      const at = world.now()
      await app.db.write('orgs', async (tx) => {
        await enterPersons(tx, [
          {
            ...{ id: personId, orgId, orgPath, name: `申报人${n}`, pinyin: `shenbaoren${n} sbr${n}` },
            ...{ initials: `sbr${n}`, idType: 'citizen', birthDate: '1980-03-07', sex: 1, status: 'active' },
            ...{ idHash: app.secret.hash(`${number}-${n}`, 'id'), idMasked: `410*************${n % 10}9` },
            ...{ idSealed: app.secret.seal(number, SEALED_FOR.id), statusAt: at, createdAt: at },
          },
        ])
        await tx.insert(declarations).values({
          ...{ id, personId, orgId, orgPath, year: YEAR, kind, series, level: '2', counted, committeeId },
          ...{ name: `申报人${n}`, pinyin: `shenbaoren${n} sbr${n}`, state: 'climbing', climb: 1, at },
          ...{ route, deskOrgId: orgId, deskDuty: 'handler', deskSince: at, submittedAt: at },
          ...{ reachedDepth: idsIn(orgPath).length, sections: packed(sections) },
          openSections: packed(sections),
        })
        const edition = { promise: '2026-1', sha256: 'x', at }
        await tx
          .insert(declarationEditions)
          .values({ ...edition, declarationId: id, no: 1, contents: content('甲'), files: FILES })
        if (counted) {
          const quota = { orgId, year: YEAR, series, level: '2' }
          await tx
            .insert(quotas)
            .values({ ...quota, id: `q-${orgId}`, granted, used: 0 })
            .onConflictDoNothing()
          await tx
            .update(quotas)
            .set({ used: sql`${quotas.used} + 1` })
            .where(eq(quotas.id, `q-${orgId}`))
          await tx.insert(quotaUses).values({ id: `u${n}`, quotaId: `q-${orgId}`, declarationId: id, at })
        }
      })
      return id
    },
    applicant: (id) =>
      once(`applicant ${id}`, async () => {
        const number = `number-${id}`
        const account = await world.person(loginOfApplicant(app.secret, number), { kind: 'applicant' })
        const person = world.browser({ id: account.id, login: number }, 'applicant')
        const { personId } = await own.row(id)
        await app.db.write('accounts', async (tx) => {
          await tx.update(accounts).set({ personId }).where(eq(accounts.id, person.id))
          await tx.update(persons).set({ accountId: person.id }).where(eq(persons.id, personId))
        })
        await person.signIn(PASSWORD)
        return person
      }),
    committee: async (id = 'senior') =>
      fresh(
        await once(`committee ${id}`, async () => {
          const orgId = id === 'senior' ? 'org-1' : 'city'
          const person = await world.person(`account-${id}`, { orgId, duties: [], scope: null })
          await app.db.write('accounts', async (tx) => {
            await tx.update(accounts).set({ committeeId: id }).where(eq(accounts.id, person.id))
          })
          await person.signIn(PASSWORD)
          return person
        }),
      ),
    async row(id) {
      const [row] = await app.db.read.select().from(declarations).where(eq(declarations.id, id))
      return row!
    },
    async patch(id, patch) {
      await app.db.write('test', async (tx) => {
        await tx.update(declarations).set(patch).where(eq(declarations.id, id))
      })
    },
    problemOf: ([answer]) => answer?.problem?.code ?? null,
    async passed(by, id, more = {}) {
      world.pass(1000)
      const items = [{ id, version: (await own.row(id)).version }]
      return own.problemOf(await by.call('climb.pass', { commandId: commandId(), items, ...more }))
    },
    async accepted(by, id) {
      world.pass(1000)
      const items = [{ id, version: (await own.row(id)).version }]
      return own.problemOf(await by.call('climb.accept', { commandId: commandId(), items }))
    },
    async done(by, action, id, more = {}) {
      world.pass(1000)
      const { version } = await own.row(id)
      const { status, body } = await by.ask(`climb.${action}`, {
        ...{ commandId: commandId(), id, version },
        ...more,
      })
      return status === 200 ? null : body.code
    },
    async upTo(id, orgId, duty = 'handler') {
      for (;;) {
        const { state, deskOrgId, deskDuty } = await own.row(id)
        if (state !== 'climbing' || (deskOrgId === orgId && deskDuty === duty)) return
        const code = await own.passed(await own.at(deskOrgId!, { duties: [deskDuty!] }), id)
        if (code) throw new Error(`${deskOrgId} ${deskDuty}: ${code}`)
      }
    },
    async again(id, text = '乙') {
      world.pass(1000)
      const row = await own.row(id)
      const at = world.now()
      const { returnToOrgId, returnToDuty, state } = row
      const back = returnToOrgId
        ? { deskOrgId: returnToOrgId, deskDuty: returnToDuty }
        : { deskOrgId: row.orgId, deskDuty: 'handler' as const, reachedDepth: idsIn(row.orgPath).length }
      const place =
        state === 'correcting' ? { state: 'waiting' as const } : { state: 'climbing' as const, ...back }
      await app.db.write('test', async (tx) => {
        await tx.insert(declarationEditions).values({
          ...{
            declarationId: id,
            no: row.climb + 1,
            contents: content(text),
            promise: '2026-1',
            sha256: 'y',
            at,
          },
          files: [FILES[0]!, { ...FILES[1]!, id: 'f-paper-2' }],
        })
        await tx
          .update(declarations)
          .set({
            ...{ climb: row.climb + 1, openSections: row.sections, version: row.version + 1, ...place },
            ...{ deskSince: at, submittedAt: at, returnToOrgId: null, returnToDuty: null, correctBy: null },
          })
          .where(eq(declarations.id, id))
      })
    },
    async used(orgId) {
      const [quota] = await app.db.read
        .select()
        .from(quotas)
        .where(eq(quotas.id, `q-${orgId}`))
      return quota?.used ?? 0
    },
    async jobs() {
      while (await runDueJobs(app));
    },
  }
  return own
}

export { ALL, commandId, DAY, DEADLINE, FILES, ROUTE, YEAR }
