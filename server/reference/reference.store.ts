import { and, asc, count, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import type { Read } from '../../db/query.ts'
import { referenceItems } from '../../db/schema/office.ts'
import type { ReferenceItem, ReferenceKind } from '../../shared/reference/reference.ts'
import { seedItems } from '../../shared/reference/seed/seed.ts'
import { timeId } from '../ids.ts'

/** What is in force of these kinds, in the order it is offered. */
export async function referenceItemsOf(
  q: Read,
  kinds: readonly ReferenceKind[],
): Promise<Partial<Record<ReferenceKind, ReferenceItem[]>>> {
  const rows = await q
    .select()
    .from(referenceItems)
    .where(and(inArray(referenceItems.kind, [...kinds]), isNull(referenceItems.endedAt)))
    .orderBy(asc(referenceItems.kind), asc(referenceItems.sort), asc(referenceItems.code))
  const found: Partial<Record<ReferenceKind, ReferenceItem[]>> = Object.fromEntries(
    kinds.map((kind) => [kind, []]),
  )
  for (const { kind, code, name, parent, sort, attrs } of rows)
    found[kind]!.push({ code, name, parent, sort, attrs })
  return found
}

export const referenceItemsIn = async (q: Read, kind: ReferenceKind): Promise<ReferenceItem[]> =>
  (await referenceItemsOf(q, [kind]))[kind] ?? []

/** Names by code of one kind, those no longer in force too: what was used once keeps its name. */
export async function referenceNames(q: Read, kind: ReferenceKind): Promise<ReadonlyMap<string, string>> {
  const rows = await q
    .select({ code: referenceItems.code, name: referenceItems.name })
    .from(referenceItems)
    .where(eq(referenceItems.kind, kind))
    .orderBy(asc(referenceItems.edition))
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** Codes and last names of these kinds that are no longer offered; `inForce` is what is. */
export async function endedItemsOf(
  q: Read,
  kinds: readonly ReferenceKind[],
  inForce: Partial<Record<ReferenceKind, readonly ReferenceItem[]>>,
): Promise<Partial<Record<ReferenceKind, Pick<ReferenceItem, 'code' | 'name'>[]>>> {
  const { kind, code, name, edition } = referenceItems
  const rows = await q
    .select({ kind, code, name })
    .from(referenceItems)
    .where(and(inArray(kind, [...kinds]), isNotNull(referenceItems.endedAt)))
    .orderBy(asc(edition))
  return Object.fromEntries(
    kinds.map((each) => {
      const offered = new Set(inForce[each]?.map((item) => item.code))
      const names = new Map(rows.filter((row) => row.kind === each).map((row) => [row.code, row.name]))
      return [
        each,
        [...names].flatMap(([of, called]) => (offered.has(of) ? [] : [{ code: of, name: called }])),
      ]
    }),
  )
}

/** What is in force of a kind with its edition, for whoever changes it. */
export async function editionsIn(q: Read, kind: ReferenceKind) {
  const rows = await q
    .select()
    .from(referenceItems)
    .where(and(eq(referenceItems.kind, kind), isNull(referenceItems.endedAt)))
  return rows.map(({ code, name, parent, sort, attrs, edition }) => ({
    kind,
    code,
    name,
    parent,
    sort,
    attrs,
    edition,
  }))
}

/** How often the data have changed: every edition begun or ended counts. */
export async function referenceEdition(q: Read): Promise<number> {
  const [row] = await q.select({ begun: count(), ended: count(referenceItems.endedAt) }).from(referenceItems)
  return (row?.begun ?? 0) + (row?.ended ?? 0)
}

const CHUNK = 200

/** Fills an empty store with what every installation begins with. */
export async function seedReference(db: Db, now: Date): Promise<void> {
  if (await db.read.$count(referenceItems)) return
  const rows = seedItems().map((item) => ({
    id: timeId(now),
    ...item,
    edition: 1,
    begunAt: now,
    endedAt: null,
    byName: '',
  }))
  await db.write('reference', async (tx) => {
    for (let start = 0; start < rows.length; start += CHUNK)
      await tx.insert(referenceItems).values(rows.slice(start, start + CHUNK))
  })
}
