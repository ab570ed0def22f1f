import { words } from '../../shared/i18n/zh-CN/expert.ts'
import { refuse } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { ImportSource } from '../import.ts'
import { tellOffices } from '../offices.ts'
import { referenceItemsOf } from '../reference/reference.store.ts'
import { orgIdOf, pathOf, standing } from '../scope.ts'
import { insertExperts } from './change.ts'
import { knownExperts } from './expert.store.ts'
import { checkExperts } from './import-check.ts'
import { EXPERT_COLUMNS } from './import-columns.ts'
import { EXPERT_CODES, type NewExpert } from './save.ts'

/** Experts of the province from a workbook, each as if entered one by one (M-7.3.1). */
export const expertImport: ImportSource<NewExpert> = {
  right: 'expert.manage',
  sheet: words['expert.title'],
  async columns({ db }) {
    const items = await referenceItemsOf(db.read, EXPERT_CODES)
    return EXPERT_COLUMNS.map((column) => {
      if (!('kind' in column)) return column
      const { kind, ...rest } = column
      return { ...rest, choices: (items[kind] ?? []).map(({ name }) => name) }
    })
  },
  async admit(ctx, target) {
    if (target && target !== orgIdOf(ctx)) refuse('not_found')
  },
  lock: () => 'experts',
  check: (ctx, _target, rows) => checkExperts(ctx, rows),
  async save(ctx, tx, _target, payload) {
    await standing(ctx, tx)
    const known = await knownExperts(
      tx,
      payload.map(({ idHash }) => idHash),
    )
    for (const name of known.values()) refuse('expert.known', { name })
    await insertExperts(tx, ctx, payload, 'imported')
    await log(tx, ctx, 'expert.imported', `org:${orgIdOf(ctx)}`, { details: { count: payload.length } })
    await tellOffices(tx, ctx.app, pathOf(ctx), 'expert')
    return payload.length
  },
}
