import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dialect } from '../../db/dialect.ts'
import { accounts } from '../../db/schema/account.ts'
import { declarationEditions, declarations, sectionPasses } from '../../db/schema/declare.ts'
import { attachments } from '../../db/schema/history.ts'
import { notices } from '../../db/schema/office.ts'
import { orgs } from '../../db/schema/org.ts'
import { persons } from '../../db/schema/person.ts'
import { quotas, quotaUses } from '../../db/schema/plan.ts'
import { blacklist, poolExperts } from '../../db/schema/pool.ts'
import { type App, openApp } from '../../server/app.ts'
import { yearAt } from '../../server/beijing.ts'
import { bannedIn } from '../../server/blacklist/blacklist.store.ts'
import { formFacts } from '../../server/declare/form.store.ts'
import { actAs, actorOf, actorsAt, contextOf } from '../../server/demo/act.ts'
import { loadDemo } from '../../server/demo/main.ts'
import { rowsInOrder } from '../../server/list.ts'
import { BLACKLIST_STANDINGS, standingOn } from '../../shared/blacklist/blacklist.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { faultsOf } from '../../shared/declare/check.ts'
import { DECLARATION_STATES, NOWHERE, RUNNING, unpacked } from '../../shared/declare/declaration.ts'
import { LIST_NAMES } from '../../shared/list.ts'
import { mayAsk } from '../../shared/permission.ts'
import { stageConfig } from '../harness/stage.ts'
import { inputsOf } from '../list-inputs.ts'
import { BACKBONE } from './backbone.ts'

