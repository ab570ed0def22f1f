import type { auditApi } from '../../shared/audit/audit.api.ts'
import { AUDIT_CHECKED, AUDIT_COUNTED } from '../../shared/audit/audit.rules.ts'
import type { HandlersOf } from '../dispatch.ts'
import { rowsInOrder } from '../list.ts'
import { auditList, findRows } from './audit.list.ts'
import { lastSeq, verifyChain } from './verify.ts'

export const auditHandlers: HandlersOf<typeof auditApi> = {
  async list(ctx, input) {
    const found = await findRows(ctx, input)
    const ids = await found.ids(input.size, (input.page - 1) * input.size)
    const counted = await found.upTo(AUDIT_COUNTED + 1)
    return {
      rows: await rowsInOrder(ctx, auditList, ids),
      total: Math.min(counted, AUDIT_COUNTED),
      more: counted > AUDIT_COUNTED,
    }
  },

  async verify({ db }, { after }) {
    const { rows, head, broken } = await verifyChain(db, { after, most: AUDIT_CHECKED })
    return { checked: rows, last: await lastSeq(db), head, broken }
  },
}
