import type { Mode } from '../live/modes.ts'
import type { SeatRole } from '../live/state.ts'
import type { SectionKey } from './dossier.ts'

/**
 * What a cell holds. `when` is a year, month or day, `instant` a minute of Beijing time, `points` at most two decimals,
 * `id` a citizen's number.
 */
export type ColumnKind =
  | 'text'
  | 'whole'
  | 'points'
  | 'word'
  | 'when'
  | 'phone'
  | 'id'
  | 'yes'
  | 'fraction'
  | 'instant'

export interface Column {
  key: string
  head: string
  kind: ColumnKind
  required?: boolean
  /** Longest text, or the largest number. */
  max?: number
  min?: number
  /** The words allowed, offered as a drop-down. */
  list?: readonly string[]
  width?: number
  /** What stands in the example row of the template. */
  example?: string
}

export const SHEET = {
  guide: '填写说明',
  review: '评审',
  groups: '专业组',
  experts: '专家',
  candidates: '参评人',
  criteria: '评分标准',
} as const

export const YES = '是'
export const NO = '否'
export const EXAMPLE = '示例'

export const MODE_WORDS: Record<Mode, string> = {
  expert: '专家评审',
  lecture: '专家评审+讲课答辩',
  interview: '专家评审+面试答辩',
}
export const GROUP_ROLES: Record<SeatRole, string> = { leader: '组长', deputy: '副组长', member: '组员' }
export const COMMITTEE_ROLES: Record<SeatRole, string> = { leader: '主任', deputy: '副主任', member: '委员' }
export const LEVELS = ['正高级', '副高级', '高级', '中级', '初级', '助理级', '员级'] as const
export const SEXES = ['男', '女'] as const

const text = (
  key: string,
  head: string,
  max: number,
  example: string,
  more: Partial<Column> = {},
): Column => ({
  key,
  head,
  kind: 'text',
  max,
  example,
  ...more,
})
const must = { required: true }
const no: Column = {
  key: 'no',
  head: '序号',
  kind: 'whole',
  required: true,
  min: 1,
  max: 99_999,
  width: 10,
  example: EXAMPLE,
}

export const GROUP_COLUMNS: readonly Column[] = [
  text('name', '专业组', 60, `${EXAMPLE}：土木工程组`, { ...must, width: 26 }),
  text('room', '评审室', 60, '第一评审室', { width: 20 }),
]

export const EXPERT_COLUMNS: readonly Column[] = [
  no,
  text('name', '姓名', 40, '王建国', must),
  text('unit', '工作单位', 120, '某市建筑设计院', { ...must, width: 28 }),
  text('title', '职称', 60, '正高级工程师', { width: 18 }),
  text('specialty', '专业', 60, '建筑工程', { width: 16 }),
  { key: 'phone', head: '手机号', kind: 'phone', width: 16, example: '13800000000' },
  { key: 'idNumber', head: '身份证号', kind: 'id', width: 24 },
  text('group', '专业组', 60, '土木工程组', { width: 20 }),
  { key: 'groupRole', head: '组内职务', kind: 'word', list: Object.values(GROUP_ROLES), example: '组长' },
  {
    key: 'committeeRole',
    head: '评委会职务',
    kind: 'word',
    list: Object.values(COMMITTEE_ROLES),
    example: '委员',
  },
  { key: 'reporter', head: '上报人', kind: 'yes', list: [YES, NO], example: NO },
]

/** The candidate's own columns, then those that become sections of the dossier. */
export const CANDIDATE_COLUMNS: readonly Column[] = [
  no,
  text('name', '姓名', 40, '李晓明', must),
  { key: 'sex', head: '性别', kind: 'word', required: true, list: SEXES, width: 8, example: '女' },
  text('unit', '工作单位', 120, '某县第一中学', { ...must, width: 28 }),
  text('currentTitle', '现任职称', 60, '工程师', { width: 18 }),
  text('appliedTitle', '申报职称', 60, '高级工程师', { ...must, width: 18 }),
  text('specialty', '申报专业', 60, '建筑工程', { width: 16 }),
  text('group', '专业组', 60, '土木工程组', { width: 20 }),
  { key: 'idNumber', head: '身份证号', kind: 'id', width: 24 },
]

