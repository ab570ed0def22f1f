import { z } from 'zod'
import { SECTIONS } from '../declare/sections.ts'
import { Id, Instant } from '../field.api.ts'
import { Code, CommandId, line, listInput, listOutput, one, step, versioned } from '../list.api.ts'
import { read, write } from '../operation.ts'
import { DUTIES } from '../permission.ts'
import { STAFF_PARTS } from './staff.rules.ts'

const duty = z.enum(DUTIES)
const scope = z.strictObject({
  series: z.array(Code.min(1)).max(60),
  sections: z.array(z.enum(SECTIONS)).max(SECTIONS.length),
})

const row = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  phone: z.string(),
  mail: z.string(),
  duties: z.array(duty),
  scope: scope.nullable(),
  /** Names of the scope's series, in its order. */
  seriesNames: z.array(z.string()),
  /** 已启动. */
  started: z.boolean(),
  /** What is still missing before this person can work (M-2.6). */
  missing: z.array(z.enum(STAFF_PARTS)),
  mustChange: z.boolean(),
  locked: z.boolean(),
  secondFactor: z.boolean(),
  lastLoginAt: Instant.nullable(),
  version: z.int(),
})
const credentials = z.object({ login: z.string(), password: z.string() })
const many = z.strictObject({ commandId: CommandId, ids: z.array(Id).min(1).max(200) })
const changed = z.object({ changed: z.int() })

/** 审查人员角色分配, M-2.1–M-2.8: the staff of the own organisation, nobody else's. */
export const staffApi = {
  list: read(
    'org.view',
    listInput({ duty: duty.optional(), started: z.boolean().optional(), missing: z.boolean().optional() }, [
      'name',
      'login',
      'lastLoginAt',
    ]),
    listOutput(row),
  ),
  get: read(
    'org.view',
    z.strictObject({ id: Id }),
    row.extend({
      steps: z.array(step),
      /** Has never acted: may be deleted. */
      removable: z.boolean(),
      /** What of duties can be given here: `dutiesProblem` asks for it. */
      rules: z.object({ both: z.boolean(), officers: z.boolean() }),
    }),
  ),
  /** 添加: not started, without role or scope. */
  create: write(
    'staff.manage',
    z.strictObject({
      commandId: CommandId,
      login: z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z][a-z0-9-]{3,31}$/),
      name: line(40).min(1),
      phone: line(20),
      mail: line(80).default(''),
    }),
    credentials.extend({ id: z.string() }),
  ),
  edit: write(
    'staff.manage',
    one.extend({ name: line(40).min(1), phone: line(20), mail: line(80).default('') }),
    versioned,
  ),
  /** 启动 · 停用; a stopped person's sessions end. */
  start: write('staff.grant', many, changed),
  stop: write('staff.manage', many, changed),
  /** Only whoever has never acted; the others are stopped. */
  remove: write('staff.manage', one, z.object({})),
  /** 设置角色 (M-2.7). */
  setDuties: write('staff.grant', one.extend({ duties: z.array(duty).max(DUTIES.length) }), versioned),
  /** 设置角色审查权限 (M-2.8). */
  setScope: write('staff.grant', one.extend({ scope }), versioned),
  reset: write('staff.grant', z.strictObject({ commandId: CommandId, id: Id }), credentials),
  /**
   * A lost telephone: the second factor is taken off. Not by the officer who resets passwords, or one alone could
   * make himself another (domain 7.2).
   */
  dropSecondFactor: write('staff.manage', z.strictObject({ commandId: CommandId, id: Id }), z.object({})),
}
