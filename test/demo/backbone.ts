import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { accounts } from '../../db/schema/account.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { declarations } from '../../db/schema/declare.ts'
import { steps } from '../../db/schema/history.ts'
import { noticeReads } from '../../db/schema/office.ts'
import { orgs } from '../../db/schema/org.ts'
import { persons, transfers } from '../../db/schema/person.ts'
import { plans } from '../../db/schema/plan.ts'
import type { App } from '../../server/app.ts'
import { verifyChain } from '../../server/audit/verify.ts'
import { yearAt } from '../../server/beijing.ts'
import { actAs, actorOf } from '../../server/demo/act.ts'
import { DEMO_PASSWORD } from '../../server/demo/offices.ts'
import { TOURIST } from '../../server/demo/persons.ts'
import { knownCodes } from '../../server/org/codes.ts'
import { calendarOf } from '../../server/reference/calendar.store.ts'
import { isOverdue } from '../../server/transfer/transfer.store.ts'
import { addWorkingDays, dayOf, isWorkingDay } from '../../shared/calendar/working-days.rules.ts'
import { isMail, isPhone } from '../../shared/contact.rules.ts'
import { ORG_STATES } from '../../shared/org/org.ts'
import { changesKeyData, profileProblems } from '../../shared/org/profile.rules.ts'
import { PLAN_STATES } from '../../shared/plan/plan.workflow.ts'
import { STAFF_PARTS } from '../../shared/staff/staff.rules.ts'
import { TRANSFER_STATES } from '../../shared/transfer/transfer.workflow.ts'

const stepsOf = async (app: App, kind: typeof steps.$inferSelect.kind) =>
  Map.groupBy(
    await app.db.read.select().from(steps).where(eq(steps.kind, kind)).orderBy(steps.at, steps.id),
    ({ subjectId }) => subjectId,
  )

