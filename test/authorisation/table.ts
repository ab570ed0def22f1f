import type { Api } from '../../shared/api.ts'
import type { Row, Rows } from './row.ts'
import { audit } from './rows/audit.ts'
import { auth } from './rows/auth.ts'
import { blacklist } from './rows/blacklist.ts'
import { climb } from './rows/climb.ts'
import { committee } from './rows/committee.ts'
import { declare } from './rows/declare.ts'
import { desk } from './rows/desk.ts'
import { expert } from './rows/expert.ts'
import { job } from './rows/job.ts'
import { live } from './rows/live.ts'
import { message } from './rows/message.ts'
import { notice } from './rows/notice.ts'
import { org } from './rows/org.ts'
import { person } from './rows/person.ts'
import { plan } from './rows/plan.ts'
import { reference } from './rows/reference.ts'
import { review } from './rows/review.ts'
import { setting } from './rows/setting.ts'
import { staff } from './rows/staff.ts'
import { transfer } from './rows/transfer.ts'
import { workbook } from './rows/workbook.ts'

const domains: Record<keyof Api, Rows> = {
  auth,
  audit,
  setting,
  reference,
  workbook,
  org,
  staff,
  person,
  transfer,
  plan,
  declare,
  message,
  job,
  committee,
  blacklist,
  climb,
  expert,
  notice,
  desk,
  review,
  live,
}

/**
 * Who may do what: operation × role × whose. The inputs are sound; where a business code stands, the asker was let
 * in and the thing cannot be done now.
 */
export const TABLE: Record<string, Row> = Object.fromEntries(
  Object.entries(domains).flatMap(([domain, rows]) =>
    Object.entries(rows).map(([name, row]) => [`${domain}.${name}`, row]),
  ),
)
