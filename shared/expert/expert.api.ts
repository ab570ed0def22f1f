import { z } from 'zod'
import { Id, Instant } from '../field.api.ts'
import { Code, CommandId, line, listInput, listOutput, one, Reason, step, versioned } from '../list.api.ts'
import { read, write } from '../operation.ts'
import { ID_TYPES } from '../person/person.ts'
import { TITLE_LEVELS } from '../reference/reference.ts'
import { EXPERT_SOURCES, EXPERT_STATES } from './expert.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const specialty = z.strictObject({ series: Code.min(1), specialty: line(60) })

const row = z.object({
  id: z.string(),
  name: z.string(),
  sex: z.int(),
  idMasked: z.string(),
  unitName: z.string(),
  superiorName: z.string(),
  area: z.string(),
  areaName: z.string(),
  titleSeries: z.string(),
  seriesName: z.string(),
  titleName: z.string(),
  level: z.string(),
  levelName: z.string(),
  titleSpecialty: z.string(),
  specialties: z.array(z.object({ series: z.string(), seriesName: z.string(), specialty: z.string() })),
  phoneMasked: z.string(),
  source: z.enum(EXPERT_SOURCES),
  enteredOn: z.string(),
  validTo: z.string(),
  state: z.enum(EXPERT_STATES),
  /** In the pool, valid and not on the blacklist: may be drawn today (M-4.3.3). */
  drawable: z.boolean(),
  version: z.int(),
})

const expertInput = listInput(
  {
    state: z.enum(EXPERT_STATES).optional(),
    series: Code.optional(),
    specialty: line(60).optional(),
    level: z.enum(TITLE_LEVELS).optional(),
    drawable: z.boolean().optional(),
    /** Valid for less than 90 days more. */
    expiring: z.boolean().optional(),
  },
  ['pinyin', 'enteredOn', 'validTo', 'unitName'],
)

const fields = {
  unitName: line(80).min(1),
  superiorName: line(80).default(''),
  area: Code.default(''),
  ethnic: Code.default(''),
  education: Code.default(''),
  degree: Code.default(''),
  post: line(60).default(''),
  titleSeries: Code.min(1),
  titleName: line(60).min(1),
  level: z.enum(TITLE_LEVELS),
  titleSpecialty: line(60).default(''),
  titleSince: z
    .string()
    .regex(/^(\d{4}-\d{2})?$/)
    .default(''),
  certificateNo: line(60).default(''),
  specialties: z.array(specialty).min(1).max(10),
  field: line(200).default(''),
  avoidUnits: line(300).default(''),
  phone: line(20).default(''),
  mail: line(80).default(''),
}

/** 专家库 (M-7.3): managed by the province, read by the offices, masked. */
export const expertApi = {
  list: read('expert.view', expertInput, listOutput(row)),
  get: read(
    'expert.view',
    z.strictObject({ id: Id }),
    row.extend({
      birthDate: z.string(),
      ethnic: z.string(),
      education: z.string(),
      degree: z.string(),
      post: z.string(),
      titleSince: z.string(),
      certificateNo: z.string(),
      field: z.string(),
      avoidUnits: z.string(),
      mail: z.string(),
      channel: z.array(z.string()),
      stateAt: Instant,
      stateReason: z.string(),
      /** The application it came by, when the asker may see that file. */
      declarationId: z.string().nullable(),
      /** Reviews served in: year, committee, seat. */
      served: z.array(z.object({ year: z.int(), committee: z.string() })),
      steps: z.array(step),
      mayManage: z.boolean(),
    }),
  ),
  /** By hand: somebody who did not apply. */
  enter: write(
    'expert.manage',
    z.strictObject({
      commandId: CommandId,
      name: line(40).min(1),
      idType: z.enum(ID_TYPES),
      idNumber: line(30).min(1),
      birthDate: line(10).default(''),
      sex: z.int().min(0).max(9).default(0),
      validTo: Day,
      ...fields,
    }),
    z.object({ id: z.string() }),
  ),
  /** Without a phone the one that is known stays. */
  edit: write('expert.manage', one.extend({ ...fields, phone: line(20).optional() }), versioned),
  /** 暂停 · 恢复 · 出库 · 取消资格, always with a reason. */
  setState: write('expert.manage', one.extend({ state: z.enum(EXPERT_STATES), reason: Reason }), versioned),
  /** A new term, at most three years from today. */
  renew: write('expert.manage', one.extend({ validTo: Day }), versioned),
  /** 查看完整证件号: with a reason, logged, thirty an hour. */
  reveal: write(
    'expert.manage',
    z.strictObject({ commandId: CommandId, id: Id, reason: Reason }),
    z.object({ idNumber: z.string(), phone: z.string() }),
  ),
}
