import { accounts } from '../../db/schema/account.ts'
import { isWorking } from '../../shared/org/org.ts'
import { type Duty, isReviewer } from '../../shared/permission.ts'
import type { App } from '../app.ts'
import { FIXED_PASSWORD, firstPassword } from '../auth/credentials.ts'
import { timeId } from '../ids.ts'
import { chanceFrom } from './chance.ts'
import { type History, saveHistory } from './history.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORD, inChunks, type MadeOrg } from './offices.ts'
import { mailOf, morningBefore, nameSource, nobodysPhone } from './people.ts'

const DAY = 86_400_000
const SCOPE = { series: [], sections: [] }
const ROLES: readonly [prefix: string, duty: Duty][] = [
  ['gl', 'admin'],
  ['jb', 'handler'],
  ['fz', 'principal'],
]

export type Seat = (orgId: string, duty: Duty) => { id: string; name: string }

/**
 * The staff of every organisation, and how they came to be there: an administrator with the organisation, 经办人 and
 * 负责人 given their roles by him the days after it was audited. Gives who sits where.
 */
export async function makeStaff(app: App, orgs: readonly MadeOrg[]): Promise<Seat> {
  const chance = chanceFrom(4200)
  const name = nameSource(chance)
  const now = app.clock()
  const passwordHash = await app.passwords.hash(DEMO_PASSWORD)
  const seats = new Map<string, { id: string; name: string }>()
  const rows = orgs.flatMap((org) => {
    const begun = org.state === 'approved' ? new Date(+org.stateAt + DAY) : morningBefore(now, 150)
    const tour = DEMO_ACCOUNTS.filter((account) => account.org === org.code)
    const rest = ROLES.filter(([, duty]) => duty === 'admin' || isWorking(org.state))
      // where the tour's people have a role, nobody else has it
      .filter(([, duty]) => !tour.some(({ duties }) => duties[0] === duty))
      .map(([prefix, duty]) => ({
        login: `${prefix}${org.code}`,
        name: duty === 'admin' ? org.contact.name : name(),
        duties: [duty],
      }))
    return [
      ...tour.map((each) => ({ login: each.login, name: each.name, duties: each.duties })),
      ...rest,
    ].map(({ duties, ...who }) => {
      const id = timeId(now)
      const admin = duties[0] === 'admin'
      const reviews = duties.some(isReviewer)
      const createdAt = admin ? morningBefore(now, 200) : begun
      seats.set(`${org.id}:${duties[0]}`, { id, name: who.name })
      return {
        ...{ id, ...who, kind: 'staff' as const, orgId: org.id, duties, scope: reviews ? SCOPE : null },
        phone: admin ? org.contact.phone : nobodysPhone(chance),
        mail: mailOf(who.login),
        createdAt,
        ...(org.state === 'blank'
          ? firstPassword(app, FIXED_PASSWORD)
          : { passwordHash, mustChange: false, passwordChangedAt: createdAt }),
      }
    })
  })
  const seat: Seat = (orgId, duty) => seats.get(`${orgId}:${duty}`)!
  const names = new Map(orgs.map((org) => [org.id, org.name]))
  const history = rows.flatMap((row): History[] => {
    const [duty] = row.duties
    if (duty === 'admin') return []
    const of = {
      kind: 'staff',
      subjectId: row.id,
      org: { id: row.orgId, name: names.get(row.orgId)! },
    } as const
    const by = seat(row.orgId, 'admin')
    const at = (minutes: number) => new Date(+row.createdAt + minutes * 60_000)
    return [
      { ...of, by, at: at(0), action: 'create' },
      { ...of, by, at: at(2), action: 'start' },
      { ...of, by, at: at(3), action: 'duties', to: duty! },
      ...(row.scope ? [{ ...of, by, at: at(4), action: 'scope' }] : []),
    ]
  })
  await app.db.write('demo', async (tx) => {
    await inChunks(rows, (chunk) => tx.insert(accounts).values(chunk))
    await saveHistory(tx, history)
  })
  return seat
}
