import { and, desc, eq, ne } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '../../db/query.ts'
import { declarations } from '../../db/schema/declare.ts'
import { share } from '../../db/share.ts'
import { NOWHERE } from '../../shared/declare/declaration.ts'
import type { declareApi } from '../../shared/declare/declare.api.ts'
import type { Content } from '../../shared/declare/form.ts'
import { isBlank, kept } from '../../shared/declare/kept.ts'
import type { Section } from '../../shared/declare/sections.ts'
import { type Problem, refuseIf } from '../../shared/problem.ts'
import { yearAt } from '../beijing.ts'
import type { Ctx } from '../ctx.ts'
import { once } from '../once.ts'
import { linesInForce } from '../plan/plan.store.ts'
import { placeProblem, release, reserve } from '../plan/quota.store.ts'
import { referenceItemsIn } from '../reference/reference.store.ts'
import { TREE } from '../scope.ts'
import { SEALED_FOR } from '../secret.ts'
import { type Applicant, applicant, beginProblem, lineProblem, personIdOf } from './applicant.ts'
import { choiceProblem } from './choice.ts'
import { watchDeadline } from './deadline.ts'
import type { Declaration } from './declare.store.ts'
import { guardOwn } from './facts.ts'
import { keepSection, ownContents, sealed } from './form.store.ts'
import { changeDeclaration, saveDeclaration, tellDeclaration } from './guard.ts'

type Begin = z.output<typeof declareApi.begin.input>
type Apply = z.output<typeof declareApi.apply.input>
type Application = Pick<
  Begin,
  'series' | 'level' | 'specialty' | 'counted' | 'title' | 'reviewType' | 'committeeId'
>

/** What an application is made of; an expert's names no committee, no title and takes no place. */
function applied(kind: Declaration['kind'], input: Application): Application {
  const { series, level, specialty, title, reviewType, committeeId } = input
  if (kind === 'title')
    return { series, level, specialty, title, reviewType, committeeId, counted: input.counted }
  return { series, level, specialty, title: '', reviewType: 'normal', committeeId: null, counted: false }
}

/**
 * Begins a file (M-2.11, M-3.5): refused where the plan does not open it or no place is left (M-3.3); the place is
 * taken at the hand-in. 基本信息 and 现任职称 are filled in from the register and from the last file: once is enough.
 */
export const begin = (ctx: Ctx, input: Begin) =>
  ctx.db.write(`person:${personIdOf(ctx)}`, (tx) =>
    once(ctx, tx, input.commandId, 'declare.begin', async () => {
      // the unit is not stopped or moved while somebody declares from it
      await share(tx, TREE)
      const { kind } = input
      const year = yearAt(ctx.now)
      const asker = await applicant(ctx, tx)
      const { person, org } = asker
      const lines = await linesInForce(tx, org.id, year)
      refuseIf(await beginProblem(tx, asker, { kind, year, now: ctx.now, lines }))
      const application = applied(kind, input)
      const { series, level, counted, committeeId } = application
      if (kind === 'title') {
        refuseIf(lineProblem(lines, application, year))
        if (counted) refuseIf(await placeProblem(tx, { orgId: org.id, year, series, level }))
        if (committeeId)
          refuseIf(await choiceProblem(tx, org.path, committeeId, { ...application, year }, ctx.now))
      }
      const [made] = await tx
        .insert(declarations)
        .values({
          ...{ id: ctx.newId(), personId: person.id, orgId: org.id, orgPath: org.path, year, kind },
          ...{ name: person.name, pinyin: person.pinyin, state: 'filling', at: ctx.now, ...application },
        })
        .returning()
      await prefill(ctx, tx, made!, asker)
      await tellDeclaration(ctx, tx, made!, ['begin', 'declare.begun'], { to: 'filling' })
      return { id: made!.id }
    }),
  )

/** What is known already; the applicant looks it through and changes what has changed. */
async function prefill(ctx: Ctx, tx: Tx, { id }: Declaration, { person }: Applicant): Promise<void> {
  const [last] = await tx
    .select({ id: declarations.id })
    .from(declarations)
    .where(and(eq(declarations.personId, person.id), ne(declarations.id, id)))
    .orderBy(desc(declarations.at), desc(declarations.id))
    .limit(1)
  const before = last ? await ownContents(ctx.app, tx, last.id) : {}
  const { ethnic, politics, mail, post, specialty, phoneSealed, currentTitle } = person
  const phone = phoneSealed ? ctx.app.secret.unseal(phoneSealed, SEALED_FOR.phone) : ''
  const basic = { ...before.basic?.values }
  for (const [key, value] of Object.entries({ ethnic, politics, mail, post, specialty, phone }))
    if (value) basic[key] = value
  const title = before.title ?? { values: await titleNamed(tx, currentTitle), rows: [] }
  const found: [Section, Content][] = [
    ['basic', { values: basic, rows: [] }],
    ['title', title],
  ]
  for (const [section, given] of found) {
    const content = kept(section, given)
    if (!isBlank(content))
      await keepSection(tx, id, section, {
        ...{ content: sealed(ctx.app, section, content), at: ctx.now, version: 1 },
      })
  }
}

/** The register keeps a title by its code or, from an old workbook, by its name. */
async function titleNamed(tx: Tx, current: string): Promise<Record<string, string>> {
  if (!current) return {}
  const titles = await referenceItemsIn(tx, 'title')
  const found = titles.filter(({ code, name }) => code === current || name === current)
  const [only] = found
  return only && found.length === 1 ? { series: only.parent, name: only.code } : {}
}

/** Changes what is declared while it is with the applicant. A place that is held follows, or is refused as taken. */
export const apply = (ctx: Ctx, input: Apply) =>
  changeDeclaration(ctx, 'declare.apply', input, async (tx, row) => {
    await guardOwn(ctx, tx, row, 'save')
    const application = applied(row.kind, input)
    refuseIf(correctProblem(row, application))
    if (row.kind === 'title' && row.state !== 'correcting') {
      const { orgId, orgPath, year } = row
      const { series, level, counted, committeeId } = application
      refuseIf(lineProblem(await linesInForce(tx, orgId, year), application, year))
      if (committeeId && isOther(row, application, ['committeeId', 'series', 'level', 'specialty']))
        refuseIf(await choiceProblem(tx, orgPath, committeeId, { ...application, year }, ctx.now))
      if (isOther(row, application, ['series', 'level', 'counted'])) {
        await release(tx, row.id, ctx.now)
        if (counted && row.state === 'returned')
          await reserve(tx, { orgId, year, series, level, declarationId: row.id, at: ctx.now })
      }
    }
    // who passed or returned another series has not seen this one, nor has anybody of its own
    const unseen = row.series === application.series ? {} : { reachedDepth: NOWHERE }
    const saved = await saveDeclaration(tx, row, { ...application, ...unseen })
    if (row.state === 'returned') await watchDeadline(tx, { ...row, ...application, ...saved }, ctx.now)
    await tellDeclaration(ctx, tx, row, ['apply', 'declare.applied'])
    return saved
  })

const isOther = (row: Declaration, given: Application, keys: readonly (keyof Application)[]): boolean =>
  keys.some((key) => row[key] !== given[key])

/** 补正 mends what was named; committee, series and level stay, and so does all else unless it was named. */
function correctProblem(row: Declaration, given: Application): Problem | null {
  if (row.state !== 'correcting') return null
  const named = row.returnPoints?.some(({ section }) => section === 'application')
  const moved = isOther(row, given, ['committeeId', 'series', 'level', 'counted'])
  return named && !moved ? null : { code: 'declare.correct_only', params: { section: 'application' } }
}
