import { all, anywhere, command, nothing, old, REASON, type Rows } from '../row.ts'

/** A province has nothing to do with a transfer between two units of one department. */
const concerned = (outcome: string) => ({ own: { admin: 'not_found', unit_admin: outcome } })

export const transfer: Rows = {
  list: { input: nothing, ...anywhere(all('ok', 'admin', 'unit_admin')) },
  get: { input: ({ transferId }) => ({ id: transferId }), ...concerned('ok') },
  request: {
    input: () => ({ ...command(), idType: 'citizen', idNumber: '11010519491231002X', name: '王牧川' }),
    ...anywhere(all('transfer.no_person', 'admin', 'unit_admin')),
  },
  agree: { input: ({ transferId }) => ({ ...command(), ...old, id: transferId }), ...concerned('stale') },
  refuse: {
    input: ({ transferId }) => ({ ...command(), ...old, id: transferId, reason: REASON }),
    ...concerned('stale'),
  },
  withdraw: { input: ({ transferId }) => ({ ...command(), ...old, id: transferId }), ...concerned('stale') },
}
