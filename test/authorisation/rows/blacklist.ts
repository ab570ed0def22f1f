import { all, anywhere, command, nothing, old, owners, REASON, type Rows } from '../row.ts'

/** Offices read; 经办人 and 负责人 of them write. */
const readers = all('ok', 'admin', 'handler', 'principal')
const writers = (outcome: string) => all(outcome, 'handler', 'principal')

export const blacklist: Rows = {
  list: { input: nothing, ...anywhere(readers) },
  column: { input: nothing, ...anywhere(owners('ok')) },
  get: { input: ({ entryId }) => ({ id: entryId }), own: readers },
  // a number that is none: whoever may ask is told so
  find: { input: () => ({ idNumber: '410105198801010000' }), ...anywhere(writers('field.id_number')) },
  add: {
    input: () => ({
      ...command(),
      name: '某某',
      idNumber: '410105198801010000',
      unitName: '某单位',
      reason: REASON,
    }),
    ...anywhere(writers('field.id_number')),
  },
  activate: {
    input: ({ entryId }) => ({
      ...command(),
      ...old,
      id: entryId,
      decision: '取消申报资格',
      decisionNo: '豫人社〔2026〕12号',
      grade: 1,
      startOn: '2026-11-20',
    }),
    own: writers('stale'),
  },
  drop: {
    input: ({ entryId }) => ({ ...command(), ...old, id: entryId, reason: REASON }),
    own: writers('stale'),
  },
  lift: {
    input: ({ entryId }) => ({
      ...command(),
      ...old,
      id: entryId,
      reason: REASON,
      liftNo: '豫人社〔2027〕3号',
    }),
    own: writers('stale'),
  },
  note: {
    input: ({ entryId }) => ({ ...command(), ...old, id: entryId, appeal: '已收到申诉' }),
    own: writers('stale'),
  },
}
