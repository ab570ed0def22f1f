import type { ProgressRecord } from '../../shared/live/view.ts'
import { Refusal } from '../../shared/problem.ts'
import { attend, type Place, placesOf } from './meeting.ts'
import { readOptions, type SimulateOptions } from './options.ts'
import { findReviews, openRoom, type Room, signInDesk } from './room.ts'
import { say, sayRefused } from './say.ts'
import { Tablet } from './tablet.ts'
import { fastTemper, humanTemper } from './temper.ts'

/** Plays a meeting over real sockets, so that one visitor can sit in the leader's chair. Ends with 1 when it cannot. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (!options) {
    say('usage')
    say('options')
    process.exit(1)
  }
  try {
    await simulate(options)
  } catch (error) {
    if (error instanceof Refusal) sayRefused(error.problem)
    // `fetch` throws a TypeError when nobody answers, and for nothing else.
    else if (error instanceof TypeError) say('unreachable', { url: options.url })
    else throw error
    process.exit(1)
  }
}

async function simulate(options: SimulateOptions): Promise<void> {
  const desk = await signInDesk(options)
  const found = await findReviews(desk, options.review)
  const [only] = found
  if (!only || found.length > 1) {
    say(found.length ? 'which' : 'none')
    for (const { id, title } of found) say('one', { id, title })
    process.exit(1)
  }
  const room = await openRoom(desk, only.id, options)
  say('found', { title: room.review.title, n: room.played.length })
  for (const { role, slip } of room.left)
    say('yours', {
      ...{ role: `role.${role}`, name: slip.name, login: slip.login, password: slip.password ?? '' },
      url: options.url,
    })
  const tablets = await comeIn(room, options)
  say('seated', { n: tablets.length })
  const stop = () => {
    for (const tablet of tablets) tablet.close()
    say('stopped')
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const finished = await meet(tablets, options)
  for (const tablet of tablets) tablet.close()
  say(finished ? 'over' : 'stopped')
  process.exit(0)
}

/** Signs everybody in, one after the other as people come through a door. */
async function comeIn({ played }: Room, { url }: SimulateOptions): Promise<Tablet[]> {
  const tablets: Tablet[] = []
  for (const { login, password } of played) {
    const tablet = new Tablet(login, password ?? '', { url })
    await tablet.signIn()
    await tablet.connect()
    tablets.push(tablet)
  }
  return tablets
}

/** Plays until everybody has left; whether the committee has its result. */
async function meet(tablets: Tablet[], { pace }: SimulateOptions): Promise<boolean> {
  const places = new Map<string, Place>()
  const expected = new Map<string, number>()
  for (const tablet of tablets)
    for (const place of await placesOf(tablet)) {
      places.set(place.panelId, place)
      expected.set(place.panelId, (expected.get(place.panelId) ?? 0) + 1)
    }
  const temper = pace === 'human' ? humanTemper(Math.random) : fastTemper(Math.random, 50)
  const stopTelling = tellProgress(tablets, places)
  const decided = new Set<string>()
  let handed = 0
  await Promise.all(
    tablets.map(async (tablet) => {
      try {
        await attend(tablet, temper, {
          lead: true,
          ready: ({ panelId }, { present }) => present >= expected.get(panelId)! - handed,
          onAct: ({ name }, action) => say('act', { panel: name, action: `action.${action}` }),
          onDecided: ({ panelId, name }) => {
            if (!decided.has(panelId)) say('decided', { panel: name })
            decided.add(panelId)
          },
        })
      } catch (error) {
        if (!tablet.closed) throw error
        say('handed', { n: ++handed })
      }
    }),
  )
  stopTelling()
  return [...decided].some((panelId) => places.get(panelId)?.kind === 'committee')
}

/** Every few seconds one line for each panel in which something has moved. */
function tellProgress(tablets: Tablet[], places: ReadonlyMap<string, Place>): () => void {
  const told = new Map<string, string>()
  const timer = setInterval(() => {
    for (const tablet of tablets) {
      const { view } = tablet
      const panelId = (view.panel as { panelId: string } | undefined)?.panelId
      const place = places.get(panelId ?? '')
      if (!place || !view.progress) continue
      const { state, finished, awaited } = view.progress as ProgressRecord
      const line = `${state} ${finished}/${awaited}`
      if (told.get(place.panelId) === line) continue
      told.set(place.panelId, line)
      say('progress', { panel: place.name, state: `state.${state}`, finished, awaited })
    }
  }, 4000)
  return () => clearInterval(timer)
}

await main()
