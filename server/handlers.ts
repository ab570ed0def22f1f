import { auditHandlers } from './audit/audit.handlers.ts'
import { authHandlers } from './auth/auth.handlers.ts'
import type { Handlers } from './dispatch.ts'
import { liveHandlers } from './live/live.handlers.ts'
import { noticeHandlers } from './notice/notice.handlers.ts'
import { referenceHandlers } from './reference/reference.handlers.ts'
import { reviewHandlers } from './review/review.handlers.ts'
import { settingHandlers } from './setting/setting.handlers.ts'
import { staffHandlers } from './staff/staff.handlers.ts'

export const handlers: Partial<Handlers> = {
  auth: authHandlers,
  audit: auditHandlers,
  live: liveHandlers,
  notice: noticeHandlers,
  reference: referenceHandlers,
  review: reviewHandlers,
  setting: settingHandlers,
  staff: staffHandlers,
}
