import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import type { Mode } from '../../shared/live/modes.ts'
import type { Choice } from '../../shared/live/state.ts'
import type { Roster } from '../../shared/review/roster.ts'
import type { Rules } from '../../shared/review/rules.ts'
import { freePort } from '../harness/server-process.ts'
import { HANDLER, PASSWORD, PRINCIPAL, type Slip, seed } from '../harness/stage.ts'
import { rosterOf } from '../roster.ts'

/** Something somebody was told, and by which way. */
export interface Told {
  who: string
  way: string
  value: unknown
}

export interface Attendant {
  name: string
  /** Seats by panel. */
  seats: Record<string, string>
  ask(operation: string, input?: object): Promise<{ status: number; body: Answer; bytes: Buffer }>
  /** A command that must succeed; the id is kept for a later repeat. */
  command(operation: string, panelId: string, input?: object): Promise<Answer>
  sent: { operation: string; input: object; answer: Answer }[]
}
// biome-ignore lint/suspicious/noExplicitAny: answers of every operation
type Answer = any

export interface Meeting {
  roster: Roster
  file: string
  reviewId: string
  groupId: string
  committeeId: string
  experts: Attendant[]
  reporter: Attendant
  screen: Attendant
  handler: Attendant
  principal: Attendant
  told: Told[]
  /** What the process has written so far. */
  output(): string
  metrics(): Promise<string>
  close(): Promise<void>
}

const SEATS = 5
export const CANDIDATES = 4
/** Differs between any two seats and between any two candidates of a seat, and every candidate gets all three. */
export const choiceOf = (seat: number, candidate: number): Choice =>
  (['yes', 'no', 'abstain'] as const)[(seat * 2 + candidate + Math.floor(seat / 3)) % 3]!

/** A group of five, a committee of seven: the chair and the reporter sit in the committee alone. */
export function secretRoster(mode: Mode, groupBallots: Rules['groupBallots']): Roster {
  const rules = {
    requireOpened: false,
    groupFilter: false,
    opinionRequired: false,
    committeeMin: 3,
    groupBallots,
  }
  const made = rosterOf({
    experts: SEATS + 2,
    groups: 1,
    candidates: CANDIDATES,
    mode,
    now: Date.now(),
    rules,
  })
  return {
    ...made,
    experts: made.experts.map((expert, i) => ({
      ...expert,
      ...(i >= SEATS && { group: null, groupRole: 'member' as const }),
      committeeRole: i === SEATS ? ('leader' as const) : ('member' as const),
      reporter: i === SEATS + 1,
    })),
  }
}

/** A real server process at its most talkative, with everybody signed in and following what they may. */
export async function openMeeting(roster: Roster): Promise<Meeting> {
  const dir = mkdtempSync(join(tmpdir(), 'gongping-secrecy-'))
  const [staged] = await seed(dir, [roster])
  const { reviewId, slips } = staged!
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const { child, output } = await start(dir, port, url)
  const told: Told[] = []
  const attendants: { socket: () => void }[] = []

  async function attend(name: string, portal: string, login: string, password: string): Promise<Attendant> {
    let cookie = ''
    const sent: Attendant['sent'] = []
    const self: Attendant = {
      name,
      seats: {},
      sent,
      async ask(operation, input = {}) {
        const headers = { origin: url, 'content-type': 'application/json', ...(cookie && { cookie }) }
        const response = await fetch(`${url}/api/${operation}`, {
          method: 'POST',
          headers,
          body: JSON.stringify(input),
        })
        cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
        const bytes = Buffer.from(await response.arrayBuffer())
        const isJson = String(response.headers.get('content-type')).includes('json')
        const body = isJson ? JSON.parse(bytes.toString()) : null
        told.push({ who: name, way: operation, value: body ?? bytes })
        return { status: response.status, body, bytes }
      },
      async command(operation, panelId, input = {}) {
        const whole = { panelId, commandId: randomUUID(), ...input }
        const { status, body } = await self.ask(operation, whole)
        if (status !== 200) throw new Error(`${name}: ${operation} answered ${JSON.stringify(body)}`)
        sent.push({ operation, input: whole, answer: body })
        return body
      },
    }
    await self.ask('auth.login', { portal, login, password })
    const socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { origin: url, cookie },
    })
    attendants.push({ socket: () => void socket.disconnect() })
    await once(socket as unknown as NodeJS.EventEmitter, 'connect')
    socket.onAny((event, ...values) => told.push({ who: name, way: `socket ${event}`, value: values }))
    const panels = portal === 'manage' ? [] : (await self.ask('live.panels')).body.panels
    for (const { panelId, seatId } of panels) if (seatId) self.seats[panelId] = seatId
    for (const panelId of known) {
      const joined = await socket.timeout(5000).emitWithAck('live:join', panelId)
      told.push({ who: name, way: 'socket live:join', value: joined })
    }
    return self
  }

  const known: string[] = []
  const handler = await attend('handler', 'manage', HANDLER, PASSWORD)
  const principal = await attend('principal', 'manage', PRINCIPAL, PASSWORD)
  const { body: detail } = await handler.ask('review.get', { reviewId })
  const idOf = (kind: string): string => detail.panels.find((panel: Answer) => panel.kind === kind).id
  const [groupId, committeeId] = [idOf('group'), idOf('committee')]
  known.push(groupId, committeeId)
  const watching = await attend('handler', 'manage', HANDLER, PASSWORD)
  const byNo = (slips as Slip[]).filter(({ kind }) => kind === 'expert').toSorted((a, b) => a.no - b.no)
  const people: Attendant[] = []
  for (const slip of byNo) people.push(await attend(slip.name, 'review', slip.login, slip.password!))
  const beamer = slips.find(({ kind }) => kind === 'screen')!
  const screen = await attend('screen', 'screen', beamer.login, beamer.password!)
  return {
    ...{ roster, file: join(dir, 'gongping.db'), reviewId, groupId, committeeId, told, output },
    ...{ experts: people.slice(0, -1), reporter: people.at(-1)!, screen, handler: watching, principal },
    metrics: () => fetch(`${url}/metrics`).then((response) => response.text()),
    async close() {
      for (const { socket } of attendants) socket()
      child.kill('SIGKILL')
      await once(child, 'exit')
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

async function start(dir: string, port: number, url: string) {
  const main = join(import.meta.dirname, '../../server/main.ts')
  const env = {
    PATH: process.env.PATH,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: dir,
    LOG_LEVEL: 'debug',
  }
  const child: ChildProcess = spawn(process.execPath, [main, '--no-demo'], { env })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => void (text += chunk))
  for (let tries = 0; tries < 600; tries++) {
    const up = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (up) return { child, output: () => text }
    if (child.exitCode !== null) break
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(`the server did not start: ${text}`)
}
