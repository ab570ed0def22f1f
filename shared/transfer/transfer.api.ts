import { z } from 'zod'
import { Id, Instant } from '../field.api.ts'
import {
  action,
  CommandId,
  line,
  listInput,
  listOutput,
  Opinion,
  one,
  Reason,
  step,
  versioned,
} from '../list.api.ts'
import { read, write } from '../operation.ts'
import { ID_TYPES } from '../person/person.ts'
import { TRANSFER_ACTIONS, TRANSFER_SIDES, TRANSFER_STATES } from './transfer.workflow.ts'

const row = z.object({
  id: z.string(),
  personName: z.string(),
  idMasked: z.string(),
  fromOrg: z.string(),
  toOrg: z.string(),
  /** How it stands to the asker: my unit asks, my unit is asked, or mine is the common superior. */
  side: z.enum(TRANSFER_SIDES),
  state: z.enum(TRANSFER_STATES),
  requestedAt: Instant,
  requestedBy: z.string(),
  /** Working days waited so far, or until it was decided. */
  days: z.int(),
  dueAt: Instant,
  /** Past its days and undecided: the common superior may decide. */
  overdue: z.boolean(),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
  version: z.int(),
})

/** 单位变动人员管理, M-2.19, M-2.20. */
export const transferApi = {
  list: read(
    'transfer.manage',
    listInput(
      {
        side: z.enum(TRANSFER_SIDES).optional(),
        state: z.enum(TRANSFER_STATES).optional(),
        overdue: z.boolean().optional(),
        /** What the asker may decide now: it is asked, or it is overdue below. */
        todo: z.boolean().optional(),
      },
      ['requestedAt', 'dueAt', 'decidedAt'],
    ),
    listOutput(row),
  ),
  get: read(
    'transfer.manage',
    z.strictObject({ id: Id }),
    row.extend({
      note: z.string(),
      /** Whom to call: the unit that is asked, its contact as its profile names it. */
      contact: z.object({ orgName: z.string(), name: z.string(), phone: z.string() }),
      /** Name of the common superior, whose turn it is once the old unit is late. */
      superior: z.string(),
      steps: z.array(step),
      actions: z.array(action(TRANSFER_ACTIONS)),
    }),
  ),
  /** By ID number and name; both must fit, or there is no such person. */
  request: write(
    'transfer.manage',
    z.strictObject({
      commandId: CommandId,
      idType: z.enum(ID_TYPES),
      idNumber: line(40).min(1),
      name: line(40).min(1),
      note: line(300).default(''),
    }),
    z.object({ id: z.string() }),
  ),
  agree: write('transfer.manage', one.extend({ opinion: Opinion.default('') }), versioned),
  refuse: write('transfer.manage', one.extend({ reason: Reason }), versioned),
  withdraw: write('transfer.manage', one, versioned),
}
