import type { z } from 'zod'
import { fill } from '../../shared/i18n/index.ts'
import { words } from '../../shared/i18n/zh-CN/staff.ts'
import { refuse } from '../../shared/problem.ts'
import { staffApi } from '../../shared/staff/staff.api.ts'
import { clockText } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import type { ListColumn, ListSource } from '../list.ts'
import { pinyinOf } from '../pinyin.ts'
import { referenceNames } from '../reference/reference.store.ts'
import { orgIdOf } from '../scope.ts'
import { awaitsSetup, lacks, lastLogins, type Staff, staffOf } from './staff.store.ts'

type Input = z.output<typeof staffApi.list.input>
export type StaffRow = z.input<typeof staffApi.list.output>['rows'][number]

/** As the contract shows these accounts, in the same order. */
export async function staffViews(ctx: Ctx, staff: Staff[]): Promise<StaffRow[]> {
  const logins = await lastLogins(
    ctx.db.read,
    staff.map(({ id }) => id),
  )
  const series = await referenceNames(ctx.db.read, 'series')
  return staff.map((each) => viewOf(ctx, each, logins.get(each.id), series))
}

const viewOf = (
  ctx: Ctx,
  staff: Staff,
  lastLoginAt: number | undefined,
  series: ReadonlyMap<string, string>,
): StaffRow => ({
  id: staff.id,
  login: staff.login,
  name: staff.name,
  phone: staff.phone,
  mail: staff.mail,
  duties: staff.duties,
  scope: staff.scope as StaffRow['scope'],
  seriesNames: (staff.scope?.series ?? []).map((code) => series.get(code) ?? code),
  started: !staff.disabled,
  missing: lacks(staff),
  mustChange: staff.mustChange,
  locked: staff.lockedUntil !== null && staff.lockedUntil > ctx.now,
  secondFactor: staff.secondSince !== null,
  lastLoginAt: lastLoginAt ?? null,
  version: staff.version,
})

const fits = (staff: Staff, { duty, started, missing, search }: Input): boolean => {
  const words = [staff.name, staff.login, staff.phone, pinyinOf(staff.name)].map((text) => text.toLowerCase())
  return (
    (!duty || staff.duties.includes(duty)) &&
    (started === undefined || started === !staff.disabled) &&
    (missing === undefined || (missing ? awaitsSetup(staff) : lacks(staff).length === 0)) &&
    (!search || words.some((word) => word.includes(search.toLowerCase())))
  )
}

const joined = (names: readonly string[]): string => names.join(words['staff.join'])

/** `统计、会计；全部内容`. */
const scopeWords = ({ scope, seriesNames }: StaffRow): string =>
  scope === null
    ? words['staff.none']
    : fill(words['staff.scope.short'], {
        series: seriesNames.length ? joined(seriesNames) : words['staff.scope.series.all'],
        sections: scope.sections.length
          ? joined(scope.sections.map((section) => words[`staff.section.${section}`]))
          : words['staff.scope.sections.all'],
      })

const column = (
  key: 'name' | 'login' | 'phone' | 'mail' | 'state' | 'duties' | 'scope' | 'missing' | 'lastLogin',
  width: number,
  value: ListColumn<StaffRow & { id: string }>['value'],
) => ({ key, head: words[`staff.${key}`], width, value })

/**
 * The staff of the own organisation (M-2.1). An organisation has tens of them: they are read at once by the index of
 * their organisation, and filtered and put in order here, where names have their sound.
 */
export const staffList: ListSource<Input, StaffRow> = {
  right: 'org.view',
  input: staffApi.list.input,
  async find(ctx, input) {
    const orgId = orgIdOf(ctx)
    if (input.node !== undefined && input.node !== orgId) refuse('not_found')
    const found = (await staffOf(ctx.db.read, orgId)).filter((staff) => fits(staff, input))
    const logins =
      input.sort === 'lastLoginAt'
        ? await lastLogins(
            ctx.db.read,
            found.map(({ id }) => id),
          )
        : new Map<string, number>()
    const keyOf = {
      name: (staff: Staff) => pinyinOf(staff.name),
      login: (staff: Staff) => staff.login,
      lastLoginAt: (staff: Staff) => String(logins.get(staff.id) ?? 0).padStart(16, '0'),
    }[input.sort ?? 'name']
    const way = input.desc ? -1 : 1
    const ordered = found
      .map((staff) => ({ id: staff.id, key: keyOf(staff) }))
      .toSorted((a, b) => way * (a.key === b.key ? (a.id < b.id ? -1 : 1) : a.key < b.key ? -1 : 1))
    return {
      ids: async (limit, offset) => ordered.slice(offset, offset + limit).map(({ id }) => id),
      count: async () => ordered.length,
    }
  },
  async rows(ctx, ids) {
    const wanted = new Set(ids)
    return staffViews(
      ctx,
      (await staffOf(ctx.db.read, orgIdOf(ctx))).filter(({ id }) => wanted.has(id)),
    )
  },
  columns: [
    column('name', 12, (row) => row.name),
    column('login', 18, (row) => row.login),
    column('phone', 16, (row) => row.phone),
    column('mail', 24, (row) => row.mail),
    column('state', 10, (row) => words[`staff.state.${row.started ? 'started' : 'stopped'}`]),
    column('duties', 18, (row) => joined(row.duties.map((duty) => words[`staff.duty.${duty}`]))),
    column('scope', 40, (row) => scopeWords(row)),
    column('missing', 20, (row) => joined(row.missing.map((part) => words[`staff.part.${part}`]))),
    column('lastLogin', 20, (row) => row.lastLoginAt && clockText(row.lastLoginAt)),
  ],
}
