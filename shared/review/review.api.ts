import { z } from 'zod'
import { Id, Instant } from '../field.api.ts'
import { Dossier, ResultRow } from '../live/live.api.ts'
import { MODE_KEYS } from '../live/modes.ts'
import { read, write } from '../operation.ts'

const Reason = z.string().trim().min(2).max(500)
const Command = z.object({ commandId: z.uuid() })
const Status = z.enum(['draft', 'approved', 'reported', 'accepted', 'closed'])
const File = z.unknown()

const Fraction = z.object({ num: z.int().min(1).max(100), den: z.int().min(1).max(100) })
export const RulesSchema = z.object({
  quorum: Fraction,
  pass: Fraction,
  groupPass: Fraction,
  groupFilter: z.boolean(),
  groupMin: z.int().min(1).max(99),
  committeeMin: z.int().min(1).max(999),
  committeeOdd: z.boolean(),
  groupBallots: z.enum(['named', 'anonymous']),
  recusedInBase: z.boolean(),
  againstTally: z.boolean(),
  opinionRequired: z.boolean(),
  requireOpened: z.boolean(),
  passCap: Fraction.nullable(),
  revoteLimit: z.int().min(0).max(5),
  leadsPer: z.int().min(1).max(9),
  score: z.object({
    criteria: z
      .array(
        z.object({
          key: z.string().min(1).max(32),
          name: z.string().min(1).max(60),
          max: z.int().min(1).max(1000),
          weight: z.int().min(1).max(1000),
        }),
      )
      .max(20),
    trim: z.boolean(),
    roomFactor: z.boolean(),
    bands: z.array(z.object({ name: z.string().min(1).max(20), from: z.int().min(0).max(10000) })).max(10),
    outlier: z.int().min(0).max(10000),
  }),
})

export const ReviewRow = z.object({
  id: z.string(),
  title: z.string(),
  committee: z.string(),
  year: z.int(),
  series: z.string(),
  level: z.string(),
  mode: z.enum(MODE_KEYS),
  status: Status,
  startsAt: z.number(),
  endsAt: z.number(),
  rehearsal: z.boolean(),
  experts: z.int(),
  candidates: z.int(),
  groups: z.int(),
  version: z.int(),
})

