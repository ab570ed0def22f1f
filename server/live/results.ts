import { createHash } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Read } from '../../db/query.ts'
import { candidates } from '../../db/schema/review.ts'
import { groupResult } from '../../shared/live/derive.ts'
import type { ResultRow as ResultSchema } from '../../shared/live/live.api.ts'
import { finalOf, standing } from '../../shared/live/standing.ts'
import { maskId } from '../../shared/person/mask.ts'
import { canonical } from '../canonical.ts'
import { SEALED_FOR, type Secret } from '../secret.ts'
import type { ReviewLive } from './live.store.ts'

export type ResultRow = z.infer<typeof ResultSchema>

export interface Results {
  /** The committee has decided; before, nothing is told. */
  ready: boolean
  rows: ResultRow[]
  passed: number
  failed: number
}

/** The result table of a review, in roster order: for the reporter, the office, the sheets and the seal alike. */
export async function resultsOf(q: Read, secret: Secret, live: ReviewLive): Promise<Results> {
  const people = await q
    .select()
    .from(candidates)
    .where(eq(candidates.reviewId, live.reviewId))
    .orderBy(asc(candidates.no))
  // From here on without a pause: the panels change in place.
  const states = [...live.panels.values()]
  const committee = states.find(({ panel }) => panel.kind === 'committee')
  if (committee?.round.state !== 'decided') return { ready: false, rows: [], passed: 0, failed: 0 }
  const votes = standing(committee)
  const rows = people.map((person): ResultRow => {
    const group = person.groupId === null ? undefined : live.panels.get(person.groupId)
    const result = group ? groupResult(group, person.id) : null
    const vote = votes[person.id]
    const pass = finalOf(committee, person.id)
    return {
      candidateId: person.id,
      no: person.no,
      name: person.name,
      sex: person.sex,
      unit: person.unit,
      idMasked: person.idSealed === null ? '' : maskId(secret.unseal(person.idSealed, SEALED_FOR.id)),
      group: group?.panel.name ?? '',
      appliedTitle: person.appliedTitle,
      specialty: person.specialty,
      groupYes: result?.yes ?? null,
      groupNo: result?.no ?? null,
      groupAbstain: result?.abstain ?? null,
      groupOpinion: result?.opinion ?? '',
      groupPass: result?.pass ?? null,
      voteYes: vote?.yes ?? null,
      voteNo: vote?.no ?? null,
      voteAbstain: vote?.abstain ?? null,
      base: vote?.base ?? null,
      need: vote?.need ?? null,
      pass: person.withdrawn === null ? (pass ?? (result?.pass === false ? false : null)) : null,
      capped: isCapped(committee, person.id),
      withdrawn: person.withdrawn,
    }
  })
  const count = (pass: boolean) => rows.filter((row) => row.pass === pass).length
  return { ready: true, rows, passed: count(true), failed: count(false) }
}

/** Whether the latest decision on a candidate was the cap's, not the vote's. */
function isCapped(committee: Parameters<typeof standing>[0], candidateId: string): boolean {
  const decided = [...committee.past.map(({ outcomes }) => outcomes), committee.outcomes]
    .map((outcomes) => outcomes[candidateId])
    .filter((outcome) => outcome?.pass != null)
  return decided.at(-1)?.capped ?? false
}

/** SHA-256, hex, over the canonical result table: what was handed in can be shown to be what is stored. */
export const resultSeal = (rows: readonly ResultRow[]): string =>
  createHash('sha256').update(canonical(rows)).digest('hex')
