import { z } from 'zod'
import { Instant } from '../field.api.ts'
import { Code, CommandId, line, listInput, listOutput } from '../list.api.ts'
import { read, write } from '../operation.ts'
import { REFERENCE_KINDS } from './reference.ts'

const kind = z.enum(REFERENCE_KINDS)
const item = z.object({
  code: z.string(),
  name: z.string(),
  parent: z.string(),
  sort: z.int(),
  attrs: z.record(z.string(), z.string()),
})

/** 基础数据: read by everybody at work, edited by the province, every edition kept. */
export const referenceApi = {
  /**
   * What is in force of these kinds, in order; pages keep it for the session. `edition` changes with every edit.
   * `initials` are those of series and levels as they sound, for whoever chooses by typing.
   */
  items: read(
    'account.own',
    z.strictObject({ kinds: z.array(kind).min(1).max(REFERENCE_KINDS.length) }),
    z.object({
      edition: z.int(),
      kinds: z.partialRecord(kind, z.array(item.extend({ initials: z.string().optional() }))),
      /** Names of what is no longer offered: what was used once keeps its name. */
      ended: z.partialRecord(kind, z.array(item.pick({ code: true, name: true }))),
    }),
  ),
  /** The editor's list of one kind, every code once: in force, ended, or (without `ended`) both. */
  list: read(
    'office',
    listInput({ kind, parent: Code.optional(), ended: z.boolean().optional() }, [
      'sort',
      'code',
      'name',
      'begunAt',
    ]),
    listOutput(
      item.extend({
        id: z.string(),
        edition: z.int(),
        begunAt: Instant,
        endedAt: Instant.nullable(),
        byName: z.string(),
      }),
    ),
  ),
  /** All editions of one code, newest first. */
  history: read(
    'office',
    z.strictObject({ kind, code: Code.min(1) }),
    z.array(
      item.extend({ edition: z.int(), begunAt: Instant, endedAt: Instant.nullable(), byName: z.string() }),
    ),
  ),
  /** Adds an item or begins the next edition of its code. `edition` 0: it must be new. */
  save: write(
    'reference.edit',
    z.strictObject({
      commandId: CommandId,
      kind,
      code: Code.regex(/^[0-9A-Za-z-]{1,20}$/),
      edition: z.int().min(0).max(100_000),
      name: line(60).min(1),
      parent: Code.default(''),
      sort: z.int().min(0).max(1_000_000),
      attrs: z.record(z.string().max(20), z.string().max(200)).default({}),
    }),
    z.object({ edition: z.int() }),
  ),
  /** Ends an item: it stays readable where it was used and is no longer offered. */
  end: write(
    'reference.edit',
    z.strictObject({ commandId: CommandId, kind, code: Code.min(1), edition: z.int().min(1).max(100_000) }),
    z.object({}),
  ),
}
