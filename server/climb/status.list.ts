import type { z } from 'zod'
import { type climbApi, statusInput } from '../../shared/climb/climb.api.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { statusParts, statusSeen } from '../declare/seen.store.ts'
import { type ListSource, pageOf } from '../list.ts'
import { referenceNames } from '../reference/reference.store.ts'
import { rowsSeen, timeText } from './climb.list.ts'
import { printable } from './file.ts'
import { findFiles } from './find.ts'
import { DUTY, STATE } from './words.ts'

type Input = z.output<typeof climbApi.status.input>
type Row = z.input<typeof climbApi.status.output>['rows'][number]
type Named = Row & { seriesName: string; levelName: string }

/**
 * 申报人员状态查询 (M-2.13 to M-2.17): of the own people everybody who has begun, of those below whoever has arrived
 * here. State alone; 面试通知 and place are filled once they are scheduled.
 */
export const statusList: ListSource<Input, Named> = {
  right: 'declare.status',
  input: statusInput,

  async find(ctx, input) {
    return findFiles(ctx, input, { parts: statusParts, usual: 'pinyin' })
  },

  async rows(ctx, ids, whole = false) {
    const q = ctx.db.read
    const [series, levels] = [await referenceNames(q, 'series'), await referenceNames(q, 'level')]
    return (await rowsSeen(ctx, ids, statusSeen(ctx), whole)).map(({ row, head, idMasked, orgName }) => {
      const { id, kind, state, specialty, committeeName, deskOrgName, deskDuty, deskSince } = head
      return {
        ...{ id, name: row.name, idMasked, orgName, kind, state, series: row.series, level: row.level },
        ...{ specialty, committeeName, deskOrgName, deskDuty, deskSince },
        ...{ submittedAt: head.submittedAt, deadlineAt: head.deadlineAt, interview: '', place: '' },
        printable: printable(ctx, row),
        seriesName: series.get(row.series) ?? row.series,
        levelName: levels.get(row.level) ?? row.level,
      }
    })
  },

  columns: [
    { key: 'name', head: '姓名', width: 12, value: (row) => row.name },
    { key: 'idNumber', head: '证件号', width: 22, value: (row) => row.idMasked },
    { key: 'org', head: '单位', width: 32, value: (row) => row.orgName },
    { key: 'kind', head: '类别', width: 10, value: (row) => (row.kind === 'title' ? '职称' : '专家') },
    { key: 'series', head: '系列', width: 20, value: (row) => row.seriesName },
    { key: 'level', head: '级别', width: 10, value: (row) => row.levelName },
    { key: 'specialty', head: '专业', width: 18, value: (row) => row.specialty },
    { key: 'committee', head: '评委会', width: 36, value: (row) => row.committeeName },
    { key: 'state', head: '状态', width: 14, value: (row) => STATE[row.state] },
    { key: 'desk', head: '待办处', width: 30, value: (row) => row.deskOrgName },
    { key: 'duty', head: '环节', width: 10, value: (row) => (row.deskDuty ? DUTY[row.deskDuty] : '') },
    { key: 'deskSince', head: '到达时间', width: 18, value: (row) => timeText(row.deskSince) },
    { key: 'submittedAt', head: '提交时间', width: 18, value: (row) => timeText(row.submittedAt) },
    { key: 'deadlineAt', head: '接收截止', width: 18, value: (row) => timeText(row.deadlineAt) },
    { key: 'interview', head: '面试通知', width: 20, value: (row) => row.interview },
    { key: 'place', head: '面试地点', width: 20, value: (row) => row.place },
  ],
}

/** A page of it, in the codes of the contract. */
export async function status(ctx: Ctx, input: Input) {
  const { rows, total } = await pageOf(ctx, statusList, input)
  return { rows: rows.map(bare), total }
}

const bare = ({ seriesName: _, levelName: __, ...row }: Named): Row => row

/** One of its rows, which the asker has been seen to be shown. */
export async function statusRow(ctx: Ctx, id: string): Promise<Row> {
  const [row] = await statusList.rows(ctx, [id], false)
  return row ? bare(row) : refuse('not_found')
}
