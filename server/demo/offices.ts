import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { orgs } from '../../db/schema/org.ts'
import { creditCodeCheck } from '../../shared/org/credit-code.ts'
import { isWorking, type OrgProfile } from '../../shared/org/org.ts'
import type { Duty } from '../../shared/permission.ts'
import type { App } from '../app.ts'
import { FIXED_PASSWORD, firstPassword } from '../auth/credentials.ts'
import { timeId } from '../ids.ts'
import { pinyinOf } from '../pinyin.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { nameSource, nobodysPhone } from './people.ts'
import { type DemoOrg, demoProvince } from './province.ts'

/** Every standing account of the demo has this password; a real installation never has these accounts. */
export const DEMO_PASSWORD = 'Gongping-2026'

export interface DemoAccount {
  login: string
  name: string
  org: string
  duties: Duty[]
}

/** The people of the tour. Everybody else has `gl`, `jb` or `fz` (管理员, 经办人, 负责人) and the unit's code. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { login: 'jingban', name: '程以宁', org: '4103', duties: ['handler'] },
  { login: 'fuze', name: '顾长策', org: '4103', duties: ['principal'] },
  { login: 'shenji', name: '薛望舒', org: '4103', duties: ['auditor'] },
  { login: 'guanli', name: '沈嘉树', org: '4103', duties: ['admin'] },
  { login: 'sheng-jingban', name: '陆沉舟', org: '41', duties: ['handler'] },
  { login: 'sheng-fuze', name: '袁知非', org: '41', duties: ['principal'] },
  { login: 'sheng-guanli', name: '江予安', org: '41', duties: ['admin'] },
  { login: 'yubei-jingban', name: '秦晓山', org: '4107', duties: ['handler'] },
  { login: 'danwei-guanli', name: '周若谷', org: '41038101', duties: ['admin'] },
  { login: 'danwei-jingban', name: '叶清越', org: '41038101', duties: ['handler'] },
  { login: 'danwei-fuze', name: '林怀瑾', org: '41038101', duties: ['principal'] },
]

/** Units the tour counts on are at work whatever chance says; this one is new and has its first password. */
const AT_WORK = ['41038101', '41038102', '41038201']
/** Units whose plans wait at the desk of the tour's office. */
export const WAITING: readonly string[] = ['410301', '410303', '41038203']
/** Units with many people and a plan that is passed: where the tour finds declarations in every state. */
export const BUSY: readonly string[] = [
  ...AT_WORK,
  ...['41038202', '410302', '410304', '4103218101', '4103228101', '4103238101', '41032101'],
  ...['41810101', '41810201', '418201'],
]
const NEW_UNIT = '41038103'

export interface MadeOrg extends DemoOrg {
  id: string
  path: string
}

const CHUNK = 200

export async function inChunks<T>(rows: readonly T[], save: (chunk: T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) await save(rows.slice(start, start + CHUNK))
}

/** Of the province, or of the city the unit lies in: codes of the demo begin as those of the areas do. */
function areaOf({ code, level }: DemoOrg): string {
  if (level === 1) return '410000'
  const city = code.slice(0, 4)
  return city === '4118' ? '419001' : `${city}00`
}

/** 11 机关, 12 事业单位, 91 企业; sound, and nobody's. An office is no legal person of its own. */
function creditCodeOf(org: DemoOrg, at: number): string {
  if (org.kind === 'office') return ''
  const kind = org.kind === 'department' ? '11' : org.sector === '04' ? '91' : '12'
  const body = `${kind}${areaOf(org)}MD${String(at).padStart(7, '0')}`
  return body + creditCodeCheck(body)
}

function professionalsOf({ kind }: DemoOrg, chance: Chance): number | null {
  if (kind === 'office') return null
  return kind === 'unit' ? chance.between(20, 400) : 36
}

const profileOf = (org: DemoOrg, at: number, chance: Chance, contact: string): OrgProfile => ({
  creditCode: creditCodeOf(org, at),
  areaCode: areaOf(org),
  affiliation: ['20', '40', '50', '60'][org.level - 1] ?? '90',
  rank: String(org.level + 1),
  nature: org.kind === 'unit' ? (org.sector === '04' ? '31' : '21') : '10',
  sector: org.sector,
  legalPerson: contact,
  address: `${org.name}办公楼`,
  contactName: contact,
  contactPhone: nobodysPhone(chance),
  contactMail: `${org.code}@example.com`,
  professionals: professionalsOf(org, chance),
  note: '',
})

