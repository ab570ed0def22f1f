import type { CallInput, CallOutput } from '../../lib/call.ts'
import { t, tMaybe } from '../../lib/i18n.ts'
import { dayClockSeconds } from '../../lib/time.ts'

type Entry = CallOutput<'audit.list'>['rows'][number]

/** What the address says beside the list's own: days, one thing, one person, one review, one subtree. */
export type Filter = {
  from?: string | undefined
  to?: string | undefined
  subject?: string | undefined
  actor?: string | undefined
  review?: string | undefined
  node?: string | undefined
}

const DAY = 24 * 3_600_000
const dayStart = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)

/** The filter as the contract wants it: days become instants in Beijing time, the last day belongs to it. */
export function inputOf({
  from,
  to,
  subject,
  actor,
  review,
  node,
}: Filter): Partial<CallInput<'audit.list'>> {
  return {
    ...(from ? { from: dayStart(from) } : {}),
    ...(to ? { to: dayStart(to) + DAY - 1 } : {}),
    ...(subject ? { subject } : {}),
    ...(actor ? { actorId: actor } : {}),
    ...(review ? { reviewId: review } : {}),
    ...(node ? { node } : {}),
  }
}

export const actionWord = (action: string): string => tMaybe(`audit.action.${action}`) ?? action

/** Nobody's doing: before the login there is no person, anything else the server did by itself. */
export const actorText = ({ actorName, action }: Pick<Entry, 'actorName' | 'action'>): string =>
  actorName || t(action.startsWith('auth.') ? 'audit.nobody' : 'audit.system')

/** `review:01a2…f3` as a person reads it: what kind of thing, and its name or enough of its number to tell two apart. */
export function subjectText({ subject, subjectName }: Pick<Entry, 'subject' | 'subjectName'>): string {
  if (subject === 'account:unknown') return t('audit.unknown_login')
  const [kind = '', id = ''] = subject.split(':')
  const word = tMaybe(`audit.kind.${kind}`)
  return word ? `${word} ${subjectName ?? id.slice(-6)}` : subject || '–'
}

/** Where the words of a detail's values stand. */
const VALUES: Record<string, string> = { portal: 'entrance', setting: 'setting', why: 'audit.why' }

export function detailText(key: string, value: unknown): string {
  if (key.endsWith('At') && typeof value === 'number') return dayClockSeconds(value)
  if (key === 'duties')
    return String(value)
      .split(/[, ]+/)
      .map((duty) => tMaybe(`manage.duty.${duty}`) ?? duty)
      .join('、')
  return (VALUES[key] && tMaybe(`${VALUES[key]}.${value}`)) || String(value)
}
