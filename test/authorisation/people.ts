import { eq } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import { commandId, foreignOffice, type Office, openOffice } from '../review/office.ts'
import { signInOfficer } from '../setting/offices.ts'
import type { NewPerson, Person, TestSocket, World } from '../world.ts'
import { type PersonalTarget, type Role, type Target, UNIT_ROLES, type UnitTarget } from './roles.ts'
import type { Row } from './row.ts'
import { type Slip, stage } from './stage.ts'
import { furnish, plantTrees } from './tree.ts'

export interface Cast {
  office: Office
  world: World
  people: Record<Role, Person>
  /** After an operation that signs the person out. */
  signInAgain(role: Role): Promise<void>
  /** The person's socket, kept until the session it came with is over. */
  socket(role: Role): Promise<TestSocket>
  /** What this role asks about, with the things of its own that the row makes. */
  targets(role: Role, row: Row): Promise<Record<'own' | 'sibling' | 'foreign' | 'absent', Target>>
}

const NONE: PersonalTarget = { sessionId: '', workbookJobId: '', viewId: '' }
const LIMITS = { requestsPerMinute: 1e6, failuresPerAddress: 1e6, loginsPerMinute: 1e6, callsPerSecond: 1e6 }

/** Everybody there is, signed in: a province with a running review and units, and beside it another with its own. */
export async function openCast(): Promise<Cast> {
  const office = await openOffice({ config: { limits: LIMITS, uploadBytes: 1024 * 1024 } })
  const { world } = office
  const review = await stage(office, office.handler, office.principal, '示范省甲评审委员会')
  const stranger = await foreignOffice(office, 'other-office', 'org-2', '/org-2/')
  const foreignReview = await stage(office, stranger, stranger, '示范省乙评审委员会')
  await plantTrees(world)
  const units = {
    own: await furnish(world, 'unit-1', 'unit-2'),
    sibling: await furnish(world, 'unit-2', 'unit-1'),
    foreign: await furnish(world, 'unit-9', 'unit-9'),
  }
  const { people, spare, signIn } = await castOf(world, office, review.slips, units.own)
  await handInScore(people.member, review.target)

  const own = { ...review.target, ...units.own, ...NONE, ...spare('unit-1', 'org-1') }
  const targets = {
    own,
    sibling: { ...own, ...units.sibling, panelId: review.sibling, ...spare('unit-2', 'unit-2') },
    foreign: { ...foreignReview.target, ...units.foreign, ...NONE, ...spare('unit-9', 'unit-9') },
    absent: Object.fromEntries(Object.keys(own).map((key) => [key, `no-such-${key}`])) as unknown as Target,
  }
  const sockets = new Map<Role, { cookie: string; socket: TestSocket }>()
  return {
    office,
    world,
    people,
    signInAgain: async (role) => void (role === 'nobody' || (await signIn(role))),
    async socket(role) {
      const person = people[role]
      const known = sockets.get(role)
      if (known && known.cookie === person.cookie && known.socket.raw.connected) return known.socket
      const socket = await person.socket()
      sockets.set(role, { cookie: person.cookie, socket })
      return socket
    },
    async targets(role, { mine, own: letIn }) {
      const of = UNIT_ROLES.includes(role) ? { ...targets.own, ...spare('unit-1', 'unit-1') } : targets.own
      const personal = letIn[role] && role !== 'nobody' ? await mine?.(people[role], world) : {}
      return {
        own: { ...of, ...personal },
        sibling: { ...targets.sibling, ...personal },
        foreign: { ...targets.foreign, ...(await mine?.(stranger, world)) },
        absent: targets.absent,
      }
    },
  }
}

