import { randomUUID } from 'node:crypto'
import type { Target } from './people.ts'

export interface Asked {
  /** Sound input, naming the target's things; what it would change is refused for another reason or harmless. */
  input: (of: Target) => Record<string, unknown>
  /** The body of an upload: of a kind nobody accepts, so that nothing is kept. */
  file?: Buffer
  /** Signs the asker out, or may. */
  ends?: boolean
  /** Names a session. */
  session?: boolean
}

const REASON = '出席会议人员变动'
const LATER = Date.parse('2026-11-21T00:00:00Z')
const none = () => ({})
const command = () => ({ commandId: randomUUID() })
/** A version nobody has seen: whoever may do it is told so, and nothing is done. */
const old = { version: 4711 }
const wrongFile = Buffer.from('neither a workbook nor a document')

const ofReview = (more: (of: Target) => object = none): Asked => ({
  input: (of) => ({ ...command(), reviewId: of.reviewId, ...more(of) }),
})
const ofPanel = (more: (of: Target) => object = none): Asked => ({
  input: (of) => ({ ...command(), panelId: of.panelId, ...more(of) }),
})
const onCandidate = (more: object = {}): Asked => ofPanel(({ candidateId }) => ({ candidateId, ...more }))

/** One sound input for every operation there is. */
export const INPUTS: Record<string, Asked> = {
  'auth.entrance': { input: () => ({ portal: 'manage' }) },
  'auth.login': { input: () => ({ portal: 'manage', login: randomUUID(), password: 'no-such-pair' }) },
  'auth.me': { input: none },
  'auth.extend': { input: none },
  'auth.logout': { input: none, ends: true },
  'auth.logoutEverywhere': { input: none, ends: true },
  'auth.changePassword': { input: () => ({ current: 'not-the-password', next: 'Blue-River-8' }), ends: true },
  'auth.sessions': { input: none },
  'auth.endSession': { input: ({ sessionId }) => ({ id: sessionId }), ends: true, session: true },

  'audit.list': { input: ({ reviewId }) => ({ reviewId }) },

  'review.list': { input: none },
  'review.get': { input: ({ reviewId }) => ({ reviewId }) },
  'review.candidates': { input: ({ reviewId }) => ({ reviewId }) },
  'review.template': { input: none },
  'review.import': { input: ({ reviewId }) => ({ reviewId }), file: wrongFile },
  'review.job': { input: ({ jobId }) => ({ jobId }) },
  'review.commitImport': { input: ({ jobId }) => ({ ...command(), jobId }) },
  'review.export': { input: ({ reviewId }) => ({ reviewId }) },
  'review.attach': { input: ({ reviewId }) => ({ reviewId }), file: wrongFile },
  'review.attachOne': { input: ({ candidateId }) => ({ candidateId }), file: wrongFile },
  'review.files': { input: ({ candidateId }) => ({ candidateId }) },
  'review.file': { input: ({ fileId }) => ({ fileId }) },
  'review.dossier': { input: ({ candidateId }) => ({ candidateId }) },
  'review.removeFile': { input: ({ fileId }) => ({ ...command(), fileId }) },
  'review.discard': ofReview(() => old),
  'review.approve': ofReview(() => old),
  'review.close': ofReview(() => ({ ...old, reason: REASON })),
  'review.slips': { input: ({ reviewId }) => ({ reviewId, purpose: 'view' }) },
  'review.resetSlip': ofReview(({ accountId }) => ({ accountId })),
  'review.setWindow': ofReview(() => ({ startsAt: LATER, endsAt: LATER - 1, reason: REASON })),
  'review.recuse': ofReview(({ expertId, spareId }) => ({ expertId, candidateId: spareId, reason: REASON })),
  'review.unrecuse': ofReview(({ expertId, spareId }) => ({
    expertId,
    candidateId: spareId,
    reason: REASON,
  })),
  'review.setRole': ofReview(({ seatId }) => ({ seatId, role: 'member' })),
  'review.setReporter': ofReview(({ reporterId }) => ({ expertId: reporterId })),
  'review.withdraw': ofReview(({ spareId }) => ({ candidateId: spareId, reason: REASON })),
  'review.unlockScore': ofPanel(({ seatId, candidateId }) => ({ seatId, candidateId, reason: REASON })),
  'review.supervision': { input: none },
  'review.return': ofReview(() => ({ ...old, target: 'committee', reason: REASON, endsAt: LATER })),
  'review.accept': ofReview(() => old),
  'review.results': { input: ({ reviewId }) => ({ reviewId }) },
  'review.sheet': { input: ({ reviewId }) => ({ reviewId, sheet: 'signin' }) },
  'review.sheetFile': { input: ({ reviewId }) => ({ reviewId, sheet: 'signin' }) },

  'live.panels': { input: none },
  'live.view': { input: ({ panelId }) => ({ panelId }) },
  'live.signIn': ofPanel(),
  'live.openFile': onCandidate(),
  'live.draft': onCandidate({ choice: 'yes' }),
  'live.draftRest': ofPanel(() => ({ choice: 'yes' })),
  'live.submit': ofPanel(() => ({ choices: {} })),
  'live.recuse': ofPanel(({ spareId }) => ({ candidateId: spareId, reason: REASON })),
  'live.opinion': onCandidate({ text: '业绩突出' }),
  'live.questions': onCandidate({ list: ['请介绍主要业绩'] }),
  'live.score': onCandidate({ parts: { c1: 80, c2: 80 }, submit: false }),
  'live.act': ofPanel(() => ({ action: 'open' })),
  'live.markAbsent': ofPanel(({ seatId }) => ({ seatId, reason: REASON })),
  'live.markPresent': ofPanel(({ seatId }) => ({ seatId })),
  'live.assign': ofPanel(() => ({ leads: {} })),
  'live.autoAssign': ofPanel(() => ({ per: 1 })),
  'live.decide': onCandidate({ pass: true, opinion: '同意' }),
  'live.decideRest': ofPanel(() => ({ opinions: { pass: '同意', fail: '暂缓' } })),
  'live.drawLots': ofPanel(),
  'live.show': ofPanel(() => ({ show: { what: 'progress' }, released: false })),
  'live.dossier': { input: ({ panelId, candidateId }) => ({ panelId, candidateId }) },
  'live.file': { input: ({ panelId, fileId }) => ({ panelId, fileId }) },
  'live.results': { input: none },
  'live.resultsSheet': { input: none },
  'live.report': { input: () => ({ ...command(), passed: 0, failed: 0 }) },
}
