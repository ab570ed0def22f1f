import { KIND_NAMES, LEVEL_NAMES, STATE_NAMES } from '../../shared/org/org.names.ts'
import { PROFILE_CODES, type ProfileCode } from '../../shared/org/profile.rules.ts'
import { clockText } from '../beijing.ts'
import type { ListColumn, ListSource } from '../list.ts'
import { referenceNames } from '../reference/reference.store.ts'
import { type OrgListInput, type OrgRow, orgList } from './org.list.ts'

/** A row with the names of its codes: a workbook has no reference data to look them up in. */
type Named = OrgRow & { names: Record<ProfileCode, string> }

const FIELDS = Object.keys(PROFILE_CODES) as ProfileCode[]

const coded = (field: ProfileCode, head: string, width = 14): ListColumn<Named> => ({
  key: field,
  head,
  width,
  value: (row) => row.names[field],
})

/** What is exported of the list (M-1.1), with the columns' keys of the page. */
export const orgSheet: ListSource<OrgListInput, Named> = {
  ...orgList,
  async rows(ctx, ids, whole) {
    const rows = await orgList.rows(ctx, ids, whole)
    const names = await Promise.all(FIELDS.map((field) => referenceNames(ctx.db.read, PROFILE_CODES[field])))
    return rows.map((row) => ({
      ...row,
      names: Object.fromEntries(
        FIELDS.map((field, i) => [field, names[i]!.get(row[field]) ?? row[field]]),
      ) as Named['names'],
    }))
  },
  columns: [
    { key: 'name', head: '单位名称', width: 36, value: (row) => row.name },
    { key: 'code', head: '机构代码', width: 16, value: (row) => row.code },
    { key: 'kind', head: '类型', width: 10, value: (row) => KIND_NAMES[row.kind] },
    { key: 'level', head: '层级', width: 8, value: (row) => LEVEL_NAMES[row.level] ?? '' },
    { key: 'parentName', head: '上级', width: 30, value: (row) => row.parentName },
    { key: 'state', head: '状态', width: 10, value: (row) => STATE_NAMES[row.state] },
    {
      key: 'stateAt',
      head: '状态时间',
      width: 12,
      value: (row) => row.stateAt && clockText(row.stateAt).slice(0, 10),
    },
    coded('areaCode', '行政区划', 18),
    coded('affiliation', '隶属关系'),
    coded('rank', '单位级别'),
    coded('nature', '单位性质', 18),
    coded('sector', '单位系列'),
    { key: 'creditCode', head: '统一社会信用代码', width: 22, value: (row) => row.creditCode },
    { key: 'contactName', head: '联系人', width: 12, value: (row) => row.contactName },
    { key: 'contactPhone', head: '联系电话', width: 18, value: (row) => row.contactPhone },
    { key: 'adminLogin', head: '管理员账号', width: 18, value: (row) => row.adminLogin },
  ],
}
