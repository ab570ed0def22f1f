import type { Target } from '../roles.ts'
import {
  all,
  anywhere,
  command,
  nothing,
  type Outcome,
  type Outcomes,
  old,
  REASON,
  type Row,
  type Rows,
  wrongFile,
} from '../row.ts'

const LATER = Date.parse('2026-11-21T00:00:00Z')

const readers = (outcome: Outcome): Outcomes => all(outcome, 'admin', 'handler', 'principal')
const handler = (outcome: Outcome) => ({ own: all(outcome, 'handler') })
const principal = (outcome: Outcome) => ({ own: all(outcome, 'principal') })
const supervisors = (outcome: Outcome) => ({ own: all(outcome, 'handler', 'principal') })

type Input = Row['input']
const reviewId: Input = (of) => ({ reviewId: of.reviewId })
const candidateId: Input = (of) => ({ candidateId: of.candidateId })
const fileId: Input = (of) => ({ fileId: of.fileId })
const ofReview =
  (more: (of: Target) => object = nothing): Input =>
  (of) => ({ ...command(), reviewId: of.reviewId, ...more(of) })

export const review: Rows = {
  list: { input: nothing, ...anywhere(readers('ok')) },
  get: { input: reviewId, own: readers('ok') },
  candidates: { input: reviewId, own: readers('ok') },
  eligible: { input: reviewId, ...handler('ok') },
  takeCandidates: {
    input: ofReview(({ declarationId }) => ({ ...old, declarationIds: [declarationId] })),
    ...handler('stale'),
  },
  template: { input: nothing, ...anywhere(readers('ok')) },
  import: { input: reviewId, file: wrongFile, ...handler('review.frozen') },
  job: { input: ({ jobId }) => ({ jobId }), ...handler('ok') },
  commitImport: { input: ({ jobId }) => ({ ...command(), jobId }), ...handler('ok') },
  export: { input: reviewId, own: readers('ok') },
  attach: { input: reviewId, file: wrongFile, ...handler('file.type') },
  attachOne: { input: candidateId, file: wrongFile, ...handler('file.type') },
  files: { input: candidateId, own: readers('ok') },
  file: { input: fileId, own: readers('ok') },
  dossier: { input: candidateId, own: readers('ok') },
  removeFile: { input: (of) => ({ ...command(), fileId: of.fileId }), ...handler('review.frozen') },
  discard: { input: ofReview(() => old), ...handler('stale') },
  approve: { input: ofReview(() => old), ...principal('stale') },
  close: { input: ofReview(() => ({ ...old, reason: REASON })), ...principal('stale') },
  slips: { input: (of) => ({ reviewId: of.reviewId, purpose: 'view' }), ...supervisors('ok') },
  resetSlip: { input: ofReview(({ accountId }) => ({ accountId })), ...supervisors('ok') },
  setWindow: {
    input: ofReview(() => ({ startsAt: LATER, endsAt: LATER - 1, reason: REASON })),
    ...handler('review.window_order'),
  },
  recuse: {
    input: ofReview(({ expertId, spareId }) => ({ expertId, candidateId: spareId, reason: REASON })),
    ...handler('ok'),
  },
  unrecuse: {
    input: ofReview(({ expertId, spareId }) => ({ expertId, candidateId: spareId, reason: REASON })),
    ...handler('ok'),
  },
  setRole: { input: ofReview(({ seatId }) => ({ seatId, role: 'member' })), ...handler('ok') },
  setReporter: { input: ofReview(({ reporterId }) => ({ expertId: reporterId })), ...handler('ok') },
  withdraw: {
    input: ofReview(({ spareId }) => ({ candidateId: spareId, reason: REASON })),
    ...handler('ok'),
  },
  unlockScore: {
    input: (of) => ({
      ...command(),
      panelId: of.panelId,
      seatId: of.seatId,
      candidateId: of.candidateId,
      reason: REASON,
    }),
    ...supervisors('ok'),
  },
  supervision: { input: nothing, ...anywhere(all('ok', 'handler', 'principal')) },
  return: {
    input: ofReview(() => ({ ...old, target: 'committee', reason: REASON, endsAt: LATER })),
    ...supervisors('stale'),
  },
  accept: { input: ofReview(() => old), ...principal('stale') },
  results: { input: reviewId, ...supervisors('ok') },
  sheet: { input: (of) => ({ reviewId: of.reviewId, sheet: 'signin' }), ...supervisors('ok') },
  sheetFile: { input: (of) => ({ reviewId: of.reviewId, sheet: 'signin' }), ...supervisors('ok') },
}
