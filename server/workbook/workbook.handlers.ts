import { fill, type WordParams } from '../../shared/i18n/index.ts'
import { words as listWords } from '../../shared/i18n/zh-CN/list.ts'
import { words as problemWords } from '../../shared/i18n/zh-CN/problem.ts'
import { words as refusalWords } from '../../shared/i18n/zh-CN/refusal.ts'
import type { workbookApi } from '../../shared/workbook/workbook.api.ts'
import type { HandlersOf } from '../dispatch.ts'
import { exportFile, startExport } from './export.ts'
import { commitImport, faultsFile, slipsFile, startImport, templateOf } from './import.ts'
import { cancelJob, jobView, ownJob } from './jobs.ts'
import { removeView, saveView, viewsOf } from './views.ts'

/** A fault in Chinese, the language of workbooks. */
function faultWords(code: string, params: object): string {
  const sentence =
    (listWords as Record<string, string>)[`list.fault.${code}`] ??
    ({ ...problemWords, ...refusalWords } as Record<string, string>)[code]
  return sentence === undefined ? code : fill(sentence, params as WordParams)
}

export const workbookHandlers: HandlersOf<typeof workbookApi> = {
  export: (ctx, input) => startExport(ctx, input),
  template: (ctx, { what, target }) => templateOf(ctx, what, target),
  import: (ctx, { what, target }) => startImport(ctx, what, target),
  commit: (ctx, input) => commitImport(ctx, input),
  job: async (ctx, { jobId }) => jobView(ownJob(ctx, jobId)),
  async cancel(ctx, { jobId }) {
    cancelJob(ownJob(ctx, jobId))
    return {}
  },
  file: (ctx, { jobId }) =>
    ownJob(ctx, jobId).kind === 'export' ? exportFile(ctx, jobId) : slipsFile(ctx, jobId),
  faults: (ctx, { jobId }) => faultsFile(ctx, jobId, faultWords),
  views: (ctx, { list }) => viewsOf(ctx, list),
  saveView: (ctx, input) => saveView(ctx, input),
  async removeView(ctx, { id }) {
    await removeView(ctx, id)
    return {}
  },
}
