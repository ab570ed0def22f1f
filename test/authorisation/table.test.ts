import { afterAll, beforeAll, expect, test } from 'vitest'
import { askHttp, askJoin, askSocket, type Heard, OPERATIONS } from './ask.ts'
import { INPUTS } from './inputs.ts'
import { type Cast, openCast, ROLES, type Role, type Target } from './people.ts'
import { outcomeOf, TABLE } from './table.ts'

let cast: Cast
const failures: string[] = []
beforeAll(async () => void (cast = await openCast()))
afterAll(() => cast.office.close())

/** By HTTP and, where the operation is live, over the socket: with the same command, so the answer must be the same. */
async function ask(name: string, role: Role, target: Target): Promise<Heard> {
  const [, op] = OPERATIONS.find(([known]) => known === name)!
  const asked = INPUTS[name]!
  const input = asked.input(target)
  const person = cast.people[role]
  const heard = await askHttp(cast.world, person, name, input, asked)
  if (asked.ends && role !== 'nobody') await cast.signInAgain(role)
  if (op.live && role !== 'nobody') {
    const again = await askSocket(await cast.socket(role), name, input)
    if (JSON.stringify(again.problem) !== JSON.stringify(heard.problem))
      failures.push(`${name} as ${role}: ${heard.outcome} by HTTP, ${again.outcome} over the socket`)
  }
  return heard
}

test('every operation has its row, and no row is of an operation that is not there', () => {
  const names = OPERATIONS.map(([name]) => name).toSorted()
  expect(Object.keys(TABLE).toSorted()).toEqual(names)
  expect(Object.keys(INPUTS).toSorted()).toEqual(names)
})

test.each(OPERATIONS.map(([name]) => name))('%s', async (name) => {
  failures.length = 0
  const row = TABLE[name]!
  const { own, foreign, absent } = cast.targets
  const sibling = { ...own, panelId: cast.siblingPanelId }
  for (const role of ROLES) {
    const mine = { ...own, sessionId: await cast.spareSession(role, INPUTS[name]!) }
    const cases = [
      ['own', mine],
      ...(row.sibling ? [['sibling', sibling] as const] : []),
      ['foreign', foreign],
    ] as const
    for (const [whose, target] of cases) {
      const { outcome, problem } = await ask(name, role, target)
      const expected = outcomeOf(row, role, whose)
      if (outcome !== expected)
        failures.push(`${role}, ${whose}: ${JSON.stringify(problem) ?? outcome} instead of ${expected}`)
    }
    // Word for word: neither the code nor the answer tells a thing of others from a thing that is not.
    if (INPUTS[name]!.input.length > 0) {
      const [there, nowhere] = [await ask(name, role, foreign), await ask(name, role, absent)]
      if (there.text !== nowhere.text)
        failures.push(`${role} can tell another's from none: ${there.text.slice(0, 300)} / ${nowhere.text}`)
    }
  }
  expect(failures).toEqual([])
})

test('a panel is followed by those who may look at it, and one of others is not there', async () => {
  const { own, foreign, absent } = cast.targets
  const view = TABLE['live.view']!
  for (const role of ROLES.filter((each) => each !== 'nobody')) {
    const socket = await cast.socket(role)
    for (const [whose, { panelId }] of [
      ['own', own],
      ['foreign', foreign],
      ['foreign', absent],
    ] as const)
      expect([role, whose, (await askJoin(socket, panelId)).outcome]).toEqual([
        role,
        whose,
        outcomeOf(view, role, whose),
      ])
  }
})
