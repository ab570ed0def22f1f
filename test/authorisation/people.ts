import { writeRoster } from '../../server/workers/write-roster.ts'
import type { Roster } from '../../shared/review/roster.ts'
import { commandId, dryRun, foreignOffice, type Office, openOffice, upload } from '../review/office.ts'
import { rosterOf } from '../roster.ts'
import { type Person, START, type TestSocket, type World } from '../world.ts'
import type { Asked } from './inputs.ts'

export const ROLES = [
  'nobody',
  'must_change',
  'admin',
  'handler',
  'principal',
  'auditor',
  'member',
  'leader',
  'chair',
  'reporter',
  'screen',
] as const
export type Role = (typeof ROLES)[number]

/** Ids an operation may name, all of one review: of the asker's own, of another office's, or of none. */
export interface Target {
  reviewId: string
  /** The group of the member and the leader. */
  panelId: string
  committeeId: string
  candidateId: string
  /** A candidate nothing else of the table touches. */
  spareId: string
  fileId: string
  seatId: string
  expertId: string
  /** The expert who reports already. */
  reporterId: string
  accountId: string
  jobId: string
  sessionId: string
}

export interface Cast {
  office: Office
  world: World
  people: Record<Role, Person>
  /** After an operation that signs the person out. */
  signInAgain(role: Role): Promise<void>
  /** The person's socket, kept until the session it came with is over. */
  socket(role: Role): Promise<TestSocket>
  /** A session of the person's own, where the operation names one. */
  spareSession(role: Role, asked: Asked): Promise<string>
  targets: { own: Target; foreign: Target; absent: Target }
  /** A second group of the own review. */
  siblingPanelId: string
}

