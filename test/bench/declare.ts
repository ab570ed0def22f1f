import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { yearAt } from '../../server/beijing.ts'
import { PROMISE_VERSION } from '../../shared/declare/promise.ts'
import type { Problem } from '../../shared/problem.ts'
import { HANDLER, PASSWORD } from '../harness/stage.ts'
import type { Child } from './child.ts'
import { type Client, command, inTurns } from './client.ts'
import type { Declarant, DeclareStage } from './declare-stage.ts'
import { type Figure, percentile } from './figure.ts'
import type { Raw } from './raw.ts'

type Ask = (operation: string, input: object) => Promise<{ status: number; body: unknown }>
interface Seated extends Declarant {
  ask: Ask
}

/** How often each of them has something to save while writing, ms, and how long they are watched. */
const PAUSE_MS = 10_000
const WATCH_MS = 20_000
/** Hand-ins in the last moments of the window, over so many ms, and those that come too late. */
const RUSH_MS = 20_000
const IN_TIME = 500
const TOO_LATE = 60
const PRINTS = 200
/** Drafts a second of a panel that votes while the forms are printed. */
const VOTE_PAUSE_MS = 150

/** Signs in over HTTP and gives what asks as that person. */
async function signIn(url: string, portal: 'declare' | 'manage', login: string): Promise<Ask> {
  let cookie = ''
  const send = async (operation: string, input: object): Promise<Response> =>
    fetch(`${url}/api/${operation}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, ...(cookie && { cookie }) },
      body: JSON.stringify(input),
    })
  const answer = await send('auth.login', { portal, login, password: PASSWORD })
  if (!answer.ok) throw new Error(`auth.login: ${await answer.text()}`)
  cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return async (operation, input) => {
    const response = await send(operation, input)
    const bytes = await response.arrayBuffer()
    const json = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      body: json ? JSON.parse(Buffer.from(bytes).toString()) : bytes.byteLength,
    }
  }
}

/** The people of the stage at their forms, and what the three benches have in common. */
export async function seatDeclarants(url: string, stage: DeclareStage): Promise<Seated[]> {
  return inTurns(stage.people, 20, async (person) => ({
    ...person,
    ask: await signIn(url, 'declare', person.number),
  }))
}

/** 2,000 people write, each saving a section every ten seconds: what one save costs the server. */
export async function benchAutosave(server: Child, people: Seated[], raw: Raw): Promise<Figure[]> {
  const content = people[0]!.contents.summary!
  const bytes = Buffer.byteLength(JSON.stringify(content))
  const base = raw.replaces(400, bytes)
  await server.times()
  const until = performance.now() + WATCH_MS
  let saved = 0
  const cpu = (await server.usage()).cpuMs
  await Promise.all(
    people.map(async ({ ask, declarationId }) => {
      let version = 1
      await sleep(Math.random() * PAUSE_MS)
      while (performance.now() < until) {
        const values = { text: `${content.values.text} ${version}` }
        const { status, body } = await ask('declare.saveSection', {
          ...{ commandId: randomUUID(), id: declarationId, section: 'summary', version },
          content: { values, rows: [] },
        })
        if (status !== 200) throw new Error(`declare.saveSection: ${JSON.stringify(body)}`)
        version = (body as { version: number }).version
        saved++
        await sleep(PAUSE_MS * (0.8 + Math.random() * 0.4))
      }
    }),
  )
  const times = await server.times()
  const spent = ((await server.usage()).cpuMs - cpu) / saved
  const what = `a section saved while ${people.length.toLocaleString('en')} people write`
  const against = 'better-sqlite3, the same bytes, one commit each'
  const figure = (share: number, most?: number): Figure => ({
    ...{ name: `${what}: p${share * 100} in the server`, unit: 'ms', runs: [percentile(times, share)] },
    ...{ raw: [percentile(base, share)], against, ...(most && { aim: { most } }) },
  })
  return [
    figure(0.95, 100),
    figure(0.5),
    { name: `${what}: processor time each`, unit: 'ms', runs: [spent], raw: [], against: '' },
  ]
}

/** Everybody at once in the last moments before the window closes; who comes after it is refused, and none is lost. */
export async function benchHandIns(
  url: string,
  people: Seated[],
  { committeeId }: DeclareStage,
  raw: Raw,
): Promise<Figure[]> {
  const office = await signIn(url, 'manage', HANDLER)
  const closesAt = Date.now() + RUSH_MS + 4000
  const year = yearAt(new Date())
  const got = await office('committee.get', { id: committeeId, year })
  const { windowVersion, opensAt } = got.body as { windowVersion: number; opensAt: number }
  const set = await office('committee.setWindow', {
    ...{ commandId: randomUUID(), id: committeeId, year, version: windowVersion, opensAt, closesAt },
  })
  if (set.status !== 200) throw new Error(`committee.setWindow: ${JSON.stringify(set.body)}`)
  const some = people.slice(0, IN_TIME + TOO_LATE)
  const tries = await Promise.all(
    some.map(async ({ ask, declarationId }, at) => {
      const { body } = await ask('declare.get', { id: declarationId })
      const { version } = body as { version: number }
      // one after the other until shortly before the end; the last ones after it
      const share = at / IN_TIME
      const when =
        at < IN_TIME ? closesAt - RUSH_MS - 300 + share * RUSH_MS : closesAt + 20 + (at - IN_TIME) * 5
      await sleep(Math.max(0, when - Date.now()))
      const sent = performance.now()
      const answer = await ask('declare.submit', {
        ...{ commandId: randomUUID(), id: declarationId, version, promise: PROMISE_VERSION },
      })
      const code = answer.status === 200 ? 'in' : (answer.body as Problem).code
      return { code, took: performance.now() - sent, late: at >= IN_TIME, answered: Date.now() }
    }),
  )
  const taken = tries.filter(({ code }) => code === 'in')
  const odd = tries.filter(({ code, late }) => code !== (late ? 'declare.window_over' : 'in'))
  const list = await (await signIn(url, 'manage', 'danwei'))('climb.list', { year, tab: 'mine', size: 1 })
  const { total } = list.body as { total: number }
  const base = raw.replaces(IN_TIME, 6000)
  const what = `${IN_TIME} hand-ins in the last ${RUSH_MS / 1000} seconds`
  const against = 'better-sqlite3, one commit each'
  const sum = base.reduce((all, each) => all + each, 0)
  return [
    {
      ...{
        name: `${what}: decided otherwise than by when they arrived, of ${some.length}`,
        unit: '',
        against: '',
      },
      ...{ runs: [odd.length], raw: [], aim: { most: 0 } },
    },
    {
      ...{ name: `${what}: acknowledged and not at the unit's desk`, unit: '', against: '' },
      ...{ runs: [Math.abs(taken.length - total)], raw: [], aim: { most: 0 } },
    },
    {
      ...{
        name: `${what}: answer p99`,
        unit: 'ms',
        runs: [
          percentile(
            taken.map(({ took }) => took),
            0.99,
          ),
        ],
      },
      ...{ raw: [sum], against: `${against}, all of them` },
    },
    {
      ...{ name: `${what}: after the end until the last is answered`, unit: 'ms', raw: [], against: '' },
      runs: [Math.max(0, ...taken.map(({ answered }) => answered - closesAt))],
    },
  ]
}

