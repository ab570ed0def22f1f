import type { Target } from '../roles.ts'
import { all, anywhere, command, nothing, old, type Rows } from '../row.ts'

const mine = (outcome: string) => ({
  own: all(outcome, 'applicant'),
  sibling: all('not_found', 'applicant'),
})
const one = ({ declarationId }: Target) => ({ ...command(), ...old, id: declarationId })
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
}
