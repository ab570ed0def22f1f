import { eq } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import { committees, committeeYears } from '../../db/schema/committee.ts'
import { attachments } from '../../db/schema/history.ts'
import { loginOfApplicant } from '../../server/auth/credentials.ts'
import { enterPersons } from '../../server/names.ts'
import type { Contents } from '../../shared/declare/form.ts'
import { PROMISE_VERSION } from '../../shared/declare/promise.ts'
import type { DeclarationKind, Section } from '../../shared/declare/sections.ts'
import { commandId, line, openPlanWorld, type PlanWorld, YEAR } from '../plan/plan-world.ts'
import { type Person, START, type World } from '../world.ts'
import { EXPERT_FORM, FORM_OF } from './sound-form.ts'

const DAY = 86_400_000
/** When the committees' window of the year closes, and until when they accept. */
export const CLOSES = new Date(+START + 30 * DAY)
export const DEADLINE = new Date(+START + 40 * DAY)

export interface Applicant extends Person {
  personId: string
  orgId: string
}

export interface DeclareWorld extends Omit<PlanWorld, 'submitted'> {
  /** A plan handed in, as in a plan world. */
  submittedPlan: PlanWorld['submitted']
  /** Somebody of that unit with a session in the declaration system. */
  applicant(orgId?: string): Promise<Applicant>
  /** A plan of that unit in force with a line of 工程系列副高级 and so many places. */
  planned(orgId: string, places?: number): Promise<void>
  committee(id: string, orgId: string, change?: Partial<typeof committees.$inferInsert>): Promise<void>
  /** A file begun, its form and documents filled in as they should be; its id. */
  filled(person: Applicant, change?: object): Promise<string>
  /** The same handed in. */
  submitted(person: Applicant, change?: object): Promise<string>
  /** The file as its applicant sees it. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every operation
  file(person: Person, id: string): Promise<any>
  /** A step of the applicant on the file as it is now; the code it is refused with. */
  own(person: Person, action: 'submit' | 'recall' | 'withdraw', id: string): Promise<string | null>
  /** Signs in once more, after the clock has been moved. */
  again(person: Person): Promise<void>
  /** Documents in these slots, put there behind the server's back. */
  show(id: string, slots: readonly string[]): Promise<void>
}

export const titleOf = (change: object = {}) => ({
  ...{ commandId: commandId(), kind: 'title', series: '05', level: '2', title: '0502', specialty: '机械' },
  committeeId: 'com',
  ...change,
})
export const expertOf = () => ({ commandId: commandId(), kind: 'expert', series: '05', level: '3' })
export const SLOTS_ASKED = ['photo', 'id_card', 'education']

const PATHS: Record<string, string> = {
  unit: '/org-1/city/county/dep/unit/',
  unit2: '/org-1/city/county/dep/unit2/',
  cityunit: '/org-1/city/cityunit/',
  otherunit: '/org-1/other/otherunit/',
  provunit: '/org-1/bureau/provunit/',
}

type Committee = typeof committees.$inferInsert

/** Puts a committee with its times of this year into the store: 工程系列, 高级. */
export const plantCommittee = (
  { app }: Pick<World, 'app'>,
  row: Pick<Committee, 'id' | 'orgId' | 'orgPath'> & Partial<Committee>,
): Promise<void> =>
  app.db.write('committees', async (tx) => {
    const { id } = row
    await tx.insert(committees).values({
      ...{ name: `评委会${id}`, code: id, pinyin: id, band: 'senior', series: '05', levels: ['1', '2'] },
      ...{ specialties: [], mode: 'expert', state: 'active', createdAt: START },
      ...{ validFrom: '2025-01-01', validTo: '2027-12-31' },
      ...row,
    })
    await tx.insert(committeeYears).values({
      ...{ committeeId: id, year: YEAR, opensAt: START, closesAt: CLOSES, deadlineAt: DEADLINE },
    })
  })

