import type { Content } from '../../../shared/declare/form.ts'
import type { Section } from '../../../shared/declare/sections.ts'
import { remember } from '../../lib/remember.ts'

/** What one section holds that the server has not taken yet. Known fields, the ID number above all, are never in it. */
export interface Draft {
  /** Version and content the edits grew out of. */
  version: number
  base: Content
  content: Content
  /** On its way without an answer: sent again with the same id, or it would be done twice. */
  sent: { commandId: string; content: Content } | null
  /** Device time in ms. */
  at: number
}

/** A draft nobody came back for goes, because the computer may be another's by then. */
const KEPT_FOR_MS = 30 * 24 * 60 * 60_000

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  'base' in value &&
  'content' in value &&
  'at' in value &&
  typeof value.at === 'number'

const PREFIX = 'declare.draft.'
const of = (id: string, section: Section) => remember(`${PREFIX}${id}.${section}`, isDraft)

export function readDraft(id: string, section: Section): Draft | null {
  const found = of(id, section).read()
  return found && Date.now() - found.at < KEPT_FOR_MS ? found : null
}
export const keepDraft = (id: string, section: Section, draft: Draft): void => of(id, section).write(draft)
export const dropDraft = (id: string, section: Section): void => of(id, section).forget()

/** Forgets the drafts that are too old; once, when the portal opens. */
export function sweepDrafts(): void {
  try {
    const prefix = `gongping.${PREFIX}`
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
      const kept = remember(key.slice('gongping.'.length), isDraft)
      const found = kept.read()
      if (!found || Date.now() - found.at >= KEPT_FOR_MS) kept.forget()
    }
  } catch {
    // A browser that refuses storage has kept nothing.
  }
}
