import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { committees, committeeYears } from '../../db/schema/committee.ts'
import { declarationEditions, declarationSections, declarations } from '../../db/schema/declare.ts'
import { attachments } from '../../db/schema/history.ts'
import type { DeclarationState } from '../../shared/declare/declaration.ts'
import { type Contents, isOfUnit } from '../../shared/declare/form.ts'
import type { Ctx } from '../ctx.ts'
import { stepRows } from '../history.ts'
import { orgNames } from '../org/org.store.ts'
import { referenceNames } from '../reference/reference.store.ts'
import { doneOf, routeNow, stopsOf, type Where } from './way.store.ts'

export type Declaration = typeof declarations.$inferSelect
export type DeclarationFile = typeof attachments.$inferSelect

/** A declaration wherever it is: whether the asker may see it is `declarationSeen`'s question. */
export async function declarationById(q: Read, id: string): Promise<Declaration | null> {
  const [row] = await q.select().from(declarations).where(eq(declarations.id, id))
  return row ?? null
}

/** The sections of the form as they are kept now, those never kept left out. */
export async function sectionsOf(q: Read, id: string) {
  const rows = await q.select().from(declarationSections).where(eq(declarationSections.declarationId, id))
  return rows.map(({ section, version, at, content }) => ({ section, version, at: +at, content }))
}

/** Beside a masked phone, as the form is kept: the number itself, sealed, for the applicant alone. */
export const SEALED = 'phoneSealed'

/** The same as one form, as others may read it: phones masked, nothing sealed. */
export async function contentsOf(q: Read, id: string): Promise<Contents> {
  const rows = await sectionsOf(q, id)
  return Object.fromEntries(
    rows.map(({ section, content }) => {
      const { [SEALED]: _, ...values } = content.values
      return [section, { ...content, values }]
    }),
  )
}

/** What was handed in the `no`-th time, or null. */
export async function editionOf(q: Read, id: string, no: number) {
  const [row] = await q
    .select()
    .from(declarationEditions)
    .where(and(eq(declarationEditions.declarationId, id), eq(declarationEditions.no, no)))
  return row ?? null
}

/** Number, time and hash of every hand-in, oldest first. */
export const editionsOf = (q: Read, id: string) =>
  q
    .select({
      no: declarationEditions.no,
      at: declarationEditions.at,
      sha256: declarationEditions.sha256,
    })
    .from(declarationEditions)
    .where(eq(declarationEditions.declarationId, id))
    .orderBy(asc(declarationEditions.no))

/** 附件材料 as they hang in their slots now, oldest first. */
export const filesOf = (q: Read, id: string): Promise<DeclarationFile[]> =>
  q
    .select()
    .from(attachments)
    .where(and(eq(attachments.kind, 'declaration'), eq(attachments.subjectId, id)))
    .orderBy(asc(attachments.at), asc(attachments.id))

/** 单位公示证明 and what else the unit has hung there. */
export const unitFilesOf = async (q: Read, id: string): Promise<DeclarationFile[]> =>
  (await filesOf(q, id)).filter(isOfUnit)

/** A document as the contract shows it. */
export const fileView = ({
  id,
  slot,
  name,
  size,
  type,
  at,
}: Pick<DeclarationFile, 'id' | 'slot' | 'name' | 'size' | 'type' | 'at'>) => ({
  ...{ id, slot, name, size, type, at: +at },
})

/** Names of these committees and their 接收材料截止时间 by `<committee>:<year>`. */
async function committeesOf(q: Read, rows: readonly Declaration[]) {
  const ids = [...new Set(rows.map(({ committeeId }) => committeeId))].filter((id) => id !== null)
  if (!ids.length) return { names: new Map<string, string>(), deadlines: new Map<string, Date | null>() }
  const found = await q
    .select({ id: committees.id, name: committees.name })
    .from(committees)
    .where(inArray(committees.id, ids))
  const times = await q.select().from(committeeYears).where(inArray(committeeYears.committeeId, ids))
  return {
    names: new Map(found.map(({ id, name }) => [id, name])),
    deadlines: new Map(
      times.map(({ committeeId, year, deadlineAt }) => [`${committeeId}:${year}`, deadlineAt]),
    ),
  }
}

/** The title applied for with its series, as a message calls it: 高级工程师（工程技术人员）; before one is chosen its level. */
export async function titleText(
  q: Read,
  { series, level, title }: Pick<Declaration, 'series' | 'level' | 'title'>,
): Promise<string> {
  const names = await referenceNames(q, title ? 'title' : 'level')
  const called = await referenceNames(q, 'series')
  return `${names.get(title || level) ?? level}（${called.get(series) ?? series}）`
}

/** Heads of declarations in the order given, with the names of committees and of the desks where they lie. */
export async function headsOf(_ctx: Pick<Ctx, 'actor'>, q: Read, rows: readonly Declaration[]) {
  const { names, deadlines } = await committeesOf(q, rows)
  const orgs = await orgNames(
    q,
    rows.flatMap(({ deskOrgId }) => deskOrgId ?? []),
  )
  return rows.map((row) => {
    const { id, year, kind, state, series, level, title, specialty, reviewType, counted } = row
    const { committeeId, deskDuty, climb, endCause, returnReason, version } = row
    const committeeName = names.get(committeeId ?? '') ?? ''
    const deadline = row.dueAt ?? deadlines.get(`${committeeId}:${year}`) ?? null
    return {
      ...{ id, year, kind, state, series, level, title, specialty, reviewType, counted },
      ...{ committeeId, committeeName, deskDuty, climb, endCause, returnReason, version },
      deskOrgName: deskDuty === 'committee' ? committeeName : (orgs.get(row.deskOrgId ?? '') ?? ''),
      deskSince: row.deskSince && +row.deskSince,
      at: +row.at,
      submittedAt: row.submittedAt && +row.submittedAt,
      acceptedAt: row.acceptedAt && +row.acceptedAt,
      endedAt: row.endedAt && +row.endedAt,
      deadlineAt: deadline && +deadline,
      correctBy: row.correctBy && +row.correctBy,
    }
  })
}

const AWAY: readonly DeclarationState[] = ['filling', 'returned', 'withdrawn']

/**
 * The life line: every step of its way, done, here or next, with when. A file that is with the applicant, or given up,
 * is nowhere; one that ended stays where it ended.
 */
export async function wayOf(q: Read, row: Declaration) {
  const fresh = row.state === 'filling' || row.route === null || row.route.length === 0
  const route = fresh ? await routeNow(q, row) : (row.route ?? [])
  const stops = stopsOf(route, row.committeeId)
  const names = await orgNames(q, route)
  const { names: called } = await committeesOf(q, [row])
  const passed = (await stepRows(q, 'declaration', row.id)).filter(({ action }) => action === 'pass')
  const done = doneOf(stops, row)
  return stops.map(({ orgId, duty }, i) => {
    const state: 'done' | 'here' | 'next' =
      i < done ? 'done' : i === done && !AWAY.includes(row.state) ? 'here' : 'next'
    const left =
      duty === 'committee'
        ? row.acceptedAt
        : passed.findLast(({ data }) => {
            const at = data as Partial<Where> | null
            return at?.orgId === orgId && at.duty === duty
          })?.at
    const at = state === 'here' ? row.deskSince : state === 'done' ? (left ?? null) : null
    const name = duty === 'committee' ? called.get(orgId) : names.get(orgId)
    return { orgId, orgName: name ?? '', duty, state, at: at && +at }
  })
}
