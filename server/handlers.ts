import { auditHandlers } from './audit/audit.handlers.ts'
import { authHandlers } from './auth/auth.handlers.ts'
import { blacklistHandlers } from './blacklist/blacklist.handlers.ts'
import { climbHandlers } from './climb/climb.handlers.ts'
import { committeeHandlers } from './committee/committee.handlers.ts'
import { declareHandlers } from './declare/declare.handlers.ts'
import { deskHandlers } from './desk/desk.handlers.ts'
import type { Handlers } from './dispatch.ts'
import { expertHandlers } from './expert/expert.handlers.ts'
import { jobHandlers } from './job/job.handlers.ts'
import { liveHandlers } from './live/live.handlers.ts'
import { messageHandlers } from './message/message.handlers.ts'
import { noticeHandlers } from './notice/notice.handlers.ts'
import { orgHandlers } from './org/org.handlers.ts'
import { personHandlers } from './person/person.handlers.ts'
import { planHandlers } from './plan/plan.handlers.ts'
import { referenceHandlers } from './reference/reference.handlers.ts'
import { reviewHandlers } from './review/review.handlers.ts'
import { settingHandlers } from './setting/setting.handlers.ts'
import { staffHandlers } from './staff/staff.handlers.ts'
import { transferHandlers } from './transfer/transfer.handlers.ts'
import { workbookHandlers } from './workbook/workbook.handlers.ts'

export const handlers: Handlers = {
  auth: authHandlers,
  audit: auditHandlers,
  blacklist: blacklistHandlers,
  climb: climbHandlers,
  committee: committeeHandlers,
  declare: declareHandlers,
  job: jobHandlers,
  expert: expertHandlers,
  live: liveHandlers,
  message: messageHandlers,
  desk: deskHandlers,
  notice: noticeHandlers,
  org: orgHandlers,
  person: personHandlers,
  plan: planHandlers,
  reference: referenceHandlers,
  review: reviewHandlers,
  setting: settingHandlers,
  staff: staffHandlers,
  transfer: transferHandlers,
  workbook: workbookHandlers,
}