const HOLDING = ['climbing', 'waiting', 'correcting', 'accepted', 'returned']
let folder = ''
let app: App
beforeAll(async () => {
  // the folder's database is a file
  if (dialect !== 'sqlite') return
  folder = mkdtempSync(join(tmpdir(), 'gongping-demo-'))
  app = await openApp(stageConfig(folder))
  await loadDemo(app)
}, 180_000)
afterAll(async () => {
  await app?.close()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

const whole = test.runIf(dialect === 'sqlite')
const all = () => app.db.read.select().from(declarations)

for (const [name, check] of Object.entries(BACKBONE)) whole(name, () => check(app))

whole('every state a declaration, an expert or an entry of the blacklist can be in is there', async () => {
  const rows = await all()
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(DECLARATION_STATES))
  expect(rows.length).toBeGreaterThan(2000)
  const year = yearAt(app.clock())
  const title = rows.filter((row) => row.kind === 'title' && row.year === year)
  for (const state of DECLARATION_STATES)
    if (state !== 'pooled')
      expect(
        title.some((row) => row.state === state),
        state,
      ).toBe(true)
  // on every step of the longest way, and in parts
  const desks = new Set(
    title
      .filter(({ state }) => state === 'climbing')
      .map(({ deskDuty, reachedDepth }) => `${deskDuty}:${reachedDepth}`),
  )
  for (const depth of [1, 2, 3, 4])
    for (const duty of ['handler', 'principal']) expect([...desks]).toContain(`${duty}:${depth}`)
  expect(
    title.some(({ openSections, sections, state }) => state === 'climbing' && openSections !== sections),
  ).toBe(true)
  expect(title.some(({ climb }) => climb > 1)).toBe(true)
  const today = dayOf(app.clock())
  const entries = await app.db.read.select().from(blacklist)
  expect(new Set(entries.map((entry) => standingOn(entry, today)))).toEqual(new Set(BLACKLIST_STANDINGS))
  const experts = await app.db.read.select({ state: poolExperts.state }).from(poolExperts)
  expect(new Set(experts.map(({ state }) => state)).size).toBe(4)
  expect(experts.length).toBeGreaterThan(300)
})

whole('a row says the same everywhere: desk, depth, editions, passes and documents agree', async () => {
  const rows = await all()
  const paths = new Map((await app.db.read.select().from(orgs)).map(({ id, path }) => [id, path]))
  const editions = Map.groupBy(
    await app.db.read
      .select({
        id: declarationEditions.declarationId,
        no: declarationEditions.no,
        files: declarationEditions.files,
      })
      .from(declarationEditions),
    ({ id }) => id,
  )
  const hung = new Set(
    (await app.db.read.select({ id: attachments.id }).from(attachments)).map(({ id }) => id),
  )
  for (const row of rows) {
    const own = editions.get(row.id) ?? []
    expect(own.length, row.id).toBe(row.climb)
    for (const { files } of own) for (const { id } of files) expect(hung.has(id)).toBe(true)
    expect(row.reachedDepth === NOWHERE, row.id).toBe(['filling', 'withdrawn'].includes(row.state))
    expect(unpacked(row.openSections).every((key) => unpacked(row.sections).includes(key))).toBe(true)
    if (row.state === 'climbing') {
      expect(row.route).toContain(row.deskOrgId)
      const depth = paths.get(row.deskOrgId!)!.split('/').filter(Boolean).length
      expect(row.reachedDepth).toBeLessThanOrEqual(depth)
      expect(unpacked(row.openSections).length).toBeGreaterThan(0)
    }
    if (row.state === 'waiting' || row.state === 'accepted') expect(row.deskDuty).toBe('committee')
    expect(row.endedAt !== null, `${row.state} ${row.id}`).toBe(
      ['failed', 'late', 'withdrawn', 'pooled'].includes(row.state),
    )
    expect(+row.at).toBeLessThanOrEqual(+app.clock())
  }
  const passes = await app.db.read
    .select({ climb: sectionPasses.climb, id: sectionPasses.declarationId })
    .from(sectionPasses)
  const climbs = new Map(rows.map(({ id, climb }) => [id, climb]))
  for (const { id, climb } of passes) expect(climb).toBeLessThanOrEqual(climbs.get(id)!)
})

whole(
  'quotas agree with what is taken of them, and nobody on the blacklist has a file that runs',
  async () => {
    const uses = await app.db.read.select().from(quotaUses)
    const states = new Map((await all()).map((row) => [row.id, row]))
    for (const quota of await app.db.read.select().from(quotas)) {
      const held = uses.filter(({ quotaId, releasedAt }) => quotaId === quota.id && !releasedAt)
      expect(held.length, quota.id).toBe(quota.used)
      expect(quota.used).toBeLessThanOrEqual(quota.granted)
    }
    const holding = new Set(
      uses.filter(({ releasedAt }) => !releasedAt).map(({ declarationId }) => declarationId),
    )
    for (const { id, kind, counted, state } of states.values())
      expect(holding.has(id), id).toBe(kind === 'title' && counted && HOLDING.includes(state))
    const q = app.db.read
    const banned = await q
      .select({ state: declarations.state })
      .from(declarations)
      .innerJoin(persons, eq(persons.id, declarations.personId))
      .where(bannedIn(q, persons.idHash, dayOf(app.clock())))
    expect(banned.filter(({ state }) => RUNNING.includes(state))).toEqual([])
  },
)

whole('what was handed in is free of faults that forbid it', async () => {
  const rows = (await all()).filter(({ state }) => RUNNING.includes(state))
  const people = new Map((await app.db.read.select().from(persons)).map((person) => [person.id, person]))
  for (const row of rows.filter((_, at) => at % 9 === 0)) {
    const facts = await formFacts(
      app,
      app.db.read,
      row,
      { person: people.get(row.personId) } as never,
      app.clock(),
    )
    expect(
      faultsOf(facts).filter(({ blocks }) => blocks),
      row.id,
    ).toEqual([])
  }
})

whole(
  'the operations show them: lists, counts, files and the committee, to whom they are shown',
  async () => {
    for (const [login, tab] of [
      ['jingban', 'mine'],
      ['sheng-jingban', 'all'],
      ['jb410381', 'all'],
      ['danwei-jingban', 'all'],
      ['pingweihui', 'mine'],
    ] as const) {
      const act = actAs(app, await actorOf(app, login))
      const year = yearAt(app.clock())
      const { rows, total } = await act('climb.list', { year, tab, size: 200 } as never)
      expect(total, login).toBeGreaterThan(0)
      const counts = await act('climb.counts', { year } as never)
      expect(counts[tab], login).toBe(total)
      for (const { id } of rows.slice(0, 5)) expect(await act('climb.get', { id })).toMatchObject({ id })
    }
    const [first] = await app.db.read
      .select()
      .from(declarations)
      .where(inArray(declarations.state, ['returned']))
      .limit(1)
    const [applicant] = await actorsAt(app, eq(accounts.personId, first!.personId))
    expect(await actAs(app, applicant!)('declare.get', { id: first!.id })).toMatchObject({
      state: 'returned',
    })
    expect((await actAs(app, applicant!)('declare.home', {})).mine.length).toBeGreaterThan(0)
  },
)

whole(
  'every list, whatever is asked of it: its pages are its ids, counted and each with a row, fit for a workbook',
  { timeout: 120_000 },
  async () => {
    const values = {
      ...{ year: [yearAt(app.clock())], level: [1, 4], sex: [1], series: ['05'], education: ['21'] },
      ...{ nature: ['10'], parent: ['05'], specialty: ['会计'] },
    }
    const announced = await app.db.read.select().from(notices)
    const shown = new Set<string>()
    for (const login of ['jingban', 'guanli', 'shenji', 'danwei-guanli', 'pingweihui']) {
      const ctx = contextOf(app, await actorOf(app, login))
      const own = announced.filter(({ orgId }) => orgId === ctx.actor?.orgId)
      for (const name of LIST_NAMES) {
        const source = app.lists[name]
        if (mayAsk(ctx.actor, source.right)) continue
        const { bases, sorts } = inputsOf(source, { ...values, notice: own.map(({ id }) => id) }, [
          '王',
          '文',
          'w',
          '市',
        ])
        for (const [at, base] of bases.entries()) {
          // each filter in another order: all orders come round, and no list is asked a thousand times
          const input = source.input.parse({ ...base, ...sorts[at % sorts.length] })
          const found = await source.find(ctx, input)
          const ids = await found.ids(100_000, 0)
          const told = [login, name, base]
          expect([...told, await found.count(), new Set(ids).size]).toEqual([...told, ids.length, ids.length])
          const again = await source.find(ctx, input)
          const pages = [await again.ids(7, 0), await again.ids(7, 7), await again.ids(100_000, 14)].flat()
          expect([...told, pages]).toEqual([...told, ids])
          const rows = await rowsInOrder(ctx, source, ids.slice(0, 30))
          expect([...told, rows.map(({ id }) => id)]).toEqual([...told, ids.slice(0, 30)])
          for (const row of rows)
            for (const { value } of source.columns)
              expect(['string', 'number', 'object']).toContain(typeof value(row))
          if (rows.length) shown.add(name)
        }
      }
    }
    // a list without a row would show nothing; jobs are there once the system has done some (test/job)
    expect(LIST_NAMES.filter((name) => !shown.has(name) && name !== 'job.list')).toEqual([])
  },
)