const Seat = z.object({
  seatId: z.string(),
  expertId: z.string(),
  no: z.int(),
  name: z.string(),
  unit: z.string(),
  title: z.string(),
  specialty: z.string(),
  phoneMasked: z.string(),
  role: z.enum(['leader', 'deputy', 'member']),
})
const Panel = z.object({
  id: z.string(),
  kind: z.enum(['group', 'committee']),
  name: z.string(),
  room: z.string(),
  roundNo: z.int(),
  roundState: z.string(),
  seats: z.array(Seat),
  candidates: z.int(),
})
const Candidate = z.object({
  id: z.string(),
  no: z.int(),
  name: z.string(),
  sex: z.string(),
  unit: z.string(),
  currentTitle: z.string(),
  appliedTitle: z.string(),
  specialty: z.string(),
  groupId: z.string().nullable(),
  group: z.string(),
  idMasked: z.string(),
  files: z.int(),
  withdrawn: z.string().nullable(),
})
const Line = z.object({
  key: z.string(),
  state: z.enum(['green', 'amber', 'red']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

export const ReviewDetail = ReviewRow.extend({
  place: z.string(),
  rules: RulesSchema,
  createdAt: z.number(),
  /** Who imported the scheme. */
  createdBy: z.string(),
  approvedAt: z.number().nullable(),
  approvedBy: z.string().nullable(),
  closedReason: z.string().nullable(),
  panels: z.array(Panel),
  reporters: z.array(z.object({ expertId: z.string(), name: z.string() })),
  recusals: z.array(
    z.object({
      expertId: z.string(),
      expert: z.string(),
      candidateId: z.string(),
      candidate: z.string(),
      by: z.enum(['expert', 'office']),
      reason: z.string(),
      at: z.number(),
    }),
  ),
  conflicts: z.array(
    z.object({
      expertId: z.string(),
      expert: z.string(),
      candidateId: z.string(),
      candidate: z.string(),
      unit: z.string(),
    }),
  ),
  readiness: z.array(Line),
  reports: z.array(
    z.object({
      no: z.int(),
      reportedAt: z.number(),
      reportedBy: z.string(),
      passed: z.int(),
      failed: z.int(),
      seal: z.string(),
      answer: z.enum(['accepted', 'returned']).nullable(),
      answeredAt: z.number().nullable(),
      answeredBy: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
})

/** An error of the workbook, with the place a person can go to. `code` is a key of the roster words. */
export const RosterError = z.object({
  sheet: z.string(),
  cell: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

export const Job = z.object({
  jobId: z.string(),
  kind: z.enum(['roster', 'files']),
  state: z.enum(['running', 'checked', 'done', 'failed']),
  /** Rows read so far, of all. */
  done: z.int(),
  total: z.int(),
  errors: z.array(RosterError),
  errorCount: z.int(),
  summary: z
    .object({ title: z.string(), experts: z.int(), groups: z.int(), candidates: z.int(), files: z.int() })
    .nullable(),
  /** Rows as read, for the dry run's preview; without ID numbers. */
  preview: z.array(
    z.object({ sheet: z.string(), row: z.int(), cells: z.array(z.string()), errors: z.int() }),
  ),
  reviewId: z.string().nullable(),
})

/** Live counters of one panel, for supervision (M-5.10.1); no ballots. */
const PanelLive = z.object({
  panelId: z.string(),
  kind: z.enum(['group', 'committee']),
  name: z.string(),
  roundNo: z.int(),
  roundState: z.string(),
  seats: z.int(),
  present: z.int(),
  online: z.int(),
  finished: z.int(),
  awaited: z.int(),
  candidates: z.int(),
  passed: z.int().nullable(),
  anomalies: z.array(
    z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
})

export const SHEETS = ['signin', 'votes', 'scores', 'minutes', 'results'] as const

export const reviewApi = {
  list: read('review.view', z.object({ status: Status.optional() }), z.array(ReviewRow)),
  get: read('review.view', z.object({ reviewId: Id }), ReviewDetail),
  candidates: read('review.view', z.object({ reviewId: Id }), z.array(Candidate)),

  /** 已接收申报 of the review's committee and year that no review has taken yet. */
  eligible: read(
    'review.edit',
    z.object({ reviewId: Id }),
    z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        unit: z.string(),
        series: z.string(),
        title: z.string(),
        specialty: z.string(),
        committee: z.string(),
      }),
    ),
  ),
  /** Takes accepted declarations as candidates of a draft, with what they handed in; numbers go on. */
  takeCandidates: write(
    'review.edit',
    Command.extend({
      reviewId: Id,
      version: z.int(),
      declarationIds: z.array(Id).min(1).max(1000),
      groupId: Id.optional(),
    }),
    z.object({ version: z.int(), taken: z.int() }),
  ),

  template: read('review.view', z.object({}), File, { download: true }),
  /** Starts the dry run of a roster workbook; with `reviewId` it replaces that draft. Nothing is saved. */
  import: write('review.edit', z.object({ reviewId: Id.optional() }), z.object({ jobId: z.string() }), {
    upload: true,
  }),
  job: read('review.edit', z.object({ jobId: Id }), Job),
  commitImport: write('review.edit', Command.extend({ jobId: Id }), z.object({ reviewId: z.string() })),
  export: read('review.view', z.object({ reviewId: Id }), File, { download: true }),
  /** A zip whose folders or file names name the candidates (`12_张三/论文.pdf`, `12_论文.pdf`). */
  attach: write('review.edit', z.object({ reviewId: Id }), z.object({ jobId: z.string() }), { upload: true }),
  attachOne: write('review.edit', z.object({ candidateId: Id }), z.object({ fileId: z.string() }), {
    upload: true,
  }),
  files: read(
    'review.view',
    z.object({ candidateId: Id }),
    z.array(
      z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.int(), section: z.string() }),
    ),
  ),
  file: read('review.view', z.object({ fileId: Id }), File, { download: true }),
  /** 申报材料 of a candidate as the experts will read it, so that what is wrong is found before they do. */
  dossier: read('review.view', z.object({ candidateId: Id }), Dossier),
  removeFile: write('review.edit', Command.extend({ fileId: Id }), z.object({})),
  discard: write('review.edit', Command.extend({ reviewId: Id, version: z.int() }), z.object({})),

  approve: write(
    'review.approve',
    Command.extend({ reviewId: Id, version: z.int() }),
    z.object({ version: z.int() }),
  ),
  close: write(
    'review.approve',
    Command.extend({ reviewId: Id, version: z.int(), reason: Reason }),
    z.object({ version: z.int() }),
  ),
  /** 查看专家登录信息: accounts and first passwords, only after approval; each view is logged (M-5.7). */
  slips: read(
    'review.credentials',
    z.object({ reviewId: Id, purpose: z.enum(['view', 'print']) }),
    z.object({
      title: z.string(),
      startsAt: z.number(),
      endsAt: z.number(),
      slips: z.array(
        z.object({
          accountId: z.string(),
          no: z.int(),
          name: z.string(),
          panels: z.array(z.string()),
          kind: z.enum(['expert', 'screen']),
          login: z.string(),
          password: z.string().nullable(),
          state: z.enum(['ready', 'used', 'ended']),
        }),
      ),
    }),
  ),
  resetSlip: write(
    'review.credentials',
    Command.extend({ reviewId: Id, accountId: Id }),
    z.object({ password: z.string() }),
  ),
  setWindow: write(
    'review.edit',
    Command.extend({ reviewId: Id, startsAt: Instant, endsAt: Instant, reason: Reason }),
    z.object({ version: z.int() }),
  ),
  recuse: write(
    'review.edit',
    Command.extend({ reviewId: Id, expertId: Id, candidateId: Id, reason: Reason }),
    z.object({}),
  ),
  unrecuse: write(
    'review.edit',
    Command.extend({ reviewId: Id, expertId: Id, candidateId: Id, reason: Reason }),
    z.object({}),
  ),
  /** 设置组长 / 主任 (M-5.6.2): exactly one, changeable before the switch. */
  setRole: write(
    'review.edit',
    Command.extend({ reviewId: Id, seatId: Id, role: z.enum(['leader', 'deputy', 'member']) }),
    z.object({}),
  ),
  /** 选择上报人 (M-5.8.6): exactly one. */
  setReporter: write('review.edit', Command.extend({ reviewId: Id, expertId: Id }), z.object({})),
  withdraw: write(
    'review.edit',
    Command.extend({ reviewId: Id, candidateId: Id, reason: Reason }),
    z.object({}),
  ),
  unlockScore: write(
    'review.supervise',
    Command.extend({ panelId: Id, seatId: Id, candidateId: Id, reason: Reason }),
    z.object({}),
  ),

  /** 职改办监督评审 (M-5.10.1): every running review of the office with its panels' live counters. */
  supervision: read(
    'review.supervise',
    z.object({}),
    z.array(ReviewRow.extend({ panels: z.array(PanelLive) })),
    { live: true },
  ),
  /** 退回 to committee, group or candidates; opens a new round, keeps the old, revives the accounts (M-5.10.2). */
  return: write(
    'review.supervise',
    Command.extend({
      reviewId: Id,
      version: z.int(),
      target: z.enum(['committee', 'group', 'candidates']),
      panelIds: z.array(Id).max(50).default([]),
      candidateIds: z.array(Id).max(1000).default([]),
      reason: Reason,
      endsAt: Instant,
    }),
    z.object({ version: z.int() }),
  ),
  accept: write(
    'review.approve',
    Command.extend({ reviewId: Id, version: z.int() }),
    z.object({ version: z.int() }),
  ),
  results: read(
    'review.supervise',
    z.object({ reviewId: Id }),
    z.object({ ready: z.boolean(), rows: z.array(ResultRow), passed: z.int(), failed: z.int() }),
  ),
  /** Facts for the print pages and workbooks: 签到表, 表决结果, 评分表, 会议记录, 评审结果. */
  sheet: read(
    'review.supervise',
    z.object({ reviewId: Id, sheet: z.enum(SHEETS), panelId: Id.optional() }),
    z.object({
      title: z.string(),
      subtitle: z.string(),
      blocks: z.array(
        z.object({
          heading: z.string(),
          facts: z.array(z.tuple([z.string(), z.string()])),
          head: z.array(z.string()),
          rows: z.array(z.array(z.string())),
          sign: z.array(z.string()),
        }),
      ),
      printedAt: z.number(),
    }),
  ),
  sheetFile: read(
    'review.supervise',
    z.object({ reviewId: Id, sheet: z.enum(SHEETS), panelId: Id.optional() }),
    File,
    { download: true },
  ),
}
