import { type ColumnKind, LEVELS, MODE_WORDS, NO, YES } from './roster.columns.ts'
import type { RosterReview } from './roster.ts'
import { DEFAULT_RULES, type Fraction, type Rules } from './rules.ts'

/** The sheet 评审 is a list of settings, one a row: its label, what it takes, and where it belongs. */
export interface Setting {
  label: string
  kind: ColumnKind
  required?: boolean
  max?: number
  min?: number
  list?: readonly string[]
  /** Shown beside the value in the template. */
  note: string
  place:
    | { of: 'review'; key: keyof RosterReview }
    | { of: 'rules'; key: keyof Rules }
    | { of: 'score'; key: 'trim' | 'roomFactor' | 'outlier' }
  /** What stands in a new template. */
  value?: string
}

export const NONE = '无'
export const NAMED = '记名'
export const ANONYMOUS = '无记名'

export const fractionText = ({ num, den }: Fraction): string => `${num}/${den}`
const yesNo = (yes: boolean): string => (yes ? YES : NO)
const FRACTIONS = ['1/2', '3/5', '2/3', '3/4', '4/5']

type Basic = Omit<Setting, 'place' | 'note' | 'label'>
const review = (label: string, key: keyof RosterReview, note: string, more: Basic): Setting => ({
  label,
  note,
  place: { of: 'review', key },
  ...more,
})
const rule = (label: string, key: keyof Rules, note: string, more: Basic): Setting => ({
  label,
  note,
  place: { of: 'rules', key },
  ...more,
})
const yes = (key: keyof Rules): Basic => ({
  kind: 'yes',
  list: [YES, NO],
  value: yesNo(DEFAULT_RULES[key] as boolean),
})
const fraction = (key: 'quorum' | 'pass' | 'groupPass'): Basic => ({
  kind: 'fraction',
  list: FRACTIONS,
  value: fractionText(DEFAULT_RULES[key]),
})
const whole = (key: keyof Rules, min: number, max: number): Basic => ({
  kind: 'whole',
  min,
  max,
  value: String(DEFAULT_RULES[key]),
})
const must = { required: true }

/** Every setting, in the order of the sheet. */
export const SETTINGS: readonly Setting[] = [
  review('评审名称', 'title', '不填则取“年度＋评委会名称”', { kind: 'text', max: 120 }),
  review('评委会名称', 'committee', '如：某省工程系列高级职称评审委员会', {
    ...must,
    kind: 'text',
    max: 120,
  }),
  review('年度', 'year', '四位年份', { ...must, kind: 'whole', min: 2000, max: 2100 }),
  review('系列', 'series', '如：工程技术人员', { ...must, kind: 'text', max: 60 }),
  review('级别', 'level', '从下拉列表选择', { ...must, kind: 'word', list: LEVELS }),
  review('评审模式', 'mode', '从下拉列表选择', { ...must, kind: 'word', list: Object.values(MODE_WORDS) }),
  review('评审地点', 'place', '', { kind: 'text', max: 120 }),
  review('开始时间', 'startsAt', '北京时间，如 2026-11-20 08:00；专家账号自此可用', {
    ...must,
    kind: 'instant',
  }),
  review('结束时间', 'endsAt', '北京时间；专家账号至此失效', { ...must, kind: 'instant' }),
  review('演练', 'rehearsal', '演练不受评委会最少人数限制', { kind: 'yes', list: [YES, NO], value: NO }),
  rule('法定出席比例', 'quorum', '签到人数占应到人数的最低比例', fraction('quorum')),
  rule('评委会通过比例', 'pass', '同意票占计票基数的最低比例', fraction('pass')),
  rule('专业组通过比例', 'groupPass', '同意票占计票基数的最低比例', fraction('groupPass')),
  rule('专业组未通过者不进入大评会', 'groupFilter', '', yes('groupFilter')),
  rule('专业组最少人数', 'groupMin', '', whole('groupMin', 1, 99)),
  rule('评委会最少人数', 'committeeMin', '', whole('committeeMin', 1, 999)),
  rule('评委会人数须为单数', 'committeeOdd', '', yes('committeeOdd')),
  rule('专业组投票方式', 'groupBallots', '记名：组长在全部提交后可见各专家意见；大评会一律无记名', {
    kind: 'word',
    list: [NAMED, ANONYMOUS],
    value: NAMED,
  }),
  rule('回避人员计入基数', 'recusedInBase', '', yes('recusedInBase')),
  rule('允许组长作出与票数不一致的决定', 'againstTally', '须书面说明理由', yes('againstTally')),
  rule('评议意见必填', 'opinionRequired', '', yes('opinionRequired')),
  rule('查阅材料后方可拟投票', 'requireOpened', '', yes('requireOpened')),
  rule('通过率上限', 'passCap', '如 3/5；不设上限填“无”', {
    kind: 'fraction',
    list: [NONE, ...FRACTIONS],
    value: NONE,
  }),
  rule('同票加投次数', 'revoteLimit', '', whole('revoteLimit', 0, 5)),
  rule('每位参评人主审专家人数', 'leadsPer', '', whole('leadsPer', 1, 9)),
  {
    label: '去掉最高分和最低分',
    note: '五位以上专家评分时适用',
    place: { of: 'score', key: 'trim' },
    kind: 'yes',
    list: [YES, NO],
    value: yesNo(DEFAULT_RULES.score.trim),
  },
  {
    label: '各评审室分数按二次平均法折算',
    note: '',
    place: { of: 'score', key: 'roomFactor' },
    kind: 'yes',
    list: [YES, NO],
    value: yesNo(DEFAULT_RULES.score.roomFactor),
  },
  {
    label: '评分偏离提示（分）',
    note: '与其他专家平均分相差超过此值时，仅提示评分专家本人',
    place: { of: 'score', key: 'outlier' },
    kind: 'points',
    min: 0,
    max: 100,
    value: String(DEFAULT_RULES.score.outlier / 100),
  },
]