/** A province, its cities, counties, departments and units with their staff; none of them on any map. */
export async function makeOffices(app: App): Promise<MadeOrg[]> {
  const chance = chanceFrom(4100)
  const now = app.clock()
  const made = new Map<string, MadeOrg>()
  const list = demoProvince(chance).map((org): MadeOrg => {
    const id = timeId(now)
    const path = `${org.parent ? made.get(org.parent)!.path : '/'}${id}/`
    const state = [...BUSY, ...WAITING].includes(org.code)
      ? 'approved'
      : org.code === NEW_UNIT
        ? 'blank'
        : org.state
    const node = { ...org, state, id, path }
    made.set(org.code, node)
    return node
  })
  const passwordHash = await app.passwords.hash(DEMO_PASSWORD)
  const name = nameSource(chance)
  await app.db.write('demo', async (tx) => {
    await insertOrgs(tx, app, list, chance, name)
    await insertStaff(tx, app, list, passwordHash, name)
  })
  return list
}

async function insertOrgs(
  tx: Tx,
  app: App,
  list: readonly MadeOrg[],
  chance: Chance,
  name: () => string,
): Promise<void> {
  const now = +app.clock()
  const rows = list.map((org, at) => {
    const profile = profileOf(org, at, chance, name())
    const inForce = isWorking(org.state) || org.state === 'disabled'
    const waits = org.state === 'submitted' || org.state === 'returned' || org.state === 'changing'
    return {
      ...{ id: org.id, name: org.name, code: org.code, kind: org.kind, level: org.level, path: org.path },
      parentId: org.parent ? list.find(({ code }) => code === org.parent)!.id : null,
      state: org.state,
      stateAt: new Date(now - chance.between(1, 9) * 86_400_000 - chance.between(0, 80_000_000)),
      disabledFrom: org.state === 'disabled' ? ('approved' as const) : null,
      pinyin: pinyinOf(org.name),
      profile: inForce ? profile : null,
      draft: waits ? { ...profile, professionals: (profile.professionals ?? 0) + 6 } : null,
      returnReason: org.state === 'returned' ? '联系电话与单位证书不一致，请核对后重新提交。' : null,
      areaCode: inForce ? profile.areaCode : '',
      affiliation: inForce ? profile.affiliation : '',
      rank: inForce ? profile.rank : '',
      nature: inForce ? profile.nature : '',
      sector: org.sector,
      creditCode: inForce ? profile.creditCode || null : null,
      createdAt: new Date(now - 200 * 86_400_000),
    }
  })
  await inChunks(rows, (chunk) => tx.insert(orgs).values(chunk))
}

const SCOPE = { series: [], sections: [] }
const ROLES: readonly [prefix: string, duty: Duty][] = [
  ['gl', 'admin'],
  ['jb', 'handler'],
  ['fz', 'principal'],
]

async function insertStaff(
  tx: Tx,
  app: App,
  list: readonly MadeOrg[],
  passwordHash: string,
  name: () => string,
): Promise<void> {
  const now = app.clock()
  const own = { passwordHash, mustChange: false, passwordChangedAt: now }
  const rows = list.flatMap((org) => {
    const entered = org.state !== 'blank'
    return ROLES.filter(([, duty]) => duty === 'admin' || isWorking(org.state)).map(([prefix, duty]) => ({
      ...{ id: timeId(now), login: `${prefix}${org.code}`, kind: 'staff' as const, name: name() },
      ...{ orgId: org.id, duties: [duty], scope: duty === 'admin' ? null : SCOPE, createdAt: now },
      ...(entered ? own : firstPassword(app, FIXED_PASSWORD)),
    }))
  })
  const named = DEMO_ACCOUNTS.map(({ login, name: who, org, duties }) => ({
    ...{
      id: timeId(now),
      login,
      kind: 'staff' as const,
      name: who,
      duties,
      scope: SCOPE,
      createdAt: now,
      ...own,
    },
    orgId: list.find(({ code }) => code === org)!.id,
  }))
  // where the tour's people have a role, nobody else has it
  const taken = new Set(DEMO_ACCOUNTS.map(({ org, duties }) => `${org}:${duties[0]}`))
  const others = rows.filter((row) => {
    const org = list.find(({ id }) => id === row.orgId)!
    return !taken.has(`${org.code}:${row.duties[0]}`)
  })
  await inChunks([...named, ...others], (chunk) => tx.insert(accounts).values(chunk))
}

/** The person of a role at an organisation, by login. */
export async function loginOf(app: App, orgId: string, duty: Duty): Promise<string> {
  const rows = await app.db.read
    .select({ login: accounts.login, duties: accounts.duties })
    .from(accounts)
    .where(eq(accounts.orgId, orgId))
  const found = rows.find(({ duties }) => duties.includes(duty))
  if (!found) throw new Error(`nobody is ${duty} there`)
  return found.login
}
