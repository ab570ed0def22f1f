import { NOWHERE } from '../../shared/declare/declaration.ts'
import type { Ctx } from '../ctx.ts'
import { release } from '../plan/quota.store.ts'
import { guardOwn } from './facts.ts'
import { changeDeclaration, saveDeclaration, tellDeclaration } from './guard.ts'

interface Command {
  commandId: string
  id: string
  version: number
}

/** 撤回提交, until somebody has decided: back to filling in, and nobody's any more; the place is free again. */
export const recall = (ctx: Ctx, input: Command) =>
  changeDeclaration(ctx, 'declare.recall', input, async (tx, row) => {
    await guardOwn(ctx, tx, row, 'recall')
    const saved = await saveDeclaration(tx, row, {
      ...{ state: 'filling', reachedDepth: NOWHERE, openSections: ',' },
      ...{ deskOrgId: null, deskDuty: null, deskSince: null },
    })
    await release(tx, row.id, ctx.now)
    await tellDeclaration(ctx, tx, row, ['recall', 'declare.recalled'], { to: 'filling' })
    return saved
  })

/** 放弃申报 for this year: the place is free again, and another one may be begun. */
export const withdraw = (ctx: Ctx, input: Command) =>
  changeDeclaration(ctx, 'declare.withdraw', input, async (tx, row) => {
    await guardOwn(ctx, tx, row, 'withdraw')
    const saved = await saveDeclaration(tx, row, { state: 'withdrawn', endedAt: ctx.now })
    await release(tx, row.id, ctx.now)
    await tellDeclaration(ctx, tx, row, ['withdraw', 'declare.withdrawn'], { to: 'withdrawn' })
    return saved
  })
