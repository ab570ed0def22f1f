import { all, anywhere, command, old, type Row, type Rows } from '../row.ts'

const YEAR = 2026
/** Staff of the offices; units have no part in committees, and the province alone makes them (M-7.1.1). */
const offices = (outcome: string) => all(outcome, 'admin', 'handler', 'principal')
const ofOne =
  (more: object = {}): Row['input'] =>
  ({ councilId }) => ({ ...command(), id: councilId, ...more })

const fields = {
  ...{ name: '某系列高级评审委员会', code: 'c-1', orgId: 'no-such-office', band: 'senior', series: '05' },
  ...{ levels: ['1'], specialties: [], mode: 'expert', validFrom: '2026-01-01', validTo: '2028-12-31' },
}
const times = { year: YEAR, ...old, opensAt: null, closesAt: null }

export const committee: Rows = {
  list: { input: () => ({ year: YEAR }), ...anywhere(offices('ok')) },
  get: {
    input: ({ councilId }) => ({ id: councilId, year: YEAR }),
    own: offices('ok'),
    sibling: offices('ok'),
  },
  create: { input: () => ({ ...command(), ...fields }), ...anywhere({ admin: 'not_found' }) },
  edit: { input: ofOne({ ...old, ...fields }), own: { admin: 'stale' }, sibling: { admin: 'stale' } },
  stop: { input: ofOne(old), own: { admin: 'stale' }, sibling: { admin: 'stale' } },
  start: { input: ofOne(old), own: { admin: 'stale' }, sibling: { admin: 'stale' } },
  admin: { input: ({ councilId }) => ({ id: councilId }), own: offices('ok') },
  resetAdmin: { input: ofOne(), own: offices('ok') },
  setWindow: { input: ofOne(times), own: offices('stale'), sibling: offices('stale') },
  // the city supervises it: the province is told whose it is
  setDeadline: {
    input: ofOne({ year: YEAR, ...old, deadlineAt: null }),
    own: offices('committee.not_yours'),
    sibling: offices('committee.not_yours'),
  },
}
