import type { reviewApi } from '../../shared/review/review.api.ts'
import type { HandlersOf } from '../dispatch.ts'
import { approveReview } from './approve.ts'
import { attachOne, filesOf, officeDossier, readFile, removeFile, startAttach } from './attach.ts'
import { candidateList, listReviews, reviewDetail, rowOf } from './detail.ts'
import { exportRoster, rosterTemplate } from './export.ts'
import { eligible, takeCandidates } from './from-declarations.ts'
import { commitImport, startImport } from './import.ts'
import { jobView } from './jobs.ts'
import { accept, close, discard, sendBack, setWindow } from './life.ts'
import { recuse, setReporter, setRole, unlock, unrecuse, withdraw } from './office.ts'
import { printSheet, sheetFile } from './sheet.ts'
import { resetSlip, showSlips } from './slips.ts'
import { reviewResults, supervise } from './supervise.ts'

export const reviewHandlers: HandlersOf<typeof reviewApi> = {
  list: async (ctx, { status }) => (await listReviews(ctx, status && [status])).map(rowOf),
  get: (ctx, { reviewId }) => reviewDetail(ctx, reviewId),
  candidates: (ctx, { reviewId }) => candidateList(ctx, reviewId),

  eligible,
  takeCandidates,

  template: () => rosterTemplate(),
  import: startImport,
  job: async (ctx, { jobId }) => jobView(ctx, jobId),
  commitImport,
  export: (ctx, { reviewId }) => exportRoster(ctx, reviewId),
  attach: startAttach,
  attachOne,
  files: filesOf,
  file: readFile,
  dossier: officeDossier,
  removeFile,
  discard,

  approve: approveReview,
  close,
  slips: showSlips,
  resetSlip,
  setWindow,
  recuse,
  unrecuse,
  setRole,
  setReporter,
  withdraw,
  unlockScore: unlock,

  supervision: (ctx) => supervise(ctx),
  return: sendBack,
  accept,
  results: (ctx, { reviewId }) => reviewResults(ctx, reviewId),
  sheet: printSheet,
  sheetFile,
}
