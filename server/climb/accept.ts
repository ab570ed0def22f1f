import type { z } from 'zod'
import { addWorkingDays } from '../../shared/calendar/working-days.rules.ts'
import type { climbApi } from '../../shared/climb/climb.api.ts'
import { type Point, packed } from '../../shared/declare/declaration.ts'
import { maskIn } from '../../shared/person/mask.ts'
import { clockText } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import {
  changeDeclaration,
  type DeclarationCommand,
  saveDeclaration,
  tellDeclaration,
} from '../declare/guard.ts'
import { schedule } from '../job/schedule.ts'
import { calendarOf } from '../reference/calendar.store.ts'
import { settingAt } from '../setting/setting.store.ts'
import { checkPoints, deskName, masked } from './decide.ts'
import { guardClimb } from './facts.ts'
import { eachOf } from './pass.ts'
import { reached, tellPerson } from './told.ts'

/** 【接收】 by the committee, one or many (I-2): the file is under review from here. */
export const accept = (ctx: Ctx, { opinion, ...many }: z.output<typeof climbApi.accept.input>) =>
  eachOf(ctx, many, (command) =>
    changeDeclaration(ctx, 'climb.accept', command, async (tx, row) => {
      await guardClimb(ctx, tx, row, 'accept')
      const saved = await saveDeclaration(tx, row, {
        ...{ state: 'accepted', acceptedAt: ctx.now, deskSince: ctx.now, openSections: packed([]) },
      })
      await tellPerson(tx, ctx, row, 'declare.accepted', { committee: await deskName(tx, row) })
      const told = { to: 'accepted' as const, reason: maskIn(opinion), desks: reached(row) }
      await tellDeclaration(ctx, tx, row, ['accept', 'declare.accepted'], told)
      return saved
    }),
  )

/**
 * 【补正】: once, and everything at once (Order 40, art. 19). What is not answered within the working days of setting
 * `climb.correct` ends by itself.
 */
export const correct = (ctx: Ctx, input: DeclarationCommand & { reason: string; points: Point[] }) =>
  changeDeclaration(ctx, 'climb.correct', input, async (tx, row) => {
    const { reason, points } = masked(input)
    await guardClimb(ctx, tx, row, 'correct')
    await checkPoints(ctx, tx, row, points)
    const days = await settingAt(tx, row.orgPath, 'climb.correct')
    const correctBy = addWorkingDays(ctx.now, days, await calendarOf(tx))
    const saved = await saveDeclaration(tx, row, {
      ...{ state: 'correcting', corrected: true, correctBy, deskSince: ctx.now },
      ...{ returnReason: reason, returnPoints: points },
    })
    await schedule(tx, {
      ...{ key: `correct:${row.id}:${+correctBy}`, kind: 'correct', subject: row.id },
      ...{ dueAt: correctBy, at: ctx.now },
    })
    const [committee, until] = [await deskName(tx, row), clockText(correctBy)]
    await tellPerson(tx, ctx, row, 'declare.correct', { committee, reason, until })
    const told = { to: 'correcting' as const, reason, data: { points }, desks: reached(row) }
    await tellDeclaration(ctx, tx, row, ['correct', 'declare.correct_asked'], told)
    return saved
  })
