import { z } from 'zod'
import { Id, Instant } from '../field.api.ts'
import {
  action,
  attachment,
  Code,
  CommandId,
  line,
  listInput,
  listOutput,
  Opinion,
  one,
  Reason,
  step,
  Version,
  versioned,
  Year,
} from '../list.api.ts'
import { read, write } from '../operation.ts'
import { TITLE_LEVELS } from '../reference/reference.ts'
import {
  DESK_DUTIES,
  MISSING_STATES,
  PLAN_ACTIONS,
  PLAN_MANY,
  PLAN_STATES,
  PLANNING_KINDS,
} from './plan.workflow.ts'

const state = z.enum(PLAN_STATES)
const count = z.int().min(0).max(100_000)
const planLine = z.strictObject({
  series: Code.min(1),
  level: z.enum(TITLE_LEVELS),
  specialty: line(40).default(''),
  approvedPosts: count,
  vacancies: count,
  planned: count,
  /** False: takes no post (绿色通道 …) and needs a reason. */
  counted: z.boolean(),
  reason: line(300).default(''),
})

const row = z.object({
  id: z.string(),
  orgId: z.string(),
  orgName: z.string(),
  parentName: z.string().nullable(),
  year: z.int(),
  edition: z.int(),
  state,
  inForce: z.boolean(),
  /** At whose desk, and since when. */
  deskOrgName: z.string().nullable(),
  deskDuty: z.enum(DESK_DUTIES).nullable(),
  deskSince: Instant.nullable(),
  planned: z.int(),
  counted: z.int(),
  /** Lines over their vacancies: red in every list (M-3.11). */
  over: z.int(),
  series: z.array(z.string()),
  submittedAt: Instant.nullable(),
  approvedAt: Instant.nullable(),
  version: z.int(),
})

const quotaRow = z.object({ series: z.string(), level: z.string(), granted: z.int(), used: z.int() })
/** What became of a line between two editions or two submissions. */
const change = z.object({
  kind: z.enum(['added', 'removed', 'changed']),
  series: z.string(),
  level: z.string(),
  specialty: z.string(),
  before: planLine.nullable(),
  after: planLine.nullable(),
})

const plan = row.extend({
  lines: z.array(planLine.extend({ over: z.boolean() })),
  note: z.string(),
  returnReason: z.string().nullable(),
  /** The way it climbs: every office with its state; empty before the first submit shows the way it would take. */
  route: z.array(
    z.object({
      orgId: z.string(),
      orgName: z.string(),
      state: z.enum(['done', 'here', 'next']),
      at: Instant.nullable(),
    }),
  ),
  attachments: z.array(attachment),
  /** 详情 (M-3.10): every step, with what changed since the submission before. */
  steps: z.array(step.extend({ climb: z.int(), changes: z.array(change) })),
  editions: z.array(z.object({ id: z.string(), edition: z.int(), state, inForce: z.boolean() })),
  quota: z.array(quotaRow),
  actions: z.array(action(PLAN_ACTIONS)),
})

const statsRow = z.object({
  orgId: z.string(),
  orgName: z.string(),
  series: z.string(),
  level: z.string(),
  units: z.int(),
  approvedPosts: z.int(),
  vacancies: z.int(),
  planned: z.int(),
  counted: z.int(),
  uncounted: z.int(),
})

/** A unit with nothing handed in for the year. `id` is of the unit and the year. */
const missingRow = z.object({
  id: z.string(),
  orgId: z.string(),
  orgName: z.string(),
  parentName: z.string().nullable(),
  state: z.enum(MISSING_STATES),
  /** When its time to hand in ends; null where nobody has set one. */
  closesAt: Instant.nullable(),
  contactName: z.string(),
  contactPhone: z.string(),
  /** When it was last asked for this year's plan, and by which office. */
  remindedAt: Instant.nullable(),
  remindedBy: z.string().nullable(),
})

