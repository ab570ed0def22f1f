import type { z } from 'zod'
import type { Read } from '../../db/query.ts'
import type { climbApi } from '../../shared/climb/climb.api.ts'
import { datesProblem, type NoticeDays } from '../../shared/climb/notice.rules.ts'
import { isReviewer } from '../../shared/permission.ts'
import { maskIn } from '../../shared/person/mask.ts'
import { refuse, refuseIf } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import type { Declaration } from '../declare/declare.store.ts'
import { changeDeclaration, saveDeclaration, tellDeclaration } from '../declare/guard.ts'
import { isAtMyOrg } from '../declare/seen.store.ts'
import { calendarOf } from '../reference/calendar.store.ts'
import { settingAt } from '../setting/setting.store.ts'
import { reached } from './told.ts'

/** The file lies at the asker's own unit, who reviews there: 展示 and 公示 are his to enter. */
export const unitPartOpen = (ctx: Ctx, row: Declaration): boolean =>
  isAtMyOrg(ctx, row) && row.deskOrgId === row.orgId && (ctx.actor?.duties ?? []).some(isReviewer)

/** Days of 展示 and working days of 公示 the unit owes for such a file: none for an expert's application. */
export const noticeDays = async (q: Read, { kind, orgPath }: Declaration): Promise<NoticeDays> =>
  kind === 'title' ? settingAt(q, orgPath, 'climb.notice') : { shown: 0, notice: 0 }

/** The same with the calendar it is counted by, so that the page says and proposes what will be asked. */
export async function noticeRule(q: Read, row: Declaration) {
  const { holidays, worked } = await calendarOf(q)
  const { shown, notice } = await noticeDays(q, row)
  return { shown, notice, holidays: [...holidays], worked: [...worked] }
}

/** 展示, 公示 and opinions of the unit (domain 1.3, 3.9 part 15); dates may come one after another. */
export const setUnitPart = (ctx: Ctx, input: z.output<typeof climbApi.setUnitPart.input>) =>
  changeDeclaration(ctx, 'climb.setUnitPart', input, async (tx, row) => {
    if (!unitPartOpen(ctx, row)) refuse('climb.not_at_desk')
    const { shownFrom, shownTo, noticeFrom, noticeTo } = input
    const said = { groupOpinion: maskIn(input.groupOpinion), opinion: maskIn(input.opinion) }
    const part = { shownFrom, shownTo, noticeFrom, noticeTo, ...said }
    const days = await noticeDays(tx, row)
    refuseIf(datesProblem(part, days, await calendarOf(tx)))
    const saved = await saveDeclaration(tx, row, { unitPart: part })
    await tellDeclaration(ctx, tx, row, ['unitPart', 'declare.unit_part'], { desks: reached(row) })
    return saved
  })
