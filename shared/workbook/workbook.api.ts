import { z } from 'zod'
import { Id, Instant } from '../field.api.ts'
import { CommandId, line, Reason } from '../list.api.ts'
import { IMPORT_NAMES, LIST_NAMES } from '../list.ts'
import { read, write } from '../operation.ts'

const what = z.enum(IMPORT_NAMES)
const list = z.enum(LIST_NAMES)
const fault = z.object({
  sheet: z.string(),
  /** `C7`; empty when it is not of one cell. */
  cell: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Fault = z.infer<typeof fault>

/** Lists out to a workbook, workbooks in: always in a worker, with progress, and each logged. */
export const workbookApi = {
  /** Begins an export of exactly what a list shows under this input, without its page. `whole` needs a reason. */
  export: write(
    'office',
    z.strictObject({
      list,
      input: z.record(z.string(), z.unknown()),
      columns: z.array(z.string().max(40)).min(1).max(60),
      whole: z.boolean().default(false),
      reason: Reason.optional(),
    }),
    z.object({ jobId: z.string() }),
  ),
  /** An empty workbook with the columns, drop-downs and examples. */
  template: read('office', z.strictObject({ what, target: line(64).default('') }), z.unknown(), {
    download: true,
  }),
  /** Dry run: nothing is saved. `target` is what it goes into: the parent node, the plan, the kind of reference data. */
  import: write(
    'office',
    z.strictObject({ what, target: line(64).default('') }),
    z.object({ jobId: z.string() }),
    { upload: true },
  ),
  /** `slips`: accounts that came of it whose random first passwords are to be told, once, with `file`. */
  commit: write(
    'office',
    z.strictObject({ commandId: CommandId, jobId: Id }),
    z.object({ saved: z.int(), slips: z.int() }),
  ),
  job: read(
    'office',
    z.strictObject({ jobId: Id }),
    z.object({
      jobId: z.string(),
      kind: z.enum(['export', 'import']),
      what: z.string(),
      state: z.enum(['running', 'checked', 'done', 'failed', 'cancelled']),
      done: z.int(),
      total: z.int(),
      faults: z.array(fault),
      faultCount: z.int(),
      /** The first rows as they were understood: head and cells. */
      preview: z.object({ head: z.array(z.string()), rows: z.array(z.array(z.string())) }).nullable(),
      /** Rows that would be saved. */
      rows: z.int(),
      /** Rows that are in already as they stand, and are passed over. */
      known: z.int(),
      /** So many rows that they are saved in parts, for others to be served between. */
      parted: z.boolean(),
      fileName: z.string().nullable(),
    }),
  ),
  cancel: write('office', z.strictObject({ jobId: Id }), z.object({})),
  /** The workbook of a finished export; of a saved import the slips with the first passwords it has made. */
  file: read('office', z.strictObject({ jobId: Id }), z.unknown(), { download: true }),
  /** The rows of a dry run with what is wrong beside each, to be mended and handed in again. */
  faults: read('office', z.strictObject({ jobId: Id }), z.unknown(), { download: true }),

  views: read(
    'office',
    z.strictObject({ list }),
    z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        query: z.string(),
        columns: z.array(z.string()),
        at: Instant,
      }),
    ),
  ),
  saveView: write(
    'office',
    z.strictObject({
      list,
      name: line(30).min(1),
      query: z.string().max(2000),
      columns: z.array(z.string().max(40)).max(60),
    }),
    z.object({ id: z.string() }),
  ),
  removeView: write('office', z.strictObject({ id: Id }), z.object({})),
}
