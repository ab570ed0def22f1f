import { and, eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import type { Read, Tx } from '../../db/query.ts'
import { committeeYears } from '../../db/schema/committee.ts'
import { declarations } from '../../db/schema/declare.ts'
import type { committeeApi } from '../../shared/committee/committee.api.ts'
import { type Window, windowFault } from '../../shared/committee/committee.ts'
import { RUNNING } from '../../shared/declare/declaration.ts'
import { refuse } from '../../shared/problem.ts'
import { clockText } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import { send } from '../message/send.ts'
import { orgNames } from '../org/org.store.ts'
import { act, record } from './change.ts'
import type { Committee } from './committee.store.ts'
import { moveDeadline } from './deadline-jobs.ts'
import { isOwn } from './visible.ts'

type Input<O extends keyof typeof committeeApi> = z.output<(typeof committeeApi)[O]['input']>

/** The times of a year with their version; before anybody has set one, all null and version 0. */
async function timesOf(q: Read, committeeId: string, year: number) {
  const [row] = await q
    .select()
    .from(committeeYears)
    .where(and(eq(committeeYears.committeeId, committeeId), eq(committeeYears.year, year)))
  const ms = (at: Date | null | undefined) => (at ? +at : null)
  return {
    window: { opensAt: ms(row?.opensAt), closesAt: ms(row?.closesAt), deadlineAt: ms(row?.deadlineAt) },
    version: row?.version ?? 0,
  }
}

const dateOf = (at: number | null): Date | null => (at === null ? null : new Date(at))

async function saveTimes(
  tx: Tx,
  key: { committeeId: string; year: number },
  { opensAt, closesAt, deadlineAt }: Window,
  version: number,
): Promise<number> {
  const times = { opensAt: dateOf(opensAt), closesAt: dateOf(closesAt), deadlineAt: dateOf(deadlineAt) }
  const next = { ...times, version: version + 1 }
  await tx
    .insert(committeeYears)
    .values({ ...key, ...next })
    .onConflictDoUpdate({ target: [committeeYears.committeeId, committeeYears.year], set: next })
  return version + 1
}

interface Change {
  year: number
  version: number
  before: Window
  after: Window
}

/** Checks and saves new times of a year, and tells everybody who has a file for it. */
async function change(ctx: Ctx, tx: Tx, committee: Committee, { year, version, before, after }: Change) {
  const fault = windowFault(after)
  if (fault) refuse('committee.window_order', { where: fault })
  for (const key of ['closesAt', 'deadlineAt'] as const) {
    const at = after[key]
    if (at !== null && at !== before[key] && at <= +ctx.now) refuse('committee.past', { where: key })
  }
  const saved = await saveTimes(tx, { committeeId: committee.id, year }, after, version)
  await moveDeadline(tx, committee.id, before.deadlineAt, after.deadlineAt, ctx.now)
  await tell(ctx, tx, committee, { year, version, before, after })
  return saved
}

const text = (at: number | null): string | undefined => (at === null ? undefined : clockText(at))

/** Applicants whose files it concerns: filled in, or on their way. */
async function tell(ctx: Ctx, tx: Tx, { id, name }: Committee, { year, before, after }: Change) {
  const rows = await tx
    .selectDistinct({ personId: declarations.personId })
    .from(declarations)
    .where(
      and(
        eq(declarations.committeeId, id),
        eq(declarations.year, year),
        inArray(declarations.state, ['filling', ...RUNNING]),
      ),
    )
  const moved = (key: keyof Window) => (before[key] === after[key] ? undefined : text(after[key]))
  if (rows.length)
    await send(tx, ctx.app, {
      personIds: rows.map(({ personId }) => personId),
      kind: 'window.changed',
      params: {
        ...{ committee: name, year },
        ...{ opens: moved('opensAt'), closes: moved('closesAt'), deadline: moved('deadlineAt') },
      },
      link: '/declare',
      at: ctx.now,
    })
}

const span = ({ opensAt, closesAt }: Window): string =>
  opensAt === null && closesAt === null ? '' : `${text(opensAt) ?? '…'} — ${text(closesAt) ?? '…'}`

const detail = (key: 'opensAt' | 'closesAt' | 'deadlineAt', at: number | null) =>
  at === null ? {} : { [key]: Math.floor(at) }

/** 申报开始 and 结束时间 of a year (M-7.1.2): by the supervising office, or one above it. */
export const setWindow = (ctx: Ctx, input: Input<'setWindow'>) =>
  act(ctx, 'setWindow', input, async (tx, committee) => {
    const { year, opensAt, closesAt } = input
    const { window: before, version } = await timesOf(tx, committee.id, year)
    if (version !== input.version) refuse('stale')
    const after = { ...before, opensAt: whole(opensAt), closesAt: whole(closesAt) }
    const saved = await change(ctx, tx, committee, { year, version, before, after })
    await record(tx, ctx, committee, {
      ...{ action: 'window', audit: 'committee.window_set', from: span(before), to: span(after) },
      details: { year, ...detail('opensAt', after.opensAt), ...detail('closesAt', after.closesAt) },
    })
    return { version: saved }
  })

/** 接收材料截止时间 of a year (M-7.4.1): by the supervising office alone. */
export const setDeadline = (ctx: Ctx, input: Input<'setDeadline'>) =>
  act(ctx, 'setDeadline', input, async (tx, committee) => {
    if (!isOwn(ctx, committee)) {
      const names = await orgNames(tx, [committee.orgId])
      refuse('committee.not_yours', { orgName: names.get(committee.orgId) ?? '' })
    }
    const { year } = input
    const { window: before, version } = await timesOf(tx, committee.id, year)
    if (version !== input.version) refuse('stale')
    const after = { ...before, deadlineAt: whole(input.deadlineAt) }
    const saved = await change(ctx, tx, committee, { year, version, before, after })
    await record(tx, ctx, committee, {
      ...{ action: 'deadline', audit: 'committee.deadline_set' },
      ...{ from: text(before.deadlineAt) ?? '', to: text(after.deadlineAt) ?? '' },
      details: { year, ...detail('deadlineAt', after.deadlineAt) },
    })
    return { version: saved }
  })

/** Whole milliseconds, as the store keeps them and a job's key names them. */
const whole = (at: number | null): number | null => (at === null ? null : Math.floor(at))
