import { accounts } from '../../db/schema/account.ts'
import { declarations } from '../../db/schema/declare.ts'
import { orgs } from '../../db/schema/org.ts'
import { planLines, plans } from '../../db/schema/plan.ts'
import { blacklist } from '../../db/schema/pool.ts'
import type { App } from '../../server/app.ts'
import { loginOfApplicant } from '../../server/auth/credentials.ts'
import { timeId } from '../../server/ids.ts'
import { enterPersons } from '../../server/names.ts'
import { pinyinOf } from '../../server/pinyin.ts'
import { SEALED_FOR } from '../../server/secret.ts'
import type { OrgKind } from '../../shared/org/org.ts'
import type { Duty } from '../../shared/permission.ts'
import { maskId } from '../../shared/person/mask.ts'

/** The four levels of an expert’s application: unit, 主管单位, city, province. */
export const YEAR_ORGS = {
  unit: '云台隧道装备有限公司',
  bureau: '洛川市国资委',
  city: '洛川市职改办',
  province: '中原省职改办',
} as const
/** Applicants who sign in, by what becomes of them. */
export const APPLICANTS = {
  late: { name: '林知夏', idNumber: '410300198503071011' },
  accepted: { name: '卫清越', idNumber: '41030019850307102X' },
  corrected: { name: '蒋若谷', idNumber: '410300198503071038' },
  expert: { name: '闻人序', idNumber: '410300198503071046' },
} as const
/** Who declared a year ago and was accepted. */
export const LAST_YEAR = APPLICANTS.expert.name

const TREE: readonly [id: string, name: string, kind: OrgKind, level: number, path: string][] = [
  ['province', YEAR_ORGS.province, 'office', 1, '/province/'],
  ['city', YEAR_ORGS.city, 'office', 2, '/province/city/'],
  ['bureau', YEAR_ORGS.bureau, 'department', 2, '/province/city/bureau/'],
  ['unit', YEAR_ORGS.unit, 'unit', 2, '/province/city/bureau/unit/'],
]
const PEOPLE: readonly [login: string, name: string, orgId: string, duty: Duty][] = [
  ['sheng', '顾长策', 'province', 'handler'],
  ['sheng-fuze', '薛望舒', 'province', 'principal'],
  ['sheng-guanli', '秦晓山', 'province', 'admin'],
  ['shi', '程以宁', 'city', 'handler'],
  ['shi-fuze', '傅云起', 'city', 'principal'],
  ['shi-guanli', '苏见微', 'city', 'admin'],
  ['ju', '段闻', 'bureau', 'handler'],
  ['ju-fuze', '温以恒', 'bureau', 'principal'],
  ['danwei', '周文澜', 'unit', 'handler'],
  ['danwei-fuze', '苏越川', 'unit', 'principal'],
]
/** So many decisions in force that the public column has more than it can show at once. */
const DECISIONS = ['沈维桢', '韩书玉', '顾南枝', '沈观澜', '陆沉舟', '秦晓山']
const UNIT = { orgId: 'unit', orgPath: '/province/city/bureau/unit/' } as const

/** Every level with both its steps, a unit whose plans of this year and the last have passed, and its people. */
export async function addYearOffice(app: App, password: string): Promise<void> {
  const [any] = await app.db.read.select().from(orgs).limit(1)
  if (any) return
  const { secret } = app
  const at = app.clock()
  const year = at.getFullYear()
  const passwordHash = await app.passwords.hash(password)
  const account = { passwordHash, createdAt: at }
  await app.db.write('accounts', async (tx) => {
    for (const [id, name, kind, level, path] of TREE)
      await tx.insert(orgs).values({
        ...{ id, name, kind, level, path, createdAt: at, code: id, state: 'approved' },
        parentId: path.split('/').at(-3) || null,
      })
    for (const [login, name, orgId, duty] of PEOPLE)
      await tx.insert(accounts).values({
        ...{ ...account, id: timeId(at), kind: 'staff', login, name, orgId, duties: [duty] },
        scope: { series: [], sections: [] },
      })
    for (const { name, idNumber } of Object.values(APPLICANTS)) {
      const [id, accountId] = [timeId(at), timeId(at)]
      await tx.insert(accounts).values({
        ...{ ...account, id: accountId, kind: 'applicant', name, personId: id, orgId: null, duties: [] },
        login: loginOfApplicant(secret, idNumber),
      })
      await enterPersons(tx, [
        {
          ...{ ...UNIT, id, name, pinyin: pinyinOf(name), idType: 'citizen', idMasked: maskId(idNumber) },
          ...{ idHash: secret.hash(idNumber, 'id'), idSealed: secret.seal(idNumber, SEALED_FOR.id), sex: 1 },
          ...{ birthDate: '1985-03-07', status: 'active', statusAt: at, createdAt: at, accountId },
        },
      ])
      if (name === LAST_YEAR)
        await tx.insert(declarations).values({
          ...{ ...UNIT, id: timeId(at), personId: id, year: year - 1, kind: 'title', name, at },
          ...{ pinyin: pinyinOf(name), series: '05', level: '3', specialty: '机械', counted: false },
          ...{ state: 'accepted', climb: 1, reachedDepth: 1, sections: ',basic,', acceptedAt: at },
        })
    }
    for (const one of [year - 1, year]) {
      await tx.insert(plans).values({
        ...{ ...UNIT, id: `plan-${one}`, year: one, edition: 1, state: 'approved', inForce: true },
        ...{ route: [], createdAt: at, approvedAt: at, seriesList: ',05,' },
      })
      await tx.insert(planLines).values({
        ...{ id: `line-${one}`, planId: `plan-${one}`, no: 1, series: '05', level: '2', counted: false },
        ...{ approvedPosts: 20, vacancies: 10, planned: 10, reason: '绿色通道' },
      })
    }
    for (const [i, name] of DECISIONS.entries())
      await tx.insert(blacklist).values({
        ...{ id: timeId(at), orgId: 'province', orgPath: '/province/', name, pinyin: pinyinOf(name) },
        ...{ idHash: `decided-${i}`, idSealed: '', idMasked: maskId('410300198001010000'), at },
        ...{ unitName: '青崖桥梁工程有限公司', state: 'active', reason: '论文查无此刊', grade: 3 },
        ...{ decision: '提供虚假论文，三年内不得申报职称。', decisionNo: `中人社〔${year}〕${i + 1}号` },
        ...{ startOn: `${year}-01-01`, endOn: `${year + 2}-12-31` },
      })
  })
}
