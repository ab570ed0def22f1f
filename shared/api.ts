import { auditApi } from './audit/audit.api.ts'
import { authApi } from './auth/auth.api.ts'
import { blacklistApi } from './blacklist/blacklist.api.ts'
import { climbApi } from './climb/climb.api.ts'
import { committeeApi } from './committee/committee.api.ts'
import { declareApi } from './declare/declare.api.ts'
import { deskApi } from './desk/desk.api.ts'
import { expertApi } from './expert/expert.api.ts'
import { jobApi } from './job/job.api.ts'
import { liveApi } from './live/live.api.ts'
import { messageApi } from './message/message.api.ts'
import { noticeApi } from './notice/notice.api.ts'
import type { Input, Operation, Output } from './operation.ts'
import { orgApi } from './org/org.api.ts'
import { personApi } from './person/person.api.ts'
import { planApi } from './plan/plan.api.ts'
import { referenceApi } from './reference/reference.api.ts'
import { reviewApi } from './review/review.api.ts'
import { settingApi } from './setting/setting.api.ts'
import { staffApi } from './staff/staff.api.ts'
import { transferApi } from './transfer/transfer.api.ts'
import { workbookApi } from './workbook/workbook.api.ts'

/** Every operation of the product. The doors, the handlers' types, the client's calls and docs/api.md follow from it. */
export const api = {
  auth: authApi,
  audit: auditApi,
  setting: settingApi,
  reference: referenceApi,
  workbook: workbookApi,
  org: orgApi,
  staff: staffApi,
  person: personApi,
  transfer: transferApi,
  plan: planApi,
  message: messageApi,
  job: jobApi,
  committee: committeeApi,
  blacklist: blacklistApi,
  declare: declareApi,
  climb: climbApi,
  expert: expertApi,
  notice: noticeApi,
  desk: deskApi,
  review: reviewApi,
  live: liveApi,
}
export type Api = typeof api

/** `auth.login`, `live.draft`, … */
export type CallName = { [D in keyof Api & string]: `${D}.${keyof Api[D] & string}` }[keyof Api & string]
type Find<N extends string> = N extends `${infer D}.${infer O}`
  ? D extends keyof Api
    ? O extends keyof Api[D]
      ? Api[D][O] extends Operation
        ? Api[D][O]
        : never
      : never
    : never
  : never
export type CallInput<N extends CallName> = Input<Find<N>>
export type CallOutput<N extends CallName> = Output<Find<N>>
