import { anywhere, command, inOffice, owners, type Rows } from '../row.ts'

export const reference: Rows = {
  items: {
    input: () => ({ kinds: ['series'] }),
    ...anywhere(owners('ok')),
  },
  list: { input: () => ({ kind: 'series' }), ...anywhere(inOffice('ok')) },
  history: { input: () => ({ kind: 'series', code: '05' }), ...anywhere(inOffice('ok')) },
  save: {
    input: () => ({
      ...{ ...command(), kind: 'series', code: '05', edition: 0, name: '工程技术人员', parent: '', sort: 4 },
      attrs: {},
    }),
    ...anywhere({ admin: 'reference.code_taken' }),
  },
  end: {
    input: () => ({ ...command(), kind: 'series', code: '05', edition: 4711 }),
    ...anywhere({ admin: 'stale' }),
  },
}
