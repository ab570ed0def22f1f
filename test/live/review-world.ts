import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import { candidates, experts, panels, reviews, seats } from '../../db/schema/review.ts'
import { openFirstRounds } from '../../server/live/office.ts'
import type { Parts } from '../../server/parts.ts'
import type { Delta, Snapshot } from '../../shared/live/delta.ts'
import { patch } from '../../shared/live/delta.ts'
import type { Mode } from '../../shared/live/modes.ts'
import type { View } from '../../shared/live/view.ts'
import type { Problem, Result } from '../../shared/problem.ts'
import { DEFAULT_RULES, type Rules } from '../../shared/review/rules.ts'
import { openWorld, PASSWORD, type Person, type TestSocket, type World } from '../world.ts'

export { PASSWORD }

export interface ReviewOptions {
  mode?: Mode
  rules?: Partial<Rules>
  /** Seats and candidates of each group; none means the committee alone. */
  groups?: { seats: number; candidates: number }[]
  /** Members of the committee; the first seats of the groups sit in it too. */
  committee?: number
  /** Candidates when there are no groups. */
  candidates?: number
  parts?: Partial<Parts>
}

/** One review, approved and ready for sign-in. Names: `expert n`, seats `s-<panel>-<n>`, candidates `c<n>`. */
export interface ReviewWorld extends World {
  reviewId: string
  groups: string[]
  committee: string
  /** Expert ids in roster order, with the account that belongs to each. */
  experts: string[]
  screen: Person
  reporter: Person
  staff: Person
  seatId(panelId: string, n: number): string
  /** A signed-in browser of the expert in a seat: 0 is the leader. One each, kept. */
  at(panelId: string, n: number): Promise<Seated>
  command(person: Person, operation: string, panelId: string, input?: object): Promise<unknown>
}

export interface Seated extends Person {
  seatId: string
}

const person = (n: number) => ({
  name: `专家${n}`,
  unit: `单位${n % 4}`,
  title: '教授',
  specialty: '小学语文',
})

