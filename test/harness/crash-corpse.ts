import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gte } from 'drizzle-orm'
import { type Db, openDb } from '../../db/open.ts'
import { auditLog, commands } from '../../db/schema/audit.ts'
import {
  attendance,
  ballots,
  draftKeys,
  drafts,
  openings,
  opinions,
  outcomes,
  participation,
  rounds,
  scores,
} from '../../db/schema/live.ts'
import { verifyChain } from '../../server/audit/verify.ts'
import { openDraftBox } from '../../server/live/draft-box.ts'
import { ballotSeal } from '../../server/live/round.persist.ts'
import { openSecret } from '../../server/secret.ts'
import type { Choice } from '../../shared/live/state.ts'

const COUNTED = ['submitted', 'deliberating', 'decided']

/** What a dead server left on the disk, in the words of the ledger. */
export interface Stored {
  commands: Map<string, unknown>
  effects: Map<string, unknown>
  /** Rounds whose drafts must be gone: sealed or void. */
  closed: Set<string>
  /** Tallies of the sealed rounds, counted from the ballots. */
  sealed: Map<string, Record<string, Record<Choice, number>>>
  /** What is wrong in itself, whatever the tablets know. */
  faults: string[]
  /** Hash of each row of the log, in order. */
  chain: string[]
}

/**
 * Reads a copy of the data directory's database: the copy is recovered from its log, the original is untouched. Of
 * the commands only those kept after `since`.
 */
export async function readCorpse(dataDir: string, since: Date): Promise<Stored> {
  const copy = mkdtempSync(join(tmpdir(), 'gongping-corpse-'))
  for (const end of ['', '-wal'])
    if (existsSync(join(dataDir, `gongping.db${end}`)))
      copyFileSync(join(dataDir, `gongping.db${end}`), join(copy, `gongping.db${end}`))
  const db = await openDb(join(copy, 'gongping.db'), { readOnly: true })
  try {
    return await read(db, dataDir, since)
  } finally {
    await db.close()
    rmSync(copy, { recursive: true, force: true })
  }
}

async function read({ read: q }: Db, dataDir: string, since: Date): Promise<Stored> {
  const box = openDraftBox(openSecret(dataDir).derive)
  const stored: Stored = {
    commands: new Map(
      (await q.select().from(commands).where(gte(commands.at, since))).map(({ id, answer }) => [id, answer]),
    ),
    effects: new Map(),
    closed: new Set(),
    sealed: new Map(),
    faults: [],
    chain: (await q.select({ hash: auditLog.hash }).from(auditLog).orderBy(auditLog.seq)).map(
      (row) => row.hash,
    ),
  }
  const { effects, faults } = stored
  const all = await q.select().from(rounds)
  const latest = new Map(all.sort((a, b) => a.no - b.no).map(({ panelId, id }) => [panelId, id]))
  const current = new Set(latest.values())
  for (const { id, sealedAt, state } of all) {
    if (sealedAt !== null || state === 'void') stored.closed.add(id)
    // 退回 makes a round void after its count as well: its ballots stay, and stay readable.
    if (state !== 'void' && (sealedAt !== null) !== COUNTED.includes(state))
      faults.push(`a round is ${state} and ${sealedAt === null ? 'not ' : ''}sealed`)
  }
  const salts = new Map((await q.select().from(draftKeys)).map(({ roundId, salt }) => [roundId, salt]))
  for (const id of salts.keys())
    if (stored.closed.has(id)) faults.push('a closed round still has its draft key')
  for (const { sealed, ...place } of await q.select().from(drafts)) {
    if (stored.closed.has(place.roundId)) faults.push('a closed round still has a draft')
    const salt = salts.get(place.roundId)
    if (salt === undefined) faults.push('a draft has no key')
    else
      effects.set(
        `draft ${place.roundId} ${place.seatId} ${place.candidateId}`,
        box.unseal(salt, place, sealed),
      )
  }
  for (const { roundId, seatId, receipt } of await q.select().from(participation))
    effects.set(`receipt ${roundId} ${seatId}`, receipt)
  // What was prepared in one round is carried into the next: the latest holds it all.
  for (const row of await q.select().from(attendance))
    if (current.has(row.roundId) && row.signedInAt !== null) effects.set(`signed ${row.seatId}`, true)
  for (const row of await q.select().from(openings))
    if (current.has(row.roundId)) effects.set(`opened ${row.seatId} ${row.candidateId}`, true)
  for (const row of await q.select().from(scores))
    if (current.has(row.roundId)) effects.set(`score ${row.seatId} ${row.candidateId}`, row.parts)
  for (const row of await q.select().from(opinions))
    if (current.has(row.roundId)) effects.set(`opinion ${row.seatId} ${row.candidateId}`, row.text)
  await count({ read: q }, stored, all)
  const { broken } = await verifyChain({ read: q })
  if (broken) faults.push(`the audit log is broken at row ${broken.seq}: ${broken.fault}`)
  return stored
}

/** Ballots against the outcomes, the seal, and the state of their round. */
async function count(
  { read: q }: Pick<Db, 'read'>,
  { sealed, closed, faults }: Stored,
  all: (typeof rounds.$inferSelect)[],
): Promise<void> {
  const cast = await q.select().from(ballots)
  const written = await q.select().from(outcomes)
  for (const { id, sealedAt, seal } of all) {
    const own = cast.filter(({ roundId }) => roundId === id)
    const found = written.filter(({ roundId }) => roundId === id)
    if (sealedAt === null) {
      if (own.length || found.length) faults.push('a round that is not sealed has ballots or outcomes')
      continue
    }
    const tallies: Record<string, Record<Choice, number>> = {}
    for (const { candidateId, choice } of own)
      (tallies[candidateId] ??= { yes: 0, no: 0, abstain: 0 })[choice]++
    sealed.set(id, tallies)
    if (seal !== ballotSeal(own)) faults.push('the seal of a round does not fit its ballots')
    if (!closed.has(id)) faults.push('a sealed round is not closed')
    for (const { candidateId, yes, no, abstain } of found) {
      const tally = tallies[candidateId]
      if (tally?.yes !== yes || tally.no !== no || tally.abstain !== abstain)
        faults.push('an outcome does not fit its ballots')
    }
    if (found.length !== Object.keys(tallies).length) faults.push('a sealed round lacks an outcome')
  }
}
