import { and, asc, eq, inArray, max, ne, notExists, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Read, Tx } from '../../db/query.ts'
import { committees } from '../../db/schema/committee.ts'
import { declarationEditions, declarations, type EditionFile } from '../../db/schema/declare.ts'
import { orgs } from '../../db/schema/org.ts'
import { persons } from '../../db/schema/person.ts'
import { candidates, files, panels, reviews } from '../../db/schema/review.ts'
import { DOSSIER_SECTION, dossierFrom, UNSEEN_SLOTS } from '../../shared/declare/dossier.ts'
import { slotOf } from '../../shared/declare/form.ts'
import { words } from '../../shared/i18n/zh-CN/form.ts'
import { refuse } from '../../shared/problem.ts'
import type { reviewApi } from '../../shared/review/review.api.ts'
import { log } from '../audit/log.ts'
import { inChunks } from '../chunks.ts'
import type { Ctx } from '../ctx.ts'
import { namesFor } from '../declare/paper.ts'
import { filesSeen, seesWhole } from '../declare/seen.store.ts'
import { shownName } from '../files.ts'
import { liveOf } from '../live/live.ts'
import { change, type Review, saveReview, visibleReview } from './scope.ts'

type Take = z.output<typeof reviewApi.takeCandidates.input>

/** Longest list that is offered at once; a committee of one year has some hundred. */
const MOST = 2000

/** Taken by a review that counts: a rehearsal takes nobody away, nor does one that was ended. */
const taken = (q: Read, reviewId: string) =>
  q
    .select({ one: sql`1` })
    .from(candidates)
    .innerJoin(reviews, eq(reviews.id, candidates.reviewId))
    .where(
      and(
        eq(candidates.declarationId, declarations.id),
        or(eq(reviews.id, reviewId), and(ne(reviews.status, 'closed'), eq(reviews.rehearsal, false))),
      ),
    )

/**
 * Accepted declarations of the review's year that the asker may see and no review has taken: of its committee, where
 * that is one of ours, by id or by name.
 */
async function eligibleFor(ctx: Ctx, q: Read, review: Review) {
  const named = await q
    .select({ id: committees.id })
    .from(committees)
    .where(review.committeeId ? eq(committees.id, review.committeeId) : eq(committees.name, review.committee))
  const own = named.map(({ id }) => id)
  return and(
    ...[filesSeen(ctx), eq(declarations.state, 'accepted'), eq(declarations.kind, 'title')],
    ...[eq(declarations.year, review.year), notExists(taken(q, review.id))],
    own.length ? inArray(declarations.committeeId, own) : ne(declarations.id, ''),
  )
}

/** 已接收申报 that this draft may take as candidates, in the order of units and names. */
export async function eligible(ctx: Ctx, { reviewId }: { reviewId: string }) {
  const { read } = ctx.db
  const review = await visibleReview(ctx, read, reviewId)
  const names = await namesFor(read)
  const rows = await read
    .select({ declaration: declarations, unit: orgs.name, committee: committees.name })
    .from(declarations)
    .innerJoin(orgs, eq(orgs.id, declarations.orgId))
    .leftJoin(committees, eq(committees.id, declarations.committeeId))
    .where(await eligibleFor(ctx, read, review))
    .orderBy(asc(declarations.orgPath), asc(declarations.pinyin), asc(declarations.id))
    .limit(MOST)
  const whole = rows.filter(({ declaration }) => seesWhole(ctx, declaration))
  return whole.map(({ declaration: { id, name, specialty, ...row }, unit, committee }) => ({
    ...{ id, name, unit, specialty, committee: committee ?? '' },
    series: names('series', row.series),
    title: names('title', row.title),
  }))
}

const SEX: Record<number, string> = { 1: '男', 2: '女' }

/**
 * Takes accepted declarations as candidates of a draft: name, unit, titles, the last edition as dossier and its
 * documents. Numbers go on. What another review has taken meanwhile is refused, and then nothing is taken.
 */