export async function openReviewWorld(options: ReviewOptions = {}): Promise<ReviewWorld> {
  const { mode = 'expert', rules = {}, groups = [{ seats: 3, candidates: 2 }] } = options
  const total = options.committee ?? 5
  const world = await openWorld(options.parts ? { parts: options.parts } : {})
  const { app } = world
  const reviewId = 'review-1'
  const now = +world.now()
  const need = Math.max(
    total,
    groups.reduce((sum, group) => sum + group.seats, 0),
  )
  const committee = 'committee'
  const groupIds = groups.map((_, i) => `group-${i + 1}`)
  const seatIds = new Map<string, string[]>()
  await app.db.write('seed', async (tx) => {
    await tx.insert(reviews).values({
      id: reviewId,
      orgId: 'org-1',
      title: '2026年中小学高级教师评审',
      committee: '河南省中小学教师高级评审委员会',
      year: 2026,
      series: '中小学教师',
      level: '高级',
      place: '郑州',
      mode,
      rules: { ...DEFAULT_RULES, committeeMin: 3, ...rules },
      status: 'approved',
      startsAt: now - 3600_000,
      endsAt: now + 24 * 3600_000,
      rehearsal: false,
      createdBy: 'seed',
      createdAt: world.now(),
    })
    for (let n = 0; n <= need; n++)
      await tx
        .insert(experts)
        .values({ id: `e${n}`, reviewId, no: n + 1, ...person(n), reporter: n === need })
    const add = async (panelId: string, kind: 'group' | 'committee', name: string, members: number[]) => {
      await tx.insert(panels).values({
        id: panelId,
        reviewId,
        kind,
        name,
        room: '101',
        sort: seatIds.size,
        screen: { what: 'signin' },
        released: false,
      })
      const own: string[] = []
      for (const [i, n] of members.entries()) {
        own.push(`s-${panelId}-${i}`)
        await tx.insert(seats).values({
          id: own[i]!,
          panelId,
          expertId: `e${n}`,
          no: i + 1,
          role: i === 0 ? 'leader' : 'member',
        })
      }
      seatIds.set(panelId, own)
    }
    let first = 0
    let no = 0
    const addCandidate = async (groupId: string | null) => {
      no++
      await tx.insert(candidates).values({
        id: `c${no}`,
        reviewId,
        groupId,
        no,
        name: `参评人${no}`,
        sex: no % 2 ? '男' : '女',
        unit: `学校${no % 3}`,
        currentTitle: '一级教师',
        appliedTitle: '高级教师',
        specialty: '小学语文',
        dossier: [{ key: 'basic', facts: [['姓名', `参评人${no}`]] }],
      })
    }
    for (const [i, group] of groups.entries()) {
      const members = Array.from({ length: group.seats }, (_, k) => first + k)
      first += group.seats
      await add(groupIds[i]!, 'group', `第${i + 1}组`, members)
      for (let k = 0; k < group.candidates; k++) await addCandidate(groupIds[i]!)
    }
    for (let k = 0; k < (groups.length ? 0 : (options.candidates ?? 3)); k++) await addCandidate(null)
    await add(
      committee,
      'committee',
      '评委会',
      Array.from({ length: total }, (_, n) => n),
    )
    await openFirstRounds(tx, reviewId)
  })
  world.windows.set(reviewId, {
    opensAt: new Date(now - 3600_000),
    closesAt: new Date(now + 24 * 3600_000),
    reported: false,
  })
  const people = new Map<string, Person>()
  async function login(name: string, kind: 'expert' | 'screen', expertId?: string): Promise<Person> {
    const known = people.get(name)
    if (known) return known
    const made = await world.person(name, { kind, reviewId })
    if (expertId)
      await app.db.write('seed', async (tx) => {
        await tx.update(accounts).set({ expertId }).where(eq(accounts.id, made.id))
      })
    await made.signIn()
    people.set(name, made)
    return made
  }
  const staff = await world.person('office')
  await staff.signIn()
  return {
    ...world,
    reviewId,
    groups: groupIds,
    committee,
    experts: Array.from({ length: need }, (_, n) => `e${n}`),
    staff,
    screen: await login('screen', 'screen'),
    reporter: await login('reporter', 'expert', `e${need}`),
    seatId: (panelId, n) => seatIds.get(panelId)![n]!,
    async at(panelId, n) {
      const seatId = seatIds.get(panelId)![n]!
      const [seat] = await app.db.read.select().from(seats).where(eq(seats.id, seatId))
      const made = await login(`x-${seat!.expertId}`, 'expert', seat!.expertId)
      return { ...made, seatId } as Seated
    },
    command: (who, operation, panelId, input = {}) =>
      who.call(operation, { panelId, commandId: randomUUID(), ...input }),
  }
}

/** A client of the live channel that keeps its parts as a tablet does, and every frame it was sent. */
export interface Watcher {
  socket: TestSocket
  parts: Map<string, Snapshot>
  frames: unknown[]
  gone: Problem[]
  /** Deltas that did not fit the version held. */
  gaps: number
  join(): Promise<Result<Snapshot[]>>
  view(): View
}

export async function watch(person: Person, panelId: string): Promise<Watcher> {
  const socket = await person.socket()
  const parts = new Map<string, Snapshot>()
  const watcher: Watcher = {
    socket,
    parts,
    frames: [],
    gone: [],
    gaps: 0,
    // Taken in the acknowledgement itself: a delta may follow in the same read, and comes before any promise goes on.
    join: () =>
      new Promise((done, fail) => {
        socket.raw
          .timeout(5000)
          .emit('live:join', panelId, (lost: Error | null, result: Result<Snapshot[]>) => {
            if (lost) return fail(lost)
            watcher.frames.push(result)
            parts.clear()
            if (result.ok) for (const part of result.value) parts.set(part.part, part)
            done(result)
          })
      }),
    view: () => Object.assign({}, ...[...parts.values()].map(({ view }) => view)) as View,
  }
  socket.raw.on('live:delta', (delta: Delta) => {
    watcher.frames.push(delta)
    const held = parts.get(delta.part)
    if (!held || held.version !== delta.from) watcher.gaps++
    else parts.set(delta.part, { part: delta.part, version: delta.to, view: patch(held.view, delta) })
  })
  socket.raw.on('live:gone', ({ problem }: { problem: Problem }) => watcher.gone.push(problem))
  return watcher
}

/** Waits until what was pushed has arrived. */
export const settled = (ms = 350) => new Promise((resolve) => setTimeout(resolve, ms))