const when = (head: string): Column => ({ key: head, head, kind: 'when', width: 14 })
const short = (head: string, max = 100): Column => ({ key: head, head, kind: 'text', max })
const long = (head: string): Column => ({ key: head, head, kind: 'text', max: 500, width: 30 })

/** Sections of a dossier whose facts stand in the candidate's row, label beside value. */
export const FACT_SECTIONS: readonly { key: SectionKey; columns: readonly Column[] }[] = [
  {
    key: 'basic',
    columns: [
      when('出生日期'),
      short('民族', 20),
      short('政治面貌', 20),
      when('参加工作时间'),
      short('最高学历', 40),
      short('行政职务', 60),
      short('现从事专业', 60),
      short('从事专业年限', 10),
    ],
  },
  { key: 'application', columns: [short('评审类型', 20), long('破格理由')] },
  {
    key: 'current',
    columns: [when('现职称取得时间'), short('取得方式', 20), short('证书编号', 60), when('聘任时间')],
  },
]

/** Sections that are tables, one sheet each, rows told apart by the candidate's number. */
export const TABLE_SECTIONS: readonly { key: SectionKey; sheet: string; columns: readonly Column[] }[] = [
  {
    key: 'study',
    sheet: '学习经历',
    columns: [
      when('开始时间'),
      when('结束时间'),
      short('学校'),
      short('所学专业'),
      short('学历', 40),
      short('学位', 40),
      short('学习形式', 40),
    ],
  },
  {
    key: 'work',
    sheet: '工作经历',
    columns: [
      when('开始时间'),
      when('结束时间'),
      short('单位', 120),
      short('部门'),
      long('从事工作'),
      short('证明人', 40),
    ],
  },
  {
    key: 'training',
    sheet: '继续教育',
    columns: [
      short('年度', 10),
      short('公需科目学时', 10),
      short('专业科目学时', 10),
      short('合计学时', 10),
      short('证书'),
    ],
  },
  { key: 'assessment', sheet: '年度考核', columns: [short('年度', 10), short('考核结果', 20)] },
  {
    key: 'achievement',
    sheet: '业绩成果',
    columns: [
      long('名称'),
      when('时间'),
      short('来源'),
      short('级别', 40),
      short('本人排名', 40),
      long('完成情况'),
    ],
  },
  {
    key: 'paper',
    sheet: '论文著作',
    columns: [
      long('题目'),
      long('刊物或出版社'),
      short('刊号或书号'),
      when('发表时间'),
      short('本人排名', 40),
      short('收录级别', 40),
    ],
  },
  {
    key: 'award',
    sheet: '获奖荣誉',
    columns: [
      long('名称'),
      long('授予单位'),
      short('级别', 40),
      short('等次', 40),
      when('时间'),
      short('本人排名', 40),
    ],
  },
  { key: 'exam', sheet: '考试成绩', columns: [short('科目'), short('成绩', 40), when('有效期至')] },
]

/** The summary is running text: one row a candidate. */
export const SUMMARY_SECTION = {
  key: 'summary' as SectionKey,
  sheet: '专业技术工作总结',
  columns: [{ key: '内容', head: '内容', kind: 'text', max: 20_000, width: 100 }] as readonly Column[],
}

/** What every dossier sheet begins with: whose row it is; the name guards against a shifted number. */
export const OWNER_COLUMNS: readonly Column[] = [
  { ...no, head: '参评人序号', width: 12 },
  text('name', '姓名', 40, ''),
]

export const CRITERION = '评分项目'
export const BAND = '等次'
export const CRITERIA_COLUMNS: readonly Column[] = [
  { key: 'what', head: '类别', kind: 'word', required: true, list: [CRITERION, BAND] },
  text('name', '名称', 60, '', must),
  { key: 'max', head: '满分', kind: 'whole', min: 1, max: 1000 },
  { key: 'weight', head: '权重', kind: 'whole', min: 1, max: 1000 },
  { key: 'from', head: '最低分', kind: 'points', min: 0, max: 100 },
]
