import { all, anywhere, command, inOffice, nothing, old, REASON, type Rows, wrongFile } from '../row.ts'

const publishers = (outcome: string) =>
  all(outcome, 'admin', 'handler', 'principal', 'unit_admin', 'unit_handler', 'unit_principal')

/** Sent to units: the city's committee is not among them. */
const readers = { ...inOffice('ok'), committee: 'not_found' }

export const notice: Rows = {
  list: { input: nothing, ...anywhere(inOffice('ok')) },
  get: { input: ({ noticeId }) => ({ id: noticeId }), own: readers },
  read: { input: ({ noticeId }) => ({ id: noticeId }), own: readers },
  receipts: {
    input: ({ noticeId }) => ({ notice: noticeId }),
    own: { ...publishers('not_found'), ...all('ok', 'admin', 'handler', 'principal') },
  },
  remind: {
    input: ({ noticeId }) => ({ id: noticeId, orgIds: ['no-such-org'] }),
    own: { ...publishers('not_found'), ...all('ok', 'admin', 'handler', 'principal') },
  },
  publish: {
    // to a node that is nobody's: whoever may publish is told that there is none
    input: () => ({ ...command(), node: 'no-such-node', kinds: ['unit'], title: '通知', body: '正文' }),
    ...anywhere(publishers('not_found')),
  },
  withdraw: {
    input: ({ noticeId }) => ({ ...command(), ...old, id: noticeId, reason: REASON }),
    own: { ...publishers('not_found'), ...all('stale', 'admin', 'handler', 'principal') },
  },
  attach: {
    input: ({ noticeId }) => ({ id: noticeId }),
    file: wrongFile,
    own: { ...publishers('not_found'), ...all('file.type', 'admin', 'handler', 'principal') },
  },
  file: { input: ({ noticeFileId }) => ({ attachmentId: noticeFileId }), own: readers },
}
