import { z } from 'zod'
import { Id, Instant } from '../field.api.ts'
import {
  Code,
  CommandId,
  line,
  listInput,
  listOutput,
  one,
  step,
  Version,
  versioned,
  Year,
} from '../list.api.ts'
import { MODE_KEYS } from '../live/modes.ts'
import { read, write } from '../operation.ts'
import { TITLE_LEVELS } from '../reference/reference.ts'
import { COMMITTEE_BANDS, COMMITTEE_STATES } from './committee.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const window = {
  opensAt: Instant.nullable(),
  closesAt: Instant.nullable(),
  deadlineAt: Instant.nullable(),
}

const row = z.object({
  id: z.string(),
  name: z.string(),
  code: z.string(),
  orgId: z.string(),
  orgName: z.string(),
  band: z.enum(COMMITTEE_BANDS),
  series: z.string(),
  levels: z.array(z.enum(TITLE_LEVELS)),
  specialties: z.array(z.string()),
  mode: z.enum(MODE_KEYS),
  approvalNo: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  /** Its approval is over, or not begun. */
  valid: z.boolean(),
  state: z.enum(COMMITTEE_STATES),
  version: z.int(),
  /** Times of the asked year. */
  ...window,
  windowVersion: z.int(),
  /** Files handed in and not yet accepted, and accepted ones. */
  pending: z.int(),
  accepted: z.int(),
  /** The asker's office supervises it. */
  own: z.boolean(),
})

const committeeInput = listInput(
  {
    year: Year,
    band: z.enum(COMMITTEE_BANDS).optional(),
    series: Code.optional(),
    state: z.enum(COMMITTEE_STATES).optional(),
  },
  ['pinyin', 'code', 'validTo'],
)

const fields = {
  name: line(60).min(1),
  code: line(20).min(1),
  orgId: Id,
  band: z.enum(COMMITTEE_BANDS),
  series: Code.min(1),
  levels: z.array(z.enum(TITLE_LEVELS)).min(1).max(5),
  specialties: z.array(line(40).min(1)).max(60),
  mode: z.enum(MODE_KEYS),
  approvalNo: line(60).default(''),
  validFrom: Day,
  validTo: Day,
  note: z.string().trim().max(500).default(''),
}

/** An account told once; seen again as `committee.admin` says. */
const slip = z.object({ login: z.string(), password: z.string() })

/** 评委会管理 (M-7.1) and 评委会截止时间 (M-7.4). */
export const committeeApi = {
  list: read('committee.view', committeeInput, listOutput(row)),
  get: read(
    'committee.view',
    z.strictObject({ id: Id, year: Year }),
    row.extend({
      note: z.string(),
      years: z.array(z.object({ year: z.int(), ...window })),
      steps: z.array(step),
      /** What would be 逾期 if the deadline were now, by where it lies. */
      preview: z.array(z.object({ orgName: z.string(), count: z.int() })),
      mayEdit: z.boolean(),
      mayWindow: z.boolean(),
    }),
  ),
  /** M-7.1.1: by the province alone, with its administrator's account. */
  create: write(
    'committee.manage',
    z.strictObject({ commandId: CommandId, ...fields }),
    z.object({ id: z.string(), slip }),
  ),
  edit: write('committee.manage', one.extend(fields), versioned),
  /** 停用: only without running files. */
  stop: write('committee.manage', one, versioned),
  start: write('committee.manage', one, versioned),
  /** 查看 (M-7.1.3): login name and state of the administrator's account, never the password. */
  admin: read(
    'committee.view',
    z.strictObject({ id: Id }),
    z.object({ login: z.string(), lastAt: Instant.nullable(), mustChange: z.boolean(), locked: z.boolean() }),
  ),
  /** A new first password, told once; the account's sessions end. By the province or the supervising office. */
  resetAdmin: write('committee.window', z.strictObject({ commandId: CommandId, id: Id }), slip),
  /** 申报开始 and 结束时间 (M-7.1.2), by the supervising office or one above it. */
  setWindow: write(
    'committee.window',
    z.strictObject({
      commandId: CommandId,
      id: Id,
      year: Year,
      version: Version,
      opensAt: Instant.nullable(),
      closesAt: Instant.nullable(),
    }),
    versioned,
  ),
  /** 接收材料截止时间 (M-7.4.1), by the supervising office alone; others are refused. */
  setDeadline: write(
    'committee.window',
    z.strictObject({
      commandId: CommandId,
      id: Id,
      year: Year,
      version: Version,
      deadlineAt: Instant.nullable(),
    }),
    versioned,
  ),
}
