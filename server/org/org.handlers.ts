import type { orgApi } from '../../shared/org/org.api.ts'
import type { HandlersOf } from '../dispatch.ts'
import { pageOf } from '../list.ts'
import { editAdmin, resetAdmin } from './admin.ts'
import { createOrg } from './create.ts'
import { approve, disable, enable, remove, sendBack } from './life.ts'
import { orgList } from './org.list.ts'
import { attachToOwn, detachFromOwn, ownFile, ownOrg, recall, saveDraft, submit } from './own.ts'
import { move, moving, rename } from './place.ts'
import { find, tree } from './tree.ts'
import { fileBelow, get } from './view.ts'

export const orgHandlers: HandlersOf<typeof orgApi> = {
  tree,
  find,
  list: (ctx, input) => pageOf(ctx, orgList, input),
  get,

  create: createOrg,
  rename,
  move,
  moving,
  disable,
  enable,
  remove,
  approve,
  sendBack,
  editAdmin,
  resetAdmin,

  own: (ctx) => ownOrg(ctx),
  saveDraft,
  submit,
  recall,
  attach: attachToOwn,
  detach: detachFromOwn,
  file: ownFile,
  fileBelow,
}
