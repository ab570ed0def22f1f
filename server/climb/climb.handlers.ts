import type { climbApi } from '../../shared/climb/climb.api.ts'
import type { HandlersOf } from '../dispatch.ts'
import { accept, correct } from './accept.ts'
import { list } from './climb.list.ts'
import { counts } from './counts.ts'
import { fail, sendBack } from './decide.ts'
import { get } from './detail.ts'
import { file, print } from './file.ts'
import { life } from './life.ts'
import { addNotice, removeNotice } from './notice.ts'
import { pass } from './pass.ts'
import { reopen } from './reopen.ts'
import { status } from './status.list.ts'
import { setUnitPart } from './unit-part.ts'

export const climbHandlers: HandlersOf<typeof climbApi> = {
  list,
  counts,
  get,
  file,
  print,
  pass,
  sendBack,
  fail,
  setUnitPart,
  addNotice,
  removeNotice,
  accept,
  correct,
  reopen,
  status,
  life,
}
