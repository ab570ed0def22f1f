import { z } from 'zod'
import { Id, Instant } from '../field.api.ts'
import { action, Code, CommandId, line, one, step, Version, versioned } from '../list.api.ts'
import { read, write } from '../operation.ts'
import { TITLE_LEVELS } from '../reference/reference.ts'
import { CLIMB_DUTIES, DECLARATION_STATES, END_CAUSES, REVIEW_TYPES } from './declaration.ts'
import { DECLARATION_ACTIONS } from './declare.workflow.ts'
import { type Content, SECTION_BYTES } from './form.ts'
import { DECLARATION_KINDS, SECTIONS } from './sections.ts'

const kind = z.enum(DECLARATION_KINDS)
export const section = z.enum(SECTIONS)
const state = z.enum(DECLARATION_STATES)
const duty = z.enum(CLIMB_DUTIES)
const key = z
  .string()
  .min(1)
  .max(40)
  .refine((name) => !(name in Object.prototype))
const values = z.record(key, z.string().max(4000))

/** Content of one section. Unknown keys are dropped by the server against the form. */
export const content: z.ZodType<Content, Content> = z
  .strictObject({ values, rows: z.array(z.strictObject({ id: Id, values })).max(60) })
  .refine((given) => JSON.stringify(given).length <= SECTION_BYTES)

export const problem = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

/** Something wrong with a form: `blocks` forbids the hand-in, otherwise it is worth a second look. */
export const fault = z.object({
  section,
  rowId: z.string().optional(),
  field: z.string().optional(),
  /** Key of `form.fault.<code>`: why, and what to do. */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  blocks: z.boolean(),
})

export const point = z.object({
  section,
  rowId: z.string().optional(),
  field: z.string().optional(),
  text: z.string(),
})

/** A document of a slot. */
export const slotFile = z.object({
  id: z.string(),
  slot: z.string(),
  name: z.string(),
  size: z.int(),
  type: z.string(),
  at: Instant,
})

/** The life line: where the file has been, is, and goes; names of organisations, never of people. */
export const way = z.array(
  z.object({
    orgId: z.string(),
    orgName: z.string(),
    duty,
    state: z.enum(['done', 'here', 'next']),
    /** Since when here, or when it was passed on. */
    at: Instant.nullable(),
  }),
)

/** A declaration as its list and head show it. */
export const head = z.object({
  id: z.string(),
  year: z.int(),
  kind,
  state,
  series: z.string(),
  level: z.string(),
  title: z.string(),
  specialty: z.string(),
  reviewType: z.enum(REVIEW_TYPES),
  counted: z.boolean(),
  committeeId: z.string().nullable(),
  committeeName: z.string(),
  deskOrgName: z.string(),
  deskDuty: duty.nullable(),
  deskSince: Instant.nullable(),
  climb: z.int(),
  at: Instant,
  submittedAt: Instant.nullable(),
  acceptedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  endCause: z.enum(END_CAUSES).nullable(),
  returnReason: z.string().nullable(),
  /** When it is refused by itself if the committee has not accepted it; and, in 补正, when that must be answered. */
  deadlineAt: Instant.nullable(),
  correctBy: Instant.nullable(),
  version: z.int(),
})

/** 申报信息: what the declaration itself is. */
const application = {
  series: Code.min(1),
  level: z.enum(TITLE_LEVELS),
  specialty: line(40).default(''),
  counted: z.boolean().default(true),
  title: Code.default(''),
  reviewType: z.enum(REVIEW_TYPES).default('normal'),
  committeeId: Id.nullable().default(null),
}

const committee = z.object({
  id: z.string(),
  name: z.string(),
  orgName: z.string(),
  opensAt: Instant.nullable(),
  closesAt: Instant.nullable(),
  deadlineAt: Instant.nullable(),
  /** Why it cannot be chosen now. */
  problem: problem.nullable(),
})

