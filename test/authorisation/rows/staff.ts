import { all, anywhere, atWork, command, type Outcome, old, type Row, type Rows } from '../row.ts'

/** The province's officers share it: one adds and stops accounts, the other grants. A unit's 管理员 does both. */
const managers = (outcome: Outcome) => all(outcome, 'system', 'unit_admin')
const granters = (outcome: Outcome) => all(outcome, 'security', 'unit_admin')

const ofStaff =
  (more: object = {}): Row['input'] =>
  ({ staffId }) => ({ ...command(), id: staffId, ...more })
const many: Row['input'] = ({ staffId }) => ({ ...command(), ids: [staffId] })

let made = 0

export const staff: Rows = {
  // of the own organisation alone: the offices above do not see into a unit
  list: {
    input: ({ orgId }) => ({ node: orgId }),
    own: {
      ...atWork('not_found'),
      ...all('ok', 'unit_admin', 'unit_handler', 'unit_principal'),
    },
    sibling: atWork('not_found'),
  },
  get: {
    input: ({ staffId }) => ({ id: staffId }),
    own: atWork('ok'),
    // another unit's people, even for the offices above it
    sibling: atWork('not_found'),
  },
  create: {
    input: () => ({ ...command(), login: `made-${++made}`, name: '新增人员', phone: '13800000000' }),
    ...anywhere(managers('ok')),
  },
  edit: {
    input: ofStaff({ ...old, name: '王牧川', phone: '13800000000' }),
    own: managers('stale'),
    sibling: managers('not_found'),
  },
  start: { input: many, own: granters('ok'), sibling: granters('not_found') },
  // stopped by the first who may, and from then on already stopped
  stop: { input: many, own: managers('ok'), sibling: managers('not_found') },
  remove: { input: ofStaff(old), own: managers('stale'), sibling: managers('not_found') },
  setDuties: {
    input: ofStaff({ ...old, duties: ['principal'] }),
    own: granters('stale'),
    sibling: granters('not_found'),
  },
  setScope: {
    input: ofStaff({ ...old, scope: { series: [], sections: [] } }),
    own: granters('stale'),
    sibling: granters('not_found'),
  },
  reset: { input: ofStaff(), own: granters('ok'), sibling: granters('not_found') },
  dropSecondFactor: {
    input: ofStaff(),
    own: managers('auth.no_second'),
    sibling: managers('not_found'),
  },
}
