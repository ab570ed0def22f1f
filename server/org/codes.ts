import type { Read } from '../../db/query.ts'
import { type KnownCode, PROFILE_CODES } from '../../shared/org/profile.rules.ts'
import type { ReferenceItem } from '../../shared/reference/reference.ts'
import { referenceItemsOf } from '../reference/reference.store.ts'

export type ProfileKind = Parameters<KnownCode>[0]
const KINDS: ProfileKind[] = Object.values(PROFILE_CODES)

/** The coded lists an organisation's data refer to, as they are in force. */
export async function profileItems(q: Read): Promise<Record<ProfileKind, ReferenceItem[]>> {
  return (await referenceItemsOf(q, KINDS)) as Record<ProfileKind, ReferenceItem[]>
}

/** Whether a code is one of them. */
export async function knownCodes(q: Read): Promise<KnownCode> {
  const items = await profileItems(q)
  const codes = Object.fromEntries(KINDS.map((kind) => [kind, new Set(items[kind].map(({ code }) => code))]))
  return (kind, code) => codes[kind]!.has(code)
}