/** Everybody of the table, and in each organisation an 管理员 and a 经办人 whom nobody plays. */
async function castOf(world: World, office: Office, slips: Slip[], { councilId }: UnitTarget) {
  const signIns = new Map<Person, () => Promise<void>>()
  const enter = async (person: Person, signIn = () => person.signIn()) => {
    signIns.set(person, signIn)
    await signIn()
    return person
  }
  const staff = async (login: string, duty: string, more: NewPerson = {}) =>
    enter(await world.person(login, { duties: [duty], ...more }))
  /** The province separates its three officers, so each has a second factor. */
  const officer = async (duty: string) => {
    const person = await world.person(duty, { duties: [duty] })
    return enter(person, () => signInOfficer(world, person))
  }
  const fromSlip = async (no: number, kind: Slip['kind'] = 'expert') => {
    const slip = slips.find((each) => each.kind === kind && (kind === 'screen' || each.no === no))!
    const person = world.browser({ id: slip.accountId, login: slip.login }, kind)
    return enter(person, () => person.signIn(slip.password))
  }
  const ofCouncil = { orgId: 'city-1', scope: null, duties: [], committeeId: councilId }
  // the account the office resets; who plays the committee keeps his own
  await world.person('council', ofCouncil)
  const people: Record<Role, Person> = {
    nobody: world.browser({ id: '', login: '' }),
    must_change: await staff('fresh', 'handler', { mustChange: true }),
    admin: await staff('admin', 'admin'),
    handler: office.handler,
    principal: office.principal,
    auditor: await officer('auditor'),
    system: await officer('system'),
    security: await officer('security'),
    unauthorised: await staff('unauthorised', 'handler', { scope: null }),
    unit_admin: await staff('unit-admin', 'admin', { orgId: 'unit-1', scope: null }),
    unit_handler: await staff('unit-handler', 'handler', { orgId: 'unit-1' }),
    unit_principal: await staff('unit-principal', 'principal', { orgId: 'unit-1' }),
    committee: await staff('committee', 'committee', ofCouncil),
    unapproved: await staff('unapproved', 'admin', { orgId: 'unit-3', scope: null }),
    applicant: await applicant(world, enter),
    leader: await fromSlip(1),
    member: await fromSlip(2),
    chair: await fromSlip(7),
    reporter: await fromSlip(8),
    screen: await fromSlip(0, 'screen'),
  }
  const extras = new Map<string, { admin: string; handler: string }>()
  for (const orgId of ['org-1', 'unit-1', 'unit-2', 'unit-9']) {
    const admin = await world.person(`admin-of-${orgId}`, { duties: ['admin'], orgId, scope: null })
    const handler = await world.person(`handler-of-${orgId}`, { orgId })
    extras.set(orgId, { admin: admin.id, handler: handler.id })
  }
  return {
    people,
    signIn: (role: Role) => (signIns.get(people[role]) ?? (() => people[role].signIn()))(),
    spare: (unit: string, ownOrg: string) => ({
      adminId: extras.get(unit)!.admin,
      staffId: extras.get(ownOrg)!.handler,
    }),
  }
}

/** The unit's person, with a session made behind the entrance: its login is not what is typed there. */
async function applicant(
  world: World,
  enter: (person: Person, signIn: () => Promise<void>) => Promise<Person>,
): Promise<Person> {
  const { app } = world
  const person = await world.person('applicant', { kind: 'applicant' })
  await app.db.write('accounts', async (tx) => {
    await tx.update(accounts).set({ personId: 'person-of-unit-1' }).where(eq(accounts.id, person.id))
  })
  const session = { portal: 'declare', idleMs: 1_800_000, address: '127.0.0.1', agent: 'test' } as const
  return enter(person, async () => {
    const secret = await app.db.write('sessions', (tx) => app.lucia.create(tx, person.id, session))
    person.cookie = app.lucia.cookie(secret).split(';')[0]!
  })
}

/** One score is handed in, so that there is one to unlock. */
async function handInScore(
  member: Person,
  { panelId, candidateId }: Pick<Target, 'panelId' | 'candidateId'>,
) {
  await member.call('live.signIn', { panelId, commandId: commandId() })
  const score = { candidateId, parts: { c1: 80, c2: 80 }, submit: true }
  await member.call('live.score', { panelId, commandId: commandId(), ...score })
}
