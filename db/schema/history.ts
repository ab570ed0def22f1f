import type { SubjectKind } from '../../shared/history.ts'
import { id, index, instant, integer, json, table, text } from '../dialect.ts'

/**
 * The business history of a thing, readable by whoever may see the thing: who did what, when, with which words (详情).
 * Names are copied, so a step reads the same after a rename. The audit log beside it is the auditor's.
 */
export const steps = table(
  'steps',
  {
    id: id(),
    kind: text().$type<SubjectKind>().notNull(),
    subjectId: text().notNull(),
    at: instant().notNull(),
    actorId: text(),
    actorName: text().notNull(),
    orgId: text(),
    orgName: text().notNull(),
    action: text().notNull(),
    fromState: text(),
    toState: text(),
    reason: text(),
    data: json<unknown>(),
  },
  (t) => [index('steps_subject').on(t.kind, t.subjectId, t.at, t.id)],
)

/** Documents of a thing, by their content's hash; the bytes lie in the file store. */
export const attachments = table(
  'attachments',
  {
    id: id(),
    kind: text().$type<SubjectKind>().notNull(),
    subjectId: text().notNull(),
    /** 附件材料 of a declaration lie in slots. */
    slot: text().notNull().default(''),
    name: text().notNull(),
    sha256: text().notNull(),
    size: integer().notNull(),
    type: text().notNull(),
    at: instant().notNull(),
    byName: text().notNull(),
  },
  (t) => [index('attachments_subject').on(t.kind, t.subjectId), index('attachments_sha256').on(t.sha256)],
)
