import { and, asc, inArray, ne, sql } from 'drizzle-orm'
import { orgs } from '../../db/schema/org.ts'
import type { Ctx } from '../ctx.ts'
import { containing } from '../list.ts'
import { idsIn, nodeOf, orgIdOf, pathOf, within } from '../scope.ts'
import { orgNames } from './org.store.ts'
import { matching } from './search.ts'

/** What a tree shows of an organisation, with how many are right under it; one question, an index look-up each. */
const NODE = {
  id: orgs.id,
  name: orgs.name,
  code: orgs.code,
  kind: orgs.kind,
  level: orgs.level,
  state: orgs.state,
  path: orgs.path,
  // named in full: inside a sub-select a bare column would be the inner table's own
  children:
    sql<number>`(select count(*) from orgs as below where below.parent_id = orgs.id and below.state <> 'deleted')`.mapWith(
      Number,
    ),
}

/** Children in the order of their codes; without a parent, the asker's own node alone. */
export async function tree(ctx: Ctx, { parentId }: { parentId?: string }) {
  const q = ctx.db.read
  if (parentId) await nodeOf(ctx, q, parentId)
  const column = parentId ? orgs.parentId : orgs.id
  const rows = await q
    .select(NODE)
    .from(orgs)
    .where(
      and(
        sql`${column} = ${parentId ?? orgIdOf(ctx)}`,
        within(orgs.path, pathOf(ctx)),
        ne(orgs.state, 'deleted'),
      ),
    )
    .orderBy(asc(orgs.code))
  return rows.map(({ path: _path, ...node }) => node)
}

/** From so many signs on; one alone finds half the province. */
const FIND_FROM = 2
const FIND_MOST = 30

/** What begins with the words stands before what only holds them, and the higher before the lower. */
export async function find(ctx: Ctx, { search }: { search: string }) {
  if ([...search].length < FIND_FROM) return []
  const q = ctx.db.read
  const start = containing(search.toLowerCase()).slice(1)
  const ids = await q
    .select({ id: orgs.id })
    .from(orgs)
    .where(and(within(orgs.path, pathOf(ctx)), ne(orgs.state, 'deleted'), matching(search)))
    .orderBy(
      sql`case when lower(${orgs.name}) like ${start} escape '\\' or ${orgs.pinyin} like ${start} escape '\\' then 0 else 1 end`,
      asc(orgs.level),
      asc(orgs.code),
    )
    .limit(FIND_MOST)
  if (!ids.length) return []
  // counting children of all that match would cost more than finding them
  const found = await q
    .select(NODE)
    .from(orgs)
    .where(
      inArray(
        orgs.id,
        ids.map(({ id }) => id),
      ),
    )
  const byId = new Map(found.map((node) => [node.id, node]))
  const rows = ids.flatMap(({ id }) => byId.get(id) ?? [])
  const names = await orgNames(
    q,
    rows.flatMap(({ path }) => idsIn(path)),
  )
  return rows.map(({ path, ...node }) => ({ ...node, way: wayOf(ctx, path, names) }))
}

/** The way from the asker's own node down to this path's, both included. */
export function wayOf(ctx: Ctx, path: string, names: ReadonlyMap<string, string>) {
  const ids = idsIn(path)
  return ids.slice(ids.indexOf(orgIdOf(ctx))).map((id) => ({ id, name: names.get(id) ?? '' }))
}
