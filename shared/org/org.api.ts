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
} from '../list.api.ts'
import { read, write } from '../operation.ts'
import { ORG_KINDS, ORG_STATES } from './org.ts'

const kind = z.enum(ORG_KINDS)
const state = z.enum(ORG_STATES)
const level = z.int().min(1).max(4)

/** As the form holds it: a draft may be half filled in; what must not be missing is asked at submit. */
export const orgProfile = z.strictObject({
  creditCode: line(18),
  areaCode: Code,
  affiliation: Code,
  rank: Code,
  nature: Code,
  sector: Code,
  legalPerson: line(40),
  address: line(120),
  contactName: line(40),
  contactPhone: line(20),
  contactMail: line(80),
  professionals: z.int().min(0).max(1_000_000).nullable(),
  note: line(500),
})

const node = z.object({
  id: z.string(),
  name: z.string(),
  code: z.string(),
  kind,
  level: z.int(),
  state,
  /** Children that are not deleted. */
  children: z.int(),
})

const row = z.object({
  id: z.string(),
  name: z.string(),
  code: z.string(),
  kind,
  level: z.int(),
  state,
  stateAt: Instant.nullable(),
  parentId: z.string().nullable(),
  parentName: z.string().nullable(),
  areaCode: z.string(),
  affiliation: z.string(),
  rank: z.string(),
  nature: z.string(),
  sector: z.string(),
  creditCode: z.string().nullable(),
  contactName: z.string(),
  /** A mobile number is masked; the organisation's page shows it whole. */
  contactPhone: z.string(),
  /** Login of its first administrator. */
  adminLogin: z.string(),
  version: z.int(),
})

const admin = z.object({
  accountId: z.string(),
  login: z.string(),
  name: z.string(),
  phone: z.string(),
  mail: z.string(),
  mustChange: z.boolean(),
  disabled: z.boolean(),
  lastLoginAt: Instant.nullable(),
})

/** Login and first password, told once to whoever made or reset the account. */
const credentials = z.object({ login: z.string(), password: z.string() })
export const ORG_ACTIONS = [
  'create',
  'rename',
  'move',
  'approve',
  'sendBack',
  'disable',
  'enable',
  'remove',
  'editAdmin',
  'resetAdmin',
] as const

