import { eq } from 'drizzle-orm'
import { orgs } from '../../db/schema/org.ts'
import { words as audit } from '../../shared/i18n/zh-CN/audit.ts'
import { words as blacklist } from '../../shared/i18n/zh-CN/blacklist.ts'
import { words as expert } from '../../shared/i18n/zh-CN/expert.ts'
import { words as manage } from '../../shared/i18n/zh-CN/manage.ts'
import { words as org } from '../../shared/i18n/zh-CN/org.ts'
import { words as person } from '../../shared/i18n/zh-CN/person.ts'
import { words as plan } from '../../shared/i18n/zh-CN/plan.ts'
import { words as print } from '../../shared/i18n/zh-CN/print.ts'
import { words as reference } from '../../shared/i18n/zh-CN/reference.ts'
import { words as transfer } from '../../shared/i18n/zh-CN/transfer.ts'
import type { ListName } from '../../shared/list.ts'
import { maskIn } from '../../shared/person/mask.ts'
import { REFERENCE_KINDS } from '../../shared/reference/reference.ts'
import { clockText } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import { referenceNames } from '../reference/reference.store.ts'

const WORDS: Record<string, string> = {
  ...{ ...audit, ...blacklist, ...expert, ...manage, ...org, ...person, ...plan, ...reference, ...transfer },
  ...print,
}
/** How the rows are ordered and paged narrows nothing. */
const NO_CONDITION = new Set(['sort', 'desc', 'page', 'size'])
/** Filters whose values are words elsewhere than under the list's own name. */
const ELSEWHERE: Record<string, string> = { duty: 'manage.duty', idType: 'person.id_type' }

/**
 * What a list was narrowed by, for the note page of its export: names of organisations and reference data, states in
 * their words, and not the keys of the program. Empty where everything was taken.
 */
export async function conditionsOf(
  ctx: Ctx,
  list: ListName,
  input: Record<string, unknown>,
): Promise<string> {
  const told: string[] = []
  for (const [key, value] of Object.entries(input)) {
    if (NO_CONDITION.has(key) || value === '' || value === undefined || typeof value === 'object') continue
    told.push(`${WORDS[`filter.${key}`] ?? key}：${await valueText(ctx, list, key, value)}`)
  }
  return told.join('；')
}

async function valueText(ctx: Ctx, list: ListName, key: string, value: unknown): Promise<string> {
  const code = String(value)
  const domain = list.split('.')[0]!
  const places = [ELSEWHERE[key] ?? `${domain}.${key}`, `${domain}.list.${key}`]
  const found = places.map((place) => WORDS[`${place}.${code}`]).find((word) => word !== undefined)
  if (found) return found
  if (typeof value === 'boolean') return print[value ? 'filter.yes' : 'filter.no']
  if (key === 'from' || key === 'to') return clockText(Number(code))
  if (key === 'node') {
    const [one] = await ctx.db.read.select({ name: orgs.name }).from(orgs).where(eq(orgs.id, code))
    return one?.name ?? code
  }
  const kind = REFERENCE_KINDS.find((each) => each === key)
  // a whole number one has searched for is not told by a masked workbook either
  return (kind && (await referenceNames(ctx.db.read, kind)).get(code)) ?? maskIn(code)
}
