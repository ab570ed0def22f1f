import { randomUUID } from 'node:crypto'
import { orgSettings, orgs } from '../../db/schema/org.ts'
import type { Ctx } from '../../server/ctx.ts'
import { timeId } from '../../server/ids.ts'
import type { Actor } from '../../shared/actor.ts'
import type { OrgKind, OrgState } from '../../shared/org/org.ts'
import type { PlanLine } from '../../shared/plan/plan.ts'
import type { Problem } from '../../shared/problem.ts'
import type { SettingKey, Settings } from '../../shared/setting/setting.ts'
import { staffActor } from '../staff-actor.ts'
import { type NewPerson, openWorld, type Person, START, type World } from '../world.ts'

export const YEAR = 2026
export const commandId = (): string => randomUUID()

/** A sound line of 工程系列副高级: three vacancies, three planned. */
export const line = (change: Partial<PlanLine> = {}): PlanLine => ({
  ...{ series: '05', level: '2', specialty: '', approvedPosts: 10, vacancies: 3, planned: 3 },
  ...{ counted: true, reason: '' },
  ...change,
})

/** Tests take a year each: the province has opened those to come, as it would have to. */
const LATER = Object.fromEntries(
  Array.from({ length: 30 }, (_, at) => [YEAR + 2 + at, { opensAt: 0, closesAt: 253_402_300_799_999 }]),
)

/** Below the province `org-1`: city → county → department → three units, a second city's, and one of the province. */
const TREE: [id: string, parent: string, kind: OrgKind, level: number, name: string][] = [
  ['city', '/org-1/', 'office', 2, '洛川市职改办'],
  ['county', '/org-1/city/', 'office', 3, '伊水县职改办'],
  ['dep', '/org-1/city/county/', 'department', 3, '伊水县卫生健康委'],
  ['unit', '/org-1/city/county/dep/', 'unit', 3, '伊水县人民医院'],
  ['unit2', '/org-1/city/county/dep/', 'unit', 3, '伊水县中医院'],
  ['cityunit', '/org-1/city/', 'unit', 2, '洛川市中心医院'],
  ['other', '/org-1/', 'office', 2, '东陵市职改办'],
  ['otherunit', '/org-1/other/', 'unit', 2, '东陵市中心医院'],
  ['bureau', '/org-1/', 'department', 1, '省卫生健康委'],
  ['provunit', '/org-1/bureau/', 'unit', 1, '省人民医院'],
]

export interface PlanWorld extends World {
  /** A reviewer of that organisation, made and signed in when first asked for. */
  at(orgId: string, options?: Pick<NewPerson, 'duties' | 'scope'>): Promise<Person>
  setting<K extends SettingKey>(orgId: string, key: K, value: Settings[K]): Promise<void>
  orgState(orgId: string, state: OrgState): Promise<void>
  /** Saves and submits a plan of that unit and gives its id. */
  submitted(orgId: string, lines?: PlanLine[], year?: number): Promise<string>
  /** 【通过】 of one plan, as it is now; the problem it is answered with. */
  passBy(by: Person, id: string, opinion?: string): Promise<Problem | null>
  /** Takes a submitted plan through every office left on its way. */
  climb(id: string, opinion?: string): Promise<void>
  /** The plan as its own unit sees it. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every operation
  plan(id: string, by?: Person): Promise<any>
  /** Steps a reviewer of that organisation may take on it now, each with the code of why not. */
  actions(
    id: string,
    orgId: string,
    options?: Pick<NewPerson, 'duties'>,
  ): Promise<Record<string, string | null>>
  act(by: Person, action: string, id: string, more?: object): Promise<{ status: number; code: string | null }>
}

