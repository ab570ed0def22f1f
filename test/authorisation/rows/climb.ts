import { all, anywhere, command, type Outcomes, old, REASON, type Rows, wrongFile } from '../row.ts'

const YEAR = 2025
/** Who reviews, and the committee the file has arrived at. */
const viewers = (outcome: string) =>
  all(outcome, 'handler', 'principal', 'unit_handler', 'unit_principal', 'committee')
/** 申报人员状态查询: reviewers and 管理员, but no committee. */
const askers = (outcome: string) =>
  all(outcome, 'admin', 'handler', 'principal', 'unit_admin', 'unit_handler', 'unit_principal')
/** Another unit's file, of another committee: the province's reviewers alone have it. */
const above = (own: Outcomes, outcome: string): Outcomes => ({
  ...own,
  ...all(outcome, 'handler', 'principal'),
  ...all('not_found', 'unit_handler', 'unit_principal'),
})
const notTheirs = (outcome: string) => ({ ...above(viewers(''), outcome), ...all('not_found', 'committee') })
const ofOther = (outcome: string) => ({
  ...above(askers(''), outcome),
  ...all(outcome, 'admin'),
  ...all('not_found', 'unit_admin'),
})
/** A step on what one sees: an old version tells that one was let in. */
const change = (more: object = {}) => ({
  input: ({ climbId }: { climbId: string }) => ({ ...command(), ...old, id: climbId, ...more }),
  own: viewers('stale'),
  sibling: notTheirs('stale'),
})
const NO_DATES = { shownFrom: '', shownTo: '', noticeFrom: '', noticeTo: '', groupOpinion: '', opinion: '' }

export const climb: Rows = {
  list: {
    input: ({ orgId }) => ({ node: orgId, year: YEAR, tab: 'all' }),
    own: viewers('ok'),
    sibling: { ...notTheirs('ok'), ...all('ok', 'committee') },
  },
  counts: { input: () => ({ year: YEAR }), ...anywhere(viewers('ok')) },
  get: { input: ({ climbId }) => ({ id: climbId }), own: viewers('ok'), sibling: notTheirs('ok') },
  file: {
    input: ({ climbId, climbFileId }) => ({ id: climbId, fileId: climbFileId }),
    own: viewers('ok'),
    sibling: notTheirs('ok'),
  },
  print: {
    input: ({ climbId }) => ({ id: climbId, form: 'brief' }),
    own: askers('ok'),
    sibling: ofOther('ok'),
  },
  /** Each file is answered for itself, inside. */
  pass: {
    input: ({ climbId }) => ({ ...command(), items: [{ ...old, id: climbId }] }),
    ...anywhere(viewers('ok')),
    sibling: viewers('ok'),
  },
  accept: {
    input: ({ climbId }) => ({ ...command(), items: [{ ...old, id: climbId }] }),
    ...anywhere(all('ok', 'committee')),
    sibling: all('ok', 'committee'),
  },
  sendBack: change({ reason: REASON }),
  fail: change({ reason: REASON }),
  setUnitPart: change(NO_DATES),
  addNotice: {
    input: ({ climbId }) => ({ ...command(), id: climbId }),
    file: wrongFile,
    own: viewers('file.type'),
    sibling: notTheirs('file.type'),
  },
  removeNotice: {
    input: ({ climbId, climbFileId }) => ({ ...command(), id: climbId, fileId: climbFileId }),
    own: viewers('climb.not_at_desk'),
    sibling: notTheirs('climb.not_at_desk'),
  },
  reopen: change({ reason: REASON, until: 2_000_000_000_000 }),
  correct: {
    ...change({ reason: REASON, points: [{ section: 'papers', text: '补检索页' }] }),
    own: all('stale', 'committee'),
    sibling: all('not_found', 'committee'),
  },
  status: {
    input: ({ orgId }) => ({ node: orgId, year: YEAR }),
    own: askers('ok'),
    sibling: ofOther('ok'),
  },
  life: { input: ({ climbId }) => ({ id: climbId }), own: askers('ok'), sibling: ofOther('ok') },
}
