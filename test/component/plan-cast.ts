import { screen } from '@solidjs/testing-library'
import type { PlanLine } from '../../shared/plan/plan.ts'

const item = (code: string, name: string, initials: string, alias = '') => ({
  ...{ code, name, initials, parent: '', sort: 1 },
  attrs: alias ? { alias } : {},
})
/** What the pages of a plan ask of the reference data. */
export const planReference = {
  edition: 1,
  kinds: {
    series: [
      item('04', '卫生技术人员', 'wsjsry', '卫生系列'),
      item('05', '工程技术人员', 'gcjsry', '工程系列'),
    ],
    level: [item('2', '副高级', 'fgj'), item('3', '中级', 'zj')],
    specialty: [],
  },
  ended: { series: [{ code: '28', name: '海关系列' }] },
}
export const line = (over: Partial<PlanLine> = {}): PlanLine => ({
  ...{ series: '05', level: '2', specialty: '', approvedPosts: 10, vacancies: 3, planned: 3 },
  ...{ counted: true, reason: '' },
  ...over,
})
/** A cell of the table of lines. */
export const cell = (no: number, label: string) => screen.findByLabelText(`第 ${no} 行${label}`)
