import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { accounts } from '../../db/schema/account.ts'
import { committees, committeeYears } from '../../db/schema/committee.ts'
import {
  declarationEditions,
  declarationSections,
  declarations,
  type EditionFile,
} from '../../db/schema/declare.ts'
import { attachments } from '../../db/schema/history.ts'
import { orgs } from '../../db/schema/org.ts'
import { planLines, plans } from '../../db/schema/plan.ts'
import type { App } from '../../server/app.ts'
import { loginOfApplicant } from '../../server/auth/credentials.ts'
import { openFiles } from '../../server/files.ts'
import { timeId } from '../../server/ids.ts'
import { enterPersons } from '../../server/names.ts'
import { pinyinOf } from '../../server/pinyin.ts'
import { SEALED_FOR } from '../../server/secret.ts'
import { packed } from '../../shared/declare/declaration.ts'
import type { Contents } from '../../shared/declare/form.ts'
import { type DeclarationKind, SECTIONS, type Section } from '../../shared/declare/sections.ts'
import type { OrgKind } from '../../shared/org/org.ts'
import type { Duty, Scope } from '../../shared/permission.ts'
import { EXPERT_FORM, FORM_OF } from '../declare/sound-form.ts'

/** The way of a senior engineer’s file: unit, city, province, committee. */
export const WAY = {
  unit: '云台隧道装备有限公司',
  city: '洛川市职改办',
  province: '中原省职改办',
  committee: '中原省机械工程高级职称评审委员会',
} as const
/** An applicant who signs in, an expert to be, and those whose files fill the lists. */
export const APPLICANT = { name: '褚南星', idNumber: '41030019820402002X' }
export const EXPERT = '闻人序'
export const COLLEAGUES = ['卫清越', '蒋若谷', '沈维桢', '韩书玉'] as const

const TREE: readonly [id: string, name: string, kind: OrgKind, level: number, path: string][] = [
  ['province', WAY.province, 'office', 1, '/province/'],
  ['city', WAY.city, 'office', 2, '/province/city/'],
  ['unit', WAY.unit, 'unit', 2, '/province/city/unit/'],
]
const ALL: Scope = { series: [], sections: [] }
const PAPERS: Section[] = ['papers', 'results', 'awards']
/** `danwei-lunwen` and `danwei-fuze-lunwen` review achievements, papers and awards alone (M-2.8). */
const PEOPLE: readonly [login: string, name: string, orgId: string, duty: Duty, scope?: Scope][] = [
  ['sheng', '顾长策', 'province', 'handler'],
  ['sheng-fuze', '薛望舒', 'province', 'principal'],
  ['shi', '程以宁', 'city', 'handler'],
  ['shi-fuze', '傅云起', 'city', 'principal'],
  ['danwei', '周文澜', 'unit', 'handler'],
  ['danwei-fuze', '温以恒', 'unit', 'principal'],
  ['danwei-lunwen', '苏见微', 'unit', 'handler', { series: [], sections: PAPERS }],
  ['danwei-fuze-lunwen', '苏越川', 'unit', 'principal', { series: [], sections: PAPERS }],
  ['danwei-guanli', '陆沉舟', 'unit', 'admin'],
]
const DAY_MS = 86_400_000
const DOCUMENTS = join(import.meta.dirname, '../../server/demo/documents')

const RESULTS = [
  {
    ...{ kind: 'project', date: '2023-11', name: '大直径泥水盾构主轴承密封系统研制', grade: 'province' },
    ...{
      source: '中原省科技厅',
      role: '技术负责人',
      effect: '完成样机三台，密封寿命由六千小时提高到一万小时。',
    },
  },
  {
    ...{ kind: 'patent', date: '2022-06', name: '一种盾构机刀盘驱动密封结构', role: '第一发明人' },
    ...{ number: 'ZL202110000000.1', grade: 'national' },
  },
]
const CONTENTS: Contents = {
  ...FORM_OF,
  results: { values: {}, rows: RESULTS.map((values, i) => ({ id: `results-${i}`, values })) },
}

