import type { z } from 'zod'
import type { Read } from '../../db/query.ts'
import type { poolExperts } from '../../db/schema/pool.ts'
import { isMonth } from '../../shared/calendar/days.rules.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import type { expertApi } from '../../shared/expert/expert.api.ts'
import { maskIn } from '../../shared/person/mask.ts'
import { refuse } from '../../shared/problem.ts'
import type { ReferenceKind } from '../../shared/reference/reference.ts'
import type { Ctx } from '../ctx.ts'
import { pinyinOf } from '../pinyin.ts'
import { referenceItemsOf } from '../reference/reference.store.ts'
import { orgIdOf, pathOf } from '../scope.ts'
import { sealedId, sealedPhone } from '../sealed.ts'

export type NewExpert = typeof poolExperts.$inferInsert
type Entered = z.output<typeof expertApi.enter.input>
/** What the province types of an expert, whoever he is. */
export type ExpertFields = Omit<z.output<typeof expertApi.edit.input>, 'commandId' | 'id' | 'version'>

/** One of the province's own typing, checked; the number as `normalId` gives it. */
export interface SoundExpert extends ExpertFields, Pick<Entered, 'name' | 'birthDate' | 'sex' | 'validTo'> {
  number: string
}

/** `,05,22,`: the series of the specialties, each once. */
export const seriesListOf = (specialties: readonly { series: string }[]): string =>
  `,${[...new Set(specialties.map(({ series }) => series))].map((series) => `${series},`).join('')}`

/** The columns of what was typed; a phone that was not leaves the known one. */
export function columnsOf(ctx: Pick<Ctx, 'app'>, { phone, ...fields }: ExpertFields) {
  return {
    ...fields,
    field: maskIn(fields.field),
    avoidUnits: maskIn(fields.avoidUnits),
    seriesList: seriesListOf(fields.specialties),
    ...(phone !== undefined && sealedPhone(ctx.app.secret, phone)),
  }
}

/** The row of somebody the province enters itself, in the pool from today. */
export function newExpert(ctx: Ctx, sound: SoundExpert): NewExpert {
  const { number, name, birthDate, sex, validTo, ...fields } = sound
  return {
    id: ctx.newId(),
    ...sealedId(ctx.app.secret, number),
    ...{ name, pinyin: pinyinOf(name), birthDate, sex },
    ...{ orgId: orgIdOf(ctx), orgPath: pathOf(ctx) },
    ...columnsOf(ctx, fields),
    ...{ source: 'entered', channel: [], enteredOn: dayOf(ctx.now), validTo },
    ...{ state: 'in', stateAt: ctx.now },
  }
}

export const EXPERT_CODES = ['series', 'level', 'area', 'ethnic', 'education', 'degree'] as const
export type ExpertCode = (typeof EXPERT_CODES)[number]

/** Refuses a code that is not in force, unless it stood there before: `field.code_unknown`. */
export async function refuseUnknown(q: Read, fields: ExpertFields, before?: ExpertFields): Promise<void> {
  const items = await referenceItemsOf(q, EXPERT_CODES)
  const check = (kind: ReferenceKind & ExpertCode, code: string, known: string[] = []) => {
    if (code && !known.includes(code) && !items[kind]?.some((item) => item.code === code))
      refuse('field.code_unknown', { code, where: kind })
  }
  check('series', fields.titleSeries, before && [before.titleSeries])
  for (const { series } of fields.specialties)
    check(
      'series',
      series,
      before?.specialties.map((each) => each.series),
    )
  for (const kind of ['area', 'ethnic', 'education', 'degree'] as const)
    check(kind, fields[kind], before && [before[kind]])
  if (fields.titleSince && !isMonth(fields.titleSince)) refuse('input.invalid', { where: 'titleSince' })
}
