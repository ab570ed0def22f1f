import { writeRoster } from '../server/workers/write-roster.ts'
import type { Mode } from '../shared/live/modes.ts'
import type { Dossier } from '../shared/review/dossier.ts'
import type { Roster, RosterCandidate, RosterExpert } from '../shared/review/roster.ts'
import { DEFAULT_RULES, type Rules } from '../shared/review/rules.ts'

export interface RosterOptions {
  /** All experts sit in the committee; 25 unless told. */
  experts?: number
  /** Groups they are dealt into; 3 unless told, 0 for a review without groups. */
  groups?: number
  candidates?: number
  mode?: Mode
  rules?: Partial<Rules>
  /** ms; from an hour before `now` to eight hours after unless told. */
  startsAt?: number
  endsAt?: number
  now?: number
  committee?: string
  /** Rows of each dossier table. */
  dossierRows?: number
}

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华']
const GIVEN = [...'安邦昌德恩芳刚弘佳凯丽敏宁沛青荣尚棠维欣雅泽']

export const nameOf = (n: number): string =>
  SURNAMES[n % SURNAMES.length]! +
  GIVEN[(n * 7 + 3) % GIVEN.length]! +
  GIVEN[Math.floor(n / GIVEN.length) % GIVEN.length]!

/** A number with a right check sign in area 999999, which belongs to nobody. */
export function idNumberOf(n: number, sex: '男' | '女'): string {
  const day = String(1 + (n % 28)).padStart(2, '0')
  const sequence = String((n * 2 + (sex === '男' ? 1 : 0)) % 1000).padStart(3, '0')
  const body = `999999${1965 + (n % 30)}0${1 + (n % 9)}${day}${sequence}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0)
  return body + '10X98765432'[sum % 11]
}

/** A sound roster, the same for the same options. */
export function rosterOf(options: RosterOptions = {}): Roster {
  const { experts = 25, groups = 3, candidates = 30, mode = 'expert', dossierRows = 2 } = options
  const now = options.now ?? Date.now()
  const minute = 60_000
  const startsAt = options.startsAt ?? Math.floor(now / minute) * minute - 60 * minute
  const committee = options.committee ?? '示范省工程系列高级职称评审委员会'
  const names = Array.from({ length: groups }, (_, i) => `第${i + 1}专业组`)
  return {
    review: {
      title: `2026年度${committee}`,
      committee,
      year: 2026,
      series: '工程技术人员',
      level: '高级',
      mode,
      place: '示范省会议中心',
      startsAt,
      endsAt: options.endsAt ?? startsAt + 9 * 60 * minute,
      rehearsal: false,
      rules: { ...DEFAULT_RULES, committeeMin: Math.min(25, experts), ...options.rules },
    },
    groups: names.map((name, i) => ({ name, room: `第${i + 1}评审室` })),
    experts: Array.from({ length: experts }, (_, i) => expertOf(i, names)),
    candidates: Array.from({ length: candidates }, (_, i) => candidateOf(i, names, dossierRows)),
  }
}

function expertOf(i: number, groups: string[]): RosterExpert {
  return {
    no: i + 1,
    name: nameOf(i),
    unit: `示范设计院第${i + 1}所`,
    title: '正高级工程师',
    specialty: '建筑工程',
    phone: `1380000${String(1000 + i)}`,
    idNumber: idNumberOf(i, '男'),
    group: groups.length ? groups[i % groups.length]! : null,
    groupRole: groups.length && i < groups.length ? 'leader' : 'member',
    committeeRole: i === 0 ? 'leader' : i === 1 ? 'deputy' : 'member',
    reporter: i === 2,
  }
}

function candidateOf(i: number, groups: string[], rows: number): RosterCandidate {
  const sex = i % 2 ? '女' : '男'
  return {
    no: i + 1,
    name: nameOf(i + 300),
    sex,
    unit: `示范建设公司第${(i % 40) + 1}分公司`,
    currentTitle: '工程师',
    appliedTitle: '高级工程师',
    specialty: '建筑工程',
    group: groups.length ? groups[i % groups.length]! : null,
    idNumber: idNumberOf(i + 50, sex),
    dossier: dossierOf(i, rows),
  }
}

function dossierOf(i: number, rows: number): Dossier {
  const times = <T>(make: (n: number) => T): T[] => Array.from({ length: rows }, (_, n) => make(n))
  return [
    {
      key: 'basic',
      facts: [
        ['民族', '汉族'],
        ['参加工作时间', '2003-07'],
      ],
    },
    { key: 'current', facts: [['现职称取得时间', '2015-12']] },
    {
      key: 'study',
      table: {
        head: ['开始时间', '结束时间', '学校', '所学专业', '学历', '学位', '学习形式'],
        rows: times((n) => [
          `${1999 + n}-09`,
          `${2003 + n}-07`,
          '示范大学',
          '土木工程',
          '本科',
          '学士',
          '全日制',
        ]),
      },
    },
    {
      key: 'achievement',
      table: {
        head: ['名称', '时间', '来源', '级别', '本人排名', '完成情况'],
        rows: times((n) => [`示范工程${i + 1}-${n + 1}标段`, '2020', '省厅', '省级', '第一', '已验收']),
      },
    },
    { key: 'summary', text: `任现职以来，本人完成示范工程 ${i + 1} 项。\n其余从略。` },
  ]
}

/** A sound roster and its workbook. */
export async function makeRoster(options: RosterOptions = {}): Promise<{ roster: Roster; workbook: Buffer }> {
  const roster = rosterOf(options)
  return { roster, workbook: Buffer.from(await writeRoster({ input: { json: JSON.stringify(roster) } })) }
}
