import { eq, or } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import { declarationSections, declarations } from '../../db/schema/declare.ts'
import { attachments } from '../../db/schema/history.ts'
import type { Actor } from '../../shared/actor.ts'
import { addDays } from '../../shared/calendar/days.rules.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import type { Contents } from '../../shared/declare/form.ts'
import { PROMISE_VERSION } from '../../shared/declare/promise.ts'
import type { Section } from '../../shared/declare/sections.ts'
import type { App } from '../app.ts'
import { sealed } from '../declare/form.store.ts'
import { type Act, actAs, actorsAt, commandId } from './act.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { MadeCommittee } from './committees.ts'
import { pointsFor } from './declaration-rows.ts'
import { type Paper, papersOf, storePapers } from './demo-files.ts'
import { type Due, dueOf } from './due.ts'
import { titleContents } from './form-contents.ts'
import type { MadeOrg } from './offices.ts'
import type { Past } from './past.ts'
import type { MadePerson } from './persons.ts'

/** How far each of them gets, in turn: every state a file can be in, by the hands of the people who decide. */
const ENDS = [
  ...(['accepted', 'atHandler', 'atPrincipal', 'above', 'returned', 'waiting', 'recalled'] as const),
  ...(['accepted', 'above', 'failed', 'again', 'correcting', 'withdrawn', 'waiting', 'filling'] as const),
]
type End = (typeof ENDS)[number]

interface Cast {
  app: App
  chance: Chance
  past: Past
  papers: readonly Paper[]
  actors: ReadonlyMap<string, Actor>
}

/** People who declare by the real operations, on days that are past, so that log and messages tell of it too. */
export async function makeEvening(
  app: App,
  orgs: readonly MadeOrg[],
  people: { own: readonly MadePerson[]; tourist: MadePerson },
  committees: readonly MadeCommittee[],
  past: Past,
): Promise<void> {
  const chance = chanceFrom(9300)
  const due = await dueOf(app, orgs, people.own, committees, past, chance)
  const ids = due.flatMap(({ stops, committee, person }) => [
    ...stops.map(({ by }) => by.id),
    committee.account.id,
    person.accountId,
  ])
  const cast: Cast = {
    app,
    chance,
    past,
    papers: await storePapers(app),
    actors: await actorsById(app, [...ids, people.tourist.accountId]),
  }
  for (const [at, each] of due.entries()) await play(cast, each, ENDS[at % ENDS.length]!)
  const [tour] = await dueOf(app, orgs, [people.tourist], committees, past, chance)
  if (tour) await begin(cast, tour, 0.2, ['basic', 'title', 'study', 'work', 'results'])
}

async function actorsById(app: App, ids: readonly string[]): Promise<ReadonlyMap<string, Actor>> {
  const all = [...new Set(ids)]
  const found: Actor[] = []
  for (let at = 0; at < all.length; at += 200)
    found.push(...(await actorsAt(app, or(...all.slice(at, at + 200).map((id) => eq(accounts.id, id)))!)))
  return new Map(found.map((actor) => [actor.accountId, actor]))
}

const as = ({ app, actors, past }: Cast, accountId: string, daysAgo: number): Act =>
  actAs(app, actors.get(accountId)!, past.ago(daysAgo))

const versionOf = async ({ app }: Cast, id: string): Promise<number> => {
  const [row] = await app.db.read
    .select({ version: declarations.version })
    .from(declarations)
    .where(eq(declarations.id, id))
  return row!.version
}
const one = async (cast: Cast, id: string) => ({
  commandId: commandId(),
  id,
  version: await versionOf(cast, id),
})

/** Begins a file and fills these sections in; gives its id. */
async function begin(
  cast: Cast,
  { person, committee, ...asked }: Due,
  daysAgo: number,
  keys?: readonly Section[],
): Promise<string> {
  const { app, chance, past, papers } = cast
  const { id } = await as(
    cast,
    person.accountId,
    daysAgo,
  )('declare.begin', {
    ...{
      commandId: commandId(),
      kind: 'title',
      series: asked.series,
      level: asked.level,
      title: asked.title,
    },
    ...{ specialty: person.specialty, counted: true, reviewType: 'normal', committeeId: committee.id },
  })
  const whole = titleContents(chance, asked.subject)
  const contents = Object.entries(whole).filter(([key]) => !keys || keys.includes(key as Section)) as [
    Section,
    Contents[Section],
  ][]
  const at = past.ago(daysAgo)
  const files = papersOf(chance, papers, id, at, person.name, (key) => Boolean(whole[key]?.rows.length))
  await app.db.write(`declaration:${id}`, async (tx) => {
    for (const [section, content] of contents) {
      const kept = { content: sealed(app, section, content!), at, version: 2 }
      await tx
        .insert(declarationSections)
        .values({ declarationId: id, section, ...kept })
        .onConflictDoUpdate({
          target: [declarationSections.declarationId, declarationSections.section],
          set: kept,
        })
    }
    await tx.insert(attachments).values(keys ? files.slice(0, 2) : files)
  })
  return id
}

