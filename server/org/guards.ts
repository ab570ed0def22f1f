import { isWorking } from '../../shared/org/org.ts'
import { type OrgStep, stepProblem } from '../../shared/org/org.workflow.ts'
import { type Problem, problem } from '../../shared/problem.ts'
import type { Sight } from './sight.ts'

const superiorOnly = ({ own }: Sight): Problem | null => (own ? problem('org.own_node') : null)

const inState =
  (step: OrgStep) =>
  ({ org }: Sight): Problem | null =>
    stepProblem(step, org.state)

/** Whatever works has nothing above it that does not. */
const underWorking = ({ parent }: Sight): Problem | null =>
  parent && !isWorking(parent.state) ? problem('org.parent_not_working', { name: parent.name }) : null

const without = (found: number | boolean, code: 'org.has_children' | 'org.has_people' | 'org.has_work') =>
  found ? problem(code, typeof found === 'number' ? { n: found } : undefined) : null

type Guard = (sight: Sight) => Problem | null

/**
 * What stands against each act, in the order in which it is told: the page that greys a button and the write that
 * refuses ask the same list.
 */
const GUARDS = {
  create: [
    ({ org }) => (isWorking(org.state) ? null : problem('org.parent_not_working', { name: org.name })),
  ],
  /** Nobody is above the root: it keeps its own name. */
  rename: [(sight) => (sight.parent ? superiorOnly(sight) : null)],
  move: [superiorOnly, ({ climbing }) => without(climbing, 'org.has_work')],
  approve: [superiorOnly, inState('approve'), underWorking],
  sendBack: [superiorOnly, inState('sendBack')],
  disable: [
    superiorOnly,
    inState('disable'),
    ({ working }) => without(working, 'org.has_children'),
    ({ open }) => without(open, 'org.has_work'),
  ],
  enable: [superiorOnly, inState('enable'), underWorking],
  remove: [
    superiorOnly,
    inState('remove'),
    ({ children }) => without(children, 'org.has_children'),
    ({ persons, staff }) => without(persons + staff, 'org.has_people'),
    ({ begun }) => without(begun, 'org.has_work'),
  ],
  editAdmin: [superiorOnly],
  resetAdmin: [superiorOnly],
} as const satisfies Record<string, readonly Guard[]>
export type OrgAction = keyof typeof GUARDS

/** Why this act is not to be had on this organisation now, or null. */
export function refusalOf(act: OrgAction, sight: Sight): Problem | null {
  for (const guard of GUARDS[act] as readonly Guard[]) {
    const found = guard(sight)
    if (found) return found
  }
  return null
}
