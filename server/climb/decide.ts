import type { Tx } from '../../db/query.ts'
import { type Point, packed } from '../../shared/declare/declaration.ts'
import { FORM, SLOTS } from '../../shared/declare/form.ts'
import type { MessageParams } from '../../shared/message/message.ts'
import { maskIn } from '../../shared/person/mask.ts'
import { refuse } from '../../shared/problem.ts'
import { committeeNames } from '../committee/committee.store.ts'
import type { Ctx } from '../ctx.ts'
import { type Declaration, editionOf } from '../declare/declare.store.ts'
import {
  changeDeclaration,
  type DeclarationCommand,
  saveDeclaration,
  tellDeclaration,
} from '../declare/guard.ts'
import { sectionsSeen } from '../declare/seen.store.ts'
import { orgNames } from '../org/org.store.ts'
import { release } from '../plan/quota.store.ts'
import { settingAt } from '../setting/setting.store.ts'
import { guardClimb } from './facts.ts'
import { reached, tellPerson } from './told.ts'

/** Refuses a point that names nothing of what was handed in, or nothing the asker may read. */
export async function checkPoints(
  ctx: Ctx,
  tx: Tx,
  row: Declaration,
  points: readonly Point[],
): Promise<void> {
  if (!points.length) return
  const edition = (await editionOf(tx, row.id, row.climb)) ?? refuse('not_found')
  const seen = sectionsSeen(ctx, row)
  for (const { section, rowId, field } of points) {
    const form = FORM[section]
    const fields = (rowId ? form?.row : form?.fields) ?? []
    const slots = rowId ? [] : SLOTS.filter((slot) => slot.section === section)
    const known =
      seen.includes(section) &&
      (!rowId || edition.contents[section]?.rows.some(({ id }) => id === rowId)) &&
      (!field || [...fields, ...slots].some(({ key }) => key === field))
    if (!known) refuse('climb.point_unknown')
  }
}

/** What is said of a file goes into histories, messages and the log: numbers of persons do not (domain 7.1). */
export const masked = ({ reason, points }: { reason: string; points: Point[] }) => ({
  reason: maskIn(reason),
  points: points.map((point) => ({ ...point, text: maskIn(point.text) })),
})

/** Where it was decided, as the applicant is told: the organisation, or the committee; never a person. */
export async function deskName(tx: Tx, row: Declaration): Promise<string> {
  const { deskDuty, committeeId, deskOrgId } = row
  if (deskDuty === 'committee' && committeeId)
    return (await committeeNames(tx, [committeeId])).get(committeeId) ?? ''
  return deskOrgId ? ((await orgNames(tx, [deskOrgId])).get(deskOrgId) ?? '') : ''
}

/** 【退回修改】 (M-4.1.8): back with the applicant; it climbs all levels again, or back here by setting. */
export const sendBack = (ctx: Ctx, input: DeclarationCommand & { reason: string; points: Point[] }) =>
  changeDeclaration(ctx, 'climb.sendBack', input, async (tx, row) => {
    const { reason, points } = masked(input)
    await guardClimb(ctx, tx, row, 'sendBack')
    await checkPoints(ctx, tx, row, points)
    const back = (await settingAt(tx, row.orgPath, 'climb.return')) === 'back'
    const saved = await saveDeclaration(tx, row, {
      ...{ state: 'returned', returnReason: reason, returnPoints: points },
      ...{ returnToOrgId: back ? row.deskOrgId : null, returnToDuty: back ? row.deskDuty : null },
      ...{ deskOrgId: null, deskDuty: null, deskSince: ctx.now, openSections: packed([]) },
    })
    const count: MessageParams = points.length ? { points: points.length } : {}
    const kind = row.kind === 'expert' ? 'expert.returned' : 'declare.returned'
    await tellPerson(tx, ctx, row, kind, { org: await deskName(tx, row), reason, ...count })
    const told = { to: 'returned' as const, reason, data: { points }, desks: reached(row) }
    await tellDeclaration(ctx, tx, row, ['sendBack', 'declare.returned'], told)
    return saved
  })

/** Gives the place in the quota back where the office wants it (setting `climb.release`). */
export async function giveBack(tx: Tx, row: Declaration, at: Date): Promise<void> {
  if (row.counted && (await settingAt(tx, row.orgPath, 'climb.release'))) await release(tx, row.id, at)
}

/** 【未通过】 (M-4.1.9): the end for this year. */
export const fail = (ctx: Ctx, input: DeclarationCommand & { reason: string }) =>
  changeDeclaration(ctx, 'climb.fail', input, async (tx, row) => {
    const reason = maskIn(input.reason)
    await guardClimb(ctx, tx, row, 'fail')
    const saved = await saveDeclaration(tx, row, { state: 'failed', endedAt: ctx.now, endCause: null })
    await giveBack(tx, row, ctx.now)
    const kind = row.kind === 'expert' ? 'expert.failed' : 'declare.failed'
    await tellPerson(tx, ctx, row, kind, { org: await deskName(tx, row), reason })
    const told = { to: 'failed' as const, reason, desks: reached(row) }
    await tellDeclaration(ctx, tx, row, ['fail', 'declare.failed'], told)
    return saved
  })