/** Two groups of three, a committee of five; the chair and the reporter sit in the committee alone. */
function roster(committee: string): Roster {
  const made = rosterOf({ experts: 8, groups: 2, candidates: 6, mode: 'lecture', now: +START, committee })
  const outside = { group: null, groupRole: 'member' as const, committeeRole: 'member' as const }
  return {
    ...made,
    review: { ...made.review, rules: { ...made.review.rules, committeeMin: 3, requireOpened: false } },
    experts: made.experts.map((expert, i) => ({
      ...expert,
      ...(i < 3 && { group: '第1专业组', groupRole: i === 0 ? ('leader' as const) : ('member' as const) }),
      ...(i >= 3 &&
        i < 6 && { group: '第2专业组', groupRole: i === 3 ? ('leader' as const) : ('member' as const) }),
      ...(i >= 6 && outside),
      committeeRole: i === 6 ? 'leader' : i === 3 ? null : i === 4 ? null : i === 5 ? null : 'member',
      reporter: i === 7,
    })),
  }
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

interface Slip {
  no: number
  kind: 'expert' | 'screen'
  accountId: string
  login: string
  password: string
}

/** Takes a review from its workbook to approved, and leaves a checked workbook waiting as a job. */
async function stage(office: Office, handler: Person, principal: Person, committee: string) {
  const workbook = Buffer.from(await writeRoster({ input: { json: JSON.stringify(roster(committee)) } }))
  const from = { ...office, handler, principal }
  const job = await dryRun(from, workbook)
  if (job.errorCount) throw new Error(JSON.stringify(job.errors.slice(0, 3)))
  const { reviewId } = await handler.call('review.commitImport', { commandId: commandId(), jobId: job.jobId })
  const people = await handler.call('review.candidates', { reviewId })
  const first = people.find(({ group }: { group: string }) => group === '第1专业组')
  const file = await upload(
    office.world,
    handler,
    'review.attachOne',
    { candidateId: first.id },
    PNG,
    'a.png',
  )
  const { version } = await principal.call('review.get', { reviewId })
  await principal.call('review.approve', { commandId: commandId(), reviewId, version })
  const detail = await handler.call('review.get', { reviewId })
  const { slips } = await handler.call('review.slips', { reviewId, purpose: 'print' })
  const panel = (name: string) => detail.panels.find((each: { name: string }) => each.name === name)
  const committeePanel = detail.panels.find(({ kind }: { kind: string }) => kind === 'committee')
  const group = panel('第1专业组')
  const waiting = await dryRun(from, workbook)
  const target: Target = {
    reviewId,
    panelId: group.id,
    committeeId: committeePanel.id,
    candidateId: first.id,
    spareId: people.findLast(({ group: name }: { group: string }) => name === '第1专业组').id,
    fileId: file.body.fileId,
    seatId: group.seats[1].seatId,
    expertId: group.seats[1].expertId,
    reporterId: detail.reporters[0].expertId,
    accountId: (slips as Slip[]).find(({ no }) => no === 6)!.accountId,
    jobId: waiting.jobId,
    sessionId: '',
  }
  return { target, slips: slips as Slip[], sibling: panel('第2专业组').id as string }
}

/** Everybody there is, signed in: one office with a running review, and beside it another with its own. */
export async function openCast(): Promise<Cast> {
  const limits = {
    requestsPerMinute: 1e6,
    failuresPerAddress: 1e6,
    loginsPerMinute: 1e6,
    callsPerSecond: 1e6,
  }
  const office = await openOffice({ config: { limits, uploadBytes: 1024 * 1024 } })
  const { world } = office
  const own = await stage(office, office.handler, office.principal, '示范省甲评审委员会')
  const other = await foreignOffice(office, 'other-office', 'org-2', '/org-2/')
  const foreign = await stage(office, other, other, '示范省乙评审委员会')
  const fromSlip = async (no: number, kind: Slip['kind'] = 'expert') => {
    const slip = own.slips.find((each) => each.kind === kind && (kind === 'screen' || each.no === no))!
    const person = world.browser({ id: slip.accountId, login: slip.login }, kind)
    await person.signIn(slip.password)
    passwords.set(person, slip.password)
    return person
  }
  const passwords = new Map<Person, string>()
  const staff = async (login: string, duty: string, mustChange = false) => {
    const person = await world.person(login, { duties: [duty], mustChange })
    await person.signIn()
    return person
  }
  const people: Record<Role, Person> = {
    nobody: world.browser({ id: '', login: '' }),
    must_change: await staff('fresh', 'handler', true),
    admin: await staff('admin', 'admin'),
    handler: office.handler,
    principal: office.principal,
    auditor: await staff('auditor', 'auditor'),
    leader: await fromSlip(1),
    member: await fromSlip(2),
    chair: await fromSlip(7),
    reporter: await fromSlip(8),
    screen: await fromSlip(0, 'screen'),
  }
  // One score is handed in, so that there is one to unlock.
  const { panelId, candidateId } = own.target
  await people.member.call('live.signIn', { panelId, commandId: commandId() })
  const score = { candidateId, parts: { c1: 80, c2: 80 }, submit: true }
  await people.member.call('live.score', { panelId, commandId: commandId(), ...score })
  const { sessions } = await other.call('auth.sessions')
  const sockets = new Map<Role, { cookie: string; socket: TestSocket }>()
  const absent = Object.fromEntries(Object.keys(own.target).map((key) => [key, `no-such-${key}`]))
  return {
    office,
    world,
    people,
    signInAgain: (role) =>
      role === 'nobody' ? Promise.resolve() : people[role].signIn(passwords.get(people[role])),
    async socket(role) {
      const person = people[role]
      const known = sockets.get(role)
      if (known && known.cookie === person.cookie && known.socket.raw.connected) return known.socket
      const socket = await person.socket()
      sockets.set(role, { cookie: person.cookie, socket })
      return socket
    },
    async spareSession(role, asked) {
      if (!asked.session || role === 'nobody') return ''
      const { sessions } = await people[role].call('auth.sessions')
      return sessions[0].id
    },
    targets: {
      own: own.target,
      foreign: { ...foreign.target, sessionId: sessions[0].id },
      absent: absent as unknown as Target,
    },
    siblingPanelId: own.sibling,
  }
}