/** Puts a picture into each of these slots of a file. */
export const plantFiles = (
  { app }: Pick<World, 'app'>,
  id: string,
  slots: readonly string[],
): Promise<void> =>
  app.db.write(`declaration:${id}`, async (tx) => {
    for (const slot of slots)
      await tx.insert(attachments).values({
        ...{ id: `${id}-${slot}`, kind: 'declaration', subjectId: id, slot, name: `${slot}.jpg` },
        ...{ sha256: slot.padEnd(64, '0'), size: 10, type: 'image/jpeg', at: START, byName: '' },
      })
  })

/** A plan world with committees: `com` of the province for senior titles, `citycom` of the city for middle ones. */
export async function openDeclareWorld(): Promise<DeclareWorld> {
  const world = await openPlanWorld()
  let made = 0
  const own: DeclareWorld = {
    ...world,
    submittedPlan: world.submitted,
    async applicant(orgId = 'unit') {
      const no = ++made
      const number = `E1234567${no}`
      const login = loginOfApplicant(world.app.secret, number)
      const { id } = await world.person(login, { kind: 'applicant' })
      const person = world.browser({ id, login: number }, 'applicant')
      const personId = `p${no}`
      await world.app.db.write('persons', async (tx) => {
        await enterPersons(tx, [
          {
            ...{
              id: personId,
              orgId,
              orgPath: PATHS[orgId]!,
              name: `姓名${no}`,
              pinyin: `xingming${no} xm${no}`,
            },
            ...{
              idType: 'passport',
              idHash: `h${no}`,
              idSealed: 's',
              idMasked: '410*************11',
              sex: 1,
            },
            ...{
              birthDate: '1985-03-07',
              status: 'active',
              statusAt: START,
              createdAt: START,
              accountId: id,
            },
          },
        ])
        await tx.update(accounts).set({ personId }).where(eq(accounts.id, id))
      })
      await person.signIn()
      return Object.assign(person, { personId, orgId })
    },
    async planned(orgId, places = 3) {
      await world.climb(
        await world.submitted(orgId, [line({ planned: places, vacancies: places, approvedPosts: places })]),
      )
    },
    committee: (id, orgId, change) =>
      plantCommittee(world, {
        id,
        orgId,
        orgPath: orgId === 'org-1' ? '/org-1/' : `/org-1/${orgId}/`,
        ...change,
      }),
    again: (person) => person.signIn(),
    show: (id, slots) => plantFiles(world, id, slots),
    async filled(person, change = {}) {
      const input = { ...titleOf(), ...change } as { kind: DeclarationKind }
      const { id } = await person.call('declare.begin', input)
      await fillIn(person, id, input.kind === 'expert' ? EXPERT_FORM : FORM_OF)
      await own.show(id, SLOTS_ASKED)
      return id
    },
    async submitted(person, change) {
      const id = await own.filled(person, change)
      const refused = await own.own(person, 'submit', id)
      if (refused) throw new Error(`not handed in: ${refused}`)
      return id
    },
    file: (person, id) => person.call('declare.get', { id }),
    async own(person, action, id) {
      const { version } = await own.file(person, id)
      const signed = action === 'submit' ? { promise: PROMISE_VERSION } : {}
      const { status, body } = await person.ask(`declare.${action}`, {
        ...{ commandId: commandId(), id, version, ...signed },
      })
      return status === 200 ? null : body.code
    },
  }
  await own.committee('com', 'org-1')
  await own.committee('citycom', 'city', { band: 'middle', levels: ['3'] })
  return own
}

/** Keeps every section of a form, as the page does by itself. */
export async function fillIn(person: Person, id: string, contents: Contents): Promise<void> {
  const { sections } = await person.call('declare.get', { id })
  const versions = new Map<Section, number>(
    sections.map(({ section, version }: { section: Section; version: number }) => [section, version]),
  )
  for (const [section, content] of Object.entries(contents))
    await person.call('declare.saveSection', {
      ...{ commandId: commandId(), id, section, version: versions.get(section as Section), content },
    })
}
