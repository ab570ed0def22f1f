import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { openDb } from '../../db/open.ts'
import { ballots, outcomes, participation, rounds } from '../../db/schema/live.ts'
import { panels } from '../../db/schema/review.ts'
import { attend } from '../../server/simulate/meeting.ts'
import { type Answer, type SentCommand, Tablet } from '../../server/simulate/tablet.ts'
import { fastTemper } from '../../server/simulate/temper.ts'
import type { Choice } from '../../shared/live/state.ts'
import type { MeRecord, MineRecord, RoundRecord, View } from '../../shared/live/view.ts'
import { rosterOf } from '../roster.ts'
import { type BadLine, openProxy } from './proxy.ts'
import { openStage, type Seated, type Stage, seatEverybody, seatOne } from './stage.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

const stageOf = async (roster: Parameters<typeof openStage>[0]): Promise<Stage> => {
  const stage = await openStage(roster)
  open.push(() => stage.close())
  return stage
}
const proxyOf = async (...args: Parameters<typeof openProxy>): Promise<BadLine> => {
  const proxy = await openProxy(...args)
  open.push(() => proxy.close())
  return proxy
}
const closing = (tablet: Tablet): Tablet => {
  open.push(async () => tablet.close())
  return tablet
}

const round = (view: View) => view.round as RoundRecord
const choicesIn = (view: View): Record<string, Choice> =>
  Object.fromEntries(
    Object.entries(view).flatMap(([key, record]) => {
      const own = record as MineRecord
      return key.startsWith('mine:') && own.choice !== null && own.recused === null
        ? [[own.candidateId, own.choice]]
        : []
    }),
  )

/** Everything voted in a review, as stored: by panel, its tallies, its receipts, and the outcomes it wrote. */
async function storedVotes(dir: string) {
  const db = await openDb(`${dir}/gongping.db`, { readOnly: true })
  try {
    const [all, cast, handed, written] = [
      await db.read.select().from(rounds),
      await db.read.select().from(ballots),
      await db.read.select().from(participation),
      await db.read.select().from(outcomes),
    ]
    const kinds = new Map((await db.read.select().from(panels)).map(({ id, kind }) => [id, kind]))
    return all.map(({ id, panelId, state }) => ({
      panelId,
      state,
      kind: kinds.get(panelId),
      tallies: tally(cast.filter(({ roundId }) => roundId === id)),
      unlinked: cast.filter(({ roundId }) => roundId === id).every(({ seatId }) => seatId === null),
      receipts: handed.filter(({ roundId }) => roundId === id).map(({ receipt }) => receipt),
      outcomes: Object.fromEntries(
        written
          .filter(({ roundId }) => roundId === id)
          .map(({ candidateId, yes, no, abstain }) => [candidateId, { yes, no, abstain }]),
      ),
    }))
  } finally {
    await db.close()
  }
}

type Tallies = Record<string, Record<Choice, number>>
function tally(votes: { candidateId: string; choice: Choice }[]): Tallies {
  const tallies: Tallies = {}
  for (const { candidateId, choice } of votes)
    (tallies[candidateId] ??= { yes: 0, no: 0, abstain: 0 })[choice]++
  return tallies
}

