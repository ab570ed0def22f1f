import { inArray } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { orgSettings } from '../../db/schema/org.ts'
import { DEFAULT_SETTINGS, type SettingKey, type Settings } from '../../shared/setting/setting.ts'
import { idsIn } from '../scope.ts'

/** A setting of several parts that was set before it had one of them has that part's default. */
const filled = (key: string, value: unknown): unknown => {
  const whole: unknown = DEFAULT_SETTINGS[key as SettingKey]
  return typeof whole === 'object' && typeof value === 'object' ? { ...whole, ...value } : value
}

/** What holds for an organisation: the nearest setting on its way up, or the default. */
export async function settingsAt(q: Read, path: string): Promise<Settings> {
  const way = idsIn(path)
  if (!way.length) return DEFAULT_SETTINGS
  const rows = await q.select().from(orgSettings).where(inArray(orgSettings.orgId, way))
  const near = rows.toSorted((a, b) => way.indexOf(a.orgId) - way.indexOf(b.orgId))
  const set = Object.fromEntries(near.map(({ key, value }) => [key, filled(key, value)])) as Partial<Settings>
  // 三员 are separated by an organisation for itself, not for those below it.
  const officers = near.some(
    ({ orgId, key, value }) => orgId === way.at(-1) && key === 'officers' && value === true,
  )
  return { ...DEFAULT_SETTINGS, ...set, officers }
}

export async function settingAt<K extends SettingKey>(q: Read, path: string, key: K): Promise<Settings[K]> {
  return (await settingsAt(q, path))[key]
}
