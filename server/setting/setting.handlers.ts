import { and, eq, inArray } from 'drizzle-orm'
import { orgSettings, orgs } from '../../db/schema/org.ts'
import type { Actor } from '../../shared/actor.ts'
import { rightsOf } from '../../shared/permission.ts'
import { refuse } from '../../shared/problem.ts'
import { type settingApi, settingValue } from '../../shared/setting/setting.api.ts'
import {
  OWN_SETTINGS,
  PROVINCE_SETTINGS,
  SECURITY_SETTINGS,
  SETTING_KEYS,
  type SettingKey,
} from '../../shared/setting/setting.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import type { HandlersOf } from '../dispatch.ts'
import { once } from '../once.ts'
import { idsIn, orgIdOf, pathOf } from '../scope.ts'
import { needsOfficers } from './officers.ts'
import { settingsAt } from './setting.store.ts'
import { tellSetting } from './tell.ts'

const isTop = (path: string): boolean => idsIn(path).length === 1

/** Settings an organisation sees: what is separated for itself alone is the province's matter and not shown below. */
const shownAt = (path: string): SettingKey[] =>
  SETTING_KEYS.filter((key) => isTop(path) || !OWN_SETTINGS.includes(key))

const rightFor = (key: SettingKey) =>
  SECURITY_SETTINGS.includes(key) ? 'setting.security' : 'setting.office'

const maySet = (actor: Actor | null, key: SettingKey): boolean => rightsOf(actor).has(rightFor(key))

/** A value as the log keeps it: short, and the same text for the same value. */
const asText = (value: unknown): string => JSON.stringify(value)?.slice(0, 500) ?? ''

async function list(ctx: Ctx) {
  const path = pathOf(ctx)
  const way = idsIn(path)
  const [held, set, names] = await Promise.all([
    settingsAt(ctx.db.read, path),
    ctx.db.read.select().from(orgSettings).where(inArray(orgSettings.orgId, way)),
    ctx.db.read.select({ id: orgs.id, name: orgs.name }).from(orgs).where(inArray(orgs.id, way)),
  ])
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  return shownAt(path).map((key) => {
    const near = set
      .filter((row) => row.key === key)
      .toSorted((a, b) => way.indexOf(b.orgId) - way.indexOf(a.orgId))[0]
    const here = isTop(path) || !PROVINCE_SETTINGS.includes(key)
    return {
      key,
      value: held[key],
      setBy: near ? (nameOf.get(near.orgId) ?? '') : null,
      own: near?.orgId === way.at(-1),
      at: near ? +near.at : null,
      byName: near?.byName ?? null,
      editable: here && maySet(ctx.actor, key),
    }
  })
}

/**
 * Sets one thing for the own organisation, or gives it up (`null`), with what was there before in the log.
 * Refuses `auth.forbidden` (domain 7.2: safety is the security officer's where there is one), `setting.not_here`
 * below the province, `setting.officers_missing`, `input.invalid`.
 */
async function set(
  ctx: Ctx,
  { commandId, key, value }: { commandId: string; key: SettingKey; value?: unknown },
) {
  const [path, orgId] = [pathOf(ctx), orgIdOf(ctx)]
  if (!isTop(path) && PROVINCE_SETTINGS.includes(key)) refuse('setting.not_here')
  if (!maySet(ctx.actor, key)) refuse('auth.forbidden')
  const gives = value === null || value === undefined
  const parsed = gives ? null : settingValue[key].safeParse(value)
  if (parsed && !parsed.success) return refuse('input.invalid', { where: 'value' })
  // 三员 are counted among the staff, so nobody of them goes while they are separated
  const lock = key === 'officers' ? `staff:${orgId}` : `setting:${orgId}`
  await ctx.db.write(lock, (tx) =>
    once(ctx, tx, commandId, 'setting.set', async () => {
      const before = await settingsAt(tx, path)
      if (key === 'officers' && parsed?.data === true) await needsOfficers(tx, orgId)
      if (parsed)
        await tx
          .insert(orgSettings)
          .values({ orgId, key, value: parsed.data, at: ctx.now, byName: ctx.actor?.name ?? '' })
          .onConflictDoUpdate({
            target: [orgSettings.orgId, orgSettings.key],
            set: { value: parsed.data, at: ctx.now, byName: ctx.actor?.name ?? '' },
          })
      else await tx.delete(orgSettings).where(and(eq(orgSettings.orgId, orgId), eq(orgSettings.key, key)))
      const after = await settingsAt(tx, path)
      await log(tx, ctx, 'setting.set', `org:${orgId}`, {
        from: asText(before[key]),
        to: asText(after[key]),
        details: { setting: key },
      })
      await tellSetting(ctx, tx, path, key)
      return {}
    }),
  )
  return {}
}

export const settingHandlers: HandlersOf<typeof settingApi> = { list, set }
