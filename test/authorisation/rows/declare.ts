import type { Target } from '../roles.ts'
import { all, anywhere, command, nothing, old, type Rows, wrongFile } from '../row.ts'

const mine = (outcome: string) => ({
  own: all(outcome, 'applicant'),
  sibling: all('not_found', 'applicant'),
})
const one = ({ declarationId }: Target) => ({ ...command(), ...old, id: declarationId })
const inForm = ({ declarationId, formFileId }: Target) => ({
  ...{ ...command(), id: declarationId, fileId: formFileId },
})
/** An upload is known by its id alone; one of others is as one that is over. */
const ofUpload = (outcome: string, gone: string) => ({
  own: all(outcome, 'applicant'),
  sibling: all(gone, 'applicant'),
  foreign: all(gone, 'applicant'),
})
const APPLICATION = {
  ...{ series: '05', level: '2', specialty: '机械', counted: true, title: '0502', reviewType: 'normal' },
  committeeId: null,
}
const CONTENT = { values: { text: '工作总结' }, rows: [{ id: 'r1', values: { name: '论文' } }] }

/** The applicant's own affairs alone: nobody else declares for him. */
export const declare: Rows = {
  home: { input: nothing, ...anywhere(all('ok', 'applicant')) },
  committees: {
    input: () => ({ series: '05', level: '2', specialty: '机械' }),
    ...anywhere(all('ok', 'applicant')),
  },
  begin: {
    input: () => ({ ...command(), kind: 'title', ...APPLICATION }),
    ...anywhere(all('declare.already', 'applicant')),
  },
  apply: { input: (of) => ({ ...one(of), ...APPLICATION }), ...mine('stale') },
  get: { input: ({ declarationId }) => ({ id: declarationId }), ...mine('ok') },
  saveSection: { input: (of) => ({ ...one(of), section: 'papers', content: CONTENT }), ...mine('stale') },
  submit: { input: (of) => ({ ...one(of), promise: '2026-1' }), ...mine('stale') },
  recall: { input: one, ...mine('stale') },
  withdraw: { input: one, ...mine('stale') },
  reusable: { input: ({ declarationId }) => ({ id: declarationId, section: 'papers' }), ...mine('ok') },
  beginUpload: {
    input: ({ declarationId }) => ({
      ...{ ...command(), id: declarationId, slot: 'other', name: '大.pdf', size: 21 * 1024 * 1024 },
    }),
    ...mine('file.too_large'),
  },
  sendPart: {
    input: ({ uploadId }) => ({ uploadId, offset: 7 }),
    file: wrongFile,
    ...ofUpload('declare.upload_offset', 'declare.upload_gone'),
  },
  finishUpload: {
    input: ({ uploadId }) => ({ ...command(), uploadId }),
    ...ofUpload('declare.upload_offset', 'declare.upload_gone'),
  },
  /** Giving up what is not there is no fault. */
  cancelUpload: { input: ({ uploadId }) => ({ uploadId }), ...ofUpload('ok', 'ok') },
  /** A PDF is no photograph. */
  reuseFile: { input: (of) => ({ ...inForm(of), slot: 'photo' }), ...mine('file.type') },
  removeFile: {
    input: (of) => ({ ...inForm(of), fileId: `${of.formFileId}-spare` }),
    ...mine('ok'),
  },
  file: {
    input: ({ declarationId, formFileId }) => ({ id: declarationId, fileId: formFileId }),
    ...mine('ok'),
  },
  print: { input: ({ declarationId }) => ({ id: declarationId, form: 'table' }), ...mine('ok') },
}
