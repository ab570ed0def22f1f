import { z } from 'zod'
import { Instant } from '../field.api.ts'
import { CommandId } from '../list.api.ts'
import { read, write } from '../operation.ts'
import { SETTING_RANGES, type SettingKey } from './setting.ts'

const within = (name: keyof typeof SETTING_RANGES) =>
  z.int().min(SETTING_RANGES[name][0]).max(SETTING_RANGES[name][1])
const level = within('level')
/** What a value of each setting may be. */
export const settingValue = {
  'password.policy': z.strictObject({
    min: within('password.min'),
    kinds: within('password.kinds'),
    history: within('password.history'),
    days: within('password.days'),
    words: z
      .array(
        z
          .string()
          .trim()
          .min(SETTING_RANGES['password.word'][0])
          .max(SETTING_RANGES['password.word'][1])
          .regex(/^\S+$/u),
      )
      .max(SETTING_RANGES['password.words'][1])
      .default([]),
  }),
  'password.first': z.enum(['fixed', 'random']),
  'second.required': z.enum(['nobody', 'admins', 'staff']),
  'session.idle': within('session.idle'),
  officers: z.boolean(),
  'duties.both': z.boolean(),
  'transfer.days': within('transfer.days'),
  'plan.window': z.record(
    z.string().regex(/^20\d\d$/),
    z
      .strictObject({ opensAt: Instant, closesAt: Instant })
      .refine(({ opensAt, closesAt }) => opensAt < closesAt),
  ),
  'plan.steps': z.enum(['one', 'two']),
  'plan.end': z.strictObject({ senior: level, middle: level, junior: level }),
  'climb.return': z.enum(['all', 'back']),
  'climb.release': z.boolean(),
  'climb.notice': z.strictObject({ shown: within('climb.shown'), notice: within('climb.notice') }),
  'climb.correct': within('climb.correct'),
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
