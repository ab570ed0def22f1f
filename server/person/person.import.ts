import { words } from '../../shared/i18n/zh-CN/person.ts'
import { refuse } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import type { ImportSource } from '../import.ts'
import { tellOrgs } from '../push.ts'
import { referenceItemsOf } from '../reference/reference.store.ts'
import { idsIn, orgIdOf, pathOf } from '../scope.ts'
import { checkPersons } from './import-check.ts'
import { PERSON_CODES, PERSON_COLUMNS, type PlannedPerson } from './import-columns.ts'
import { personSlips } from './import-slips.ts'
import { insertPersons } from './person.save.ts'
import { knownHashes } from './person.store.ts'

/**
 * People of the asker's own unit from a workbook, each with an account as if added one by one (M-2.9, M-2.10). Five
 * thousand at once would hold up every other writer for a second, so they are saved a hundred at a time.
 */
export const personImport: ImportSource<PlannedPerson> = {
  right: 'person.manage',
  sheet: words['person.title'],
  async columns({ db }) {
    const items = await referenceItemsOf(db.read, PERSON_CODES)
    return PERSON_COLUMNS.map((column) => {
      if (!('kind' in column)) return column
      const { kind, ...rest } = column
      return { ...rest, choices: (items[kind] ?? []).map(({ name }) => name) }
    })
  },
  async admit(ctx, target) {
    if (target && target !== orgIdOf(ctx)) refuse('not_found')
  },
  lock: (target) => `persons:${target}`,
  unitRows: 100,
  slips: personSlips,
  check: (ctx, _target, rows) => checkPersons(ctx, rows),
  async save(ctx: Ctx, tx, _target, payload) {
    const known = await knownHashes(
      tx,
      payload.map(({ person }) => person.idHash),
    )
    for (const { orgId } of known.values())
      refuse(orgId === orgIdOf(ctx) ? 'person.known_here' : 'person.known_elsewhere')
    await insertPersons(tx, ctx, payload, 'imported')
    await log(tx, ctx, 'person.imported', `org:${orgIdOf(ctx)}`, { details: { count: payload.length } })
    return payload.length
  },
  tell: (ctx) => tellOrgs(ctx.app, idsIn(pathOf(ctx)), 'person'),
}
