import type { orgs } from '../../db/schema/org.ts'
import type { OrgKind, OrgProfile, OrgState } from '../../shared/org/org.ts'
import { isWorking } from '../../shared/org/org.ts'
import { nobodysPhone } from '../demo/people.ts'
import { type Maker, TODAY } from './made.ts'

export type OrgRow = typeof orgs.$inferInsert & { state: OrgState; sector: string }

const CITIES =
  '嵩阳 汴梁 洛川 沙澧 邺城 淇园 豫北 云台 濮上 颍川 漯湾 崤函 宛西 梁苑 申州 陈州 天中 济水'.split(' ')
const COUNTIES = '嵩岳 颍南 淮源 伊东 金明 杞南 尉东 太行 卫源'.split(' ')
const SECTORS = [
  ['01', '教育', ['第一中学', '实验小学', '职业中等专业学校', '特殊教育学校', '第二初级中学']],
  ['02', '卫生健康', ['中心医院', '中医院', '妇幼保健院', '疾病预防控制中心', '卫生院']],
  ['03', '农业农村', ['农业技术推广中心', '种子管理站', '畜牧站', '植保站']],
  ['04', '工业和信息化', ['轴承有限公司', '检验检测中心', '水务公司', '装备研究所']],
  ['05', '交通运输', ['公路事务中心', '路桥工程公司', '运输管理站']],
  ['06', '文化和旅游', ['图书馆', '博物馆', '文化馆', '考古研究所']],
] as const
const DIGITS = [...'一二三四五六七八九十']

/** Mostly at work, and some in every other state: a year in the middle of its work. */
function stateOf({ chance }: Maker): OrgState {
  const x = chance.next()
  if (x < 0.92) return 'approved'
  if (x < 0.94) return 'submitted'
  if (x < 0.955) return 'blank'
  if (x < 0.97) return 'returned'
  return x < 0.985 ? 'changing' : 'disabled'
}

function profileOf({ chance }: Maker, code: string, name: string, level: number, sector: string): OrgProfile {
  const unit = sector !== ''
  return {
    creditCode: '',
    areaCode: '410000',
    affiliation: ['20', '40', '50', '60'][level - 1] ?? '90',
    rank: String(level + 1),
    nature: unit ? chance.pick(['21', '21', '31']) : '10',
    sector,
    legalPerson: '法定代表人',
    address: `${name}办公楼`,
    contactName: '人事科',
    contactPhone: nobodysPhone(chance),
    contactMail: `c${code}@example.com`,
    professionals: unit ? chance.between(10, 400) : null,
    note: '',
  }
}

/**
 * A province of `count` organisations: 18 cities, nine counties each, departments by sector, and the rest units spread
 * over the departments, unevenly as in life. Parents come before their children.
 */
export function makeOrgs(maker: Maker, count: number): OrgRow[] {
  const { chance } = maker
  const rows: OrgRow[] = []
  function add(parent: OrgRow | null, code: string, name: string, kind: OrgKind, level: number, sector = '') {
    const id = maker.id()
    const state = kind === 'unit' ? stateOf(maker) : 'approved'
    const profile = profileOf(maker, code, name, level, sector)
    const inForce = isWorking(state) || state === 'disabled'
    const row: OrgRow = {
      ...{ id, name, code, kind, level, state, sector },
      parentId: parent?.id ?? null,
      path: `${parent?.path ?? '/'}${id}/`,
      stateAt: maker.before(1, 300),
      disabledFrom: state === 'disabled' ? 'approved' : null,
      pinyin: maker.pinyin(name),
      profile: inForce ? profile : null,
      draft: inForce && state !== 'changing' ? null : profile,
      returnReason: state === 'returned' ? '联系电话与单位证书不一致，请核对后重新提交。' : null,
      areaCode: inForce ? profile.areaCode : '',
      affiliation: inForce ? profile.affiliation : '',
      rank: inForce ? profile.rank : '',
      nature: inForce ? profile.nature : '',
      createdAt: new Date(+TODAY - 400 * 86_400_000),
    }
    rows.push(row)
    return row
  }
  const two = (n: number) => String(n + 1).padStart(2, '0')
  const departments: { row: OrgRow; place: string; units: readonly string[] }[] = []
  function offices(parent: OrgRow, place: string, level: number): void {
    for (const [at, [sector, name, units]] of SECTORS.entries()) {
      const title = level === 1 ? `省${name}厅` : `${place}${name}局`
      const row = add(parent, `${parent.code}8${at + 1}`, title, 'department', level, sector)
      departments.push({ row, place, units })
    }
  }
  const root = add(null, '41', '省职改办', 'office', 1)
  offices(root, '河南省', 1)
  for (const [c, city] of CITIES.entries()) {
    const office = add(root, `41${two(c)}`, `${city}市职改办`, 'office', 2)
    offices(office, `${city}市`, 2)
    for (const [n, county] of COUNTIES.entries()) {
      if (rows.length > count / 4) break
      const place = `${city}市${county}县`
      offices(add(office, `${office.code}${two(n)}`, `${place}职改办`, 'office', 3), place, 3)
    }
  }
  const counts = new Map<string, number>()
  while (rows.length < count) {
    // a few departments have hundreds of units, most have some dozen
    const share = chance.next()
    const { row, place, units } = departments[Math.floor(share * share * departments.length)]!
    const n = counts.get(row.id) ?? 0
    counts.set(row.id, n + 1)
    const kind = chance.pick(units)
    const no = `${DIGITS[Math.floor(n / 10) % 10]}${DIGITS[n % 10]}`
    add(
      row,
      `${row.code}${String(n + 1).padStart(4, '0')}`,
      `${place}${no}区${kind}`,
      'unit',
      row.level,
      row.sector,
    )
  }
  return rows
}
