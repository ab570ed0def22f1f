import { afterAll, beforeAll, expect, test } from 'vitest'
import { askHttp, askJoin, askSocket, type Heard, OPERATIONS } from './ask.ts'
import { type Cast, openCast } from './people.ts'
import { ROLES, type Role, type Target } from './roles.ts'
import { outcomeOf, type Row } from './row.ts'
import { TABLE } from './table.ts'

let cast: Cast
const failures: string[] = []
beforeAll(async () => void (cast = await openCast()))
afterAll(() => cast.office.close())

/** By HTTP and, where the operation is live, over the socket: with the same command, so the answer must be the same. */
async function ask(name: string, live: boolean, row: Row, role: Role, target: Target): Promise<Heard> {
  const input = row.input(target)
  const person = cast.people[role]
  const heard = await askHttp(cast.world, person, name, input, row)
  if (row.ends && role !== 'nobody') await cast.signInAgain(role)
  if (live && role !== 'nobody') {
    const again = await askSocket(await cast.socket(role), name, input)
    if (JSON.stringify(again.problem) !== JSON.stringify(heard.problem))
      failures.push(`${name} as ${role}: ${heard.outcome} by HTTP, ${again.outcome} over the socket`)
  }
  return heard
}

test('every operation has its row, and no row is of an operation that is not there', () => {
  expect(Object.keys(TABLE).toSorted()).toEqual(OPERATIONS.map(([name]) => name).toSorted())
})

/** An answer without the ids the asker named himself, which answers about several things give back. */
const unnamed = (text: string, target: Target): string =>
  Object.entries(target).reduce((rest, [key, id]) => (id ? rest.replaceAll(`"${id}"`, key) : rest), text)

test.each(OPERATIONS)('%s', { timeout: 120_000 }, async (name, op) => {
  failures.length = 0
  const row = TABLE[name]!
  for (const role of ROLES) {
    const targets = await cast.targets(role, row)
    const heard = new Map<string, string>()
    for (const whose of ['own', 'sibling', 'foreign'] as const) {
      if (whose === 'sibling' && !row.sibling) continue
      const { outcome, problem, text } = await ask(name, op.live ?? false, row, role, targets[whose])
      const expected = outcomeOf(row, role, whose)
      heard.set(whose, unnamed(text, targets[whose]))
      if (outcome !== expected)
        failures.push(`${role}, ${whose}: ${JSON.stringify(problem) ?? outcome} instead of ${expected}`)
    }
    // Word for word: neither the code nor the answer tells a thing of others from a thing that is not.
    if (row.input.length > 0) {
      const { text } = await ask(name, op.live ?? false, row, role, targets.absent)
      if (unnamed(text, targets.absent) !== heard.get('foreign'))
        failures.push(
          `${role} can tell another's from none: ${heard.get('foreign')?.slice(0, 300)} / ${text}`,
        )
    }
  }
  expect(failures).toEqual([])
})

test('a panel is followed by those who may look at it, and one of others is not there', async () => {
  const view = TABLE['live.view']!
  for (const role of ROLES.filter((each) => each !== 'nobody')) {
    const targets = await cast.targets(role, view)
    const socket = await cast.socket(role)
    for (const whose of ['own', 'foreign', 'absent'] as const)
      expect([role, whose, (await askJoin(socket, targets[whose].panelId)).outcome]).toEqual([
        role,
        whose,
        outcomeOf(view, role, whose === 'own' ? 'own' : 'foreign'),
      ])
  }
})
