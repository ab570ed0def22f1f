import { planApi } from '../../shared/plan/plan.api.ts'
import { refuse } from '../../shared/problem.ts'
import type { ListSource } from '../list.ts'
import { referenceNames } from '../reference/reference.store.ts'
import { planStats, type StatsInput } from './stats.ts'

type Stats = Awaited<ReturnType<typeof planStats>>
type Row = Stats['total'] & { nodeName: string; what: string }

/** A row goes by the question it answers and its place in the answer; the total is the last. */
const keyOf = ({ node, year, by }: StatsInput, no: number): string =>
  JSON.stringify([node ?? null, year, by, no])

function questionOf(id: string): { input: StatsInput; no: number } {
  const [node, year, by, no] = JSON.parse(id) as [string | null, number, StatsInput['by'], number]
  return { input: { node: node ?? undefined, year, by }, no }
}

const answers = async (ctx: Parameters<typeof planStats>[0], input: StatsInput) => {
  const { nodeName, rows, total } = await planStats(ctx, input)
  return { nodeName, rows: [...rows, total] }
}

/** 统计导出 (M-3.15): the rows of the chosen node, with its total; another node gives another file. */
export const statsList: ListSource<StatsInput, Row> = {
  right: 'plan.view',
  input: planApi.stats.input,
  async find(ctx, input) {
    const { rows } = await answers(ctx, input)
    const ids = rows.map((_, i) => keyOf(input, i))
    return {
      ids: async (limit, offset) => ids.slice(offset, offset + limit),
      count: async () => ids.length,
    }
  },
  async rows(ctx, ids) {
    const { input } = questionOf(ids[0] ?? refuse('not_found'))
    const { nodeName, rows } = await answers(ctx, input)
    const names = {
      series: await referenceNames(ctx.db.read, 'series'),
      level: await referenceNames(ctx.db.read, 'level'),
    }
    const nameOf = (row: Row | Stats['total'], last: boolean): string => {
      if (last) return '合计'
      if (input.by === 'org') return row.orgName
      return names[input.by].get(row[input.by]) ?? row[input.by]
    }
    return ids.flatMap((id) => {
      const { no } = questionOf(id)
      const row = rows[no]
      return row ? [{ ...row, id, nodeName, what: nameOf(row, no === rows.length - 1) }] : []
    })
  },
  columns: [
    { key: 'node', head: '统计节点', width: 30, value: (row) => row.nodeName },
    { key: 'what', head: '统计项', width: 36, value: (row) => row.what },
    { key: 'units', head: '单位数', width: 10, value: (row) => row.units },
    { key: 'approvedPosts', head: '核定岗位', width: 10, value: (row) => row.approvedPosts },
    { key: 'vacancies', head: '空缺岗位', width: 10, value: (row) => row.vacancies },
    { key: 'planned', head: '申报人数', width: 10, value: (row) => row.planned },
    { key: 'counted', head: '占岗人数', width: 10, value: (row) => row.counted },
    { key: 'uncounted', head: '不占岗人数', width: 12, value: (row) => row.uncounted },
  ],
}
