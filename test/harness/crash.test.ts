import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Choice } from '../../shared/live/state.ts'
import type { MineRecord, RoundRecord } from '../../shared/live/view.ts'
import { rosterOf } from '../roster.ts'
import { readCorpse } from './crash-corpse.ts'
import { Ledger } from './crash-ledger.ts'
import { startLoad } from './crash-load.ts'
import { freePort, startServer } from './server-process.ts'
import { seed, staff } from './stage.ts'

/** 6 with every `npm test`, 100 with `npm run test:crash`. */
const CRASHES = Number(process.env.CRASHES ?? 6)
/** Longest time under load before the next kill, ms. */
const UNDER_LOAD = 1000

test(`killed ${CRASHES} times under load, the server keeps every acknowledged command once and none by half`, {
  timeout: 60_000 + CRASHES * 12_000,
}, async () => {
  const dir = mkdtempSync(join(tmpdir(), 'gongping-crash-'))
  const reviews = await seed(dir, [
    // Two groups with scores and opinions, named ballots; a committee without groups, secret ballots.
    rosterOf({ experts: 15, groups: 3, candidates: 15, mode: 'lecture', committee: '甲评委会' }),
    rosterOf({ experts: 15, groups: 0, candidates: 8, mode: 'expert', committee: '乙评委会' }),
  ])
  const port = await freePort()
  let server = await startServer(dir, port)
  const ledger = new Ledger()
  const load = await startLoad(reviews, (login) => staff(server.url, login), server.url, ledger)
  let chain: string[] = []
  let checked = new Date(0)
  try {
    for (let crash = 1; crash <= CRASHES; crash++) {
      await sleep(UNDER_LOAD * Math.random())
      await server.kill('SIGKILL')
      const now = new Date(Date.now() - 30_000)
      const stored = await readCorpse(dir, checked)
      checked = now
      const told = `after crash ${crash} of ${CRASHES}`
      expect([...stored.faults, ...ledger.compare(stored)], told).toEqual([])
      // The log only grows: what it said before the crash it says still.
      expect(stored.chain.slice(0, chain.length), told).toEqual(chain)
      chain = stored.chain
      server = await startServer(dir, port)
    }
    // Work goes on after the last crash by itself, and another round is decided.
    const before = Math.max(load.decided(), 4)
    await expect.poll(load.decided, { timeout: 60_000 }).toBeGreaterThan(before)
    await load.stop()
    for (const { tablet, seatId } of load.seats) {
      const round = tablet.view.round as RoundRecord
      if (round.sealedAt !== null) continue
      const drafts = ledger.draftsOf({ roundId: round.id, seatId })
      await tablet.until((view) => {
        const shown = Object.entries(view).flatMap(([key, record]): [string, Choice | null][] =>
          key.startsWith('mine:') ? [[key.slice(5), (record as MineRecord).choice]] : [],
        )
        return shown.every(([id, choice]) => (drafts[id] ?? null) === choice)
      })
    }
    await server.kill('SIGTERM')
    const stored = await readCorpse(dir, new Date(0))
    expect([...stored.faults, ...ledger.compare(stored, true)], 'at the end').toEqual([])
    expect(stored.sealed.size).toBeGreaterThan(3)
    expect(ledger.acknowledged).toBeGreaterThan(CRASHES * 50)
  } finally {
    for (const { tablet } of load.seats) tablet.close()
    await server.kill('SIGKILL')
    rmSync(dir, { recursive: true, force: true })
  }
})
