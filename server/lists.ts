import type { ImportName, ListName } from '../shared/list.ts'
import { auditList } from './audit/audit.list.ts'
import { blacklistList } from './blacklist/blacklist.list.ts'
import { climbList } from './climb/climb.list.ts'
import { statusList } from './climb/status.list.ts'
import { committeeList } from './committee/committee.list.ts'
import { expertImport } from './expert/expert.import.ts'
import { expertList } from './expert/expert.list.ts'
import type { AnyImport } from './import.ts'
import { jobList } from './job/job.list.ts'
import type { AnyList } from './list.ts'
import { noticeList } from './notice/notice.list.ts'
import { receiptList } from './notice/receipt.list.ts'
import { orgImport } from './org/org.import.ts'
import { orgSheet } from './org/org.sheet.ts'
import { personImport } from './person/person.import.ts'
import { personList } from './person/person.list.ts'
import { missingList } from './plan/missing.list.ts'
import { planImport } from './plan/plan.import.ts'
import { planList } from './plan/plan.list.ts'
import { statsList } from './plan/stats.list.ts'
import { referenceImport } from './reference/reference.import.ts'
import { referenceList } from './reference/reference.list.ts'
import { staffList } from './staff/staff.list.ts'
import { transferList } from './transfer/transfer.list.ts'

/** Every list that can be exported and every workbook that can be handed in, each from the domain it belongs to. */
export const lists: Record<ListName, AnyList> = {
  'audit.list': auditList,
  'blacklist.list': blacklistList,
  'committee.list': committeeList,
  'job.list': jobList,
  'expert.list': expertList,
  'climb.list': climbList,
  'climb.status': statusList,
  'notice.list': noticeList,
  'notice.receipts': receiptList,
  'org.list': orgSheet,
  'person.list': personList,
  'plan.list': planList,
  'plan.missing': missingList,
  'plan.stats': statsList,
  'reference.list': referenceList,
  'staff.list': staffList,
  'transfer.list': transferList,
}
export const imports: Record<ImportName, AnyImport> = {
  experts: expertImport,
  orgs: orgImport,
  persons: personImport,
  plan: planImport,
  reference: referenceImport,
}
