import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { orgs } from '../../db/schema/org.ts'
import { candidates, experts, files, panels, reviews, seats } from '../../db/schema/review.ts'
import { derive } from '../../shared/live/derive.ts'
import type { Candidate, LiveState, ScreenShow } from '../../shared/live/state.ts'
import type { DraftBox } from './draft-box.ts'
import { fillRound, loadRounds, type RoundRows } from './round.store.ts'

/** The panels of one review as memory holds them. */
export interface ReviewLive {
  reviewId: string
  orgId: string
  /** Materialised path of the review's organisation: staff whose own path it starts with may watch. */
  orgPath: string
  /** Experts that are the review's 上报人. */
  reporters: Set<string>
  panels: Map<string, LiveState>
  /** Salt of each running round's draft key, by round id. */
  salts: Map<string, string>
  /** Since when a panel's switch has been paused, ms; memory only, for supervision. */
  pausedAt: Map<string, number>
}

/** Units and quiet moments of one review take turns under this name: its panels share recusals, candidates and results. */
export const liveLock = (reviewId: string): string => `live:${reviewId}`

/** The review a panel belongs to, or null. */
export async function reviewOf(q: Read, panelId: string): Promise<string | null> {
  const [row] = await q.select({ reviewId: panels.reviewId }).from(panels).where(eq(panels.id, panelId))
  return row?.reviewId ?? null
}

/** Rebuilds every panel of a review from its rows; null when the review is not there or has no rounds yet. */
export async function loadReview(q: Read, box: DraftBox, reviewId: string): Promise<ReviewLive | null> {
  const [found] = await q
    .select()
    .from(reviews)
    .innerJoin(orgs, eq(orgs.id, reviews.orgId))
    .where(eq(reviews.id, reviewId))
  if (!found) return null
  const review = found.reviews
  const panelRows = await q
    .select()
    .from(panels)
    .where(eq(panels.reviewId, reviewId))
    .orderBy(asc(panels.sort), asc(panels.id))
  const panelIds = panelRows.map(({ id }) => id)
  if (panelIds.length === 0) return null
  const rounds = await loadRounds(q, reviewId, panelIds)
  const seatRows = await loadSeats(q, panelIds)
  const people = await loadCandidates(q, reviewId)
  const hasGroups = panelRows.some(({ kind }) => kind === 'group')
  const reporters = await q
    .select({ id: experts.id })
    .from(experts)
    .where(and(eq(experts.reviewId, reviewId), eq(experts.reporter, true)))
  const live: ReviewLive = {
    reviewId,
    orgId: review.orgId,
    orgPath: found.orgs.path,
    reporters: new Set(reporters.map(({ id }) => id)),
    panels: new Map(),
    salts: rounds.salts,
    pausedAt: new Map(),
  }
  for (const panel of panelRows) {
    const own = rounds.byPanel.get(panel.id)
    if (!own) continue
    const belongs = (groupId: string | null) => groupId === panel.id || !hasGroups
    const state: LiveState = {
      review: {
        id: review.id,
        title: review.title,
        committee: review.committee,
        year: review.year,
        mode: review.mode,
        rules: review.rules,
        status: review.status,
        startsAt: review.startsAt,
        endsAt: review.endsAt,
        rehearsal: review.rehearsal,
        hasGroups,
      },
      panel: { id: panel.id, kind: panel.kind, name: panel.name },
      seats: Object.fromEntries(
        seatRows.filter((seat) => seat.panelId === panel.id).map((seat) => [seat.id, seatOf(seat)]),
      ),
      candidates: Object.fromEntries(
        people.filter(({ groupId }) => belongs(groupId)).map((person) => [person.id, { ...person }]),
      ),
      screen: panel.screen as ScreenShow,
      released: panel.released,
      ...roundOf(own, box, rounds.salts),
    }
    fillRound(state, own)
    live.panels.set(panel.id, state)
  }
  if (live.panels.size === 0) return null
  derive([...live.panels.values()])
  return live
}

function roundOf(own: RoundRows, box: DraftBox, salts: Map<string, string>) {
  const { latest, past } = own
  const salt = salts.get(latest.id)
  const drafts: LiveState['drafts'] = {}
  for (const { seatId, candidateId, sealed } of own.drafts)
    if (salt)
      (drafts[seatId] ??= {})[candidateId] = box.unseal(
        salt,
        { roundId: latest.id, seatId, candidateId },
        sealed,
      )
  return {
    round: {
      id: latest.id,
      no: latest.no,
      state: latest.state,
      reason: latest.reason,
      kind: latest.kind,
      scope: latest.scope ?? [],
      follows: latest.scope === null,
      startedAt: latest.startedAt,
      openedAt: latest.openedAt,
      sealedAt: latest.sealedAt,
      decidedAt: latest.decidedAt,
    },
    past,
    groupsPending: [],
    drafts,
    recusals: {},
    opened: {},
    leads: {},
    opinions: {},
    questions: {},
    scores: {},
    ballots: {},
    outcomes: {},
    rooms: {},
  } satisfies Partial<LiveState>
}

type SeatRow = Awaited<ReturnType<typeof loadSeats>>[number]
const loadSeats = (q: Read, panelIds: string[]) =>
  q
    .select({
      id: seats.id,
      panelId: seats.panelId,
      expertId: seats.expertId,
      no: seats.no,
      role: seats.role,
      name: experts.name,
      unit: experts.unit,
    })
    .from(seats)
    .innerJoin(experts, eq(experts.id, seats.expertId))
    .where(inArray(seats.panelId, panelIds))
    .orderBy(asc(seats.no), asc(seats.id))

const seatOf = ({ panelId: _panel, ...seat }: SeatRow): LiveState['seats'][string] => ({
  ...seat,
  signedInAt: null,
  absent: null,
  counted: null,
  submittedAt: null,
  receipt: null,
})

/** Public facts of the candidates, in roster order; dossiers and numbers stay in the store. */
async function loadCandidates(q: Read, reviewId: string): Promise<Candidate[]> {
  const rows = await q
    .select({
      id: candidates.id,
      no: candidates.no,
      lot: candidates.lot,
      name: candidates.name,
      unit: candidates.unit,
      currentTitle: candidates.currentTitle,
      appliedTitle: candidates.appliedTitle,
      specialty: candidates.specialty,
      groupId: candidates.groupId,
      withdrawn: candidates.withdrawn,
      files: sql<number>`(select count(*) from ${files} where ${files.candidateId} = ${candidates.id})`,
    })
    .from(candidates)
    .where(eq(candidates.reviewId, reviewId))
    .orderBy(asc(candidates.no), asc(candidates.id))
  return rows.map((row) => ({ ...row, files: Number(row.files), group: null }))
}