/** A panel drafts without haste while `during` runs; what each draft waited, ms. */
async function votesDuring(panel: Client[], during: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  let over = false
  const voting = panel.map(async (client, at) => {
    for (let n = at; !over; n++) {
      const candidateId = client.candidates[n % client.candidates.length]!
      const sent = performance.now()
      await command(client, 'draft', { candidateId, choice: n % 2 ? 'yes' : 'no' })
      times.push(performance.now() - sent)
      await sleep(VOTE_PAUSE_MS * (0.5 + Math.random()))
    }
  })
  await during()
  over = true
  await Promise.all(voting)
  return times
}

/** 200 评审表 are printed while a panel votes: what a vote waits longer. */
export async function benchPrints(url: string, panel: Client[]): Promise<Figure[]> {
  const unit = await signIn(url, 'manage', 'danwei')
  const year = yearAt(new Date())
  const pages = await Promise.all(
    [1, 2].map((page) => unit('climb.list', { year, tab: 'all', page, size: 100 })),
  )
  const ids = pages
    .flatMap(({ body }) => (body as { rows: { id: string }[] }).rows.map(({ id }) => id))
    .slice(0, PRINTS)
  const print = async (id: string) => {
    const { status, body } = await unit('climb.print', { id, form: 'table' })
    if (status !== 200 || Number(body) < 1000) throw new Error(`climb.print: ${JSON.stringify(body)}`)
  }
  await print(ids[0]!)
  await votesDuring(panel, () => sleep(2000))
  const began = performance.now()
  const busy = await votesDuring(panel, () => inTurns(ids, 4, print))
  const took = performance.now() - began
  const quiet = await votesDuring(panel, () => sleep(Math.min(20_000, took)))
  const [loaded, alone] = [percentile(busy, 0.99), percentile(quiet, 0.99)]
  return [
    {
      ...{
        name: `vote of ${panel.length} while ${ids.length} PDFs of 评审表 are made: p99`,
        unit: 'ms',
        runs: [loaded],
      },
      ...{ raw: [alone], against: 'the same votes without PDFs' },
    },
    {
      ...{
        name: `the same: p99 beyond that of votes without PDFs`,
        unit: 'ms',
        runs: [Math.max(0, loaded - alone)],
      },
      ...{ raw: [], against: '', aim: { most: 20 } },
    },
    {
      ...{ name: `PDFs of 评审表 while a panel votes`, unit: '/s', runs: [(ids.length / took) * 1000] },
      ...{ raw: [], against: '' },
    },
  ]
}
