import { and, eq, gte, inArray, lte, not, or, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { poolExperts } from '../../db/schema/pool.ts'
import { addDays } from '../../shared/calendar/days.rules.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { expertApi } from '../../shared/expert/expert.api.ts'
import { words } from '../../shared/i18n/zh-CN/expert.ts'
import { words as person } from '../../shared/i18n/zh-CN/person.ts'
import { looksLikeId, normalId } from '../../shared/person/id-number.ts'
import type { Ctx } from '../ctx.ts'
import { holds, type ListColumn, type ListSource, orderOf, starts } from '../list.ts'
import { referenceNames } from '../reference/reference.store.ts'
import { nodeOf, pathOf, rootOf, within } from '../scope.ts'
import { SEALED_FOR } from '../secret.ts'
import { drawableOn, reviewsSeries } from './expert.store.ts'

type Input = z.output<typeof expertApi.list.input>
export type ExpertRow = z.input<typeof expertApi.list.output>['rows'][number]

/** Days before its end in which a term is about to end. */
const EXPIRING_DAYS = 90

function meaning(ctx: Ctx, search: string): SQL | undefined {
  if (!search) return undefined
  if (looksLikeId(search)) return eq(poolExperts.idHash, ctx.app.secret.hash(normalId(search), 'id'))
  return or(
    holds(poolExperts.name, search),
    starts(poolExperts.pinyin, search),
    holds(poolExperts.pinyin, ` ${search}`),
    holds(poolExperts.unitName, search),
  )
}

async function whereOf(ctx: Ctx, input: Input): Promise<SQL> {
  const { read } = ctx.db
  const day = dayOf(ctx.now)
  const node = input.node ? await nodeOf(ctx, read, input.node) : null
  const place = input.deep ? within : eq
  const can = drawableOn(read, day)
  const expiring = and(gte(poolExperts.validTo, day), lte(poolExperts.validTo, addDays(day, EXPIRING_DAYS)))!
  return and(
    within(poolExperts.orgPath, rootOf(pathOf(ctx))),
    node ? place(poolExperts.orgPath, node.path) : undefined,
    input.state ? eq(poolExperts.state, input.state) : undefined,
    input.series ? reviewsSeries(input.series) : undefined,
    input.specialty
      ? holds(sql`cast(${poolExperts.specialties} as text)`, `"${input.specialty}"`)
      : undefined,
    input.level ? eq(poolExperts.level, input.level) : undefined,
    input.drawable === undefined ? undefined : input.drawable ? can : not(can),
    input.expiring === undefined ? undefined : input.expiring ? expiring : not(expiring),
    meaning(ctx, input.search),
  )!
}

export async function expertRows(ctx: Ctx, ids: string[], whole = false): Promise<ExpertRow[]> {
  const { read } = ctx.db
  const { secret } = ctx.app
  const [rows, drawables, series, levels, areas] = await Promise.all([
    read.select().from(poolExperts).where(inArray(poolExperts.id, ids)),
    read
      .select({ id: poolExperts.id })
      .from(poolExperts)
      .where(and(inArray(poolExperts.id, ids), drawableOn(read, dayOf(ctx.now)))),
    ...(['series', 'level', 'area'] as const).map((kind) => referenceNames(read, kind)),
  ] as const)
  const can = new Set(drawables.map(({ id }) => id))
  const named = (names: ReadonlyMap<string, string> | undefined, code: string) => names?.get(code) ?? code
  return rows.map((row) => {
    const { id, name, sex, unitName, superiorName, area, titleSeries, titleName, level } = row
    const { titleSpecialty, source, enteredOn, validTo, state, version } = row
    return {
      ...{ id, name, sex, unitName, superiorName, area, titleSeries, titleName, level },
      ...{ titleSpecialty, source, enteredOn, validTo, state, version },
      idMasked: whole ? secret.unseal(row.idSealed, SEALED_FOR.id) : row.idMasked,
      phoneMasked:
        whole && row.phoneSealed ? secret.unseal(row.phoneSealed, SEALED_FOR.phone) : row.phoneMasked,
      areaName: named(areas, area),
      seriesName: named(series, titleSeries),
      levelName: named(levels, level),
      specialties: row.specialties.map((each) => ({ ...each, seriesName: named(series, each.series) })),
      drawable: can.has(id),
    }
  })
}

const column = (
  key: string,
  head: string,
  width: number,
  value: ListColumn<ExpertRow>['value'],
): ListColumn<ExpertRow> => ({ key, head, width, value })

const specialtyText = ({ specialties }: ExpertRow): string =>
  specialties
    .map(({ seriesName, specialty }) => [seriesName, specialty].filter(Boolean).join('：'))
    .join('；')

/** 专家库 as every office of the province reads it, numbers masked (M-7.3.1, M-7.3.3). */
export const expertList: ListSource<Input, ExpertRow> = {
  right: 'expert.view',
  input: expertApi.list.input,
  async find(ctx, input) {
    const { read } = ctx.db
    const where = await whereOf(ctx, input)
    const { pinyin, enteredOn, validTo, unitName, id } = poolExperts
    const order = orderOf(input, { pinyin, enteredOn, validTo, unitName }, 'pinyin', id)
    return {
      ids: async (limit, offset) =>
        (
          await read
            .select({ id })
            .from(poolExperts)
            .where(where)
            .orderBy(...order)
            .limit(limit)
            .offset(offset)
        ).map((row) => row.id),
      count: () => read.$count(poolExperts, where),
    }
  },
  rows: expertRows,
  columns: [
    column('name', words['expert.col.name'], 12, (row) => row.name),
    column('sex', words['expert.col.sex'], 6, (row) => person[`person.sex.${row.sex as 0 | 1 | 2 | 9}`]),
    column('idNumber', words['expert.col.id'], 22, (row) => row.idMasked),
    column('unitName', words['expert.col.unit'], 28, (row) => row.unitName),
    column('superiorName', words['expert.col.superior'], 26, (row) => row.superiorName),
    column('area', words['expert.col.area'], 16, (row) => row.areaName),
    column('series', words['expert.col.series'], 18, (row) => row.seriesName),
    column('titleName', words['expert.col.title'], 16, (row) => row.titleName),
    column('level', words['expert.col.level'], 10, (row) => row.levelName),
    column('titleSpecialty', words['expert.col.title_specialty'], 16, (row) => row.titleSpecialty),
    column('specialties', words['expert.col.specialties'], 36, specialtyText),
    column('phone', words['expert.col.phone'], 15, (row) => row.phoneMasked),
    column('source', words['expert.col.source'], 12, (row) => words[`expert.source.${row.source}`]),
    column('enteredOn', words['expert.col.entered'], 12, (row) => row.enteredOn),
    column('validTo', words['expert.col.valid'], 12, (row) => row.validTo),
    column('state', words['expert.col.state'], 10, (row) => words[`expert.state.${row.state}`]),
    column('drawable', words['expert.col.drawable'], 10, (row) =>
      row.drawable ? words['expert.drawable.yes'] : words['expert.drawable.no'],
    ),
  ],
}
