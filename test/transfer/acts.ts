import { personForm } from '../person/units.ts'
import { commandId } from '../review/office.ts'
import type { Person } from '../world.ts'

/** Asks for the `n`-th person of the tests. */
export const ask = (admin: Person, n: number, own: object = {}) => {
  const { idType, idNumber, name } = personForm(n)
  return admin.ask('transfer.request', { commandId: commandId(), idType, idNumber, name, ...own })
}

/** 同意, 拒绝 or 撤回. */
export const answer = (admin: Person, action: string, id: string, more: object = {}, version = 0) =>
  admin.ask(`transfer.${action}`, { commandId: commandId(), id, version, ...more })
