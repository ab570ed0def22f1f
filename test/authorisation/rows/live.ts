import type { Target } from '../roles.ts'
import { all, anywhere, command, nothing, type Outcome, REASON, type Row, type Rows } from '../row.ts'

const strangers = all('live.not_a_seat', 'chair', 'reporter')
const sibling = all('live.not_a_seat', 'member', 'leader', 'chair', 'reporter')
/** For whoever sits in the group; the chair and the reporter of this review do not. */
const seats = (outcome: Outcome) => ({ own: { ...all(outcome, 'member', 'leader'), ...strangers }, sibling })
const leader = (outcome: Outcome) => ({
  own: { member: 'live.not_leader', leader: outcome, ...strangers },
  sibling,
})
const reporter = (outcome: Outcome) =>
  anywhere({ ...all('live.not_reporter', 'member', 'leader', 'chair'), reporter: outcome })

type Input = Row['input']
const ofPanel =
  (more: (of: Target) => object = nothing): Input =>
  (of) => ({ ...command(), panelId: of.panelId, ...more(of) })
const onCandidate = (more: object = {}): Input => ofPanel(({ candidateId }) => ({ candidateId, ...more }))

export const live: Rows = {
  // Staff watch by panel and have no places of their own.
  panels: {
    input: nothing,
    ...anywhere({
      ...all('not_found', 'handler', 'principal'),
      ...all('ok', 'member', 'leader', 'chair', 'reporter', 'screen'),
    }),
  },
  view: {
    input: ({ panelId }) => ({ panelId }),
    own: {
      ...all('ok', 'handler', 'principal', 'member', 'leader', 'reporter', 'screen'),
      chair: 'live.not_a_seat',
    },
    sibling: {
      ...all('ok', 'handler', 'principal', 'reporter', 'screen'),
      ...all('live.not_a_seat', 'member', 'leader', 'chair'),
    },
  },
  signIn: { input: ofPanel(), ...seats('ok') },
  openFile: { input: onCandidate(), ...seats('ok') },
  draft: { input: onCandidate({ choice: 'yes' }), ...seats('live.drafting_not_started') },
  draftRest: { input: ofPanel(() => ({ choice: 'yes' })), ...seats('live.drafting_not_started') },
  submit: { input: ofPanel(() => ({ choices: {} })), ...seats('live.switch_off') },
  recuse: {
    input: ofPanel(({ spareId }) => ({ candidateId: spareId, reason: REASON })),
    ...seats('live.candidate_withdrawn'),
  },
  opinion: { input: onCandidate({ text: '业绩突出' }), ...seats('live.not_lead') },
  questions: { input: onCandidate({ list: ['请介绍主要业绩'] }), ...seats('live.not_in_mode') },
  score: { input: onCandidate({ parts: { c1: 80, c2: 80 }, submit: false }), ...seats('ok') },
  act: { input: ofPanel(() => ({ action: 'open' })), ...leader('workflow.wrong_state') },
  markAbsent: { input: ofPanel(({ seatId }) => ({ seatId, reason: REASON })), ...leader('ok') },
  markPresent: { input: ofPanel(({ seatId }) => ({ seatId })), ...leader('ok') },
  assign: { input: ofPanel(() => ({ leads: {} })), ...leader('ok') },
  autoAssign: { input: ofPanel(() => ({ per: 1 })), ...leader('ok') },
  decide: { input: onCandidate({ pass: true, opinion: '同意' }), ...leader('workflow.wrong_state') },
  decideRest: {
    input: ofPanel(() => ({ opinions: { pass: '同意', fail: '暂缓' } })),
    ...leader('workflow.wrong_state'),
  },
  drawLots: { input: ofPanel(), ...leader('ok') },
  show: { input: ofPanel(() => ({ show: { what: 'progress' }, released: false })), ...leader('ok') },
  dossier: { input: ({ panelId, candidateId }) => ({ panelId, candidateId }), ...seats('ok') },
  file: { input: ({ panelId, fileId }) => ({ panelId, fileId }), ...seats('ok') },
  results: { input: nothing, ...reporter('ok') },
  resultsSheet: { input: nothing, ...reporter('workflow.wrong_state') },
  report: {
    input: () => ({ ...command(), passed: 0, failed: 0 }),
    ...reporter('workflow.wrong_state'),
  },
}
