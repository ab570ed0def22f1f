import { z } from 'zod'
import { type Id, Instant } from '../field.api.ts'
import { Code, CommandId, line, one, versioned } from '../list.api.ts'
import { read, write } from '../operation.ts'
import { TITLE_LEVELS } from '../reference/reference.ts'

const kind = z.enum(['title', 'expert'])

/** 职称申报系统: what an applicant can do now, and why not (M-2.10, M-2.11, M-3.3, M-3.5, M-3.13). */
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
      /** Why no title can be declared now. */
      title: z
        .object({
          code: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
        })
        .nullable(),
      /** Why no application as an expert can be made now. */
      expert: z
        .object({
          code: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
        })
        .nullable(),
      mine: z.array(
        z.object({
          id: z.string(),
          year: z.int(),
          kind,
          series: z.string(),
          level: z.string(),
          specialty: z.string(),
          state: z.enum(['registered', 'withdrawn']),
          at: Instant,
          endedAt: Instant.nullable(),
          version: z.int(),
        }),
      ),
    }),
  ),
  /** Registers for a year; a counted one takes a place of the quota, and is refused when none is left (M-3.3). */
  register: write(
    'declare.own',
    z.strictObject({
      commandId: CommandId,
      kind,
      series: Code.min(1),
      level: z.enum(TITLE_LEVELS),
      specialty: line(40).default(''),
      counted: z.boolean().default(true),
    }),
    z.object({ id: z.string() }),
  ),
  /** Gives the place back. */
  withdraw: write('declare.own', one, versioned),
}

export type { Id }
