import { z } from 'zod'
import { DECLARATION_STATES } from '../declare/declaration.ts'
import { Id, Instant } from '../field.api.ts'
import { Code, CommandId, line, listInput, listOutput, one, Reason, step, versioned } from '../list.api.ts'
import { read, write } from '../operation.ts'
import { ID_TYPES, PERSON_STATUSES } from './person.ts'

const idType = z.enum(ID_TYPES)
const status = z.enum(PERSON_STATUSES)
const fields = {
  name: line(40).min(1),
  /** Of papers that do not tell them; a citizen's number does. */
  birthDate: z.iso.date().optional(),
  sex: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(9)]).optional(),
  phone: line(20).default(''),
  mail: line(80).default(''),
  ethnic: Code.default(''),
  politics: Code.default(''),
  education: Code.default(''),
  degree: Code.default(''),
  post: line(60).default(''),
  currentTitle: line(60).default(''),
  specialty: line(60).default(''),
  note: line(300).default(''),
}
const row = z.object({
  id: z.string(),
  name: z.string(),
  sex: z.int(),
  birthDate: z.string(),
  idType,
  idMasked: z.string(),
  phoneMasked: z.string(),
  orgId: z.string(),
  orgName: z.string(),
  education: z.string(),
  educationName: z.string(),
  degree: z.string(),
  degreeName: z.string(),
  post: z.string(),
  currentTitle: z.string(),
  specialty: z.string(),
  status,
  statusAt: Instant,
  /** The account works: it has been made and is not stopped. */
  account: z.enum(['none', 'unused', 'used', 'stopped']),
  version: z.int(),
})
const credentials = z.object({ password: z.string() })

/** 单位人员管理, M-2.9–M-2.12. Lists show masks; the whole number is told on request with a reason, and logged. */
export const personApi = {
  list: read(
    'person.view',
    listInput(
      {
        status: status.optional(),
        sex: z.int().min(0).max(9).optional(),
        education: Code.optional(),
        idType: idType.optional(),
      },
      ['name', 'org', 'birthDate', 'statusAt'],
    ),
    listOutput(row),
  ),
  get: read(
    'person.view',
    z.strictObject({ id: Id }),
    row.extend({
      mail: z.string(),
      ethnic: z.string(),
      politics: z.string(),
      note: z.string(),
      steps: z.array(step),
      removable: z.boolean(),
      /** A transfer is open, or a declaration is running: what stands against changes. */
      openTransfer: z.boolean(),
      declarations: z.array(
        z.object({
          id: z.string(),
          year: z.int(),
          kind: z.enum(['title', 'expert']),
          series: z.string(),
          level: z.string(),
          state: z.enum(DECLARATION_STATES),
          at: Instant,
        }),
      ),
    }),
  ),
  /** What a number says before anything is saved: sound, birth, sex, and whether the province knows it already. */
  check: read(
    'person.manage',
    z.strictObject({ idType, idNumber: line(40).min(1) }),
    z.object({
      ok: z.boolean(),
      /** What is wrong with it, as `create` would refuse it. */
      code: z.enum(['field.id_number', 'field.id_fifteen', 'field.age']).nullable(),
      birthDate: z.string().nullable(),
      sex: z.int().nullable(),
      known: z.enum(['no', 'here', 'elsewhere']),
    }),
  ),
  create: write(
    'person.manage',
    z.strictObject({ commandId: CommandId, idType, idNumber: line(40).min(1), ...fields }),
    credentials.extend({ id: z.string() }),
  ),
  /** Without a phone, the one that is known stays: the page has seen only its mask. */
  edit: write('person.manage', one.extend({ ...fields, phone: line(20).optional() }), versioned),
  /** A number or name typed wrongly, while nothing has been declared under it. */
  correctId: write(
    'person.manage',
    one.extend({ idType, idNumber: line(40).min(1), reason: Reason }),
    versioned,
  ),
  setStatus: write('person.manage', one.extend({ status, reason: Reason }), versioned),
  remove: write('person.manage', one, z.object({})),
  reset: write('person.manage', z.strictObject({ commandId: CommandId, id: Id }), credentials),
  /** Whole ID number and phone, with a reason, logged, at most 30 in an hour. */
  reveal: write(
    'person.reveal',
    z.strictObject({ commandId: CommandId, id: Id, reason: Reason }),
    z.object({ idNumber: z.string(), phone: z.string() }),
  ),
}
