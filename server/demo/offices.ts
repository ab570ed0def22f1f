import type { Tx } from '../../db/query.ts'
import { orgs } from '../../db/schema/org.ts'
import { creditCodeCheck } from '../../shared/org/credit-code.ts'
import { isWorking, type OrgProfile, type OrgState } from '../../shared/org/org.ts'
import { EMPTY_PROFILE } from '../../shared/org/profile.rules.ts'
import type { Duty } from '../../shared/permission.ts'
import type { App } from '../app.ts'
import { timeId } from '../ids.ts'
import { pinyinOf } from '../pinyin.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { mailOf, morningBefore, nameSource, nobodysPhone } from './people.ts'
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
  /** When it came to be as it is: whoever is at work has been for half a year. */
  stateAt: Date
  /** Its administrator, whom its data name as the one to call. */
  contact: { name: string; phone: string }
  /** What it has said of itself, and what it hands in now where that is another. */
  profile: OrgProfile
  draft: OrgProfile | null
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

type Contact = MadeOrg['contact']
const profileOf = (
  org: DemoOrg,
  at: number,
  chance: Chance,
  legal: string,
  contact: Contact,
): OrgProfile => ({
  creditCode: creditCodeOf(org, at),
  areaCode: areaOf(org),
  affiliation: ['20', '40', '50', '60'][org.level - 1] ?? '90',
  rank: String(org.level + 1),
  nature: org.kind === 'unit' ? (org.sector === '04' ? '31' : '21') : '10',
  sector: org.sector,
  legalPerson: legal,
  address: `${org.name}办公楼`,
  contactName: contact.name,
  contactPhone: contact.phone,
  contactMail: mailOf(`gl${org.code}`),
  professionals: professionalsOf(org, chance),
  note: '',
})

/** A province, its cities, counties, departments and units; none of them on any map. */
export async function makeOffices(app: App): Promise<MadeOrg[]> {
  const chance = chanceFrom(4100)
  const now = app.clock()
  const name = nameSource(chance)
  const made = new Map<string, MadeOrg>()
  const list = demoProvince(chance).map((org, at): MadeOrg => {
    const id = timeId(now)
    const path = `${org.parent ? made.get(org.parent)!.path : '/'}${id}/`
    const state = [...BUSY, ...WAITING].includes(org.code)
      ? 'approved'
      : org.code === NEW_UNIT
        ? 'blank'
        : org.state
    const ago =
      state === 'approved' ? chance.between(150, 195) : chance.between(1, state === 'disabled' ? 40 : 9)
    const contact = { name: named(org.code) ?? name(), phone: nobodysPhone(chance) }
    const profile = profileOf(org, at, chance, name(), contact)
    const node = {
      ...{ ...org, state, id, path, contact, profile, draft: draftOf(state, profile, name) },
      stateAt: new Date(+morningBefore(now, ago) + chance.between(0, 22_000_000)),
    }
    made.set(org.code, node)
    return node
  })
  await app.db.write('demo', (tx) => insertOrgs(tx, app, list))
  return list
}

const named = (org: string): string | undefined =>
  DEMO_ACCOUNTS.find((account) => account.org === org && account.duties[0] === 'admin')?.name

/** Why the data of a unit came back. */
export const RETURNED = '联系电话与单位证书不一致，请核对后重新提交。'

/** A new unit finds in its form what its superior knows of it; one that changes its data has another head. */
function draftOf(state: OrgState, profile: OrgProfile, name: () => string): OrgProfile | null {
  if (state === 'changing') return { ...profile, legalPerson: name() }
  if (state !== 'blank') return state === 'submitted' || state === 'returned' ? profile : null
  const { areaCode, affiliation, rank, nature, sector, contactName, contactPhone } = profile
  return { ...EMPTY_PROFILE, areaCode, affiliation, rank, nature, sector, contactName, contactPhone }
}

async function insertOrgs(tx: Tx, app: App, list: readonly MadeOrg[]): Promise<void> {
  const ids = new Map(list.map(({ code, id }) => [code, id]))
  const rows = list.map((org) => {
    const inForce = isWorking(org.state) || org.state === 'disabled'
    const { areaCode, affiliation, rank, nature, sector, creditCode } = inForce ? org.profile : EMPTY_PROFILE
    return {
      ...{ id: org.id, name: org.name, code: org.code, kind: org.kind, level: org.level, path: org.path },
      ...{ parentId: org.parent ? ids.get(org.parent)! : null, state: org.state, stateAt: org.stateAt },
      disabledFrom: org.state === 'disabled' ? ('approved' as const) : null,
      pinyin: pinyinOf(org.name),
      profile: inForce ? org.profile : null,
      draft: org.draft,
      returnReason: org.state === 'returned' ? RETURNED : null,
      ...{
        areaCode,
        affiliation,
        rank,
        nature,
        sector: sector || org.sector,
        creditCode: creditCode || null,
      },
      createdAt: morningBefore(app.clock(), 200),
    }
  })
  await inChunks(rows, (chunk) => tx.insert(orgs).values(chunk))
}
