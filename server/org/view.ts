import { and, eq, inArray, max } from 'drizzle-orm'
import { accounts, sessions } from '../../db/schema/account.ts'
import { ORG_ACTIONS } from '../../shared/org/org.api.ts'
import type { OrgProfile } from '../../shared/org/org.ts'
import { isWaiting } from '../../shared/org/org.workflow.ts'
import { rightsOf } from '../../shared/permission.ts'
import { type Problem, problem, refuse } from '../../shared/problem.ts'
import { attachmentOf, attachmentsOf, openAttachment } from '../attachment.ts'
import type { Ctx } from '../ctx.ts'
import { stepRows, stepView } from '../history.ts'
import { idsIn, isOwnStaff, nodeOf, type Org, orgIdOf } from '../scope.ts'
import { adminsOf } from './admin.ts'
import { type OrgAction, refusalOf } from './guards.ts'
import { orgRow } from './org.list.ts'
import { orgNames } from './org.store.ts'
import { type Sight, sightOf } from './sight.ts'
import { wayOf } from './tree.ts'

/** All of one organisation at or below the asker's own (M-1.10). */
export async function get(ctx: Ctx, { id }: { id: string }) {
  const q = ctx.db.read
  const org = await nodeOf(ctx, q, id)
  const sight = await sightOf(ctx, q, org)
  const admins = await adminsOf(q, id)
  const history = await stepRows(q, 'org', id)
  return {
    ...orgRow(org, sight.parent?.name ?? null, admins[0]?.login ?? '', true),
    // what lies above the asker's own node is not his to see
    ...(sight.own && { parentId: null, parentName: null }),
    way: wayOf(ctx, org.path, await orgNames(q, idsIn(org.path))),
    profile: org.profile,
    draft: isWaiting(org.state) ? org.draft : null,
    lastDraft: isWaiting(org.state) ? handedInBefore(history) : null,
    returnReason: isWaiting(org.state) ? null : org.returnReason,
    admins: await adminViews(ctx, admins),
    counts: {
      children: sight.children,
      staff: await q.$count(accounts, and(eq(accounts.orgId, id), isOwnStaff())),
      persons: sight.persons,
    },
    attachments: handedInFiles(ctx, org, await attachmentsOf(q, { kind: 'org', subjectId: id }), history),
    steps: history.map(stepView),
    actions: actionsOf(ctx, sight),
  }
}

type History = Awaited<ReturnType<typeof stepRows>>

/** A document of an organisation at or below the asker's (M-1.10). */
export async function fileBelow(ctx: Ctx, { attachmentId }: { attachmentId: string }) {
  const q = ctx.db.read
  const row = await attachmentOf(q, 'org', attachmentId)
  const org = await nodeOf(ctx, q, row.subjectId)
  const [file] = handedInFiles(ctx, org, [row], await stepRows(q, 'org', org.id))
  return file ? openAttachment(ctx, file) : refuse('not_found')
}

/** What a unit hangs on its form is its own until it hands the form in; while that waits, nothing comes or goes. */
function handedInFiles<F extends { at: Date | number }>(
  ctx: Ctx,
  org: Org,
  files: readonly F[],
  history: History,
): F[] {
  if (org.id === orgIdOf(ctx) || isWaiting(org.state)) return [...files]
  const last = history.findLast(({ action }) => action === 'submit' || action === 'update')
  return files.filter(({ at }) => last && +at <= +last.at)
}

/** The form as it was handed in before this time, if nothing was approved since: what the superior has read already. */
function handedInBefore(history: History): OrgProfile | null {
  const approved = history.findLastIndex(({ action }) => action === 'approve')
  const handedIn = history.slice(approved + 1).filter(({ action }) => action === 'submit')
  return (handedIn.at(-2)?.data as OrgProfile | undefined) ?? null
}

async function adminViews(ctx: Ctx, admins: Awaited<ReturnType<typeof adminsOf>>) {
  const ids = admins.map(({ id }) => id)
  const last = ids.length
    ? await ctx.db.read
        .select({ id: sessions.accountId, at: max(sessions.createdAt) })
        .from(sessions)
        .where(inArray(sessions.accountId, ids))
        .groupBy(sessions.accountId)
    : []
  const at = new Map(last.map((row) => [row.id, row.at]))
  return admins.map(({ id, login, name, phone, mail, mustChange, disabled }) => {
    const lastLogin = at.get(id)
    return {
      ...{ accountId: id, login, name, phone, mail, mustChange, disabled },
      lastLoginAt: lastLogin ? +lastLogin : null,
    }
  })
}

/** Every act with what stands against it, told by the guards the writes ask. */
function actionsOf(ctx: Ctx, sight: Sight): { action: OrgAction; problem: Problem | null }[] {
  const may = rightsOf(ctx.actor).has('org.manage')
  return ORG_ACTIONS.map((action) => ({
    action,
    problem: may ? refusalOf(action, sight) : problem('auth.forbidden'),
  }))
}
