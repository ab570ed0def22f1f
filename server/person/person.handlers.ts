import type { personApi } from '../../shared/person/person.api.ts'
import type { HandlersOf } from '../dispatch.ts'
import { pageOf } from '../list.ts'
import { correctId, editPerson, removePerson, resetPerson, setStatus } from './person.change.ts'
import { checkNumber, createPerson } from './person.create.ts'
import { personDetail, reveal } from './person.detail.ts'
import { personList } from './person.list.ts'

export const personHandlers: HandlersOf<typeof personApi> = {
  list: (ctx, input) => pageOf(ctx, personList, input),
  get: (ctx, { id }) => personDetail(ctx, id),
  check: checkNumber,
  create: createPerson,
  edit: editPerson,
  correctId,
  setStatus,
  remove: removePerson,
  reset: resetPerson,
  reveal,
}
