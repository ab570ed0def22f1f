import { isWorking, ORG_WORK } from '../../shared/org/org.ts'
import { type OrgStep, stepProblem } from '../../shared/org/org.workflow.ts'
import { type Problem, problem } from '../../shared/problem.ts'
import type { Hanging, Sight } from './sight.ts'

const superiorOnly = ({ own }: Sight): Problem | null => (own ? problem('org.own_node') : null)

const inState =
  (step: OrgStep) =>
  ({ org }: Sight): Problem | null =>
    stepProblem(step, org.state)

/** Whatever works has nothing above it that does not. */
const underWorking = ({ parent }: Sight): Problem | null =>
  parent && !isWorking(parent.state) ? problem('org.parent_not_working', { name: parent.name }) : null

const withoutChildren = (n: number): Problem | null => (n ? problem('org.has_children', { n }) : null)

/** What hangs on it is named, with how much of each: `plan:2,file:1`. */
const without = (found: Hanging, code: 'org.has_work' | 'org.has_records'): Problem | null => {
  const work = ORG_WORK.flatMap((kind) => (found[kind] ? [`${kind}:${found[kind]}`] : []))
  return work.length ? problem(code, { work: work.join(',') }) : null
}

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
    ({ working }) => withoutChildren(working),
    ({ open }) => without(open, 'org.has_work'),
  ],
  enable: [superiorOnly, inState('enable'), underWorking],
  remove: [
    superiorOnly,
    inState('remove'),
    ({ children }) => withoutChildren(children),
    ({ persons, staff }) => (persons + staff ? problem('org.has_people', { persons, staff }) : null),
    ({ begun }) => without(begun, 'org.has_records'),
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
