import { existsSync, readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { dialect } from '../../db/dialect.ts'
import { commands } from '../../db/schema/audit.ts'
import { ballots, draftKeys, drafts, participation, rounds } from '../../db/schema/live.ts'
import { openDraftBox } from '../../server/live/draft-box.ts'
import { ballotSeal } from '../../server/live/round.persist.ts'
import { meetingOf } from './meeting.ts'
import { openReviewWorld, type ReviewWorld } from './review-world.ts'

let world: ReviewWorld
afterEach(() => world?.close())

const CANDIDATES = 30
const SEATS = 6

/** A committee without groups: seats 0–2 vote yes on everybody, 3–5 no. Stops before the last submit. */
async function committee() {
  world = await openReviewWorld({
    groups: [],
    committee: SEATS,
    candidates: CANDIDATES,
    rules: { requireOpened: false, committeeOdd: false },
  })
  const meeting = meetingOf(world, 'committee', SEATS)
  await meeting.signIn()
  await meeting.prepare()
  await meeting.act('start')
  for (const [n, who] of (await meeting.people()).entries())
    await meeting.say(who, 'draftRest', { choice: n < 3 ? 'yes' : 'no' })
  await meeting.say(await world.at('committee', 0), 'draft', { candidateId: 'c1', choice: 'yes' })
  await meeting.act('open')
  await meeting.submit([0, 1, 2, 3, 4])
  return meeting
}

describe('what is stored of a secret vote', () => {
  it('R-1.8.1 joins no ballot to a seat: not by column, order of rows, time, or the log of commands', async () => {
    const meeting = await committee()
    const { read } = world.app.db
    expect(await read.select().from(ballots)).toEqual([])
    await meeting.submit([5])
    expect(await read.select().from(drafts)).toEqual([])
    expect(await read.select().from(draftKeys)).toEqual([])
    const stored = await read.select().from(ballots)
    expect(stored).toHaveLength(CANDIDATES * SEATS)
    expect(stored.every(({ seatId }) => seatId === null)).toBe(true)
    expect(Object.keys(stored[0]!).sort()).toEqual(['candidateId', 'choice', 'id', 'roundId', 'seatId'])
    const [round] = await read.select().from(rounds)
    expect(round!.seal).toBe(ballotSeal(stored))
    expect((await read.select().from(participation)).length).toBe(SEATS)
    for (const { answer, operation } of await read.select().from(commands))
      expect([operation, JSON.stringify(answer)]).not.toEqual([
        operation,
        expect.stringMatching(/yes|abstain|"no"/),
      ])
    if (dialect !== 'sqlite') return
    const inFile = await read
      .select({ id: ballots.id, candidateId: ballots.candidateId, choice: ballots.choice })
      .from(ballots)
      .orderBy(sql`rowid`)
    const bySeatOrder = Array.from({ length: CANDIDATES }, (_, n) =>
      inFile
        .filter(({ candidateId }) => candidateId === `c${n + 1}`)
        .map(({ choice }) => choice)
        .join(),
    ).filter((order) => order === 'yes,yes,yes,no,no,no')
    // By chance one in twenty; by leak every one.
    expect(bySeatOrder.length).toBeLessThan(10)
    const ids = inFile.map(({ id }) => id)
    expect(ids).toEqual([...ids].sort((a, b) => (a < b ? -1 : 1)))
  })

  it.runIf(dialect === 'sqlite')(
    'leaves no draft and no key of one in the bytes of the file, nor in its log',
    async () => {
      const meeting = await committee()
      const { db, secret } = world.app
      const kept = await db.read.select().from(drafts)
      const [key] = await db.read.select().from(draftKeys)
      expect(kept.length).toBe(CANDIDATES * SEATS)
      const bytes = () =>
        ['', '-wal']
          .map((end) => world.config.databaseUrl + end)
          .filter(existsSync)
          .map((file) => readFileSync(file).toString('latin1'))
          .join('')
      expect(kept.filter(({ sealed }) => bytes().includes(sealed)).length).toBe(kept.length)
      const box = openDraftBox(secret.derive)
      expect(box.unseal(key!.salt, kept[0]!, kept[0]!.sealed)).toMatch(/^(yes|no)$/)
      await meeting.submit([5])
      expect(await db.scrub()).toBe(true)
      const after = bytes()
      expect(kept.filter(({ sealed }) => after.includes(sealed))).toEqual([])
      expect(after.includes(key!.salt)).toBe(false)
      expect(() => openDraftBox(secret.derive).unseal(box.newSalt(), kept[0]!, kept[0]!.sealed)).toThrow()
    },
  )

  it('seals every choice to the same length, bound to its place', async () => {
    world = await openReviewWorld({ groups: [], committee: 3, candidates: 1 })
    const box = openDraftBox(world.app.secret.derive)
    const salt = box.newSalt()
    const place = { roundId: 'r', seatId: 's', candidateId: 'c' }
    const sealed = (['yes', 'no', 'abstain'] as const).map((choice) => box.seal(salt, place, choice))
    expect(new Set(sealed.map((text) => text.length)).size).toBe(1)
    expect(sealed.map((text) => box.unseal(salt, place, text))).toEqual(['yes', 'no', 'abstain'])
    expect(() => box.unseal(salt, { ...place, seatId: 'other' }, sealed[0]!)).toThrow()
  })
})
