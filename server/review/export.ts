import { asc, eq } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { candidates } from '../../db/schema/review.ts'
import { type FileOutput, XLSX } from '../../shared/file.ts'
import { fill } from '../../shared/i18n/index.ts'
import { words } from '../../shared/i18n/zh-CN/print.ts'
import type { SeatRole } from '../../shared/live/state.ts'
import { rightsOf } from '../../shared/permission.ts'
import { maskId, maskPhone } from '../../shared/person/mask.ts'
import type { Roster } from '../../shared/review/roster.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import type { Secret } from '../secret.ts'
import { runTask } from '../workers/pool.ts'
import { loadPeople } from './people.ts'
import { unsealed } from './personal.ts'
import { type Review, visibleReview } from './scope.ts'

export async function rosterTemplate(): Promise<FileOutput> {
  const body = await runTask('writeRoster', { json: null })
  return { name: words.templateName, type: XLSX, body, size: body.byteLength }
}

/**
 * The workbook of a review: importing it again changes nothing. Whole numbers only for those who may edit the
 * roster; others get masks. Each export is logged.
 */
export async function exportRoster(ctx: Ctx, reviewId: string): Promise<FileOutput> {
  const review = await visibleReview(ctx, ctx.db.read, reviewId)
  const full = rightsOf(ctx.actor).has('review.edit')
  const roster = await loadRoster(ctx.db.read, ctx.app.secret, review, full)
  await ctx.db.write(`export:${reviewId}`, (tx) =>
    log(tx, ctx, 'review.exported', `review:${reviewId}`, {
      reviewId,
      details: {
        format: full ? 'full' : 'masked',
        experts: roster.experts.length,
        candidates: roster.candidates.length,
      },
    }),
  )
  const body = await runTask('writeRoster', { json: JSON.stringify(roster) })
  return { name: fill(words.rosterName, { title: review.title }), type: XLSX, body, size: body.byteLength }
}

/** A review as its workbook tells it, people in the order of their numbers. */
export async function loadRoster(q: Read, secret: Secret, review: Review, full: boolean): Promise<Roster> {
  const people = await loadPeople(q, review.id)
  const candidateRows = await q
    .select()
    .from(candidates)
    .where(eq(candidates.reviewId, review.id))
    .orderBy(asc(candidates.no))
  const groups = people.panels.filter(({ kind }) => kind === 'group')
  const groupName = new Map(groups.map(({ id, name }) => [id, name]))
  const committee = people.panels.find(({ kind }) => kind === 'committee')?.id
  const roleIn = (expertId: string, panelId: string | undefined): SeatRole | null =>
    people.seats.find((seat) => seat.expertId === expertId && seat.panelId === panelId)?.role ?? null
  const idOf = (sealed: string | null) => shown(unsealed(secret, sealed, 'id'), full, maskId)
  const {
    title,
    committee: body,
    year,
    series,
    level,
    mode,
    place,
    startsAt,
    endsAt,
    rehearsal,
    rules,
  } = review
  return {
    review: { title, committee: body, year, series, level, mode, place, startsAt, endsAt, rehearsal, rules },
    groups: groups.map(({ name, room }) => ({ name, room })),
    experts: people.experts.map((expert) => {
      const seat = people.seats.find(
        ({ expertId, panelId }) => expertId === expert.id && groupName.has(panelId),
      )
      return {
        no: expert.no,
        name: expert.name,
        unit: expert.unit,
        title: expert.title,
        specialty: expert.specialty,
        phone: shown(unsealed(secret, expert.phoneSealed, 'phone'), full, maskPhone),
        idNumber: idOf(expert.idSealed),
        group: seat ? groupName.get(seat.panelId)! : null,
        groupRole: seat?.role ?? 'member',
        committeeRole: roleIn(expert.id, committee),
        reporter: expert.reporter,
      }
    }),
    candidates: candidateRows.map((row) => ({
      no: row.no,
      name: row.name,
      sex: row.sex,
      unit: row.unit,
      currentTitle: row.currentTitle,
      appliedTitle: row.appliedTitle,
      specialty: row.specialty,
      group: row.groupId === null ? null : (groupName.get(row.groupId) ?? null),
      idNumber: idOf(row.idSealed),
      dossier: row.dossier,
    })),
  }
}

const shown = (text: string, full: boolean, mask: (text: string) => string): string =>
  full ? text : mask(text)
