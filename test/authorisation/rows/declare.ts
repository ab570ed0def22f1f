import { all, anywhere, command, nothing, old, type Rows } from '../row.ts'

/** The applicant's own affairs alone: nobody else declares for him. */
export const declare: Rows = {
  home: { input: nothing, ...anywhere(all('ok', 'applicant')) },
  register: {
    input: () => ({ ...command(), kind: 'title', series: '05', level: '2', counted: true }),
    ...anywhere(all('declare.already', 'applicant')),
  },
  withdraw: {
    input: ({ declarationId }) => ({ ...command(), ...old, id: declarationId }),
    own: all('stale', 'applicant'),
    sibling: all('not_found', 'applicant'),
  },
}
