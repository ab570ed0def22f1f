import type { declareApi } from '../../shared/declare/declare.api.ts'
import type { HandlersOf } from '../dispatch.ts'
import { apply, begin } from './begin.ts'
import { committees } from './choice.ts'
import { file, removeFile, reuseFile } from './files.ts'
import { get } from './get.ts'
import { recall, withdraw } from './give-up.ts'
import { home } from './home.ts'
import { paperOf } from './paper.ts'
import { reusable } from './reusable.ts'
import { saveSection } from './save.ts'
import { declarationSeen } from './seen.store.ts'
import { submit } from './submit.ts'
import { beginUpload, cancelUpload, finishUpload, sendPart } from './upload.ts'

/** 职称申报系统: an applicant's own files. */
export const declareHandlers: HandlersOf<typeof declareApi> = {
  home,
  committees,
  begin,
  apply,
  get,
  saveSection,
  submit,
  recall,
  withdraw,
  reusable,
  reuseFile,
  beginUpload,
  sendPart,
  finishUpload,
  cancelUpload,
  removeFile,
  file,
  print: async (ctx, { id, form }) =>
    paperOf(ctx, ctx.db.read, await declarationSeen(ctx, ctx.db.read, id), form),
}
