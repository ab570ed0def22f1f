import { z } from 'zod'
import { Id, Instant } from './field.api.ts'
import { folded } from './fold.ts'
import type { SubjectKind } from './history.ts'

/**
 * Input of a list: filters beside search, order and page. An absent filter does not filter; `node` is an
 * organisation of the asker's subtree (absent: the asker's own), `deep` takes what lies below it too.
 */
export const listInput = <F extends z.ZodRawShape, const S extends readonly [string, ...string[]]>(
  filters: F,
  sorts: S,
) =>
  z.strictObject({
    node: Id.optional(),
    deep: z.boolean().default(true),
    search: z.string().overwrite(folded).max(60).default(''),
    ...filters,
    sort: z.enum(sorts).optional(),
    desc: z.boolean().default(false),
    page: z.int().min(1).max(100_000).default(1),
    size: z.int().min(1).max(200).default(50),
  })

export const listOutput = <R extends z.ZodType>(row: R) => z.object({ rows: z.array(row), total: z.int() })

export const CommandId = z.string().min(8).max(64)
/** The version the person looked at; an older one is refused as `stale`. */
export const Version = z.int().min(0).max(2_000_000_000)
export const Reason = z.string().trim().min(1).max(500)
export const Opinion = z.string().trim().max(500)
export const Year = z.int().min(2000).max(2100)
/** Code of an item of the reference data. */
export const Code = z.string().trim().max(40)
/** A line of text a person types or pastes, as it is kept (`folded`). */
export const line = (max: number) => z.string().overwrite(folded).max(max)
export const one = z.strictObject({ commandId: CommandId, id: Id, version: Version })
export const versioned = z.object({ version: z.int() })

/** One step of a business history (详情): who, when, what, with which words. */
export const step = z.object({
  id: z.string(),
  at: Instant,
  actorName: z.string(),
  orgName: z.string(),
  action: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
})
export type Step = z.infer<typeof step>

/** A document of a thing. */
export const attachment = z.object({
  id: z.string(),
  name: z.string(),
  size: z.int(),
  type: z.string(),
  at: Instant,
  byName: z.string(),
})
export type Attachment = z.infer<typeof attachment>

/** A step a person may take on a thing: `problem` is why not now, as the server sees it. */
export const action = <const A extends readonly [string, ...string[]]>(names: A) =>
  z.object({
    action: z.enum(names),
    problem: z
      .object({
        code: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      })
      .nullable(),
  })

export type { SubjectKind }
