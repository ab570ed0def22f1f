import { and, eq, ne } from 'drizzle-orm'
import type { Read, Tx } from '../../db/query.ts'
import { orgs } from '../../db/schema/org.ts'
import type { OrgKind, OrgProfile } from '../../shared/org/org.ts'
import { mayStandUnder } from '../../shared/org/place.rules.ts'
import { EMPTY_PROFILE, PROFILE_CODES, type ProfileCode } from '../../shared/org/profile.rules.ts'
import { refuse, refuseIf } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { once } from '../once.ts'
import { pinyinOf } from '../pinyin.ts'
import { nodeOf, type Org } from '../scope.ts'
import { checkContact, credentialsOf, makeAdmin } from './admin.ts'
import { record, TREE } from './change.ts'
import { knownCodes } from './codes.ts'
import { refusalOf } from './guards.ts'
import { sightOf } from './sight.ts'

export interface NewOrg {
  name: string
  code: string
  kind: OrgKind
  level: number
  areaCode: string
  affiliation: string
  rank: string
  nature: string
  sector: string
  adminName: string
  adminPhone: string
}

/** One name under one superior; a deleted organisation has given up its own. */
export async function refuseTaken(
  q: Read,
  parentId: string | null,
  name: string,
  except: string | null = null,
): Promise<void> {
  if (!parentId) return
  const rows = await q
    .select({ id: orgs.id })
    .from(orgs)
    .where(and(eq(orgs.parentId, parentId), eq(orgs.name, name), ne(orgs.state, 'deleted')))
  if (rows.some(({ id }) => id !== except)) refuse('org.name_taken', { name })
}

/** Codes are compared in capitals. */
export const normalCode = (code: string): string => code.normalize('NFKC').trim().toUpperCase()

/**
 * Adds an organisation with its administrator, 待完善 until its data are audited. What the superior knows of it
 * already stands in its form. Everything that depends on the place has been asked.
 */
export async function insertOrg(tx: Tx, ctx: Ctx, parent: Org, fields: NewOrg) {
  const { adminName, adminPhone, code: typed, ...rest } = fields
  const { name, kind: _kind, level: _level, ...codes } = rest
  const id = ctx.newId()
  const code = normalCode(typed)
  const draft: OrgProfile = {
    ...EMPTY_PROFILE,
    ...codes,
    contactName: adminName,
    contactPhone: adminPhone,
  }
  const org = { id, code, path: `${parent.path}${id}/` }
  const [made] = await tx
    .insert(orgs)
    .values({
      ...rest,
      ...org,
      parentId: parent.id,
      state: 'blank',
      stateAt: ctx.now,
      pinyin: pinyinOf(name),
      draft,
      createdAt: ctx.now,
    })
    .returning()
  const accountId = await makeAdmin(tx, ctx, org, { name: adminName, phone: adminPhone })
  await record(tx, ctx, made!, { action: 'create', audit: 'org.created', to: 'blank' })
  await log(tx, ctx, 'account.created', `account:${accountId}`, {
    details: { orgId: id, duties: 'admin' },
  })
  return { org: made!, accountId }
}

/** 添加 (M-1.2, M-1.3); the answer tells the administrator's login and first password. */
export async function createOrg(ctx: Ctx, input: NewOrg & { commandId: string; parentId: string }) {
  const { commandId, parentId, ...fields } = input
  checkContact({ phone: fields.adminPhone }, 'admin.')
  const { id, accountId } = await ctx.db.write(TREE, (tx) =>
    once(ctx, tx, commandId, 'org.create', async () => {
      const parent = await nodeOf(ctx, tx, parentId)
      refuseIf(refusalOf('create', await sightOf(ctx, tx, parent)))
      refuseIf(mayStandUnder(parent, fields))
      const known = await knownCodes(tx)
      for (const [field, kind] of Object.entries(PROFILE_CODES) as [
        ProfileCode,
        (typeof PROFILE_CODES)[ProfileCode],
      ][])
        if (fields[field] && !known(kind, fields[field]))
          refuse('field.code_unknown', { where: field, field, code: fields[field] })
      await refuseTaken(tx, parent.id, fields.name)
      const code = normalCode(fields.code)
      if (await tx.$count(orgs, eq(orgs.code, code))) refuse('org.code_taken', { code })
      const { org, accountId } = await insertOrg(tx, ctx, parent, fields)
      return { id: org.id, accountId }
    }),
  )
  return { id, ...(await credentialsOf(ctx, accountId)) }
}
