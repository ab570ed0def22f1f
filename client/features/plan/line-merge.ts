import { lineKey } from '../../../shared/plan/plan.ts'
import { type LineDraft, lineOf } from './line-draft.ts'

/** A line changed here and elsewhere, each to something else; null where it was removed on that side. */
export interface LineClash {
  key: string
  mine: LineDraft | null
  theirs: LineDraft | null
}

/** What tells the lines apart; one under the same key as a line above is its second. Null: not to be saved yet. */
export function keysOf(drafts: readonly LineDraft[]): (string | null)[] {
  const seen = new Map<string, number>()
  return drafts.map((draft) => {
    const line = lineOf(draft)
    if (!line) return null
    const key = lineKey(line)
    const n = (seen.get(key) ?? 0) + 1
    seen.set(key, n)
    return n > 1 ? `${key}#${n}` : key
  })
}

export const lineAt = (drafts: readonly LineDraft[], key: string): LineDraft | null =>
  drafts[keysOf(drafts).indexOf(key)] ?? null

const byKey = (drafts: readonly LineDraft[]): Map<string, LineDraft> => {
  const keys = keysOf(drafts)
  return new Map(drafts.flatMap((draft, i) => (keys[i] ? [[keys[i], draft]] : [])))
}

/** By what would be saved, not by the spaces that were typed. */
const same = (a: LineDraft | undefined, b: LineDraft | undefined): boolean =>
  JSON.stringify(a ? lineOf(a) : null) === JSON.stringify(b ? lineOf(b) : null)

/**
 * The lines of two people who began with `base`: what one of them alone changed, added or removed holds, rows begun
 * stay where they are, and what both changed is a clash, in which for now `mine` stands. `sent` is what was sent from
 * here without an answer, and so no other's; of the keys in `open` a person has not decided yet.
 */
export function mergeLines(
  lines: { base: LineDraft[]; mine: LineDraft[]; theirs: LineDraft[]; sent: LineDraft[] | null },
  open: ReadonlySet<string> = new Set(),
): { value: LineDraft[]; clashes: LineClash[] } {
  const [base, mine, theirs] = [byKey(lines.base), byKey(lines.mine), byKey(lines.theirs)]
  const sent = lines.sent && byKey(lines.sent)
  const clashes: LineClash[] = []

  /** Whose line stands: there undefined is none. */
  function standing(key: string): LineDraft | undefined {
    const [old, own, other] = [base.get(key), mine.get(key), theirs.get(key)]
    if (same(own, other)) return own
    if (!open.has(key)) {
      if (same(own, old)) return other
      if (same(other, old) || (sent && same(other, sent.get(key)))) return own
    }
    clashes.push({ key, mine: own ?? null, theirs: other ?? null })
    return own
  }

  const keys = keysOf(lines.mine)
  const kept = lines.mine.flatMap((draft, i) => (keys[i] ? (standing(keys[i]) ?? []) : draft))
  const added = [...theirs.keys()].filter((key) => !mine.has(key)).flatMap((key) => standing(key) ?? [])
  return { value: [...kept, ...added], clashes }
}

/** The lines with those of another in place of one's own, wherever the two clash. */
export function takeTheirs(mine: readonly LineDraft[], clashes: readonly LineClash[]): LineDraft[] {
  const decided = new Map(clashes.map(({ key, theirs }) => [key, theirs]))
  const keys = keysOf(mine)
  const kept = mine.flatMap((draft, i) => {
    const theirs = keys[i] ? decided.get(keys[i]) : undefined
    return theirs === undefined ? draft : (theirs ?? [])
  })
  return [...kept, ...clashes.flatMap(({ key, theirs }) => (theirs && !keys.includes(key) ? theirs : []))]
}
