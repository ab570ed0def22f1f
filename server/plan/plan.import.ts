import { lineFaults } from '../../shared/plan/over.rules.ts'
import type { PlanLine } from '../../shared/plan/plan.ts'
import { refuse } from '../../shared/problem.ts'
import { type ReferenceItem, TITLE_LEVELS } from '../../shared/reference/reference.ts'
import type { Ctx } from '../ctx.ts'
import { cellName, type ImportColumn, type ImportRow, type ImportSource } from '../import.ts'
import { referenceItemsOf } from '../reference/reference.store.ts'
import { orgIdOf, seriesOf } from '../scope.ts'
import { tell } from './change.ts'
import { merged } from './draft.ts'
import { guardPlan } from './facts.ts'
import { linesOf, replaceLines } from './lines.ts'
import { planSeen } from './visible.ts'

/** Lines a plan may have, as `plan.save` takes them. */
const MOST = 300
const YES = '是'
const NO = '否'
type Key = keyof PlanLine

/** Which cell a rule about a whole line is told at. */
const CELL_OF: Record<string, Key> = {
  'plan.line_twice': 'series',
  'plan.vacancies': 'vacancies',
  'plan.over_reason': 'reason',
  'plan.uncounted_reason': 'reason',
}

interface Known {
  series: ReferenceItem[]
  levels: ReferenceItem[]
}

async function knownTo({ db }: Pick<Ctx, 'db'>): Promise<Known> {
  const found = await referenceItemsOf(db.read, ['series', 'level'])
  return { series: found.series ?? [], levels: found.level ?? [] }
}

const columnsOf = ({ series, levels }: Known): (ImportColumn & { key: Key })[] => [
  {
    ...{ key: 'series', head: '系列', required: true, width: 24 },
    choices: series.map(({ name }) => name),
    example: series[0]?.name ?? '',
  },
  {
    ...{ key: 'level', head: '级别', required: true, width: 12 },
    choices: levels.map(({ name }) => name),
    example: levels[0]?.name ?? '',
  },
  { key: 'specialty', head: '专业', width: 20 },
  { key: 'approvedPosts', head: '核定岗位', required: true, width: 12, example: '10' },
  { key: 'vacancies', head: '空缺岗位', required: true, width: 12, example: '2' },
  { key: 'planned', head: '申报人数', required: true, width: 12, example: '2' },
  { key: 'counted', head: '是否占岗', width: 12, choices: [YES, NO], example: YES },
  { key: 'reason', head: '理由', width: 40 },
]

/** Code of a name or code a person typed. */
const codeOf = (items: readonly ReferenceItem[], text: string): string | undefined =>
  items.find(({ code, name }) => name === text || code === text)?.code

type Faults = { cell: string; code: string; params: Record<string, string | number> }[]

/** One row as a line, or null with what is wrong told by cell. */
function read(
  { cells }: ImportRow,
  known: Known,
  scope: string[] | null,
  fault: (key: Key, code: string, params?: Record<string, string | number>) => void,
): PlanLine | null {
  let sound = true
  const wrong: typeof fault = (...args) => {
    sound = false
    fault(...args)
  }
  const text = (key: Key): string => cells[key] ?? ''
  const pick = (key: 'series' | 'level', items: ReferenceItem[]): string => {
    const code = codeOf(items, text(key))
    if (!text(key)) wrong(key, 'required', { field: key === 'series' ? '系列' : '级别' })
    else if (!code) wrong(key, 'unknown', { value: text(key) })
    return code ?? ''
  }
  const count = (key: 'approvedPosts' | 'vacancies' | 'planned', head: string): number => {
    if (!text(key)) wrong(key, 'required', { field: head })
    else if (!/^\d{1,5}$/.test(text(key))) wrong(key, 'number', { value: text(key) })
    return Number(text(key))
  }
  const short = (key: 'specialty' | 'reason', max: number): string => {
    if (text(key).length > max) wrong(key, 'too_long', { max })
    return text(key)
  }
  const series = pick('series', known.series)
  if (series && scope && !scope.includes(series)) wrong('series', 'plan.out_of_scope')
  const chosen = pick('level', known.levels)
  const level = TITLE_LEVELS.find((each) => each === chosen)
  if (text('counted') && ![YES, NO].includes(text('counted')))
    wrong('counted', 'choice', { value: text('counted'), choices: `${YES}、${NO}` })
  const line = {
    ...{ series, level, specialty: short('specialty', 40) },
    approvedPosts: count('approvedPosts', '核定岗位'),
    vacancies: count('vacancies', '空缺岗位'),
    planned: count('planned', '申报人数'),
    counted: text('counted') !== NO,
    reason: short('reason', 300),
  }
  return sound && level ? { ...line, level } : null
}

/** The lines of the own draft from a workbook (M-3.2): checked by every rule of the hand-in, told by cell. */
export const planImport: ImportSource<PlanLine> = {
  right: 'plan.edit',
  sheet: '申报计划',
  columns: async (ctx) => columnsOf(await knownTo(ctx)),
  lock: (target) => `plan:${target}`,

  async admit(ctx, target) {
    const plan = await planSeen(ctx, ctx.db.read, target)
    if (plan.orgId !== orgIdOf(ctx)) refuse('not_found')
    await guardPlan(ctx, ctx.db.read, plan, 'save')
  },

  async check(ctx, _target, rows) {
    const known = await knownTo(ctx)
    const columns = columnsOf(known)
    const faults: Faults = []
    const at =
      (row: number) =>
      (key: Key, code: string, params: Faults[number]['params'] = {}) => {
        const column = columns.findIndex((each) => each.key === key)
        faults.push({ cell: cellName(column, row), code, params })
      }
    if (rows.length > MOST) at(rows[MOST]!.row)('series', 'workbook.too_many', { max: MOST })
    const found = rows.map((row) => ({ row, line: read(row, known, seriesOf(ctx), at(row.row)) }))
    const sound = found.flatMap(({ row, line }) => (line ? [{ row, line }] : []))
    for (const { no, problem } of lineFaults(sound.map(({ line }) => line))) {
      const { row } = sound[no - 1]!
      at(row.row)(CELL_OF[problem.code] ?? 'series', problem.code, { no: row.row })
    }
    return { faults, payload: sound.map(({ line }) => line) }
  },

  async save(ctx, tx, target, payload) {
    const plan = await planSeen(ctx, tx, target)
    await guardPlan(ctx, tx, plan, 'save')
    await replaceLines(tx, ctx, plan, merged(ctx, await linesOf(tx, plan.id), payload))
    await tell(ctx, tx, plan, ['import', 'plan.saved'])
    return payload.length
  },
}