/** 单位管理, M-1 and M-0.5–M-0.7. What lies outside the asker's subtree answers as if it did not exist. */
export const orgApi = {
  /** Children of a node, in the order of their codes; without one, the asker's own organisation as the only node. */
  tree: read('org.view', z.strictObject({ parentId: Id.optional() }), z.array(node)),
  /** Nodes by name, pinyin, initials or code, each with the way to it from the asker's own node (both included). */
  find: read(
    'org.view',
    z.strictObject({ search: line(60).min(1) }),
    z.array(node.extend({ way: z.array(z.object({ id: z.string(), name: z.string() })) })),
  ),
  /** M-1.1: what stands right of the tree. */
  list: read(
    'org.view',
    listInput(
      {
        kind: kind.optional(),
        state: state.optional(),
        /** Only those whose data wait for the asker's audit. */
        todo: z.boolean().optional(),
        level: level.optional(),
        affiliation: Code.optional(),
        rank: Code.optional(),
        nature: Code.optional(),
        sector: Code.optional(),
      },
      ['code', 'name', 'stateAt', 'level'],
    ),
    listOutput(row),
  ),
  /** M-1.10: all of one organisation at or below the asker's own. */
  get: read(
    'org.view',
    z.strictObject({ id: Id }),
    row.extend({
      way: z.array(z.object({ id: z.string(), name: z.string() })),
      profile: orgProfile.nullable(),
      /** Submitted and not yet in force. */
      draft: orgProfile.nullable(),
      /** The same as it was handed in the time before, since the last approval. */
      lastDraft: orgProfile.nullable(),
      returnReason: z.string().nullable(),
      admins: z.array(admin),
      counts: z.object({ children: z.int(), staff: z.int(), persons: z.int() }),
      attachments: z.array(attachment),
      steps: z.array(step),
      actions: z.array(action(ORG_ACTIONS)),
    }),
  ),
  /** M-1.2, M-1.3: the node and its administrator's account. */
  create: write(
    'org.manage',
    z.strictObject({
      commandId: CommandId,
      parentId: Id,
      name: line(80).min(2),
      code: z
        .string()
        .trim()
        .regex(/^[0-9A-Za-z-]{2,20}$/),
      kind,
      level,
      areaCode: Code.default(''),
      affiliation: Code.default(''),
      rank: Code.default(''),
      nature: Code.default(''),
      sector: Code.default(''),
      adminName: line(40).default(''),
      adminPhone: line(20).default(''),
    }),
    credentials.extend({ id: z.string() }),
  ),
  /** What a move would bring with it, told before it is done: `problem` is why it cannot be. */
  moving: read(
    'org.manage',
    z.strictObject({ id: Id, parentId: Id }),
    z.object({
      problem: action(ORG_ACTIONS).shape.problem,
      /** Superiors that lose sight of it, and those that gain it, the highest first. */
      leaves: z.array(z.string()),
      joins: z.array(z.string()),
      /** All that goes along: units below it, people, plans, declarations, open transfers. */
      below: z.int(),
      persons: z.int(),
      plans: z.int(),
      declarations: z.int(),
      transfers: z.int(),
    }),
  ),
  rename: write('org.manage', one.extend({ name: line(80).min(2) }), versioned),
  move: write('org.manage', one.extend({ parentId: Id, reason: Reason }), versioned),
  disable: write('org.manage', one.extend({ reason: Reason }), versioned),
  enable: write('org.manage', one, versioned),
  /** M-1.5. */
  remove: write('org.manage', one.extend({ reason: Reason }), z.object({})),
  /** M-1.11: by the direct superior or above. */
  approve: write('org.manage', one.extend({ opinion: Opinion.default('') }), versioned),
  /** 退回 (A35). */
  sendBack: write('org.manage', one.extend({ reason: Reason }), versioned),
  /** M-1.12. */
  editAdmin: write(
    'org.manage',
    z.strictObject({
      commandId: CommandId,
      id: Id,
      accountId: Id,
      name: line(40).min(1),
      phone: line(20),
      mail: line(80),
    }),
    z.object({}),
  ),
  /** M-1.13, M-1.14: the old password is dead, the sessions are ended. */
  resetAdmin: write(
    'org.manage',
    z.strictObject({ commandId: CommandId, id: Id, accountId: Id }),
    credentials,
  ),

  /** The own organisation, also before it is audited (M-0.5, M-1.7). */
  own: read(
    'org.own',
    z.strictObject({}),
    z.object({
      id: z.string(),
      name: z.string(),
      code: z.string(),
      kind,
      level: z.int(),
      state,
      stateAt: Instant.nullable(),
      /** Who audits; null for the office with none above it, which audits itself. */
      superiorName: z.string().nullable(),
      superiorPhone: z.string(),
      profile: orgProfile.nullable(),
      draft: orgProfile.nullable(),
      returnReason: z.string().nullable(),
      attachments: z.array(attachment),
      steps: z.array(step),
      version: z.int(),
    }),
  ),
  saveDraft: write(
    'org.own',
    z.strictObject({ commandId: CommandId, version: Version, profile: orgProfile }),
    versioned,
  ),
  /** M-0.6: to the superior; an office with none above it is approved at once. */
  submit: write(
    'org.own',
    z.strictObject({ commandId: CommandId, version: Version, profile: orgProfile }),
    z.object({ version: z.int(), state }),
  ),
  /** 撤销提交, while nobody has decided. */
  recall: write('org.own', z.strictObject({ commandId: CommandId, version: Version }), versioned),
  attach: write('org.own', z.strictObject({ name: line(120).optional() }), z.object({ id: z.string() }), {
    upload: true,
  }),
  detach: write('org.own', z.strictObject({ commandId: CommandId, attachmentId: Id }), z.object({})),
  /** A document of the own organisation, or of one below. */
  file: read('org.own', z.strictObject({ attachmentId: Id }), z.unknown(), { download: true }),
  fileBelow: read('org.view', z.strictObject({ attachmentId: Id }), z.unknown(), { download: true }),
}