/** 申报计划, M-3. */
export const planApi = {
  /** The own unit's plan of a year, newest edition first in `editions`; null when none has been begun. */
  mine: read(
    'plan.view',
    z.strictObject({ year: Year }),
    z.object({
      plan: plan.nullable(),
      window: z.object({
        opensAt: Instant.nullable(),
        closesAt: Instant.nullable(),
        open: z.boolean(),
        setBy: z.string().nullable(),
      }),
      /** May this person begin one; the reason if not. */
      begin: action(['begin']).shape.problem,
    }),
  ),
  list: read(
    'plan.view',
    listInput(
      {
        year: Year.optional(),
        state: state.optional(),
        /** `mine`: lies at my desk now; `passed`: has left it upwards. */
        desk: z.enum(['mine', 'passed']).optional(),
        series: Code.optional(),
        over: z.boolean().optional(),
        /** Only what is in force. */
        inForce: z.boolean().optional(),
      },
      ['deskSince', 'org', 'submittedAt', 'approvedAt', 'planned'],
    ),
    listOutput(row),
  ),
  /** 尚未上报: what works below the asker, is no office, and has nothing handed in for the year. */
  missing: read(
    'plan.view',
    listInput(
      {
        year: Year,
        state: z.enum(MISSING_STATES).optional(),
        kind: z.enum(PLANNING_KINDS).optional(),
      },
      ['org'],
    ),
    listOutput(missingRow),
  ),
  /** 催报, one or many: each answered for itself; once a day for a unit, whoever asks. */
  remind: write(
    'plan.audit',
    z.strictObject({ commandId: CommandId, year: Year, orgIds: z.array(Id).min(1).max(PLAN_MANY) }),
    z.array(z.object({ id: z.string(), orgName: z.string(), problem: action(['pass']).shape.problem })),
  ),
  get: read('plan.view', z.strictObject({ id: Id }), plan),
  /** Begins the plan of a year (no id) or changes a draft or returned one. */
  save: write(
    'plan.edit',
    z.strictObject({
      commandId: CommandId,
      id: Id.optional(),
      version: Version.optional(),
      year: Year,
      lines: z.array(planLine).max(300),
      note: line(500).default(''),
    }),
    z.object({ id: z.string(), version: z.int() }),
  ),
  discard: write('plan.edit', one, z.object({})),
  submit: write('plan.edit', one, versioned),
  /** 撤销提交, before the first office has decided (A6). */
  recall: write('plan.edit', one, versioned),
  /** 【通过】, one or many: each answered for itself. */
  pass: write(
    'plan.audit',
    z.strictObject({
      commandId: CommandId,
      items: z
        .array(z.strictObject({ id: Id, version: Version }))
        .min(1)
        .max(PLAN_MANY),
      opinion: Opinion.default(''),
    }),
    z.array(z.object({ id: z.string(), orgName: z.string(), problem: action(['pass']).shape.problem })),
  ),
  /** 【撤回】 with a reason (M-3.8, A6): back to the unit; every level again (M-3.9). */
  sendBack: write('plan.audit', one.extend({ reason: Reason }), versioned),
  /** A passed plan is changed as its next edition; the passed one holds until that is passed. */
  adjust: write('plan.edit', one, z.object({ id: z.string() })),
  attach: write(
    'plan.edit',
    z.strictObject({ id: Id, name: line(120).optional() }),
    z.object({ id: z.string() }),
    { upload: true },
  ),
  detach: write(
    'plan.edit',
    z.strictObject({ commandId: CommandId, id: Id, attachmentId: Id }),
    z.object({}),
  ),
  file: read('plan.view', z.strictObject({ attachmentId: Id }), z.unknown(), { download: true }),
  /** M-3.14: the chosen node and below, plans in force only; by organisation below the node, series and level. */
  stats: read(
    'plan.view',
    z.strictObject({
      node: Id.optional(),
      year: Year,
      by: z.enum(['org', 'series', 'level']).default('series'),
    }),
    z.object({ nodeName: z.string(), total: statsRow, rows: z.array(statsRow) }),
  ),
}
