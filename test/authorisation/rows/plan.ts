import { all, anywhere, command, old, REASON, type Rows, wrongFile } from '../row.ts'

const YEAR = 2026
const LINE = {
  ...{ series: '05', level: '2', specialty: '内科', approvedPosts: 9, vacancies: 3, planned: 1 },
  ...{ counted: true, reason: '' },
}
/** The unit's reviewers edit; those of the province see the plan and edit nothing of it; 管理员 have no part (M-3.1). */
const editors = (outcome: string) => ({
  ...all(outcome, 'unit_handler', 'unit_principal'),
  ...all('auth.forbidden', 'handler', 'principal'),
})
const seers = (outcome: string) => all(outcome, 'handler', 'principal', 'unit_handler', 'unit_principal')
/** Of its own unit alone; a colleague unit's is not there. */
const notTheSibling = {
  ...all('auth.forbidden', 'handler', 'principal'),
  ...all('not_found', 'unit_handler', 'unit_principal'),
}
/** A draft is not there for those above. */
const ofDraft = (outcome: string) => ({
  ...all(outcome, 'unit_handler', 'unit_principal'),
  ...all('not_found', 'handler', 'principal'),
})
const nowhere = seers('not_found')

export const plan: Rows = {
  mine: { input: () => ({ year: YEAR }), ...anywhere(seers('ok')) },
  list: {
    input: ({ orgId }) => ({ node: orgId, year: YEAR }),
    own: seers('ok'),
    sibling: {
      ...all('ok', 'handler', 'principal'),
      ...all('not_found', 'unit_handler', 'unit_principal'),
    },
  },
  stats: {
    input: ({ orgId }) => ({ node: orgId, year: YEAR }),
    own: seers('ok'),
    sibling: {
      ...all('ok', 'handler', 'principal'),
      ...all('not_found', 'unit_handler', 'unit_principal'),
    },
  },
  missing: {
    input: ({ orgId }) => ({ node: orgId, year: YEAR }),
    own: seers('ok'),
    sibling: {
      ...all('ok', 'handler', 'principal'),
      ...all('not_found', 'unit_handler', 'unit_principal'),
    },
  },
  /** Each unit is answered for itself, inside. */
  remind: {
    input: ({ orgId }) => ({ ...command(), year: YEAR, orgIds: [orgId] }),
    ...anywhere(seers('ok')),
    sibling: seers('ok'),
  },
  get: {
    input: ({ planId }) => ({ id: planId }),
    own: seers('ok'),
    sibling: {
      ...all('ok', 'handler', 'principal'),
      ...all('not_found', 'unit_handler', 'unit_principal'),
    },
  },
  save: {
    input: ({ draftPlanId }) => ({ ...command(), ...old, id: draftPlanId, year: 2027, lines: [LINE] }),
    own: ofDraft('stale'),
    sibling: nowhere,
  },
  discard: {
    input: ({ draftPlanId }) => ({ ...command(), ...old, id: draftPlanId }),
    own: ofDraft('stale'),
    sibling: nowhere,
  },
  submit: {
    input: ({ draftPlanId }) => ({ ...command(), ...old, id: draftPlanId }),
    own: ofDraft('stale'),
    sibling: nowhere,
  },
  recall: {
    input: ({ planId }) => ({ ...command(), ...old, id: planId }),
    own: seers('stale'),
    sibling: { ...seers('stale'), ...all('not_found', 'unit_handler', 'unit_principal') },
  },
  /** Each plan is answered for itself, inside. */
  pass: {
    input: ({ planId }) => ({ ...command(), items: [{ ...old, id: planId }] }),
    ...anywhere(seers('ok')),
    sibling: seers('ok'),
  },
  sendBack: {
    input: ({ planId }) => ({ ...command(), ...old, id: planId, reason: REASON }),
    own: seers('stale'),
    sibling: { ...seers('stale'), ...all('not_found', 'unit_handler', 'unit_principal') },
  },
  adjust: {
    input: ({ planId }) => ({ ...command(), id: planId, version: 0 }),
    own: { ...editors('workflow.wrong_state') },
    sibling: notTheSibling,
  },
  attach: {
    input: ({ draftPlanId }) => ({ id: draftPlanId }),
    file: wrongFile,
    own: ofDraft('file.type'),
    sibling: nowhere,
  },
  detach: {
    input: ({ planId, planFileId }) => ({ ...command(), id: planId, attachmentId: planFileId }),
    own: editors('workflow.wrong_state'),
    sibling: notTheSibling,
  },
  file: {
    input: ({ planFileId }) => ({ attachmentId: planFileId }),
    own: seers('ok'),
    sibling: {
      ...all('ok', 'handler', 'principal'),
      ...all('not_found', 'unit_handler', 'unit_principal'),
    },
  },
}
