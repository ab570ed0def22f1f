import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '../../db/query.ts'
import { sectionPasses } from '../../db/schema/declare.ts'
import { persons } from '../../db/schema/person.ts'
import { share } from '../../db/share.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import type { climbApi } from '../../shared/climb/climb.api.ts'
import { packed, unpacked } from '../../shared/declare/declaration.ts'
import type { Contents } from '../../shared/declare/form.ts'
import type { Section } from '../../shared/declare/sections.ts'
import { maskIn } from '../../shared/person/mask.ts'
import { nextOnRoute } from '../../shared/plan/route.rules.ts'
import { Refusal, refuse, refuseIf } from '../../shared/problem.ts'
import { banProblem } from '../blacklist/blacklist.store.ts'
import { committeeOf } from '../committee/committee.store.ts'
import type { Ctx } from '../ctx.ts'
import { type Declaration, editionOf } from '../declare/declare.store.ts'
import {
  changeDeclaration,
  type DeclarationCommand,
  saveDeclaration,
  tellDeclaration,
} from '../declare/guard.ts'
import { declarationSeen, depthOf } from '../declare/seen.store.ts'
import { enterPool } from '../expert/enter.ts'
import { entryProblem } from '../expert/expert.store.ts'
import { addStep } from '../history.ts'
import { orgById, orgNames, superiorsOf } from '../org/org.store.ts'
import { TREE } from '../scope.ts'
import { guardClimb } from './facts.ts'
import { reached, tellPerson } from './told.ts'

type Pass = z.output<typeof climbApi.pass.input>

/** Each of many in a unit of its own, answered for itself; one that fails leaves the others done. */
export async function eachOf(
  ctx: Ctx,
  { commandId, items }: Pick<Pass, 'commandId' | 'items'>,
  work: (command: DeclarationCommand) => Promise<unknown>,
) {
  return Promise.all(
    items.map(async (item) => {
      let name = ''
      try {
        name = (await declarationSeen(ctx, ctx.db.read, item.id)).name
        await work({ ...item, commandId: `${commandId}/${item.id}` })
        return { id: item.id, name, problem: null }
      } catch (error) {
        if (error instanceof Refusal) return { id: item.id, name, problem: error.problem }
        throw error
      }
    }),
  )
}

/** 【通过】, one or many (M-4.1.7): every open section within the asker's scope, or those named (M-4.2.3). */
export const pass = (ctx: Ctx, { sections, opinion: said, ...many }: Pass) => {
  const opinion = maskIn(said)
  return eachOf(ctx, many, (command) =>
    changeDeclaration(ctx, 'climb.pass', command, async (tx, row) => {
      // the next organisation is not stopped while the file goes there
      await share(tx, TREE)
      const { open, openMine } = await guardClimb(ctx, tx, row, 'pass')
      const passed = sections ? [...new Set(sections)] : openMine
      const closed = passed.find((key) => !openMine.includes(key))
      if (closed) refuse('climb.section_closed', { section: closed })
      await keepPasses(ctx, tx, row, passed, opinion)
      const left = open.filter((key) => !passed.includes(key))
      return left.length ? passPart(ctx, tx, row, passed, left, opinion) : advance(ctx, tx, row, opinion)
    }),
  )
}

async function keepPasses(ctx: Ctx, tx: Tx, row: Declaration, passed: readonly Section[], opinion: string) {
  const { deskOrgId, deskDuty } = row
  const actor = ctx.actor ?? refuse('auth.required')
  if (!deskOrgId || !deskDuty || !passed.length) return
  await tx.insert(sectionPasses).values(
    passed.map((section) => ({
      ...{ id: ctx.newId(), declarationId: row.id, climb: row.climb, orgId: deskOrgId, duty: deskDuty },
      ...{ section, opinion, byId: actor.accountId, byName: actor.name, at: ctx.now },
    })),
  )
}

/** Some sections are still open: the file stays (M-4.2.3). */
async function passPart(
  ctx: Ctx,
  tx: Tx,
  row: Declaration,
  sections: readonly Section[],
  left: readonly Section[],
  reason: string,
) {
  const saved = await saveDeclaration(tx, row, { openSections: packed(left) })
  await tellDeclaration(ctx, tx, row, ['passPart', 'declare.passed'], { reason, data: { sections } })
  return saved
}

