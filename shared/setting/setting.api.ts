import { z } from 'zod'
import { Instant } from '../field.api.ts'
import { CommandId } from '../list.api.ts'
import { read, write } from '../operation.ts'
import type { SettingKey } from './setting.ts'

const level = z.int().min(1).max(4)
/** What a value of each setting may be. */
export const settingValue = {
  'password.policy': z.strictObject({
    min: z.int().min(8).max(32),
    kinds: z.int().min(2).max(4),
    history: z.int().min(1).max(10),
    days: z.int().min(0).max(365),
  }),
  'password.first': z.enum(['fixed', 'random']),
  'second.required': z.enum(['nobody', 'admins', 'staff']),
  'session.idle': z.int().min(5).max(120),
  officers: z.boolean(),
  'duties.both': z.boolean(),
  'transfer.days': z.int().min(1).max(60),
  'plan.window': z.record(
    z.string().regex(/^20\d\d$/),
    z
      .strictObject({ opensAt: Instant, closesAt: Instant })
      .refine(({ opensAt, closesAt }) => opensAt < closesAt),
  ),
  'plan.steps': z.enum(['one', 'two']),
  'plan.end': z.strictObject({ senior: level, middle: level, junior: level }),
  'public.mask': z.boolean(),
} as const satisfies Record<SettingKey, z.ZodType>

const key = z.enum(Object.keys(settingValue) as [SettingKey, ...SettingKey[]])

/** 系统设置 of the own organisation. */
export const settingApi = {
  list: read(
    'office',
    z.strictObject({}),
    z.array(
      z.object({
        key,
        value: z.unknown(),
        /** Who has set it: the own organisation, one above, or (null) nobody. */
        setBy: z.string().nullable(),
        own: z.boolean(),
        at: Instant.nullable(),
        byName: z.string().nullable(),
        /** Whether the asker may change it. */
        editable: z.boolean(),
      }),
    ),
  ),
  /** `value` null gives up the own setting: the one above holds again. The handler asks for the key's own right. */
  set: write('office', z.strictObject({ commandId: CommandId, key, value: z.unknown() }), z.object({})),
}
