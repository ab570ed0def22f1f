import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { orgs } from '../../db/schema/org.ts'
import { KIND_NAMES, LEVEL_NAMES } from '../../shared/org/org.names.ts'
import { isWorking } from '../../shared/org/org.ts'
import { mayStandUnder } from '../../shared/org/place.rules.ts'
import type { PROFILE_CODES, ProfileCode } from '../../shared/org/profile.rules.ts'
import { refuse, refuseIf } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import { firstPasswordsAt } from '../auth/reset.ts'
import type { Ctx } from '../ctx.ts'
import type { ImportColumn, ImportSource } from '../import.ts'
import { nodeOf, type Org, TREE } from '../scope.ts'
import { freeLogin, loginOf, newAdmin } from './admin.ts'
import { profileItems } from './codes.ts'
import { insertOrgs, type Made, type NewOrg, newOrg, refuseTaken, refuseTakenCodes } from './create.ts'
import { refusalOf } from './guards.ts'
import { checkRows } from './import-check.ts'
import { orgSlips } from './import-slips.ts'
import { sightOf } from './sight.ts'

/** A new organisation and the code of what it stands under: one that is there, or a row before it. */
export interface PlannedOrg {
  parentCode: string
  fields: NewOrg
}

const CHUNK = 500

const COLUMNS: readonly (ImportColumn & { kind?: (typeof PROFILE_CODES)[ProfileCode] })[] = [
  { key: 'name', head: '单位名称', required: true, width: 36, example: '嵩州市第三小学' },
  { key: 'code', head: '机构代码', required: true, width: 16, example: '410302015' },
  { key: 'kind', head: '类型', required: true, width: 10, choices: Object.values(KIND_NAMES) },
  { key: 'level', head: '层级', required: true, width: 8, choices: Object.values(LEVEL_NAMES) },
  { key: 'parentCode', head: '上级机构代码', width: 16 },
  { key: 'areaCode', head: '行政区划代码', width: 12, example: '410300', kind: 'area' },
  { key: 'affiliation', head: '隶属关系', width: 14, kind: 'affiliation' },
  { key: 'rank', head: '单位级别', width: 14, kind: 'rank' },
  { key: 'nature', head: '单位性质', width: 18, kind: 'nature' },
  { key: 'sector', head: '单位系列', width: 14, kind: 'sector' },
  { key: 'adminName', head: '管理员姓名', width: 12 },
  { key: 'adminPhone', head: '管理员电话', width: 16, example: '13800000000' },
]

/** Many organisations at once, each with its administrator, under the target or under each other. */
export const orgImport: ImportSource<PlannedOrg> = {
  right: 'org.manage',
  sheet: '单位',
  async columns({ db }) {
    const items = await profileItems(db.read)
    return COLUMNS.map(({ kind, ...column }) =>
      // areas are too many for a drop-down, and known by their codes
      kind && kind !== 'area' ? { ...column, choices: items[kind].map(({ name }) => name) } : column,
    )
  },
  async admit(ctx, target) {
    const org = await nodeOf(ctx, ctx.db.read, target)
    refuseIf(refusalOf('create', await sightOf(ctx, ctx.db.read, org)))
  },
  lock: () => TREE,
  slips: orgSlips,

  check: async (ctx, target, rows) => checkRows(ctx, await nodeOf(ctx, ctx.db.read, target), COLUMNS, rows),

  async save(ctx, tx, target, payload) {
    const root = working(await nodeOf(ctx, tx, target))
    await refuseTakenCodes(
      ctx,
      tx,
      payload.map(({ fields }) => fields.code),
    )
    const taken = await takenLogins(
      tx,
      payload.map(({ fields }) => fields.code),
    )
    const places = await placesOf(ctx, tx, root, payload)
    const made: Made[] = []
    for (const { parentCode, fields } of payload) {
      const { parent, first } = places.get(parentCode)!
      const org = newOrg(ctx, parent, fields)
      const login = taken.has(loginOf(org.code)) ? await freeLogin(tx, org.code) : loginOf(org.code)
      made.push({ org, admin: newAdmin(ctx, org.id, fields, { login, first }) })
      places.set(org.code, { parent: org, first })
    }
    await insertOrgs(tx, ctx, made)
    await log(tx, ctx, 'org.imported', `org:${root.id}`, { details: { count: made.length } })
    return made.length
  },
}

interface Standing {
  parent: Pick<Org, 'id' | 'path'>
  first: Awaited<ReturnType<typeof firstPasswordsAt>>
}

/**
 * What the rows stand under that was there before them, by code (the target by none): it must be there still, and
 * work, and have none below it of these names.
 */
async function placesOf(ctx: Ctx, tx: Tx, root: Org, payload: PlannedOrg[]): Promise<Map<string, Standing>> {
  const own = new Set(payload.map(({ fields }) => fields.code))
  const places = new Map<string, Standing>()
  for (const code of new Set(payload.map(({ parentCode }) => parentCode))) {
    if (own.has(code)) continue
    const parent = code ? await standing(ctx, tx, code) : root
    const below = payload.filter(({ parentCode }) => parentCode === code)
    // a code may have been given up and taken by another since it was looked up
    for (const { fields } of below) refuseIf(mayStandUnder(parent, fields))
    await refuseTaken(
      tx,
      parent.id,
      below.map(({ fields }) => fields.name),
    )
    places.set(code, { parent, first: await firstPasswordsAt(tx, parent.path) })
  }
  return places
}

/** Logins these codes would give that somebody has already. */
async function takenLogins(tx: Tx, codes: string[]): Promise<ReadonlySet<string>> {
  const taken = new Set<string>()
  for (let start = 0; start < codes.length; start += CHUNK)
    for (const { login } of await tx
      .select({ login: accounts.login })
      .from(accounts)
      .where(inArray(accounts.login, codes.slice(start, start + CHUNK).map(loginOf))))
      taken.add(login)
  return taken
}

/** What was there before the import, if it still is and still works. */
async function standing(ctx: Ctx, tx: Tx, code: string): Promise<Org> {
  const [found] = await tx.select({ id: orgs.id }).from(orgs).where(eq(orgs.code, code))
  return working(await nodeOf(ctx, tx, found?.id ?? refuse('not_found')))
}

const working = (org: Org): Org =>
  isWorking(org.state) ? org : refuse('org.parent_not_working', { name: org.name })