test('over lines that are cut, stalled and turned away, a group and a committee round complete by themselves, each ballot counted once', {
  timeout: 180_000,
}, async () => {
  const stage = await stageOf(rosterOf({ experts: 29, groups: 3, candidates: 12, mode: 'lecture' }))
  const chance = seeded(Number(process.env.WEATHER_SEED ?? 20_26))
  const proxy = await proxyOf(Number(new URL(stage.url).port), WEATHER, chance)
  /** Lists as the tablets handed them in, by receipt: only this test knows them, and who chose what. */
  const handed = new Map<string, { panelId: string; choices: Record<string, Choice> }>()
  const sent: SentCommand[] = []
  let heard = performance.now()
  const onCommand = (command: SentCommand) => {
    const { operation, input, answer } = command
    heard = performance.now()
    if (!answer) sent.push(command)
    if (operation === 'live.submit' && answer?.ok)
      handed.set(answer.value.receipt as string, {
        panelId: input.panelId,
        choices: input.choices as Record<string, Choice>,
      })
  }
  const everybody = await seatEverybody(stage.review, {
    url: proxy.url,
    patience: 2500,
    backoff: 400,
    onCommand,
  })
  for (const { tablet } of everybody) closing(tablet)
  const screen = await screenOf(stage, proxy.url)
  const committee = everybody[0]!.seats.find(({ kind }) => kind === 'committee')!.panelId
  await screen.join(committee)
  const still = new Set<Seated>(everybody)
  const meeting = Promise.all(
    everybody.map(async (seated) => {
      await attend(seated.tablet, fastTemper(chance, 30), {
        lead: true,
        ready: ({ kind }, { present, seats }) => kind === 'committee' || present === seats,
      })
      still.delete(seated)
    }),
  )
  await sleep(1500)
  await proxy.refuse(1500)
  const hanging = async () => {
    while (performance.now() < heard + SILENCE) await sleep(500, null, { ref: false })
    throw new Error(`the meeting hangs\n${await standstill(stage, [...still], sent)}`)
  }
  await Promise.race([meeting, hanging()])
  await screen.until((view) => round(view).state === 'decided')

  const votes = await storedVotes(stage.dir)
  expect(votes.map(({ state }) => state)).toEqual(Array(4).fill('decided'))
  for (const { panelId, kind, tallies, receipts, outcomes: written, unlinked } of votes) {
    const own = [...handed].filter(([, list]) => list.panelId === panelId)
    const votesCast = own.flatMap(([, { choices }]) =>
      Object.entries(choices).map(([candidateId, choice]) => ({ candidateId, choice })),
    )
    expect(tallies, `${kind}: what is counted is what was chosen`).toEqual(tally(votesCast))
    expect(written, `${kind}: and what was decided on`).toEqual(tallies)
    expect([...receipts].sort()).toEqual(own.map(([receipt]) => receipt).sort())
    expect(unlinked).toBe(kind === 'committee')
  }
  expect(handed.size).toBe(29 * 2)
  // The weather was what it was meant to be.
  expect(proxy.did.cuts).toBeGreaterThan(30)
  expect(proxy.did.stalls).toBeGreaterThan(10)
  expect(proxy.did.refused).toBeGreaterThan(5)
  expect(Math.max(...everybody.map(({ tablet }) => tablet.joins))).toBeGreaterThan(3)
})

/** A busy machine is slow; a meeting in which nobody says anything for so long, ms, hangs. */
const SILENCE = 20_000
/** Four of five lines break after some kilobytes, now and then one stands still for a second, no two are equally slow. */
const WEATHER = { delay: 60, stall: 0.006, stallMs: 1000, cut: 0.8, cutAfter: 60_000 }

/** Who is still in the meeting: what each sees, what the server says to that person, what is under way or was refused. */
async function standstill({ url }: Stage, still: Seated[], sent: SentCommand[]): Promise<string> {
  const lines = still.map(async ({ tablet, slip }) => {
    const { panel, me, round: seen, facts } = tablet.view as Record<string, { panelId?: string }>
    const heard = await fetch(`${url}/api/live.view`, {
      method: 'POST',
      headers: { cookie: tablet.cookie, origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ panelId: panel?.panelId }),
      signal: AbortSignal.timeout(3000),
    }).then(
      (response) => response.json(),
      (error: unknown) => String(error),
    )
    const { audience, own } = heard as { audience?: View; own?: View }
    const socket = { connected: tablet.socket.connected, joins: tablet.joins, gone: tablet.gone }
    const stored = audience ? { round: audience.round, me: own?.me } : heard
    return `${slip.name}: ${JSON.stringify({ socket, seen: { round: seen, me, facts }, stored })}`
  })
  const open = sent
    .filter(({ answer }) => !answer?.ok)
    .map(({ operation, input, answer }) =>
      JSON.stringify({ operation, panelId: input.panelId, refused: answer?.ok === false && answer.problem }),
    )
  return [...(await Promise.all(lines)), ...open].join('\n')
}

