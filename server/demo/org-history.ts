import type { OrgProfile, OrgState } from '../../shared/org/org.ts'
import type { App } from '../app.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { type History, saveHistory } from './history.ts'
import { type MadeOrg, RETURNED } from './offices.ts'
import { morningBefore, nobodysPhone } from './people.ts'
import type { Seat } from './staff.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const STOPPED = '机构已并入上级主管部门，不再单独申报。'

/** How an organisation came to be as it is: added by the one above, handed in by its own administrator, audited (A35). */
export async function makeOrgHistory(app: App, orgs: readonly MadeOrg[], seat: Seat): Promise<void> {
  const chance = chanceFrom(4300)
  const byCode = new Map(orgs.map((org) => [org.code, org]))
  const history = orgs.flatMap((org) =>
    lifeOf(chance, +morningBefore(app.clock(), 200), org, byCode.get(org.parent ?? ''), seat),
  )
  await app.db.write('demo', (tx) => saveHistory(tx, history))
}

function lifeOf(
  chance: Chance,
  created: number,
  org: MadeOrg,
  above: MadeOrg | undefined,
  seat: Seat,
): History[] {
  const doneBy = (at: MadeOrg) => ({ by: seat(at.id, 'admin'), org: { id: at.id, name: at.name } })
  const of = { kind: 'org', subjectId: org.id } as const
  // nobody is above the province: what it hands in is in force
  if (!above) {
    const submit = { action: 'submit', from: 'blank', to: 'approved', data: org.profile }
    return [{ ...of, ...doneBy(org), at: org.stateAt, ...submit }]
  }
  const life: History[] = [{ ...of, ...doneBy(above), at: new Date(created), action: 'create', to: 'blank' }]
  const submit = (at: number, from: OrgState, to: OrgState, data: OrgProfile = org.profile) =>
    life.push({ ...of, ...doneBy(org), at: new Date(at), action: 'submit', from, to, data })
  const wrong = { ...org.profile, contactPhone: nobodysPhone(chance) }
  const decide = (at: number, action: string, from: OrgState, to: OrgState, reason = '') =>
    life.push({ ...of, ...doneBy(above), at: new Date(at), action, from, to, reason })
  const at = +org.stateAt
  if (org.state === 'blank') return life
  if (org.state === 'submitted') submit(at, 'blank', 'submitted')
  else if (org.state === 'returned') {
    submit(at - chance.between(3, 20) * HOUR, 'blank', 'submitted', wrong)
    decide(at, 'sendBack', 'submitted', 'returned', RETURNED)
  } else {
    const audited = org.state === 'approved' ? at : created + chance.between(6, 40) * DAY
    const again = chance.maybe(0.12)
    submit(audited - (again ? 4 : 2) * DAY, 'blank', 'submitted', again ? wrong : org.profile)
    if (again) {
      decide(audited - 3 * DAY, 'sendBack', 'submitted', 'returned', RETURNED)
      submit(audited - DAY, 'returned', 'submitted')
    }
    decide(audited, 'approve', 'submitted', 'approved', chance.pick(['', '', '信息完整，同意。']))
    if (org.state === 'changing') submit(at, 'approved', 'changing', org.draft ?? org.profile)
    if (org.state === 'disabled') decide(at, 'disable', 'approved', 'disabled', STOPPED)
  }
  return life
}
