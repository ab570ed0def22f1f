import { all, anywhere, command, old, REASON, type Rows } from '../row.ts'

const viewers = (outcome: string) => ({
  ...all(outcome, 'admin', 'handler', 'principal', 'unit_admin', 'unit_handler', 'unit_principal'),
})
/** Another unit's person: the offices above see him, the units beside do not. */
const above = (outcome: string) => ({
  ...all(outcome, 'admin', 'handler', 'principal'),
  ...all('not_found', 'unit_admin', 'unit_handler', 'unit_principal'),
})
/** Only a unit's own people are changed; those below are seen, not touched. */
const ownOnly = (outcome: string) => ({
  own: { admin: 'auth.forbidden', unit_admin: outcome },
  sibling: { admin: 'auth.forbidden', unit_admin: 'not_found' },
})
const NUMBER = '11010519491231002X'
const FORM = { name: '王牧川', phone: '', mail: '', ethnic: '', politics: '', education: '', degree: '' }

export const person: Rows = {
  list: { input: ({ orgId }) => ({ node: orgId }), own: viewers('ok'), sibling: above('ok') },
  get: { input: ({ personId }) => ({ id: personId }), own: viewers('ok'), sibling: above('ok') },
  check: {
    input: () => ({ idType: 'citizen', idNumber: NUMBER }),
    ...anywhere(all('ok', 'admin', 'unit_admin')),
  },
  create: {
    input: () => ({ ...command(), ...FORM, idType: 'citizen', idNumber: '410105199001010012' }),
    ...anywhere(all('field.id_number', 'admin', 'unit_admin')),
  },
  edit: {
    input: ({ personId }) => ({ ...command(), ...old, ...FORM, id: personId }),
    ...ownOnly('stale'),
  },
  correctId: {
    input: ({ personId }) => ({
      ...{ ...command(), ...old, id: personId },
      ...{ idType: 'citizen', idNumber: NUMBER, reason: REASON },
    }),
    ...ownOnly('stale'),
  },
  setStatus: {
    input: ({ personId }) => ({ ...command(), ...old, id: personId, status: 'left', reason: REASON }),
    ...ownOnly('stale'),
  },
  remove: { input: ({ personId }) => ({ ...command(), ...old, id: personId }), ...ownOnly('stale') },
  // the people of the tree have no account yet
  reset: { input: ({ personId }) => ({ ...command(), id: personId }), ...ownOnly('person.not_active') },
  reveal: {
    input: ({ personId }) => ({ ...command(), id: personId, reason: REASON }),
    own: viewers('ok'),
    sibling: above('ok'),
  },
}
