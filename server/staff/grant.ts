import type { z } from 'zod'
import type { Read } from '../../db/query.ts'
import { SECTIONS } from '../../shared/declare/sections.ts'
import type { Scope } from '../../shared/permission.ts'
import { refuse, refuseIf } from '../../shared/problem.ts'
import type { staffApi } from '../../shared/staff/staff.api.ts'
import { type DutyRules, dutiesProblem, normalScope } from '../../shared/staff/staff.rules.ts'
import { endSessions } from '../auth/end-sessions.ts'
import { keepOld } from '../auth/reset.ts'
import type { Ctx } from '../ctx.ts'
import { referenceItemsIn } from '../reference/reference.store.ts'
import { idsIn, pathOf } from '../scope.ts'
import { settingsAt } from '../setting/setting.store.ts'
import { act, keepSomebody, notSelf, pick, record, save } from './change.ts'
import { newFirst, slipOf } from './people.ts'

type Input<O extends keyof typeof staffApi> = z.output<(typeof staffApi)[O]['input']>

/**
 * What may be given at the asker's organisation. The office with none above it names its officers before it separates
 * them, for it may only do so once all three are there; until then they have no rights.
 */
export async function dutyRules(ctx: Ctx, q: Read): Promise<DutyRules> {
  const path = pathOf(ctx)
  const settings = await settingsAt(q, path)
  return { both: settings['duties.both'], officers: settings.officers || idsIn(path).length === 1 }
}

/** 设置角色 (M-2.7). */
export const setDuties = (ctx: Ctx, { commandId, id, version, duties: wanted }: Input<'setDuties'>) =>
  act(ctx, 'setDuties', commandId, async (tx, staff) => {
    const found = pick(staff, id, version)
    notSelf(ctx, found)
    const duties = [...new Set(wanted)]
    refuseIf(dutiesProblem(duties, await dutyRules(ctx, tx)))
    await keepSomebody(ctx, tx, staff, (each) => (each.id === id ? duties : each.duties))
    const next = await save(tx, found, { duties })
    const to = duties.join(',')
    await record(tx, ctx, id, { action: 'duties', audit: 'staff.duties_set', to, details: { duties: to } })
    return { version: next }
  })

/** 设置角色审查权限 (M-2.8): by series and by content, both at once. */
export const setScope = (ctx: Ctx, { commandId, id, version, scope: wanted }: Input<'setScope'>) =>
  act(ctx, 'setScope', commandId, async (tx, staff) => {
    const found = pick(staff, id, version)
    notSelf(ctx, found)
    const scope: Scope = normalScope(wanted, SECTIONS)
    const known = new Set((await referenceItemsIn(tx, 'series')).map(({ code }) => code))
    const unknown = scope.series.find((code) => !known.has(code) && !found.scope?.series.includes(code))
    if (unknown) refuse('field.code_unknown', { code: unknown })
    const next = await save(tx, found, { scope })
    await record(tx, ctx, id, { action: 'scope', audit: 'staff.scope_set' })
    return { version: next }
  })

/**
 * A new first password, told this once; the old one and every session are over, the second factor stays. It is read
 * back for the account of the kept answer: a command sent again with another id tells nobody else's.
 */
export async function reset(ctx: Ctx, { commandId, id }: Input<'reset'>) {
  const done = await act(ctx, 'reset', commandId, async (tx, staff) => {
    const found = pick(staff, id)
    notSelf(ctx, found)
    await save(tx, found, await newFirst(ctx, tx))
    await keepOld(ctx, tx, found)
    await endSessions(ctx.app, tx, [id], 'reset')
    tx.afterCommit(() => ctx.app.limits.clear(found.login))
    await record(tx, ctx, id, { action: 'reset', audit: 'staff.reset' })
    return { id }
  })
  return slipOf(ctx, done.id)
}

/** A lost telephone. Sessions stay: they were opened with the factor. */
export const dropSecondFactor = (ctx: Ctx, { commandId, id }: Input<'dropSecondFactor'>) =>
  act(ctx, 'dropSecondFactor', commandId, async (tx, staff) => {
    const found = pick(staff, id)
    notSelf(ctx, found)
    if (!found.secondSealed) refuse('auth.no_second')
    await save(tx, found, { secondSealed: null, secondSince: null, recovery: null })
    await record(tx, ctx, id, { action: 'drop_second', audit: 'staff.second_dropped' })
    return {}
  })
