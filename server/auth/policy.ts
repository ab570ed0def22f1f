import { eq } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import type { accounts } from '../../db/schema/account.ts'
import { orgs } from '../../db/schema/org.ts'
import { persons } from '../../db/schema/person.ts'
import { IDLE_MS } from '../../shared/auth/session.rules.ts'
import { OFFICER_DUTIES } from '../../shared/permission.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../shared/setting/setting.ts'
import type { App } from '../app.ts'
import { SEALED_FOR } from '../secret.ts'
import { settingsAt } from '../setting/setting.store.ts'

type Account = typeof accounts.$inferSelect

const DAY = 24 * 3_600_000

/** Accounts that stay: their first password is used up by the change, and a second factor is theirs to have. */
export const STANDING_KINDS: readonly Account['kind'][] = ['staff', 'applicant']

/** What the office of this account has set; an applicant is under the rules of the unit that registered him. */
export async function settingsOf(q: Read, account: Pick<Account, 'orgId' | 'personId'>): Promise<Settings> {
  const [place] = account.orgId
    ? await q.select({ path: orgs.path }).from(orgs).where(eq(orgs.id, account.orgId))
    : account.personId
      ? await q.select({ path: persons.orgPath }).from(persons).where(eq(persons.id, account.personId))
      : []
  return place ? settingsAt(q, place.path) : DEFAULT_SETTINGS
}

/**
 * An office can ask its staff, or its administrators, for a second factor; 三员 that are separated have one whatever
 * is set (domain 7.1).
 */
export function secondRequired(
  { kind, duties }: Pick<Account, 'kind' | 'duties'>,
  settings: Settings,
): boolean {
  if (kind !== 'staff') return false
  if (settings.officers && OFFICER_DUTIES.some((duty) => duties.includes(duty))) return true
  const required = settings['second.required']
  return required === 'staff' || (required === 'admins' && duties.includes('admin'))
}

/** Idle time of a session, in milliseconds: the office's setting for staff, fixed for all others. */
export const idleMsOf = (kind: Account['kind'], settings: Settings): number =>
  kind === 'staff' ? settings['session.idle'] * 60_000 : IDLE_MS[kind]

/** When this password must be changed, in milliseconds since the epoch; null is never. A first one must be at once. */
export function expiryOfPassword(account: Account, settings: Settings): number | null {
  const { days } = settings['password.policy']
  if (days === 0 || account.passwordHash === '' || !STANDING_KINDS.includes(account.kind)) return null
  return +(account.passwordChangedAt ?? account.createdAt) + days * DAY
}

/**
 * What a new password must not be built on: login and phone, for an applicant phone and ID number (whose hash is all
 * the login there is).
 */
export async function namesOf(app: App, q: Read, account: Account): Promise<string[]> {
  if (account.kind !== 'applicant') return [account.login, account.phone].filter(Boolean)
  const [person] = account.personId
    ? await q
        .select({ id: persons.idSealed, phone: persons.phoneSealed })
        .from(persons)
        .where(eq(persons.id, account.personId))
    : []
  if (!person) return []
  const { id, phone } = person
  return [
    app.secret.unseal(id, SEALED_FOR.id),
    ...(phone ? [app.secret.unseal(phone, SEALED_FOR.phone)] : []),
  ]
}
