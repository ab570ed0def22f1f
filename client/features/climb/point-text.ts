import type { Content } from '../../../shared/declare/form.ts'
import { FORM } from '../../../shared/declare/form.ts'
import { fieldLabel } from './field-text.ts'
import { type ClimbFile, type Point, sectionWord } from './queries.ts'

const nameOf = (section: Point['section'], rowId: string, content: Content | null | undefined): string => {
  const called = FORM[section]?.called
  const row = content?.rows.find(({ id }) => id === rowId)
  return (called && row?.values[called]) || ''
}

/** Where a point stands: 论文著作 · 一种轴承 · 刊号. */
export function pointPlace(file: Pick<ClimbFile, 'sections'>, point: Point): string {
  const found = file.sections.find(({ section }) => section === point.section)
  const entry = point.rowId
    ? nameOf(point.section, point.rowId, found?.content) || nameOf(point.section, point.rowId, found?.before)
    : ''
  return [sectionWord(point.section), entry, point.field ? fieldLabel(point.section, point.field) : '']
    .filter(Boolean)
    .join(' · ')
}
