import type { declareApi } from '../../shared/declare/declare.api.ts'
import type { HandlersOf } from '../dispatch.ts'
import { file, removeFile, reuseFile } from './files.ts'
import { begin, withdraw } from './register.ts'
import { beginUpload, cancelUpload, finishUpload, sendPart } from './upload.ts'

/** 职称申报系统, as far as plans and quotas reach into it. */
export const declareHandlers: Partial<HandlersOf<typeof declareApi>> = {
  begin,
  withdraw,
  reuseFile,
  beginUpload,
  sendPart,
  finishUpload,
  cancelUpload,
  removeFile,
  file,
}
