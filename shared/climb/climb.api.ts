import { z } from 'zod'
import { CLIMB_DUTIES, DECLARATION_STATES, OFFICE_DUTIES } from '../declare/declaration.ts'
import { content, head, point, problem, section, slotFile, way } from '../declare/declare.api.ts'
import { DECLARATION_ACTIONS } from '../declare/declare.workflow.ts'
import { DECLARATION_KINDS } from '../declare/sections.ts'
import { Id, Instant } from '../field.api.ts'
import {
  action,
  Code,
  CommandId,
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

const Day = z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/)

/** One declaration in a list of an office. */
const row = head
  .omit({ returnReason: true, endCause: true, correctBy: true, at: true, counted: true })
  .extend({
    name: z.string(),
    sex: z.int(),
    idMasked: z.string(),
    orgId: z.string(),
    orgName: z.string(),
    /** Open at this step in all, and of these the asker's (M-4.1.5). */
    open: z.array(section),
    openMine: z.array(section),
    /** It lies with the asker: at this desk, for this duty, with something open within the own scope. */
    mine: z.boolean(),
  })

/** `tab`: what waits for me · all at my desk · passed on from here · everything that has arrived. */
export const climbInput = listInput(
  {
    year: Year,
    kind: z.enum(DECLARATION_KINDS).default('title'),
    tab: z.enum(['mine', 'desk', 'gone', 'all']).default('mine'),
    /** Of what waits for the asker, that of this step alone: whoever has both duties has a list of each (M-4.1.4). */
    duty: z.enum(OFFICE_DUTIES).optional(),
    state: z.enum(DECLARATION_STATES).optional(),
    series: Code.optional(),
    level: z.enum(TITLE_LEVELS).optional(),
    committeeId: Id.optional(),
    returned: z.boolean().optional(),
  },
  ['deskSince', 'pinyin', 'submittedAt', 'orgName'],
)

/** 申报人员状态查询 (M-2.13). */
export const statusInput = listInput(
  {
    year: Year,
    kind: z.enum(DECLARATION_KINDS).optional(),
    state: z.enum(DECLARATION_STATES).optional(),
    series: Code.optional(),
    level: z.enum(TITLE_LEVELS).optional(),
    committeeId: Id.optional(),
  },
  ['pinyin', 'deskSince', 'submittedAt'],
)

const status = z.object({
  id: z.string(),
  name: z.string(),
  idMasked: z.string(),
  orgName: z.string(),
  kind: z.enum(DECLARATION_KINDS),
  state: z.enum(DECLARATION_STATES),
  series: z.string(),
  level: z.string(),
  specialty: z.string(),
  committeeName: z.string(),
  deskOrgName: z.string(),
  deskDuty: z.enum(CLIMB_DUTIES).nullable(),
  deskSince: Instant.nullable(),
  submittedAt: Instant.nullable(),
  deadlineAt: Instant.nullable(),
  /** 面试通知 and place (M-2.15): empty until they are scheduled. */
  interview: z.string(),
  place: z.string(),
  printable: z.boolean(),
})

const item = z.strictObject({ id: Id, version: Version })
const many = z.strictObject({
  commandId: CommandId,
  items: z.array(item).min(1).max(200),
  opinion: Opinion.default(''),
})
/** Each of many answers for itself. */
const answers = z.array(z.object({ id: z.string(), name: z.string(), problem: problem.nullable() }))
const points = z
  .array(
    z.strictObject({
      section,
      rowId: Id.optional(),
      field: z.string().max(40).optional(),
      text: z.string().trim().min(1).max(300),
    }),
  )
  .max(60)