/** What the demo says of organisations, staff, people, transfers and plans is true by their own rules. */
export const BACKBONE: Record<string, (app: App) => Promise<void>> = {
  async 'what a unit has said of itself is complete, and tells its city'(app) {
    const known = await knownCodes(app.db.read)
    const rows = await app.db.read.select().from(orgs)
    for (const { code, kind, profile, draft, state } of rows) {
      const form = profile ?? draft!
      // a new unit has yet to say what its superior does not know
      if (state !== 'blank') expect([code, profileProblems(form, kind, known)]).toEqual([code, []])
    }
    const city = rows.filter(({ code }) => code.startsWith('4103'))
    expect(new Set(city.flatMap(({ profile }) => profile?.areaCode ?? []))).toEqual(new Set(['410300']))
  },

  async 'units are there in every state but deleted, each with the history that led to it'(app) {
    const rows = await app.db.read.select().from(orgs)
    const past = await stepsOf(app, 'org')
    const states = new Set(rows.map(({ state }) => state))
    expect(ORG_STATES.filter((state) => !states.has(state))).toEqual(['deleted'])
    expect(rows.filter(({ kind, level }) => kind === 'office' && level === 2).length).toBe(18)
    for (const org of rows) {
      const own = past.get(org.id)!
      expect([org.code, own.at(-1)!.toState]).toEqual([org.code, org.state])
      expect(+own.at(-1)!.at).toBeLessThanOrEqual(+app.clock())
      for (const [at, step] of own.entries())
        if (at) expect([org.code, step.fromState]).toEqual([org.code, own[at - 1]!.toState])
      if (org.state === 'changing') expect(changesKeyData(org.profile, org.draft!)).toBe(true)
    }
  },

  async 'staff can be called, and each state of 授权 is at the offices of the tour'(app) {
    const staff = await app.db.read.select().from(accounts).where(eq(accounts.kind, 'staff'))
    for (const { login, phone, mail, committeeId } of staff)
      if (!committeeId) expect([login, isPhone(phone), isMail(mail)]).toEqual([login, true, true])
    for (const login of ['sheng-guanli', 'guanli', 'danwei-guanli']) {
      const { rows } = await actAs(app, await actorOf(app, login))('staff.list', { size: 100 } as never)
      const missing = new Set(rows.map((row) => row.missing.join()))
      for (const lack of [STAFF_PARTS.join(), 'duty,scope', 'scope', 'start', ''])
        expect([login, lack, missing.has(lack)]).toEqual([login, lack, true])
      const now = +app.clock()
      for (const { mustChange, lastLoginAt, name } of rows)
        if (mustChange) expect([name, lastLoginAt]).toEqual([name, null])
        else if (lastLoginAt) expect(lastLoginAt).toBeLessThanOrEqual(now)
      expect(rows.filter(({ lastLoginAt }) => lastLoginAt).length).toBeGreaterThan(1)
    }
  },

  async 'transfers in every state keep to the working days, and have their whole history'(app) {
    const calendar = await calendarOf(app.db.read)
    const rows = await app.db.read
      .select({ transfer: transfers, person: persons })
      .from(transfers)
      .innerJoin(persons, eq(persons.id, transfers.personId))
    expect(new Set(rows.map(({ transfer }) => transfer.state))).toEqual(new Set(TRANSFER_STATES))
    const past = await stepsOf(app, 'transfer')
    for (const { transfer, person } of rows) {
      const { id, state, requestedAt, dueAt, decidedAt } = transfer
      expect(dueAt).toEqual(addWorkingDays(requestedAt, 10, calendar))
      expect(isWorkingDay(dayOf(requestedAt), calendar)).toBe(true)
      const late = +dueAt <= +(decidedAt ?? app.clock())
      const told = ['requested', ...(late ? ['escalated'] : []), ...(state === 'requested' ? [] : [state])]
      expect(past.get(id)!.map(({ action }) => action)).toEqual(told)
      if (decidedAt) expect(+decidedAt).toBeGreaterThan(+requestedAt)
      expect(person.orgId).toBe(state === 'agreed' ? transfer.toOrgId : transfer.fromOrgId)
    }
    const open = rows.map(({ transfer }) => transfer).filter(({ state }) => state === 'requested')
    expect(new Set(open.map(({ personId }) => personId)).size).toBe(open.length)
    const overdue = open.filter((transfer) => isOverdue(transfer, app.clock()))
    expect(overdue.length).toBeGreaterThan(0)
    expect(overdue.length).toBeLessThan(open.length / 4)
    const { total } = await actAs(app, await actorOf(app, 'gl410381'))('transfer.list', {
      todo: true,
    } as never)
    expect(total).toBe(1)
  },

  async 'people came with a workbook, and who is gone has gone on a day'(app) {
    const past = await stepsOf(app, 'person')
    for (const person of await app.db.read.select().from(persons)) {
      const own = past.get(person.id)!
      expect(own[0]!.action).toBe('imported')
      if (person.status !== 'active') expect(own.at(-1)).toMatchObject({ toState: person.status })
    }
  },

  async 'whoever has begun a declaration has a password and signed in for it, nobody else has'(app) {
    const declared = new Set((await app.db.read.select().from(declarations)).map(({ personId }) => personId))
    const own = [...(await stepsOf(app, 'declaration')).values()].flat()
    const acts = Map.groupBy(own, ({ actorId }) => actorId)
    const log = await app.db.read.select().from(auditLog).where(eq(auditLog.action, 'auth.login'))
    const logins = new Map(log.map(({ actorId, at }) => [actorId, +at]))
    const hashes = new Set<string>()
    for (const account of await app.db.read.select().from(accounts).where(eq(accounts.kind, 'applicant'))) {
      const { id, login, personId, passwordHash, slipSealed, mustChange } = account
      const used = declared.has(personId!) || account.name === TOURIST.name
      expect([login, passwordHash !== '', slipSealed === null, mustChange]).toEqual([
        login,
        used,
        used,
        !used,
      ])
      if (used) hashes.add(passwordHash)
      expect([login, logins.has(id)]).toEqual([login, declared.has(personId!)])
      if (declared.has(personId!))
        expect(logins.get(id)).toBeLessThan(Math.max(...acts.get(id)!.map(({ at }) => +at)))
    }
    expect(hashes.size).toBe(1)
    expect(await app.passwords.fits([...hashes][0]!, DEMO_PASSWORD)).toBe(true)
    const list = actAs(app, await actorOf(app, 'danwei-guanli'))
    const { rows } = await list('person.list', { size: 100 } as never)
    expect(new Set(rows.map(({ account }) => account))).toEqual(new Set(['used', 'unused', 'stopped']))
  },

  async 'plans are there in every state, passed ones with their whole way, some in a later edition'(app) {
    const rows = await app.db.read.select().from(plans)
    const past = await stepsOf(app, 'plan')
    const now = rows.filter(({ year }) => year === yearAt(app.clock()))
    for (const of of [now.filter(({ edition }) => edition === 1), now.filter(({ edition }) => edition === 2)])
      expect(new Set(of.map(({ state }) => state))).toEqual(new Set(PLAN_STATES))
    for (const plan of rows) {
      const own = past.get(plan.id)!
      expect([plan.id, own.at(-1)!.toState]).toEqual([plan.id, plan.state])
      if (plan.state === 'approved')
        expect(own.filter(({ action }) => action === 'pass').length).toBe(plan.route.length)
      expect(own.filter(({ action, data }) => action === 'submit' && !data)).toEqual([])
    }
    const desk = actAs(app, await actorOf(app, 'jingban'))
    const { rows: waiting } = await desk('plan.list', { year: yearAt(app.clock()), desk: 'mine' } as never)
    expect(waiting.filter(({ over }) => over).map(({ orgName }) => orgName)).toContain('洛川轴承集团有限公司')
    const told = [...past.values()].flat()
    expect(new Set(told.flatMap(({ reason }) => reason ?? [])).size).toBeGreaterThan(4)
  },

  async 'notices have been read by some, and the log fits together'(app) {
    const reads = await app.db.read.select({ at: noticeReads.at }).from(noticeReads)
    expect(reads.length).toBeGreaterThan(100)
    for (const { at } of reads) expect(+at).toBeLessThanOrEqual(+app.clock())
    const act = actAs(app, await actorOf(app, 'sheng-guanli'))
    const { rows } = await act('notice.list', { own: true } as never)
    for (const read of [true, false])
      expect(
        (await act('notice.receipts', { notice: rows.at(-1)!.id, read } as never)).total,
      ).toBeGreaterThan(0)
    const log = await app.db.read.select({ action: auditLog.action }).from(auditLog)
    const actions = new Set(log.map(({ action }) => action))
    for (const action of [
      'org.approved',
      'staff.scope_set',
      'transfer.agreed',
      'plan.adjusted',
      'auth.login',
    ] as const)
      expect([action, actions.has(action)]).toEqual([action, true])
    expect(await verifyChain(app.db)).toMatchObject({ broken: null })
  },
}
