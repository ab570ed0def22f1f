import type { OrgKind, OrgState } from './org.ts'

/** How workbooks name kinds, ranks and states: their language is Chinese, whatever the page's is. */
export const KIND_NAMES: Record<OrgKind, string> = { office: '职改办', department: '主管部门', unit: '单位' }

export const LEVEL_NAMES: Record<number, string> = { 1: '省', 2: '市', 3: '县', 4: '乡镇' }

export const STATE_NAMES: Record<OrgState, string> = {
  blank: '待完善',
  submitted: '已提交',
  returned: '已退回',
  approved: '已审核',
  changing: '变更待审',
  disabled: '已停用',
  deleted: '已删除',
}
