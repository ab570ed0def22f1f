import type { z } from 'zod'
import { committees } from '../../db/schema/committee.ts'
import { share } from '../../db/share.ts'
import type { committeeApi } from '../../shared/committee/committee.api.ts'
import type { CommitteeState } from '../../shared/committee/committee.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { once } from '../once.ts'
import { TREE } from '../scope.ts'
import { followAccount, makeAccount, slipOf } from './account.ts'
import { act, record, save } from './change.ts'
import { checked } from './checks.ts'
import { runningOf } from './files.store.ts'

type Input<O extends keyof typeof committeeApi> = z.output<(typeof committeeApi)[O]['input']>

/** 添加 (M-7.1.1), with its administrator's account; by the province alone, as the right says. */
export async function create(ctx: Ctx, { commandId, ...fields }: Input<'create'>) {
  const id = await ctx.db.write('committees', async (tx) => {
    await share(tx, TREE)
    return once(ctx, tx, commandId, 'committee.create', async () => {
      const row = { id: ctx.newId(), ...(await checked(ctx, tx, fields)) }
      const [made] = await tx
        .insert(committees)
        .values({ ...row, state: 'active', createdAt: ctx.now })
        .returning()
      const committee = made ?? refuse('stale')
      await makeAccount(ctx, tx, committee)
      await record(tx, ctx, committee, { action: 'create', audit: 'committee.created' })
      return committee.id
    })
  })
  return { id, slip: await slipOf(ctx, id) }
}

/** What a file was chosen by: it may not become another under files that are on their way. */
const BINDING = ['orgId', 'band', 'series', 'levels', 'specialties'] as const

export const edit = (ctx: Ctx, input: Input<'edit'>) =>
  act(ctx, 'edit', input, async (tx, committee) => {
    const { commandId: _, id: __, version, ...fields } = input
    if (committee.version !== version) refuse('stale')
    const next = await checked(ctx, tx, fields, committee)
    const bound = BINDING.some((key) => JSON.stringify(next[key]) !== JSON.stringify(committee[key]))
    const n = bound ? await runningOf(tx, committee.id) : 0
    if (n) refuse('committee.has_files', { n })
    const saved = await save(tx, committee, version, next)
    await followAccount(ctx, tx, { ...committee, ...next })
    await record(tx, ctx, { ...committee, ...next }, { action: 'edit', audit: 'committee.edited' })
    return { version: saved }
  })

const turn = (
  ctx: Ctx,
  operation: 'stop' | 'start',
  input: Input<'stop'>,
  [from, to]: [CommitteeState, CommitteeState],
) =>
  act(ctx, operation, input, async (tx, committee) => {
    if (committee.version !== input.version) refuse('stale')
    if (committee.state !== from)
      refuse('workflow.wrong_state', { action: operation, state: `committee.state.${committee.state}` })
    const n = to === 'stopped' ? await runningOf(tx, committee.id) : 0
    if (n) refuse('committee.has_files', { n })
    const version = await save(tx, committee, input.version, { state: to })
    await followAccount(ctx, tx, { ...committee, state: to })
    const audit = to === 'stopped' ? 'committee.stopped' : 'committee.started'
    await record(tx, ctx, committee, { action: operation, audit, from, to })
    return { version }
  })

/** 停用: no more is handed in to it, and its account is closed; only without running files. */
export const stop = (ctx: Ctx, input: Input<'stop'>) => turn(ctx, 'stop', input, ['active', 'stopped'])
export const start = (ctx: Ctx, input: Input<'start'>) => turn(ctx, 'start', input, ['stopped', 'active'])
