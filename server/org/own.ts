import { share } from '../../db/share.ts'
import { normalCreditCode } from '../../shared/org/credit-code.ts'
import type { OrgProfile } from '../../shared/org/org.ts'
import { afterStep, isWaiting, mayFillIn, stepProblem } from '../../shared/org/org.workflow.ts'
import { changesKeyData, profileProblems } from '../../shared/org/profile.rules.ts'
import { Refusal, refuse, refuseIf } from '../../shared/problem.ts'
import { attach, attachmentOf, attachmentsOf, detach, openAttachment, storeUpload } from '../attachment.ts'
import type { Ctx } from '../ctx.ts'
import { stepsOf } from '../history.ts'
import { once } from '../once.ts'
import { nodeOf, type Org, orgIdOf, TREE } from '../scope.ts'
import { adminsOf } from './admin.ts'
import { actOnOwn, changed, record, saveOrg } from './change.ts'
import { knownCodes } from './codes.ts'
import { inForce, refuseCreditCode } from './life.ts'
import { orgById } from './org.store.ts'

/** The own organisation with its form, also before it is audited (M-0.5, M-1.7). */
export async function ownOrg(ctx: Ctx) {
  const q = ctx.db.read
  const org = await nodeOf(ctx, q)
  const superior = org.parentId ? await orgById(q, org.parentId) : null
  const { id, name, code, kind, level, state, profile, draft, version } = org
  return {
    ...{ id, name, code, kind, level, state, profile, draft, version },
    stateAt: org.stateAt && +org.stateAt,
    superiorName: superior?.name ?? null,
    superiorPhone: superior ? await phoneOf(ctx, superior) : '',
    returnReason: isWaiting(state) ? null : org.returnReason,
    attachments: await attachmentsOf(q, { kind: 'org', subjectId: id }),
    steps: await stepsOf(q, 'org', id),
  }
}

/** Whom a unit may call while it waits. */
const phoneOf = async (ctx: Ctx, superior: Org): Promise<string> =>
  superior.profile?.contactPhone ||
  (await adminsOf(ctx.db.read, superior.id)).find(({ phone }) => phone)?.phone ||
  ''

interface OwnCommand {
  commandId: string
  version: number
}
type WithProfile = OwnCommand & { profile: OrgProfile }

const normal = (profile: OrgProfile): OrgProfile => ({
  ...profile,
  creditCode: normalCreditCode(profile.creditCode),
})

/** Keeps what is filled in so far; nobody else sees it. */
export const saveDraft = (ctx: Ctx, input: WithProfile) =>
  actOnOwn(ctx, 'org.saveDraft', input, async (tx, org) => {
    refuseIf(stepProblem('submit', org.state))
    const { version } = await saveOrg(tx, org, { draft: normal(input.profile) })
    return { version }
  })

/** 提交 (M-0.6): to the superior. Without one, or when nothing changes that is audited, it is in force at once. */
export const submit = (ctx: Ctx, input: WithProfile) =>
  actOnOwn(ctx, 'org.submit', input, async (tx, org) => {
    refuseIf(stepProblem('submit', org.state))
    const profile = normal(input.profile)
    const [fault] = profileProblems(profile, org.kind, await knownCodes(tx))
    if (fault) throw new Refusal(fault)
    await refuseCreditCode(ctx, tx, org, profile)
    const facts = { root: org.parentId === null, keyData: changesKeyData(org.profile, profile) }
    const stand = afterStep('submit', org, facts)
    const settled = stand.state === 'approved'
    const saved = await saveOrg(tx, org, {
      ...stand,
      ...(settled ? inForce(profile) : { draft: profile }),
      ...(stand.state !== org.state && { stateAt: ctx.now }),
    })
    const action = settled && org.state === 'approved' ? 'update' : 'submit'
    await record(tx, ctx, org, {
      ...{ action, audit: 'org.submitted', from: org.state, to: stand.state },
      data: profile,
    })
    if (stand.state !== org.state) changed(tx, ctx, org)
    return { version: saved.version, state: stand.state }
  })

/** 撤销提交, while nobody has decided (A6). */
export const recall = (ctx: Ctx, input: OwnCommand) =>
  actOnOwn(ctx, 'org.recall', input, async (tx, org) => {
    refuseIf(stepProblem('recall', org.state))
    const stand = afterStep('recall', org)
    const { version } = await saveOrg(tx, org, { ...stand, stateAt: ctx.now })
    await record(tx, ctx, org, { action: 'recall', audit: 'org.recalled', from: org.state, to: stand.state })
    changed(tx, ctx, org)
    return { version }
  })

/** Documents are the form's: fixed while it is being audited, and from the moment it is handed in. */
const fillsIn = (org: Org): Org =>
  mayFillIn(org.state)
    ? org
    : refuse('workflow.wrong_state', { action: 'attach', state: `org.state.${org.state}` })

export async function attachToOwn(ctx: Ctx, { name }: { name?: string }) {
  const stored = await storeUpload(ctx)
  const id = await ctx.db.write(`org:${orgIdOf(ctx)}`, async (tx) => {
    await share(tx, TREE)
    const org = fillsIn(await nodeOf(ctx, tx))
    const named = { ...stored, name: name || stored.name }
    const attachmentId = await attach(tx, ctx, { kind: 'org', subjectId: org.id }, named)
    await record(tx, ctx, org, { action: 'attach', audit: 'org.file_added' })
    return attachmentId
  })
  return { id }
}

export const detachFromOwn = (ctx: Ctx, input: { commandId: string; attachmentId: string }) =>
  ctx.db.write(`org:${orgIdOf(ctx)}`, (tx) =>
    once(ctx, tx, input.commandId, 'org.detach', async () => {
      await share(tx, TREE)
      const org = fillsIn(await nodeOf(ctx, tx))
      await detach(tx, { kind: 'org', subjectId: org.id }, input.attachmentId)
      await record(tx, ctx, org, { action: 'detach', audit: 'org.file_removed' })
      return {}
    }),
  )

/** A document of the own organisation. */
export async function ownFile(ctx: Ctx, { attachmentId }: { attachmentId: string }) {
  const row = await attachmentOf(ctx.db.read, 'org', attachmentId)
  return row.subjectId === orgIdOf(ctx) ? openAttachment(ctx, row) : refuse('not_found')
}