export const takeCandidates = (ctx: Ctx, input: Take) =>
  change(ctx, 'review.takeCandidates', input, async (tx, review) => {
    if (review.status !== 'draft') refuse('review.frozen')
    const { declarationIds, groupId } = input
    await mustBeGroup(tx, review.id, groupId)
    // two drafts that take the same one wait here for each other: the second then finds it taken
    await tx
      .update(declarations)
      .set({ acceptedAt: sql`${declarations.acceptedAt}` })
      .where(inArray(declarations.id, declarationIds))
    const found = await tx
      .select({ declaration: declarations, person: persons, unit: orgs.name, edition: declarationEditions })
      .from(declarations)
      .innerJoin(persons, eq(persons.id, declarations.personId))
      .innerJoin(orgs, eq(orgs.id, declarations.orgId))
      .innerJoin(
        declarationEditions,
        and(
          eq(declarationEditions.declarationId, declarations.id),
          eq(declarationEditions.no, declarations.climb),
        ),
      )
      .where(and(inArray(declarations.id, declarationIds), await eligibleFor(ctx, tx, review)))
      .orderBy(asc(declarations.orgPath), asc(declarations.pinyin), asc(declarations.id))
    // a dossier holds every section: who reads some of them takes none
    const rows = found.filter(({ declaration }) => seesWhole(ctx, declaration))
    const missing = new Set(declarationIds).size - rows.length
    if (missing) refuse('review.not_eligible', { n: missing })
    const names = await namesFor(tx)
    const [last] = await tx
      .select({ no: max(candidates.no) })
      .from(candidates)
      .where(eq(candidates.reviewId, review.id))
    const people = rows.map(({ declaration, person, unit, edition }, i) => {
      const { contents } = edition
      return {
        ...{ id: ctx.newId(), reviewId: review.id, groupId: groupId ?? null, no: (last?.no ?? 0) + i + 1 },
        name: declaration.name || person.name,
        sex: SEX[person.sex] ?? '',
        unit: contents.basic?.values.unitName || unit,
        currentTitle: contents.title?.values.none ? '' : names('title', contents.title?.values.name ?? ''),
        appliedTitle: names('title', declaration.title),
        specialty: declaration.specialty,
        idSealed: person.idSealed,
        dossier: dossierFrom(contents, declaration, names),
        declarationId: declaration.id,
      }
    })
    await inChunks(people, (some) => tx.insert(candidates).values(some))
    const documents = rows.flatMap(({ edition }, i) => documentsOf(ctx, people[i]!.id, edition.files))
    await inChunks(documents, (some) => tx.insert(files).values(some))
    liveOf(ctx.app).engine.changed(tx, review.id)
    await log(tx, ctx, 'review.candidates_taken', `review:${review.id}`, {
      reviewId: review.id,
      details: { count: people.length },
    })
    return { ...(await saveReview(tx, review)), taken: people.length }
  })

async function mustBeGroup(tx: Tx, reviewId: string, groupId: string | undefined): Promise<void> {
  if (groupId === undefined) return
  const [group] = await tx
    .select({ id: panels.id })
    .from(panels)
    .where(and(eq(panels.id, groupId), eq(panels.reviewId, reviewId), eq(panels.kind, 'group')))
  if (!group) refuse('not_found')
}

/**
 * Documents of an edition as experts see them: called by their slot, for people put their names into the names of
 * their files; those that only show who somebody is stay with the declaration.
 */
function documentsOf(ctx: Ctx, candidateId: string, all: readonly EditionFile[]) {
  const seen = new Map<string, number>()
  return all
    .filter(({ slot }) => !UNSEEN_SLOTS.includes(slot))
    .map(({ slot, type, size, sha256 }, i) => {
      const n = (seen.get(slot) ?? 0) + 1
      seen.set(slot, n)
      const called = (words as Record<string, string>)[`form.slot.${slot}`] ?? slot
      return {
        ...{ id: ctx.newId(), candidateId, name: shownName(`${called} ${n}`, type), type, size, sha256 },
        ...{ section: DOSSIER_SECTION[slotOf(slot)?.section ?? 'attachments'], sort: i + 1 },
      }
    })
}