/** To the 负责人 of the same organisation, to the next one above that still works, or to the end of its way. */
async function advance(ctx: Ctx, tx: Tx, row: Declaration, reason: string) {
  const openSections = packed(unpacked(row.sections))
  if (row.deskDuty === 'handler') {
    const saved = await saveDeclaration(tx, row, {
      deskDuty: 'principal',
      deskSince: ctx.now,
      openSections,
    })
    await tellDeclaration(ctx, tx, row, ['pass', 'declare.passed'], { reason })
    return saved
  }
  const above = await superiorsOf(tx, row.orgPath)
  const next = nextOnRoute(row.route ?? [], row.deskOrgId ?? '', above)
  const desk = above.find(({ id }) => id === next)
  if (!desk) return row.kind === 'expert' ? intoPool(ctx, tx, row, reason) : toCommittee(ctx, tx, row, reason)
  const saved = await saveDeclaration(tx, row, {
    ...{ deskOrgId: desk.id, deskDuty: 'handler', deskSince: ctx.now, openSections },
    reachedDepth: Math.min(row.reachedDepth, depthOf(desk.path)),
  })
  if (row.kind === 'title') {
    const org = (await orgById(tx, desk.id))?.name ?? ''
    await tellPerson(tx, ctx, row, 'declare.arrived', { org })
  }
  const desks = [...reached(row), desk.id]
  await tellDeclaration(ctx, tx, row, ['pass', 'declare.passed'], { reason, desks })
  return saved
}

/** 待评委会接收: every organisation of its way has passed it. */
async function toCommittee(ctx: Ctx, tx: Tx, row: Declaration, reason: string) {
  const committee = (row.committeeId && (await committeeOf(tx, row.committeeId))) || refuse('not_found')
  const patch = {
    ...{ state: 'waiting' as const, deskOrgId: committee.orgId, deskDuty: 'committee' as const },
    ...{ deskSince: ctx.now, openSections: packed([]) },
    reachedDepth: Math.min(row.reachedDepth, depthOf(committee.orgPath)),
  }
  const saved = await saveDeclaration(tx, row, patch)
  await tellPerson(tx, ctx, row, 'declare.waiting', { committee: committee.name })
  const desks = [...reached(row), committee.orgId]
  await tellDeclaration(ctx, tx, row, ['pass', 'declare.passed'], { to: 'waiting', reason, desks })
  await tellDeclaration(ctx, tx, { ...row, ...patch }, ['arrive', 'declare.arrived'])
  return saved
}

/** An edition holds the number of a phone masked: the register has the whole one. */
function withoutPhone({ basic, ...contents }: Contents): Contents {
  const { phone: _, ...values } = basic?.values ?? {}
  return { ...contents, basic: { values, rows: [] } }
}

/** 已入库: the last level has passed an expert's application (M-4.3.3). */
async function intoPool(ctx: Ctx, tx: Tx, row: Declaration, reason: string) {
  const [person] = await tx.select().from(persons).where(eq(persons.id, row.personId))
  const edition = await editionOf(tx, row.id, row.climb)
  if (!person || !edition) return refuse('not_found')
  await share(tx, `expert:${person.idHash}`)
  if (person.status !== 'active') refuse('person.not_active')
  refuseIf(await banProblem(tx, person.idHash, dayOf(ctx.now)))
  refuseIf(await entryProblem(tx, person.idHash))
  const saved = await saveDeclaration(tx, row, {
    ...{ state: 'pooled', endedAt: ctx.now, openSections: packed([]) },
  })
  const names = await orgNames(tx, row.route ?? [])
  const channel = (row.route ?? []).map((id) => names.get(id) ?? id)
  await enterPool(tx, ctx, { person, declaration: row, contents: withoutPhone(edition.contents), channel })
  await addStep(tx, ctx, { kind: 'declaration', subjectId: row.id, action: 'pool', to: 'pooled' })
  await tellDeclaration(ctx, tx, row, ['pass', 'declare.passed'], {
    ...{ to: 'pooled', reason, desks: reached(row) },
  })
  return saved
}