/** The offices on a file’s way with both steps of each, the committee with its account, and files handed in. */
export async function addClimbOffice(app: App, password: string): Promise<void> {
  const [any] = await app.db.read.select().from(orgs).limit(1)
  if (any) return
  const at = app.clock()
  const passwordHash = await app.passwords.hash(password)
  const files = await documents(app)
  await app.db.write('accounts', async (tx) => {
    for (const [id, name, kind, level, path] of TREE)
      await tx.insert(orgs).values({
        ...{ id, name, kind, level, path, createdAt: at, code: id, state: 'approved' },
        parentId: path.split('/').at(-3) || null,
      })
    await tx.insert(committees).values({
      ...{ id: 'committee', orgId: 'province', orgPath: '/province/', name: WAY.committee, code: 'JX' },
      ...{ band: 'senior', series: '05', levels: ['1', '2'], specialties: [], mode: 'expert', createdAt: at },
      ...{ validFrom: '2020-01-01', validTo: '2099-12-31', state: 'active' },
    })
    await tx.insert(committeeYears).values({
      ...{ committeeId: 'committee', year: at.getFullYear(), opensAt: new Date(+at - 30 * DAY_MS) },
      ...{ closesAt: new Date(+at + 30 * DAY_MS), deadlineAt: new Date(+at + 6 * DAY_MS) },
    })
    const account = { passwordHash, createdAt: at, scope: ALL }
    for (const [login, name, orgId, duty, scope = ALL] of PEOPLE)
      await tx
        .insert(accounts)
        .values({ ...account, id: timeId(at), kind: 'staff', login, name, orgId, duties: [duty], scope })
    await tx.insert(accounts).values({
      ...{ ...account, id: timeId(at), kind: 'staff', login: 'pingwei', name: '评委会管理员' },
      ...{ orgId: 'province', duties: [], scope: null, committeeId: 'committee' },
    })
    const plan = { orgId: 'unit', orgPath: '/province/city/unit/', year: at.getFullYear(), edition: 1 }
    await tx.insert(plans).values({
      ...{ ...plan, id: 'plan', state: 'approved', inForce: true, route: [], createdAt: at, approvedAt: at },
      seriesList: ',05,',
    })
    await tx.insert(planLines).values({
      ...{ id: 'line', planId: 'plan', no: 1, series: '05', level: '2', specialty: '', counted: false },
      ...{ approvedPosts: 20, vacancies: 10, planned: 10, reason: '绿色通道' },
    })
  })
  await sow(app, { ...APPLICANT, files, passwordHash })
  for (const [i, name] of COLLEAGUES.entries())
    await sow(app, { name, idNumber: `4103001979010${i}0011`, files })
  await sow(app, { name: EXPERT, idNumber: '410300197501010099', files, kind: 'expert' })
}

async function documents(app: App): Promise<EditionFile[]> {
  const store = openFiles(app.config.dataDir)
  const put = async (file: string, name: string, slot: string): Promise<EditionFile> => {
    const stored = await store.put(createReadStream(join(DOCUMENTS, file)))
    if (typeof stored === 'string') throw new Error(`${file}: ${stored}`)
    return { id: timeId(new Date()), slot, name, ...stored }
  }
  return [
    await put('award.png', '一寸照片.png', 'photo'),
    await put('award.png', '居民身份证.png', 'id_card'),
    await put('award.png', '本科毕业证书.png', 'education'),
    await put('paper.pdf', '代表论文全文.pdf', 'papers'),
    await put('award.png', '论文检索页.png', 'papers'),
  ]
}

const masked = (number: string): string => `${number.slice(0, 3)}*************${number.slice(-2)}`

interface Sown {
  name: string
  idNumber: string
  files: readonly EditionFile[]
  kind?: DeclarationKind
  /** With one the applicant can sign in. */
  passwordHash?: string
}

/** A declaration handed in a moment ago, as the applicant's own page would leave it. */
async function sow(app: App, { name, idNumber, files, kind = 'title', passwordHash }: Sown): Promise<void> {
  const at = app.clock()
  const { secret } = app
  const [id, personId, accountId] = [timeId(at), timeId(at), timeId(at)]
  const orgPath = '/province/city/unit/'
  const filled = kind === 'title' ? CONTENTS : EXPERT_FORM
  const known = { name, idMasked: masked(idNumber), birthDate: '1982-04-02', unitName: WAY.unit }
  const contents: Contents = { ...filled, basic: { values: { ...filled.basic!.values, ...known }, rows: [] } }
  const sections = packed(SECTIONS.filter((each) => contents[each]))
  const pinyin = pinyinOf(name)
  const own = files.map((file) => ({ ...file, id: timeId(at) }))
  await app.db.write('orgs', async (tx) => {
    if (passwordHash)
      await tx.insert(accounts).values({
        ...{ id: accountId, kind: 'applicant', login: loginOfApplicant(secret, idNumber), name, personId },
        ...{ orgId: null, duties: [], passwordHash, createdAt: at },
      })
    await enterPersons(tx, [
      {
        ...{ id: personId, orgId: 'unit', orgPath, name, pinyin, idType: 'citizen', birthDate: '1982-04-02' },
        ...{ idHash: secret.hash(idNumber, 'id'), idSealed: secret.seal(idNumber, SEALED_FOR.id), sex: 1 },
        ...{ idMasked: masked(idNumber), status: 'active' },
        ...{ statusAt: at, createdAt: at, accountId: passwordHash ? accountId : null },
      },
    ])
    await tx.insert(declarations).values({
      ...{ id, personId, orgId: 'unit', orgPath, year: at.getFullYear(), kind, name, pinyin, at },
      ...{ series: '05', level: '2', title: kind === 'title' ? '0502' : '', specialty: '机械制造' },
      ...{ counted: false, committeeId: kind === 'title' ? 'committee' : null, state: 'climbing', climb: 1 },
      ...{ route: ['unit', 'city', 'province'], deskOrgId: 'unit', deskDuty: 'handler', deskSince: at },
      ...{ reachedDepth: 3, sections, openSections: sections, submittedAt: at },
    })
    for (const [section, content] of Object.entries(contents))
      await tx
        .insert(declarationSections)
        .values({ declarationId: id, section: section as Section, content, at })
    for (const { slot, ...file } of own)
      await tx
        .insert(attachments)
        .values({ ...file, kind: 'declaration', subjectId: id, slot, at, byName: name })
    await tx.insert(declarationEditions).values({
      ...{ declarationId: id, no: 1, contents, files: own, promise: '2026-1', sha256: 'a'.repeat(64), at },
    })
  })
}