/** 审查推荐 (M-4.1, M-4.2) and the committee's acceptance (I-2): the way of a declaration through every level. */
export const climbApi = {
  list: read('declare.view', climbInput, listOutput(row)),
  /** Numbers of the asker's tabs, and how many of the subtree are still below and not to be seen yet (4.15). */
  counts: read(
    'declare.view',
    z.strictObject({
      year: Year,
      kind: z.enum(DECLARATION_KINDS).default('title'),
      duty: z.enum(OFFICE_DUTIES).optional(),
    }),
    z.object({
      mine: z.int(),
      desk: z.int(),
      gone: z.int(),
      all: z.int(),
      below: z.int(),
      /** 逾期 in seven days if nothing is done. */
      late: z.int(),
    }),
  ),
  /** The file as it was handed in, what the asker may see of it, and what may be done (M-4.1.6). */
  get: read(
    'declare.view',
    z.strictObject({ id: Id }),
    head.extend({
      name: z.string(),
      sex: z.int(),
      idMasked: z.string(),
      orgName: z.string(),
      /** Sections within the asker's scope; `hidden` are the others', whose state alone is told. */
      sections: z.array(z.object({ section, content, before: content.nullable() })),
      hidden: z.array(section),
      files: z.array(slotFile),
      /** Documents that were not in the edition before, and those that are gone since. */
      filesAdded: z.array(z.string()),
      filesGone: z.array(slotFile),
      passes: z.array(
        z.object({
          section,
          orgId: z.string(),
          orgName: z.string(),
          duty: z.enum(CLIMB_DUTIES),
          byName: z.string(),
          opinion: z.string(),
          at: Instant,
        }),
      ),
      open: z.array(section),
      openMine: z.array(section),
      /** Open sections nobody at this desk may pass: the administrator has to grant them. */
      uncovered: z.array(section),
      unitPart: z
        .object({
          shownFrom: z.string(),
          shownTo: z.string(),
          noticeFrom: z.string(),
          noticeTo: z.string(),
          groupOpinion: z.string(),
          opinion: z.string(),
        })
        .nullable(),
      /** The asker may write the unit's part now. */
      unitPartOpen: z.boolean(),
      /** What 展示 and 公示 must last, and the days that count for it; told to who may write the unit's part. */
      notice: z
        .object({
          shown: z.int(),
          notice: z.int(),
          holidays: z.array(z.string()),
          worked: z.array(z.string()),
        })
        .nullable(),
      points: z.array(point),
      way,
      steps: z.array(step),
      sha256: z.string(),
      actions: z.array(action(DECLARATION_ACTIONS)),
    }),
  ),
  file: read('declare.view', z.strictObject({ id: Id, fileId: Id }), z.unknown(), { download: true }),
  print: read('declare.status', z.strictObject({ id: Id, form: z.enum(['table', 'brief']) }), z.unknown(), {
    download: true,
  }),
  /** 通过: every open section within the asker's scope, or those named (M-4.1.7, M-4.2.3). */
  pass: write(
    'declare.audit',
    many.extend({ sections: z.array(section).min(1).max(20).optional() }),
    answers,
  ),
  /** 退回修改 with the points to be mended (M-4.1.8). */
  sendBack: write('declare.audit', one.extend({ reason: Reason, points: points.default([]) }), versioned),
  /** 未通过: the end for this year (M-4.1.9). */
  fail: write('declare.audit', one.extend({ reason: Reason }), versioned),
  /** 展示 and 公示 of the unit, by its 经办人 or 负责人 while the file lies there. */
  setUnitPart: write(
    'declare.audit',
    one.extend({
      shownFrom: Day,
      shownTo: Day,
      noticeFrom: Day,
      noticeTo: Day,
      groupOpinion: z.string().trim().max(500),
      opinion: z.string().trim().max(500),
    }),
    versioned,
  ),
  /** 单位公示证明, hung on by the unit while the file lies there; all who see the file see it from then on. */
  addNotice: write('declare.audit', z.strictObject({ commandId: CommandId, id: Id }), slotFile, {
    upload: true,
  }),
  removeNotice: write(
    'declare.audit',
    z.strictObject({ commandId: CommandId, id: Id, fileId: Id }),
    z.object({}),
  ),
  /** 接收 by the committee, one or many (I-2). */
  accept: write('declare.accept', many, answers),
  /** 补正: the committee tells once, and everything at once (Order 40, art. 19). */
  correct: write('declare.accept', one.extend({ reason: Reason, points: points.min(1) }), versioned),
  /** Reopens what was refused or late, until an own deadline (A14, A21). */
  reopen: write('declare.audit', one.extend({ reason: Reason, until: Instant }), versioned),
  /** 申报人员状态查询 (M-2.13 to M-2.17). */
  status: read('declare.status', statusInput, listOutput(status)),
  /** One row of it with its way; `readable`: the asker may see the file itself. */
  life: read('declare.status', z.strictObject({ id: Id }), status.extend({ way, readable: z.boolean() })),
}
