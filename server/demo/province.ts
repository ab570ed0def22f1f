import type { OrgKind, OrgState } from '../../shared/org/org.ts'
import type { Chance } from './chance.ts'

/** One node of the demo's tree. Codes grow by two signs a level, so that a parent's code begins its children's. */
export interface DemoOrg {
  code: string
  name: string
  kind: OrgKind
  level: number
  parent: string | null
  state: OrgState
  sector: string
}

/** Cities that are on no map of today. The two offices of the live demo keep their codes. */
const CITIES = [
  ['01', '嵩阳市'],
  ['02', '汴梁市'],
  ['03', '洛川市'],
  ['04', '沙澧市'],
  ['05', '邺城市'],
  ['06', '淇园市'],
  ['07', '豫北市'],
  ['08', '云台市'],
  ['09', '濮上市'],
  ['10', '颍川市'],
  ['11', '漯湾市'],
  ['12', '崤函市'],
  ['13', '宛西市'],
  ['14', '梁苑市'],
  ['15', '申州市'],
  ['16', '陈州市'],
  ['17', '天中市'],
  ['18', '济水市'],
] as const

const COUNTIES = [
  ['嵩岳区', '颍南县', '淮源县', '伊东县'],
  ['金明区', '杞南县', '尉东县'],
  ['太行区', '卫源县', '沁阳南县'],
] as const

const DEPARTMENTS = [
  { name: '教育局', sector: '01', units: ['第一中学', '实验小学', '职业中等专业学校'] },
  { name: '卫生健康委员会', sector: '02', units: ['中心医院', '中医院', '疾病预防控制中心'] },
] as const

const PROVINCIAL = [
  { name: '省教育厅', sector: '01', units: ['河南省基础教育教学研究室', '河南省实验中学（示例）'] },
  { name: '省卫生健康委员会', sector: '02', units: ['中原医学中心', '省职业病防治院（示例）'] },
  { name: '省工业和信息化厅', sector: '04', units: ['中原重型装备研究院', '省电子产品质量检验院（示例）'] },
  { name: '省农业农村厅', sector: '03', units: ['省种子管理站（示例）', '省畜牧技术推广总站（示例）'] },
] as const

const UNIVERSITIES = ['中原工业大学', '豫北师范大学', '黄淮理工大学'] as const
const FIRMS = ['轴承集团有限公司', '起重设备检验中心', '水务工程公司', '农业机械推广站'] as const

/** States other than 已审核, by their share of the units: a year in the middle of its work. */
function stateOf(chance: Chance): OrgState {
  const x = chance.next()
  if (x < 0.05) return 'blank'
  if (x < 0.09) return 'submitted'
  if (x < 0.12) return 'returned'
  if (x < 0.14) return 'changing'
  return x < 0.16 ? 'disabled' : 'approved'
}

const two = (n: number): string => String(n).padStart(2, '0')

/** The province with its 18 cities, their counties and departments, and some hundred units in every state. */
export function demoProvince(chance: Chance): DemoOrg[] {
  const orgs: DemoOrg[] = []
  const add = (
    parent: string | null,
    code: string,
    name: string,
    kind: OrgKind,
    level: number,
    sector = '',
    state: OrgState = 'approved',
  ): string => {
    orgs.push({ code, name, kind, level, parent, state, sector })
    return code
  }
  const units = (parent: string, names: readonly string[], level: number, sector: string) => {
    for (const [at, name] of names.entries())
      add(parent, `${parent}${two(at + 1)}`, name, 'unit', level, sector, stateOf(chance))
  }

  const root = add(null, '41', '省职改办', 'office', 1)
  for (const [at, { name, sector, units: below }] of PROVINCIAL.entries())
    units(add(root, `4181${two(at + 1)}`, name, 'department', 1, sector), below, 1, sector)
  for (const [at, name] of UNIVERSITIES.entries()) add(root, `4182${two(at + 1)}`, name, 'unit', 1, '01')
  for (const [no, name] of CITIES) {
    const city = add(root, `41${no}`, `${name}职改办`, 'office', 2)
    for (const [at, { name: department, sector, units: below }] of DEPARTMENTS.entries()) {
      const code = add(city, `${city}8${at + 1}`, `${name}${department}`, 'department', 2, sector)
      units(
        code,
        below.map((unit) => `${name}${unit}`),
        2,
        sector,
      )
    }
    units(
      `${city}`,
      FIRMS.slice(0, chance.between(2, 4)).map((firm) => `${name.slice(0, 2)}${firm}`),
      2,
      '04',
    )
    for (const [at, county] of chance.pick(COUNTIES).entries()) {
      const office = add(city, `${city}2${at + 1}`, `${county}职改办`, 'office', 3)
      const school = add(office, `${office}81`, `${county}教育体育局`, 'department', 3, '01')
      units(school, [`${county}第一高级中学`, `${county}第二初级中学`], 3, '01')
      units(office, [`${county}人民医院`, `${county}农业技术推广中心`], 3, '02')
    }
  }
  return orgs
}
