import { all, anywhere, command, nothing, old, REASON, type Rows } from '../row.ts'

/** Offices read (M-7.3.3); the 管理员 of the province manages. */
const readers = all('ok', 'admin', 'handler', 'principal')
const manages = (outcome: string) => all(outcome, 'admin')

const fields = {
  ...{ unitName: '某大学', titleSeries: '05', titleName: '正高级工程师', level: '1' },
  specialties: [{ series: '05', specialty: '建筑工程' }],
}

export const expert: Rows = {
  list: { input: nothing, ...anywhere(readers) },
  get: { input: ({ poolId }) => ({ id: poolId }), own: readers },
  enter: {
    // a number that is none: whoever may enter is told so
    input: () => ({
      ...{ ...command(), ...fields, name: '某某', idType: 'citizen', idNumber: '410105198801010000' },
      validTo: '2028-12-31',
    }),
    ...anywhere(manages('field.id_number')),
  },
  edit: { input: ({ poolId }) => ({ ...command(), ...old, ...fields, id: poolId }), own: manages('stale') },
  setState: {
    input: ({ poolId }) => ({ ...command(), ...old, id: poolId, state: 'suspended', reason: REASON }),
    own: manages('stale'),
  },
  renew: {
    input: ({ poolId }) => ({ ...command(), ...old, id: poolId, validTo: '2028-12-31' }),
    own: manages('stale'),
  },
  reveal: {
    input: ({ poolId }) => ({ ...command(), id: poolId, reason: REASON }),
    own: manages('ok'),
  },
}