/** Mulberry32: the same weather every time, as far as the clock allows; `WEATHER_SEED` names another. */
function seeded(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

async function screenOf({ review }: Stage, url: string): Promise<Tablet> {
  const slip = review.slips.find(({ kind }) => kind === 'screen')!
  const screen = closing(new Tablet(slip.login, slip.password!, { url, portal: 'screen' }))
  await screen.signIn()
  await screen.connect()
  return screen
}

/** A committee of 25 without groups, all drafts made, the switch open: `everybody[0]` has not handed in, nor anybody else. */
async function openCommittee(stage: Stage): Promise<Seated[]> {
  const everybody = await seatEverybody(stage.review, { url: stage.url, backoff: 200 })
  for (const { tablet, seats } of everybody) {
    closing(tablet)
    await tablet.join(seats[0]!.panelId)
    await tablet.send('live.signIn')
  }
  const leader = everybody.find(({ seats }) => seats[0]!.role === 'leader')!.tablet
  const must = async (operation: string, input: object) =>
    expect(await leader.send(operation, input)).toMatchObject({ ok: true })
  await must('live.autoAssign', { per: 1 })
  await must('live.act', { action: 'start' })
  await Promise.all(
    everybody.map(async ({ tablet }, i) => {
      await tablet.until((view) => round(view).state === 'drafting')
      const choice = (['yes', 'no', 'abstain'] as const)[i % 3]
      expect(await tablet.send('live.draftRest', { choice })).toMatchObject({ ok: true })
    }),
  )
  await must('live.act', { action: 'open' })
  await Promise.all(
    everybody.map(({ tablet }) =>
      tablet.until((view) => {
        const me = view.me as MeRecord
        return round(view).state === 'open' && me.drafted === me.due
      }),
    ),
  )
  return everybody
}

const small = () =>
  rosterOf({ experts: 25, groups: 0, candidates: 6, mode: 'expert', rules: { requireOpened: false } })

test('three quick submits from two tablets of one seat: one ballot for each candidate, the same receipt', async () => {
  const stage = await stageOf(small())
  const everybody = await openCommittee(stage)
  const [first, ...others] = everybody
  const { tablet, slip, seats } = first!
  const { panelId } = seats[0]!
  const choices = choicesIn(tablet.view)
  const submit = (from: Tablet) => from.call('live.submit', { panelId, commandId: randomUUID(), choices })
  const spare = async (): Promise<Answer | null> => {
    const other = await seatOne(slip, { url: stage.url })
    closing(other.tablet)
    return submit(other.tablet)
  }
  const answers = await Promise.all([submit(tablet), submit(tablet), spare()])
  const receipts = answers.map((answer) => (answer?.ok ? answer.value.receipt : null))
  expect(receipts[2]).toMatch(/^\w{4}-\w{4}-\w{4}$/)
  expect(receipts).toEqual(Array(3).fill(receipts[2]))
  for (const { tablet: other } of others)
    expect(await other.send('live.submit', { choices: choicesIn(other.view) })).toMatchObject({ ok: true })
  const [votes] = await storedVotes(stage.dir)
  expect(votes!.receipts.filter((receipt) => receipt === receipts[2])).toHaveLength(1)
  expect(votes!.receipts).toHaveLength(25)
  expect(Object.values(votes!.tallies).map(({ yes, no, abstain }) => yes + no + abstain)).toEqual(
    Array(6).fill(25),
  )
}, 60_000)

test.each(['SIGKILL', 'SIGTERM'] as const)(
  '%s in the middle of everybody’s submit: after the restart each list is in, once',
  async (signal) => {
    const stage = await stageOf(small())
    const everybody = await openCommittee(stage)
    const expected = tally(
      everybody.flatMap(({ tablet }) =>
        Object.entries(choicesIn(tablet.view)).map(([candidateId, choice]) => ({ candidateId, choice })),
      ),
    )
    const submits = everybody.map(async ({ tablet }, i) => {
      await sleep(i)
      return tablet.send('live.submit', { choices: choicesIn(tablet.view) })
    })
    await sleep(10)
    await stage.restart(signal)
    const answers = await Promise.all(submits)
    expect(answers.every((answer) => answer.ok)).toBe(true)
    const [votes] = await storedVotes(stage.dir)
    expect(votes!.state).toBe('submitted')
    expect(votes!.tallies).toEqual(expected)
    const told = answers.map((answer) => answer.ok && answer.value.receipt)
    expect([...votes!.receipts].sort()).toEqual(told.sort())
    expect(new Set(told).size).toBe(25)
  },
  60_000,
)
