import type { accounts } from '../../db/schema/account.ts'
import type { persons } from '../../db/schema/person.ts'
import type { Duty } from '../../shared/permission.ts'
import { maskId, maskPhone } from '../../shared/person/mask.ts'
import { firstPassword, loginOfApplicant } from '../auth/credentials.ts'
import { dayBetween, nameSource, nobodysNumber, nobodysPhone } from '../demo/people.ts'
import { initialsIn } from '../names.ts'
import { SEALED_FOR, type Secret } from '../secret.ts'
import { type Maker, TODAY } from './made.ts'
import type { OrgRow } from './orgs.ts'

type Account = typeof accounts.$inferInsert
type PersonRow = typeof persons.$inferInsert

/** Login of the staff of an organisation: `gl`, `jb` or `fz` (管理员, 经办人, 负责人) and its code. */
const STAFF: readonly [prefix: string, duty: Duty][] = [
  ['gl', 'admin'],
  ['jb', 'handler'],
  ['fz', 'principal'],
]

/** An administrator everywhere; reviewers of both kinds in every organisation that has begun to work. */
export function* staffOf(maker: Maker, orgs: readonly OrgRow[], passwordHash: string): Generator<Account> {
  for (const org of orgs) {
    const name = nameSource(maker.chance)
    for (const [prefix, duty] of org.state === 'blank' ? STAFF.slice(0, 1) : STAFF)
      yield {
        ...{ id: maker.id(), login: `${prefix}${org.code}`, kind: 'staff', name: name(), orgId: org.id },
        ...{ duties: [duty], scope: duty === 'admin' ? null : { series: [], sections: [] } },
        ...{ passwordHash, passwordChangedAt: TODAY, createdAt: TODAY },
      }
  }
}

export interface MadePerson {
  row: PersonRow
  account: Account
}

/**
 * People of the units at work, each with a number that belongs to nobody, sealed and hashed with the key of this
 * installation, and with the account he signs in with.
 */
export function* peopleOf(
  maker: Maker,
  secret: Secret,
  orgs: readonly OrgRow[],
  count: number,
): Generator<MadePerson> {
  const units = orgs.filter(({ kind, state }) => kind === 'unit' && state !== 'blank')
  const taken = new Set<string>()
  for (const [at, org] of units.entries()) {
    const name = nameSource(maker.chance)
    const upTo = Math.round(((at + 1) * count) / units.length)
    while (taken.size < upTo) yield personOf(maker, secret, org, name(), taken)
  }
}

function personOf(maker: Maker, secret: Secret, org: OrgRow, name: string, taken: Set<string>): MadePerson {
  const { chance } = maker
  const sex = chance.pick(['男', '女'])
  const draw = () => nobodysNumber(chance, dayBetween(chance, 1966, 2001), sex)
  let number = draw()
  while (taken.has(number)) number = draw()
  taken.add(number)
  const phone = nobodysPhone(chance)
  const pinyin = maker.pinyin(name)
  const status = chance.maybe(0.94) ? 'active' : chance.pick(['left', 'retired'] as const)
  const [id, accountId] = [maker.id(), maker.id()]
  return {
    row: {
      ...{ id, accountId, orgId: org.id, orgPath: org.path, name, pinyin, status },
      initials: initialsIn({ pinyin }),
      idType: 'citizen',
      idHash: secret.hash(number, 'id'),
      idSealed: secret.seal(number, SEALED_FOR.id),
      idMasked: maskId(number),
      birthDate: `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`,
      sex: sex === '男' ? 1 : 2,
      phoneSealed: secret.seal(phone, SEALED_FOR.phone),
      phoneMasked: maskPhone(phone),
      ethnic: chance.maybe(0.95) ? '01' : '03',
      politics: chance.pick(['01', '13', '13', '03']),
      education: chance.pick(['21', '21', '21', '14', '31', '11']),
      degree: chance.pick(['4', '4', '3', '2']),
      currentTitle: chance.pick(['工程师', '助理工程师', '一级教师', '二级教师', '主治（主管）医师', '']),
      specialty: chance.pick(['机械工程', '语文', '内科', '农学', '护理', '']),
      statusAt: maker.before(1, 380),
      createdAt: TODAY,
    },
    account: {
      ...{ id: accountId, login: loginOfApplicant(secret, number), kind: 'applicant', name },
      ...{ duties: [], personId: id, disabled: status !== 'active', createdAt: TODAY },
      ...firstPassword({ secret }, number.slice(-6)),
    },
  }
}
