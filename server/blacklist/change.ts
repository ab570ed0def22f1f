import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Read, Tx } from '../../db/query.ts'
import { blacklist } from '../../db/schema/pool.ts'
import type { AuditAction } from '../../shared/audit/audit.rules.ts'
import type { blacklistApi } from '../../shared/blacklist/blacklist.api.ts'
import {
  type BlacklistStep,
  endOf,
  mayStep,
  standingOn,
  startProblem,
} from '../../shared/blacklist/blacklist.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { maskIn } from '../../shared/person/mask.ts'
import { refuse, refuseIf } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { addStep } from '../history.ts'
import { cancelJob, schedule } from '../job/schedule.ts'
import { send } from '../message/send.ts'
import { tellOffices } from '../offices.ts'
import { once } from '../once.ts'
import { orgNames } from '../org/org.store.ts'
import { personByHash } from '../person/person.store.ts'
import { isOwn, readable } from './blacklist.list.ts'
import type { BlacklistEntry } from './blacklist.store.ts'

type Input<O extends keyof typeof blacklistApi> = z.output<(typeof blacklistApi)[O]['input']>
type Set = Partial<typeof blacklist.$inferInsert>

const ACTIONS: Record<BlacklistStep, AuditAction> = {
  activate: 'blacklist.activated',
  drop: 'blacklist.dropped',
  lift: 'blacklist.lifted',
  note: 'blacklist.edited',
}

/** An entry of the asker's province; any other is not there. */
export async function entryInSight(ctx: Pick<Ctx, 'actor'>, q: Read, id: string): Promise<BlacklistEntry> {
  const [entry] = await q
    .select()
    .from(blacklist)
    .where(and(eq(blacklist.id, id), readable(ctx)))
  return entry ?? refuse('not_found')
}

/**
 * A step on an entry, by the office that decides or one above it: once per command, on the version the person saw,
 * with history and log. `work` gives what changes and its reason.
 */
async function step(
  ctx: Ctx,
  name: BlacklistStep,
  { commandId, id, version }: { commandId: string; id: string; version: number },
  work: (tx: Tx, entry: BlacklistEntry) => Promise<{ set: Set; reason: string }>,
) {
  const { idHash } = await entryInSight(ctx, ctx.db.read, id)
  return ctx.db.write(`blacklist:${idHash}`, (tx) =>
    once(ctx, tx, commandId, `blacklist.${name}`, async () => {
      const entry = await entryInSight(ctx, tx, id)
      if (!isOwn(ctx, entry)) refuse('auth.forbidden')
      if (entry.version !== version) refuse('stale')
      refuseIf(mayStep(name, standingOn(entry, dayOf(ctx.now))))
      const { set, reason } = await work(tx, entry)
      await tx
        .update(blacklist)
        .set({ ...set, version: version + 1 })
        .where(eq(blacklist.id, id))
      const states = set.state ? { from: entry.state, to: set.state } : {}
      const action = ACTIONS[name].replace('blacklist.', '')
      await addStep(tx, ctx, { kind: 'blacklist', subjectId: id, action, ...states, reason })
      await log(tx, ctx, ACTIONS[name], `blacklist:${id}`, { ...states, ...(reason && { reason }) })
      await tellOffices(tx, ctx.app, entry.orgPath, 'blacklist')
      return { version: version + 1 }
    }),
  )
}

/** Of one term: it begins on a day, at midnight in Shanghai, and running files end then, not the night after. */
const jobKey = ({ id }: Pick<BlacklistEntry, 'id'>): string => `blacklist:${id}`
const beginning = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

/** Tells the person, if the register knows him by now; with his account he may have come after the entry. */
async function tellPerson(
  tx: Tx,
  ctx: Ctx,
  { idHash }: BlacklistEntry,
  message: Pick<Parameters<typeof send>[2], 'kind' | 'params'>,
): Promise<void> {
  const person = await personByHash(tx, idHash)
  if (person) await send(tx, ctx.app, { personIds: [person.id], ...message, at: ctx.now })
}

/** 生效 (M-7.2.3): from its first day to its last nothing is declared, and what runs ends. */
export const activate = (ctx: Ctx, input: Input<'activate'>) =>
  step(ctx, 'activate', input, async (tx, entry) => {
    const { grade, startOn } = input
    refuseIf(startProblem(startOn, grade, dayOf(ctx.now)))
    const decision = maskIn(input.decision)
    const decisionNo = maskIn(input.decisionNo)
    const endOn = endOf(startOn, grade)
    const dueAt = new Date(Math.max(+ctx.now, +beginning(startOn)))
    await schedule(tx, { key: jobKey(entry), kind: 'blacklist', subject: entry.id, dueAt, at: ctx.now })
    const org = (await orgNames(tx, [entry.orgId])).get(entry.orgId) ?? ''
    await tellPerson(tx, ctx, entry, { kind: 'blacklist.active', params: { until: endOn, decisionNo, org } })
    return {
      set: { state: 'active', decision, decisionNo, grade, startOn, endOn },
      reason: `${decisionNo} ${decision}`,
    }
  })

/** 不予认定: not proven, taken off without effect. */
export const drop = (ctx: Ctx, input: Input<'drop'>) =>
  step(ctx, 'drop', input, async () => ({ set: { state: 'dropped' }, reason: maskIn(input.reason) }))

/** 提前解除, with its paper: from this moment nothing is forbidden. Files that were stopped stay so. */
export const lift = (ctx: Ctx, input: Input<'lift'>) =>
  step(ctx, 'lift', input, async (tx, entry) => {
    const liftReason = maskIn(input.reason)
    const liftNo = maskIn(input.liftNo)
    const day = dayOf(ctx.now)
    await cancelJob(tx, jobKey(entry))
    await tellPerson(tx, ctx, entry, { kind: 'blacklist.lifted', params: { day, reason: liftReason } })
    return { set: { state: 'lifted', liftedOn: day, liftReason, liftNo }, reason: `${liftNo} ${liftReason}` }
  })

/** 记录申诉. */
export const note = (ctx: Ctx, input: Input<'note'>) =>
  step(ctx, 'note', input, async () => {
    const appeal = maskIn(input.appeal)
    return { set: { appeal }, reason: appeal }
  })
