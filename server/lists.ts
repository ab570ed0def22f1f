import type { ImportName, ListName } from '../shared/list.ts'
import type { AnyImport } from './import.ts'
import type { AnyList } from './list.ts'
import { noticeList } from './notice/notice.list.ts'
import { referenceImport } from './reference/reference.import.ts'
import { referenceList } from './reference/reference.list.ts'
import { staffList } from './staff/staff.list.ts'

/** Every list that can be exported and every workbook that can be handed in, each from the domain it belongs to. */
export const lists: Partial<Record<ListName, AnyList>> = {
  'notice.list': noticeList,
  'reference.list': referenceList,
  'staff.list': staffList,
}
export const imports: Partial<Record<ImportName, AnyImport>> = {
  reference: referenceImport,
}
