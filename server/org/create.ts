import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Read, Tx } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { orgs } from '../../db/schema/org.ts'
import type { OrgKind } from '../../shared/org/org.ts'
import { mayStandUnder } from '../../shared/org/place.rules.ts'
import { EMPTY_PROFILE, PROFILE_CODES, type ProfileCode } from '../../shared/org/profile.rules.ts'
import { type Problem, problem, refuse, refuseIf } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import { firstPasswordsAt } from '../auth/reset.ts'
import type { Ctx } from '../ctx.ts'
import { addSteps } from '../history.ts'
import { once } from '../once.ts'
import { pinyinOf } from '../pinyin.ts'
import { tellOrgs } from '../push.ts'
import { idsIn, isWithin, nodeOf, type Org, pathOf, TREE } from '../scope.ts'
import { checkContact, credentialsOf, freeLogin, newAdmin } from './admin.ts'
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

/** SQLite and PostgreSQL bound the number of parameters; this stays far below both. */
const CHUNK = 100

/** One name under one superior; a deleted organisation has given up its own. */
export async function nameTaken(
  q: Read,
  parentId: string | null,
  names: string[],
  except: string | null = null,
): Promise<Problem | null> {
  if (!parentId) return null
  for (let start = 0; start < names.length; start += CHUNK) {
    const rows = await q
      .select({ id: orgs.id, name: orgs.name })
      .from(orgs)
      .where(
        and(
          eq(orgs.parentId, parentId),
          inArray(orgs.name, names.slice(start, start + CHUNK)),
          ne(orgs.state, 'deleted'),
        ),
      )
    const taken = rows.find(({ id }) => id !== except)
    if (taken) return problem('org.name_taken', { where: 'name', name: taken.name })
  }
  return null
}

export const refuseTaken = async (...asked: Parameters<typeof nameTaken>): Promise<void> =>
  refuseIf(await nameTaken(...asked))

/** One code in the whole province; whoever sees the organisation that has it is told which. */
export async function refuseTakenCodes(ctx: Ctx, q: Read, codes: string[]): Promise<void> {
  for (let start = 0; start < codes.length; start += CHUNK) {
    const [taken] = await q
      .select({ code: orgs.code, name: orgs.name, path: orgs.path })
      .from(orgs)
      .where(inArray(orgs.code, codes.slice(start, start + CHUNK)))
      .limit(1)
    if (taken) refuseIf(codeTaken(ctx, taken))
  }
}

export const codeTaken = (ctx: Ctx, { code, name, path }: Pick<Org, 'code' | 'name' | 'path'>): Problem =>
  isWithin(path, pathOf(ctx))
    ? problem('org.code_taken_by', { where: 'code', code, name })
    : problem('org.code_taken', { where: 'code', code })

/** Codes are compared in capitals. */
export const normalCode = (code: string): string => code.normalize('NFKC').trim().toUpperCase()

type Parent = Pick<Org, 'id' | 'path'>

/**
 * The row of a new organisation, 待完善 until its data are audited. What the superior knows of it already stands in
 * its form.
 */
export function newOrg(ctx: Ctx, parent: Parent, input: NewOrg): typeof orgs.$inferInsert & Parent {
  const { adminName, adminPhone, code, ...rest } = input
  const { name, kind: _kind, level: _level, ...codes } = rest
  const id = ctx.newId()
  return {
    ...rest,
    ...{ id, code: normalCode(code), parentId: parent.id, path: `${parent.path}${id}/` },
    ...{ state: 'blank', stateAt: ctx.now, pinyin: pinyinOf(name), createdAt: ctx.now },
    draft: { ...EMPTY_PROFILE, ...codes, contactName: adminName, contactPhone: adminPhone },
  }
}
export interface Made {
  org: ReturnType<typeof newOrg>
  admin: ReturnType<typeof newAdmin>
}

/**
 * Saves new organisations with their administrators, superiors before those under them, and writes them down. That
 * they may stand there has been asked.
 */
export async function insertOrgs(tx: Tx, ctx: Ctx, made: Made[]): Promise<void> {
  for (let start = 0; start < made.length; start += CHUNK) {
    const chunk = made.slice(start, start + CHUNK)
    await tx.insert(orgs).values(chunk.map(({ org }) => org))
    await tx.insert(accounts).values(chunk.map(({ admin }) => admin))
  }
  await addSteps(
    tx,
    ctx,
    made.map(({ org }) => ({ kind: 'org', subjectId: org.id, action: 'create', to: 'blank' })),
  )
  for (const { org, admin } of made) {
    await log(tx, ctx, 'org.created', `org:${org.id}`, { to: 'blank', details: { code: org.code } })
    const details = { orgId: org.id, duties: 'admin' }
    await log(tx, ctx, 'account.created', `account:${admin.id}`, { details })
  }
  const concerned = new Set(made.flatMap(({ org }) => idsIn(org.path).slice(0, -1)))
  tx.afterCommit(() => tellOrgs(ctx.app, concerned, 'org'))
}

/** 添加 (M-1.2, M-1.3); the answer tells the administrator's login and first password. */
export async function createOrg(ctx: Ctx, input: NewOrg & { commandId: string; parentId: string }) {
  const { commandId, parentId, ...fields } = input
  checkContact(fields.adminPhone, '', 'adminPhone')
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
      await refuseTaken(tx, parent.id, [fields.name])
      await refuseTakenCodes(ctx, tx, [normalCode(fields.code)])
      const org = newOrg(ctx, parent, fields)
      const login = await freeLogin(tx, org.code)
      const admin = newAdmin(ctx, org.id, fields, { login, first: await firstPasswordsAt(tx, parent.path) })
      await insertOrgs(tx, ctx, [{ org, admin }])
      return { id: org.id, accountId: admin.id }
    }),
  )
  return { id, ...(await credentialsOf(ctx, accountId)) }
}