/** 职称申报系统: the applicant's own files, from the first field to the end (M-2.10, M-2.11, M-3.3, M-3.5, I-1). */
export const declareApi = {
  home: read(
    'declare.own',
    z.strictObject({}),
    z.object({
      year: z.int(),
      person: z.object({
        name: z.string(),
        idMasked: z.string(),
        phoneMasked: z.string(),
        orgName: z.string(),
        birthDate: z.string(),
        sex: z.int(),
        post: z.string(),
        currentTitle: z.string(),
        specialty: z.string(),
        education: z.string(),
        degree: z.string(),
      }),
      /** Series and levels the unit's passed plan opens, with the places left; null: takes no place. */
      open: z.array(
        z.object({
          series: z.string(),
          level: z.string(),
          specialty: z.string(),
          counted: z.boolean(),
          left: z.int().nullable(),
        }),
      ),
      /** Why no title can be declared now, and why no application as an expert can be made. */
      title: problem.nullable(),
      expert: problem.nullable(),
      mine: z.array(head.extend({ way, actions: z.array(action(DECLARATION_ACTIONS)) })),
      unread: z.int(),
    }),
  ),
  /** Committees for such an application from the asker's unit, those that cannot be chosen with why (M-7.1.5). */
  committees: read(
    'declare.own',
    z.strictObject({ series: Code.min(1), level: z.enum(TITLE_LEVELS), specialty: line(40).default('') }),
    z.array(committee),
  ),
  /** Begins a file for this year; refused as `home` says. An expert's names no committee. */
  begin: write(
    'declare.own',
    z.strictObject({ commandId: CommandId, kind, ...application }),
    z.object({ id: z.string() }),
  ),
  /** Changes what the declaration is, while it is with the applicant. */
  apply: write('declare.own', one.extend(application), versioned),
  /** The whole file of the asker: head, form, documents, faults, returned points, what may be done. */
  get: read(
    'declare.own',
    z.strictObject({ id: Id }),
    head.extend({
      sections: z.array(z.object({ section, version: z.int(), at: Instant.nullable(), content })),
      /** Values known from elsewhere, by field of `basic`. */
      known: z.record(z.string(), z.string()),
      files: z.array(slotFile),
      bytes: z.int(),
      faults: z.array(fault),
      points: z.array(point),
      way,
      steps: z.array(step),
      promise: z.string(),
      /** Editions handed in so far, the last with its hash. */
      editions: z.array(z.object({ no: z.int(), at: Instant, sha256: z.string() })),
      actions: z.array(action(DECLARATION_ACTIONS)),
    }),
  ),
  /** Keeps one section; `version` is the one the form was filled from, an older one is refused as `stale`. */
  saveSection: write(
    'declare.own',
    z.strictObject({ commandId: CommandId, id: Id, section, version: Version, content }),
    z.object({ version: z.int(), at: Instant, faults: z.array(fault) }),
  ),
  /** Hands in: `promise` is the version of the words that were signed. */
  submit: write('declare.own', one.extend({ promise: z.string().max(20) }), versioned),
  recall: write('declare.own', one, versioned),
  /** Gives the declaration up for this year. */
  withdraw: write('declare.own', one, versioned),
  /** 业绩档案: entries and documents of the asker's other files that this section could take over. */
  reusable: read(
    'declare.own',
    z.strictObject({ id: Id, section }),
    z.object({
      sources: z.array(
        z.object({
          id: z.string(),
          year: z.int(),
          kind,
          content,
          files: z.array(slotFile),
        }),
      ),
    }),
  ),
  /** Takes a document of another own file over into a slot; the bytes are not copied. */
  reuseFile: write(
    'declare.own',
    z.strictObject({ commandId: CommandId, id: Id, fileId: Id, slot: key }),
    slotFile,
  ),
  /** Begins an upload, or goes on with one of the same name and size in that slot: `received` bytes are there. */
  beginUpload: write(
    'declare.own',
    z.strictObject({
      commandId: CommandId,
      id: Id,
      slot: key,
      name: line(255).min(1),
      size: z.int().min(1).max(2_000_000_000),
    }),
    z.object({ uploadId: z.string(), received: z.int() }),
  ),
  /** The next piece, beginning at `offset`; another offset is refused as `declare.upload_offset` with where to go on. */
  sendPart: write(
    'declare.own',
    z.strictObject({ uploadId: Id, offset: z.int().min(0) }),
    z.object({ received: z.int() }),
    { upload: true },
  ),
  /** Looks at the whole (true kind, size) and hangs it into its slot. */
  finishUpload: write('declare.own', z.strictObject({ commandId: CommandId, uploadId: Id }), slotFile),
  cancelUpload: write('declare.own', z.strictObject({ uploadId: Id }), z.object({})),
  removeFile: write(
    'declare.own',
    z.strictObject({ commandId: CommandId, id: Id, fileId: Id }),
    z.object({}),
  ),
  file: read('declare.own', z.strictObject({ id: Id, fileId: Id }), z.unknown(), { download: true }),
  /** 评审表 (A4) or 评审简表 (A3 landscape), as it stands (A32). */
  print: read('declare.own', z.strictObject({ id: Id, form: z.enum(['table', 'brief']) }), z.unknown(), {
    download: true,
  }),
}
