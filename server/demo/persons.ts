import { accounts } from '../../db/schema/account.ts'
import { isWorking } from '../../shared/org/org.ts'
import { maskId, maskPhone } from '../../shared/person/mask.ts'
import type { App } from '../app.ts'
import { firstPassword, loginOfApplicant } from '../auth/credentials.ts'
import { timeId } from '../ids.ts'
import { enterPersons } from '../names.ts'
import { pinyinOf } from '../pinyin.ts'
import { sealedId } from '../sealed.ts'
import { SEALED_FOR } from '../secret.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { type History, saveHistory } from './history.ts'
import { BUSY, DEMO_PASSWORD, inChunks, type MadeOrg } from './offices.ts'
import { dayBetween, morningBefore, nameSource, nobodysNumber, nobodysPhone } from './people.ts'
import type { Seat } from './staff.ts'
import { makeTransfers } from './transfers.ts'

/** People came with the workbook of their unit when it had been audited. */
const IMPORTED = 140
const TITLES: Record<string, readonly string[]> = {
  '01': ['一级教师', '二级教师', '高级教师'],
  '02': ['主治（主管）医师', '医师', '副主任医师'],
  '03': ['农艺师', '助理农艺师'],
  '04': ['工程师', '助理工程师', '高级工程师'],
}
const SPECIALTIES: Record<string, readonly string[]> = {
  '01': ['语文', '数学', '英语', '物理'],
  '02': ['内科', '外科', '护理', '药学'],
  '03': ['农学', '园艺', '植保'],
  '04': ['机械工程', '电子信息', '水利'],
}

/** The applicant of the tour: a teacher of 洛川市第一中学 whose number belongs to nobody. */
export const TOURIST = { name: '许闻溪', number: '419999198803070021', org: '41038101' }
export const isTourist = ({ name, idMasked }: Pick<MadePerson, 'name' | 'idMasked'>): boolean =>
  name === TOURIST.name && idMasked === maskId(TOURIST.number)

/** One person of a unit, with a number that belongs to nobody. Numbers are drawn until one is free. */
function personOf(app: App, org: MadeOrg, chance: Chance, name: string, taken: Set<string>) {
  const sex = chance.pick(['男', '女'])
  const birthDate = dayBetween(chance, 1966, 1998)
  let number = nobodysNumber(chance, birthDate, sex)
  while (taken.has(number)) number = nobodysNumber(chance, dayBetween(chance, 1966, 1998), sex)
  taken.add(number)
  const now = app.clock()
  const phone = nobodysPhone(chance)
  const pinyin = pinyinOf(name)
  const sector = TITLES[org.sector] ? org.sector : '04'
  const row = {
    ...{ id: timeId(now), orgId: org.id, orgPath: org.path, name, pinyin },
    idType: 'citizen' as const,
    idHash: app.secret.hash(number, 'id'),
    idSealed: app.secret.seal(number, SEALED_FOR.id),
    idMasked: maskId(number),
    birthDate: `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`,
    sex: sex === '男' ? 1 : 2,
    phoneSealed: app.secret.seal(phone, SEALED_FOR.phone),
    phoneMasked: maskPhone(phone),
    ethnic: chance.maybe(0.95) ? '01' : '03',
    politics: chance.pick(['01', '13', '13', '03']),
    education: chance.pick(['21', '21', '21', '14', '31', '11']),
    degree: chance.pick(['4', '4', '3', '2']),
    post: chance.pick(['', '教研组长', '科室副主任', '项目负责人', '']),
    currentTitle: chance.pick(TITLES[sector]!),
    specialty: chance.pick(SPECIALTIES[sector]!),
    status: chance.maybe(0.94) ? ('active' as const) : chance.pick(['left', 'retired'] as const),
    statusAt: morningBefore(now, IMPORTED),
    accountId: timeId(now),
    createdAt: morningBefore(now, IMPORTED),
  }
  if (row.status !== 'active') row.statusAt = morningBefore(now, chance.between(5, 110))
  const account = {
    ...{ id: row.accountId, login: loginOfApplicant(app.secret, number), kind: 'applicant' as const, name },
    ...{ duties: [], personId: row.id, disabled: row.status !== 'active', createdAt: row.createdAt },
    ...firstPassword(app, number.slice(-6)),
  }
  return { row, account }
}

async function touristOf(app: App, orgs: readonly MadeOrg[], chance: Chance) {
  const { name, number, org } = TOURIST
  const { row, account } = personOf(app, orgs.find(({ code }) => code === org)!, chance, name, new Set())
  const passwordHash = await app.passwords.hash(DEMO_PASSWORD)
  return {
    row: {
      ...{
        ...row,
        ...sealedId(app.secret, number),
        birthDate: '1988-03-07',
        sex: 2,
        status: 'active' as const,
      },
      ...{ currentTitle: '二级教师', specialty: '语文', education: '21', degree: '4', post: '教研组长' },
    },
    account: {
      ...{ ...account, login: loginOfApplicant(app.secret, number), disabled: false, passwordHash },
      ...{ slipSealed: null, mustChange: false, passwordChangedAt: app.clock() },
    },
  }
}

/** Some people for every unit at work, and transfers in every state between units of the same city. */
export async function makePersons(app: App, orgs: readonly MadeOrg[], seat: Seat): Promise<MadePerson[]> {
  const chance = chanceFrom(2200)
  const taken = new Set<string>()
  const made: { row: MadePerson; account: typeof accounts.$inferInsert }[] = []
  for (const org of orgs) {
    if (org.kind !== 'unit' || !isWorking(org.state)) continue
    const name = nameSource(chance)
    const size = BUSY.includes(org.code) ? chance.between(26, 38) : chance.between(7, 14)
    for (let n = 0; n < size; n++) made.push(personOf(app, org, chance, name(), taken))
  }
  made.push(await touristOf(app, orgs, chance))
  const byId = new Map(orgs.map((org) => [org.id, org]))
  await app.db.write('demo', async (tx) => {
    await inChunks(
      made.map(({ account }) => account),
      (chunk) => tx.insert(accounts).values(chunk),
    )
    await enterPersons(
      tx,
      made.map(({ row }) => row),
    )
    const rows = made.map(({ row }) => row)
    const cameFrom = await makeTransfers(app, tx, orgs, rows, seat)
    await saveHistory(
      tx,
      rows.flatMap((row) => cameAndWent(row, cameFrom.get(row.id) ?? byId.get(row.orgId)!, seat)),
    )
  })
  return made.map(({ row }) => row)
}

/** How somebody came into the unit's list, and left it. */
function cameAndWent(row: MadePerson, unit: MadeOrg, seat: Seat): History[] {
  const of = { kind: 'person', subjectId: row.id, org: unit, by: seat(unit.id, 'admin') } as const
  const came = { ...of, at: row.createdAt, action: 'imported', to: 'active' }
  if (row.status === 'active') return [came]
  return [came, { ...of, at: row.statusAt, action: 'status_set', from: 'active', to: row.status }]
}

export type MadePerson = ReturnType<typeof personOf>['row']
