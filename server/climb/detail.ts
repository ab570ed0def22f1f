import { and, asc, eq } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { type EditionFile, sectionPasses } from '../../db/schema/declare.ts'
import { persons } from '../../db/schema/person.ts'
import { type ClimbDuty, unpacked } from '../../shared/declare/declaration.ts'
import { empty, slotOf } from '../../shared/declare/form.ts'
import type { Section } from '../../shared/declare/sections.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import {
  type Declaration,
  editionOf,
  fileView,
  headsOf,
  unitFilesOf,
  wayOf,
} from '../declare/declare.store.ts'
import { declarationSeen, isAtMyOrg, openMine, sectionsSeen } from '../declare/seen.store.ts'
import { stepsOf } from '../history.ts'
import { orgNames } from '../org/org.store.ts'
import { idsIn } from '../scope.ts'
import { climbActions } from './facts.ts'
import { noticeRule, unitPartOpen } from './unit-part.ts'

/** Whether a document may be read by who sees these sections: it goes with the section its slot belongs to. */
export function mayRead(seen: readonly Section[], { slot }: Pick<EditionFile, 'slot'>): boolean {
  const section = slotOf(slot)?.section
  return section === 'unit' || (section !== undefined && seen.includes(section))
}

/** The file as it was handed in last, beside what was handed in before (M-4.1.6): never what is being edited. */
async function editionsOf(q: Read, row: Declaration, seen: readonly Section[]) {
  const edition = (await editionOf(q, row.id, row.climb)) ?? refuse('not_found')
  const before = row.climb > 1 ? await editionOf(q, row.id, row.climb - 1) : null
  const shown = (file: EditionFile) => mayRead(seen, file)
  const files = edition.files.filter(shown)
  const old = before?.files.filter(shown) ?? []
  const has = (list: readonly EditionFile[], { id }: EditionFile) => list.some((file) => file.id === id)
  return {
    sections: seen.map((section) => ({
      section,
      content: edition.contents[section] ?? empty(),
      before: before && (before.contents[section] ?? empty()),
    })),
    files: [
      ...files.map((file) => fileView({ ...file, at: edition.at })),
      ...(await unitFilesOf(q, row.id)).map(fileView),
    ],
    filesAdded: before ? files.filter((file) => !has(old, file)).map(({ id }) => id) : [],
    filesGone: old
      .filter((file) => !has(files, file))
      .map((file) => fileView({ ...file, at: before?.at ?? edition.at })),
    sha256: edition.sha256,
  }
}

/**
 * Organisations whose remarks the asker reads: the own and those below it (domain 4.15, 审查意见); the committee reads
 * those of all.
 */
function remarksOf({ actor }: Ctx, row: Declaration): (orgId: string | null) => boolean {
  if (actor?.committeeId) return () => true
  const chain = idsIn(row.orgPath)
  const own = chain.indexOf(actor?.orgId ?? '')
  return (orgId) => orgId !== null && chain.indexOf(orgId) >= own
}

/** The passes that hold at this climb: of a file that jumped back over lower levels, theirs of the climb before too. */
async function passesOf(ctx: Ctx, q: Read, row: Declaration, seen: readonly Section[]) {
  const rows = await q
    .select()
    .from(sectionPasses)
    .where(eq(sectionPasses.declarationId, row.id))
    .orderBy(asc(sectionPasses.at), asc(sectionPasses.id))
  const reads = remarksOf(ctx, row)
  const route = row.route ?? []
  const stop = (orgId: string | null, duty: ClimbDuty | null) =>
    2 * route.indexOf(orgId ?? '') + (duty === 'handler' ? 0 : 1)
  const here = stop(row.deskOrgId, row.deskDuty)
  const holding = rows.filter(({ climb, orgId, duty }) => climb === row.climb || stop(orgId, duty) < here)
  const last = new Map(
    holding.map((pass) => [JSON.stringify([pass.orgId, pass.duty, pass.section]), pass] as const),
  )
  const names = await orgNames(
    q,
    holding.map(({ orgId }) => orgId),
  )
  return [...last.values()]
    .filter(({ orgId }) => reads(orgId))
    .map(({ section, orgId, duty, byName, opinion, at }) => ({
      ...{ section, orgId, orgName: names.get(orgId) ?? '', duty, byName, at: +at },
      opinion: seen.includes(section) ? opinion : '',
    }))
}

/** What may be said on passing; a return or a refusal is told to all who see the file. */
const REMARKS = ['pass', 'passPart', 'accept']

async function stepsSeen(ctx: Ctx, q: Read, row: Declaration) {
  const reads = remarksOf(ctx, row)
  const route = new Map((await orgNames(q, idsIn(row.orgPath))).entries())
  const mine = new Set([...route].filter(([id]) => reads(id)).map(([, name]) => name))
  return (await stepsOf(q, 'declaration', row.id)).map((step) =>
    REMARKS.includes(step.action) && !ctx.actor?.committeeId && !mine.has(step.orgName)
      ? { ...step, reason: null }
      : step,
  )
}

/** Open sections nobody at this desk may pass, so that the administrator can grant them. */
async function uncoveredOf(ctx: Ctx, q: Read, row: Declaration): Promise<Section[]> {
  const duty = row.deskDuty
  if (!isAtMyOrg(ctx, row) || duty === null || duty === 'committee') return []
  const staff = await q
    .select({ duties: accounts.duties, scope: accounts.scope })
    .from(accounts)
    .where(
      and(
        ...[eq(accounts.orgId, row.deskOrgId ?? ''), eq(accounts.kind, 'staff')],
        eq(accounts.disabled, false),
      ),
    )
  const scopes = staff.flatMap(({ duties, scope }) => (duties.includes(duty) && scope ? [scope] : []))
  const covers = (section: Section) =>
    scopes.some(
      ({ series, sections }) =>
        (!series.length || series.includes(row.series)) && (!sections.length || sections.includes(section)),
    )
  return unpacked(row.openSections).filter((section) => !covers(section))
}

/** A declaration the asker may see, as it was handed in, and what may be done with it (M-4.1.5, M-4.1.6). */
export async function get(ctx: Ctx, { id }: { id: string }) {
  const q = ctx.db.read
  const row = await declarationSeen(ctx, q, id)
  const seen = sectionsSeen(ctx, row)
  const [head] = await headsOf(ctx, q, [row])
  const [person] = await q
    .select({ sex: persons.sex, idMasked: persons.idMasked })
    .from(persons)
    .where(eq(persons.id, row.personId))
  if (!head || !person) return refuse('not_found')
  const climbing = row.state === 'climbing'
  return {
    ...head,
    ...(await editionsOf(q, row, seen)),
    ...{ name: row.name, sex: person.sex, idMasked: person.idMasked },
    orgName: (await orgNames(q, [row.orgId])).get(row.orgId) ?? '',
    hidden: unpacked(row.sections).filter((section) => !seen.includes(section)),
    passes: await passesOf(ctx, q, row, seen),
    open: climbing ? unpacked(row.openSections) : [],
    openMine: openMine(ctx, row),
    uncovered: await uncoveredOf(ctx, q, row),
    unitPart: row.unitPart,
    unitPartOpen: unitPartOpen(ctx, row),
    notice: unitPartOpen(ctx, row) ? await noticeRule(q, row) : null,
    points: (row.returnPoints ?? []).filter(({ section }) => seen.includes(section)),
    way: await wayOf(q, row),
    steps: await stepsSeen(ctx, q, row),
    actions: await climbActions(ctx, q, row),
  }
}
