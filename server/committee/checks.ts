import { and, eq, ne } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '../../db/query.ts'
import { committees } from '../../db/schema/committee.ts'
import { addYears, isDay } from '../../shared/calendar/days.rules.ts'
import type { committeeApi } from '../../shared/committee/committee.api.ts'
import { BAND_LEVELS, COMMITTEE_YEARS } from '../../shared/committee/committee.ts'
import { isWorking } from '../../shared/org/org.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { pinyinOf } from '../pinyin.ts'
import { referenceItemsIn } from '../reference/reference.store.ts'
import { nodeOf } from '../scope.ts'
import type { Committee } from './committee.store.ts'

type Fields = Omit<z.output<typeof committeeApi.create.input>, 'commandId'>

/**
 * The columns of a committee as the province describes it, checked: an office at work, levels of its band, a validity
 * of at most three years (Order 40), a series and specialties that are in force, a code of its own. What an edited
 * committee has already stays sound when the reference data move on.
 */
export async function checked(ctx: Ctx, tx: Tx, input: Fields, before?: Committee) {
  const { name, code, band, series, mode, approvalNo, validFrom, validTo, note } = input
  const office = await nodeOf(ctx, tx, input.orgId)
  if (office.kind !== 'office' || !isWorking(office.state)) refuse('committee.not_office')
  const levels = [...new Set(input.levels)].toSorted()
  if (!levels.every((level) => BAND_LEVELS[band].includes(level))) refuse('committee.levels')
  if (!isDay(validFrom) || !isDay(validTo) || validTo <= validFrom)
    refuse('committee.validity', { years: COMMITTEE_YEARS })
  if (validTo >= addYears(validFrom, COMMITTEE_YEARS))
    refuse('committee.validity', { years: COMMITTEE_YEARS })
  const known = new Set((await referenceItemsIn(tx, 'series')).map((item) => item.code))
  if (!known.has(series) && before?.series !== series) refuse('field.code_unknown', { code: series })
  const specialties = [...new Set(input.specialties)]
  const offered = new Set(
    (await referenceItemsIn(tx, 'specialty'))
      .filter(({ parent }) => parent === series)
      .map((item) => item.name),
  )
  const strange = specialties.find((each) => !offered.has(each) && !before?.specialties.includes(each))
  if (strange) refuse('field.code_unknown', { code: strange })
  const taken = and(eq(committees.code, code), before && ne(committees.id, before.id))
  if (await tx.$count(committees, taken)) refuse('committee.code_taken', { code })
  return {
    ...{ orgId: office.id, orgPath: office.path, name, pinyin: pinyinOf(name), code, band, series, levels },
    ...{ specialties, mode, approvalNo, validFrom, validTo, note },
  }
}
