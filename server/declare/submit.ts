import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { declarationEditions, type EditionFile } from '../../db/schema/declare.ts'
import { persons } from '../../db/schema/person.ts'
import { packed } from '../../shared/declare/declaration.ts'
import { editionContents, reviewedSections } from '../../shared/declare/edition.ts'
import { isOfUnit } from '../../shared/declare/form.ts'
import { PROMISE_VERSION } from '../../shared/declare/promise.ts'
import { refuse } from '../../shared/problem.ts'
import { committeeOf } from '../committee/committee.store.ts'
import type { Ctx } from '../ctx.ts'
import { send } from '../message/send.ts'
import { orgNames } from '../org/org.store.ts'
import { reserve } from '../plan/quota.store.ts'
import { idsIn } from '../scope.ts'
import { sealedPhone } from '../sealed.ts'
import { type Applicant, applicant } from './applicant.ts'
import { watchDeadline } from './deadline.ts'
import { contentsOf, type Declaration, editionOf, filesOf, titleText } from './declare.store.ts'
import { guardOwn, submitProblem } from './facts.ts'
import { faultsIn, knownOf, ownContents } from './form.store.ts'
import { frozen } from './frozen.ts'
import { changeDeclaration, saveDeclaration, standStill, tellDeclaration } from './guard.ts'
import { routeNow } from './way.store.ts'

interface Submit {
  commandId: string
  id: string
  version: number
  promise: string
}

/**
 * 提交 (I-1, M-3.3, M-7.1.2): signs the promise, takes the place of the quota, freezes what was filled in as the next
 * edition and brings it to the own unit's 经办人; a file the committee had corrected goes back to the committee, one that
 * may jump back to where it was returned. Whether it came in time is decided by when it arrived, not by when its turn
 * came.
 */
export const submit = (ctx: Ctx, input: Submit) =>
  changeDeclaration(ctx, 'declare.submit', input, async (tx, found) => {
    const row = await standStill(tx, found)
    const asker = await applicant(ctx, tx)
    const faults = await faultsIn(ctx.app, tx, row, asker, ctx.now)
    await guardOwn(ctx, tx, row, 'submit', await submitProblem(tx, row, asker, faults, ctx.now))
    if (input.promise !== PROMISE_VERSION) refuse('declare.promise')
    const { orgId, year, series, level } = row
    const no = row.climb + 1
    const sections = await freeze(ctx, tx, row, asker, no)
    const place = await placeOf(tx, row)
    // a deadline of its own that let go by what was not handed in binds no more
    const dueAt = row.dueAt && row.dueAt > ctx.now ? row.dueAt : null
    const saved = await saveDeclaration(tx, row, {
      ...{ climb: no, sections, openSections: sections, submittedAt: ctx.now, deskSince: ctx.now },
      ...{ name: asker.person.name, pinyin: asker.person.pinyin },
      ...{ returnToOrgId: null, returnToDuty: null, correctBy: null, dueAt, ...place },
    })
    if (row.kind === 'title' && row.counted)
      await reserve(tx, { orgId, year, series, level, declarationId: row.id, at: ctx.now })
    await watchDeadline(tx, { ...row, ...saved, dueAt }, ctx.now)
    await keepPhone(ctx, tx, row, asker)
    const names = await orgNames(tx, [place.deskOrgId])
    const params = { title: await titleText(tx, row), org: names.get(place.deskOrgId) ?? '' }
    await send(tx, ctx.app, {
      ...{ personIds: [row.personId], kind: 'declare.submitted', params, at: ctx.now },
      link: `/declare/file/${row.id}`,
    })
    await tellDeclaration(
      ctx,
      tx,
      { ...row, ...place, climb: no, state: row.state },
      ['submit', 'declare.submitted'],
      {
        to: place.state,
        data: { promise: PROMISE_VERSION },
      },
    )
    return saved
  })

/** Where the file lies next, and from where on it is seen. */
async function placeOf(tx: Tx, row: Declaration) {
  const { state, orgId, deskOrgId, returnToOrgId, returnToDuty } = row
  if (state === 'correcting' && deskOrgId)
    return { state: 'waiting' as const, deskOrgId, deskDuty: 'committee' as const }
  const route = await routeNow(tx, row)
  const chain = idsIn(row.orgPath)
  if (returnToOrgId && returnToDuty && route.includes(returnToOrgId) && (await isSame(tx, row))) {
    const to = returnToDuty === 'committee' ? ('waiting' as const) : ('climbing' as const)
    const reachedDepth = Math.min(row.reachedDepth, chain.indexOf(returnToOrgId) + 1)
    return { state: to, route, reachedDepth, deskOrgId: returnToOrgId, deskDuty: returnToDuty }
  }
  const reachedDepth = chain.length
  return { state: 'climbing' as const, route, reachedDepth, deskOrgId: orgId, deskDuty: 'handler' as const }
}

/** It is still what the levels below have passed: nobody carries another series past them, or to another committee. */
async function isSame(tx: Tx, row: Declaration): Promise<boolean> {
  const before = (await editionOf(tx, row.id, row.climb))?.contents.application?.values
  const { series, level, committeeId } = row
  return (
    before?.series === series && before.level === level && (before.committee ?? '') === (committeeId ?? '')
  )
}

/** Writes the edition with its hash, and gives the sections reviewers have something to pass in. */
async function freeze(ctx: Ctx, tx: Tx, row: Declaration, asker: Applicant, no: number): Promise<string> {
  const form = await contentsOf(tx, row.id)
  // what the unit has hung there is no part of what the applicant signs
  const own = (await filesOf(tx, row.id)).filter((file) => !isOfUnit(file))
  const files = own.map(
    ({ id, slot, name, sha256, size, type }): EditionFile => ({ id, slot, name, sha256, size, type }),
  )
  const committee = row.committeeId ? await committeeOf(tx, row.committeeId) : null
  const contents = editionContents(row, form, await knownOf(tx, asker), committee)
  await tx
    .insert(declarationEditions)
    .values({ declarationId: row.id, ...frozen(no, contents, files), at: ctx.now })
  return packed(reviewedSections(row.kind, contents, files))
}

/** A person the unit knows no phone of is told by the one of the form from now on. */
async function keepPhone(ctx: Ctx, tx: Tx, row: Declaration, { person }: Applicant): Promise<void> {
  if (person.phoneSealed) return
  const phone = (await ownContents(ctx.app, tx, row.id)).basic?.values.phone
  if (phone)
    await tx
      .update(persons)
      .set({ ...sealedPhone(ctx.app.secret, phone), version: person.version + 1 })
      .where(and(eq(persons.id, person.id), isNull(persons.phoneSealed)))
}
