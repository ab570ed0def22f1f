import { z } from 'zod'
import { Id, Instant } from '../field.api.ts'
import { CommandId, line, listInput, listOutput, one, Reason, step, versioned } from '../list.api.ts'
import { read, write } from '../operation.ts'
import { BLACKLIST_STANDINGS } from './blacklist.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const grade = z.union([z.literal(1), z.literal(3), z.literal(5)])

const row = z.object({
  id: z.string(),
  name: z.string(),
  idMasked: z.string(),
  unitName: z.string(),
  standing: z.enum(BLACKLIST_STANDINGS),
  grade: grade.nullable(),
  decisionNo: z.string(),
  startOn: z.string().nullable(),
  endOn: z.string().nullable(),
  orgName: z.string(),
  at: Instant,
  version: z.int(),
  own: z.boolean(),
})

const blacklistInput = listInput(
  { standing: z.enum(BLACKLIST_STANDINGS).optional(), grade: grade.optional() },
  ['at', 'pinyin', 'endOn'],
)

const decision = {
  decision: line(300).min(1),
  decisionNo: line(60).min(1),
  grade,
  startOn: Day,
}

/** 黑名单 (M-7.2): suspected ones are told and not punished, decided ones declare nothing for 1, 3 or 5 years (A37). */
export const blacklistApi = {
  list: read('blacklist.view', blacklistInput, listOutput(row)),
  get: read(
    'blacklist.view',
    z.strictObject({ id: Id }),
    row.extend({
      reason: z.string(),
      decision: z.string(),
      liftedOn: z.string().nullable(),
      liftReason: z.string(),
      liftNo: z.string(),
      appeal: z.string(),
      /** Running files that the entry ends, or would end. */
      running: z.int(),
      steps: z.array(step),
    }),
  ),
  /** Who it would be, by the whole ID number: `known` is the person of the register, if there is one. */
  find: write(
    'blacklist.edit',
    z.strictObject({ idNumber: line(30).min(1) }),
    z.object({
      known: z.object({ name: z.string(), unitName: z.string(), running: z.int() }).nullable(),
      /** An entry of this person that is not over. */
      entryId: z.string().nullable(),
    }),
  ),
  /** 拟加入. */
  add: write(
    'blacklist.edit',
    z.strictObject({
      commandId: CommandId,
      name: line(40).min(1),
      idNumber: line(30).min(1),
      unitName: line(80).min(1),
      reason: Reason,
    }),
    z.object({ id: z.string(), version: z.int() }),
  ),
  /** 生效, with the paper; its running files are stopped at once when the term has begun. */
  activate: write('blacklist.edit', one.extend(decision), versioned),
  /** Not proven: taken off without effect. */
  drop: write('blacklist.edit', one.extend({ reason: Reason }), versioned),
  /** 提前解除, with its paper. */
  lift: write('blacklist.edit', one.extend({ reason: Reason, liftNo: line(60).min(1) }), versioned),
  /** A note of an appeal. */
  note: write('blacklist.edit', one.extend({ appeal: z.string().trim().max(500) }), versioned),
  /** The public column (M-7.2.1): decisions in force, names masked unless the province sets otherwise. */
  column: read(
    'account.own',
    z.strictObject({}),
    z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        unitName: z.string(),
        decision: z.string(),
        decisionNo: z.string(),
        grade,
        startOn: z.string(),
        endOn: z.string(),
      }),
    ),
  ),
}