const submit = async (cast: Cast, { person }: Due, id: string, daysAgo: number) =>
  as(
    cast,
    person.accountId,
    daysAgo,
  )('declare.submit', { ...(await one(cast, id)), promise: PROMISE_VERSION })

async function pass(cast: Cast, accountId: string, id: string, daysAgo: number): Promise<void> {
  const { commandId: command, ...item } = await one(cast, id)
  const [answer] = await as(
    cast,
    accountId,
    daysAgo,
  )('climb.pass', { commandId: command, items: [item], opinion: '同意。' })
  if (answer?.problem) throw new Error(`climb.pass: ${JSON.stringify(answer.problem)}`)
}

/** The unit's part: shown and announced for longer than it must be. */
async function announce(cast: Cast, accountId: string, id: string, daysAgo: number): Promise<void> {
  const day = dayOf(cast.past.ago(daysAgo))
  await as(
    cast,
    accountId,
    daysAgo,
  )('climb.setUnitPart', {
    ...(await one(cast, id)),
    ...{ shownFrom: day, shownTo: addDays(day, 2), noticeFrom: day, noticeTo: addDays(day, NOTICE) },
    ...{ groupOpinion: '经考核推荐小组评议，一致同意推荐。', opinion: '公示期间无异议，同意推荐申报。' },
  })
}
/** Days of 公示; five working days even over the longest holiday of autumn. */
const NOTICE = 16

/** Lets it climb so many steps from this day on and gives the day it has arrived at. */
async function climb(cast: Cast, { stops }: Due, id: string, steps: number, since: number): Promise<number> {
  let day = since
  for (const [at, { by }] of stops.slice(0, steps).entries()) {
    if (at === 1) {
      await announce(cast, by.id, id, day)
      day -= NOTICE + 1.2
    } else day -= 0.6
    await pass(cast, by.id, id, day)
  }
  return day
}

async function play(cast: Cast, due: Due, end: End): Promise<void> {
  const { chance, past } = cast
  // early in January there is no room for a public notice within the year
  const far = past.roomy ? due.stops.length : 1
  const start = chance.between(38, 70)
  const id = await begin(cast, due, start)
  if (end === 'filling') return
  await submit(cast, due, id, start - 2)
  const mine = as(cast, due.person.accountId, start - 3)
  if (end === 'recalled' || end === 'withdrawn') {
    await mine('declare.recall', await one(cast, id))
    if (end === 'withdrawn') await mine('declare.withdraw', await one(cast, id))
    return
  }
  const steps =
    { atHandler: 0, atPrincipal: 1, above: 3, returned: 2, again: 2, failed: 3 }[end as string] ?? far
  const day = await climb(cast, due, id, Math.min(steps, far), start - 3)
  const here = due.stops[Math.min(steps, far)]
  const points = pointsFor(chance, 'title')
  const back = { reason: '材料有两处与证明不一致，请按列出的问题修改后重新提交。', points }
  if (end === 'failed' && here)
    await as(
      cast,
      here.by.id,
      day - 1,
    )('climb.fail', { ...(await one(cast, id)), reason: '继续教育学时连续两年不足，不符合申报条件。' })
  if ((end === 'returned' || end === 'again') && here) {
    await as(cast, here.by.id, day - 1)('climb.sendBack', { ...(await one(cast, id)), ...back })
    if (end === 'again') {
      await submit(cast, due, id, day - 2)
      await pass(cast, due.stops[0]!.by.id, id, day - 3)
    }
  }
  if (!past.roomy) return
  const committee = as(cast, due.committee.account.id, day - 1)
  if (end === 'accepted') {
    const { commandId: command, ...item } = await one(cast, id)
    await committee('climb.accept', { commandId: command, items: [item], opinion: '' })
  }
  if (end === 'correcting')
    await as(
      cast,
      due.committee.account.id,
      0.4,
    )('climb.correct', { ...(await one(cast, id)), reason: '请于三个工作日内一次补正所列材料。', points })
}