export async function plantOrg(
  world: Pick<World, 'app'>,
  [id, parent, kind, level, name]: (typeof TREE)[number],
): Promise<void> {
  await world.app.db.write('orgs', async (tx) => {
    await tx.insert(orgs).values({
      ...{ id, kind, level, name, code: id, pinyin: id },
      ...{ parentId: parent.split('/').at(-2)!, path: `${parent}${id}/` },
      ...{ state: 'approved', createdAt: START },
    })
  })
}

/** A world with a tree of offices, departments and units, and people at each as they are asked for. */
export async function openPlanWorld(tree = TREE): Promise<PlanWorld> {
  const world = await openWorld()
  for (const org of tree) await plantOrg(world, org)
  const people = new Map<string, Promise<Person>>()
  const signedIn = async (login: string, options: NewPerson): Promise<Person> => {
    const person = await world.person(login, options)
    await person.signIn()
    return person
  }
  const at: PlanWorld['at'] = (orgId, options = {}) => {
    const key = JSON.stringify([orgId, options])
    const found = people.get(key) ?? signedIn(`${orgId}-${people.size}`, { orgId, ...options })
    people.set(key, found)
    return found
  }
  const own: PlanWorld = {
    ...world,
    at,
    async setting(orgId, key, set) {
      const value = key === 'plan.window' && orgId === 'org-1' ? { ...LATER, ...(set as object) } : set
      await world.app.db.write('orgs', async (tx) => {
        await tx
          .insert(orgSettings)
          .values({ orgId, key, value, at: START, byName: '' })
          .onConflictDoUpdate({ target: [orgSettings.orgId, orgSettings.key], set: { value } })
      })
    },
    async orgState(orgId, state) {
      await world.exec(`update orgs set state = '${state}' where id = '${orgId}'`)
      world.app.sessions.forgetOrg(orgId)
    },
    async plan(id, by) {
      const person = by ?? (await at('org-1'))
      return person.call('plan.get', { id })
    },
    async actions(id, orgId, options) {
      const { actions } = await own.plan(id, await at(orgId, options))
      return Object.fromEntries(
        actions.map(({ action, problem }: { action: string; problem: Problem | null }) => [
          action,
          problem?.code ?? null,
        ]),
      )
    },
    async act(by, action, id, more = {}) {
      const { version } = await by.call('plan.get', { id })
      world.pass(1000)
      const { status, body } = await by.ask(`plan.${action}`, {
        commandId: commandId(),
        id,
        version,
        ...more,
      })
      return { status, code: status === 200 ? null : body.code }
    },
    async submitted(orgId, lines = [line()], year = YEAR) {
      const clerk = await at(orgId)
      const { id, version } = await clerk.call('plan.save', { commandId: commandId(), year, lines })
      world.pass(1000)
      await clerk.call('plan.submit', { commandId: commandId(), id, version })
      return id
    },
    async passBy(by, id, opinion = '') {
      const { version } = await by.call('plan.get', { id })
      world.pass(1000)
      const items = [{ id, version }]
      const [answer] = await by.call('plan.pass', { commandId: commandId(), items, opinion })
      return answer.problem
    },
    async climb(id, opinion = '') {
      const province = await at('org-1')
      for (;;) {
        const { state, route } = await province.call('plan.get', { id })
        const here = route.find((step: { state: string }) => step.state === 'here')
        if (state !== 'submitted' || !here) return
        const problem = await own.passBy(await at(here.orgId), id, opinion)
        if (problem) throw new Error(`${here.orgId}: ${JSON.stringify(problem)}`)
      }
    },
  }
  await own.setting('org-1', 'plan.window', {})
  return own
}

/** The context of a call by this person, for handlers asked without a door. */
export const ctxOf = (world: Pick<World, 'app' | 'now'>, actor: Partial<Actor>): Ctx => ({
  actor: staffActor(actor),
  ended: null,
  db: world.app.db,
  now: world.now(),
  newId: () => timeId(world.now()),
  requestId: 'test',
  address: '',
  agent: '',
  sessionId: null,
  cookies: [],
  app: world.app,
})
