import { afterEach, beforeEach, expect, test } from 'vitest'
import { commands } from '../../db/schema/audit.ts'
import { sessionHash } from '../../server/auth/lucia.ts'
import type { Ctx } from '../../server/ctx.ts'
import { once } from '../../server/once.ts'
import { openCtx } from '../../server/request.ts'
import { Refusal, refuse } from '../../shared/problem.ts'
import { openWorld, type Person, type World } from '../world.ts'

let world: World
let ctx: Ctx
let runs: number
beforeEach(async () => {
  world = await openWorld()
  ctx = await ctxOf(await world.person('office'))
  runs = 0
})
afterEach(() => world.close())

async function ctxOf(person: Person): Promise<Ctx> {
  await person.signIn()
  const sessionId = sessionHash(person.cookie.split('=')[1]!)
  return openCtx(world.app, { operation: 'test', sessionId, requestId: 'r', address: '', agent: '' })
}
const send = (id: string, by = ctx, operation = 'live.submit') =>
  world.app.db.write('panel:1', (tx) => once(by, tx, id, operation, async () => ({ receipt: `r${++runs}` })))
const codeOf = (sent: Promise<unknown>) => sent.then(() => null).catch((error: Refusal) => error.problem.code)

test('a repeated command is answered as the first time and done once, also when sent three times at once', async () => {
  const answers = await Promise.all([send('c1'), send('c1'), send('c1')])
  expect(answers).toEqual([1, 2, 3].map(() => ({ receipt: 'r1' })))
  expect(await send('c1')).toEqual({ receipt: 'r1' })
  expect(runs).toBe(1)
  expect(await send('c2')).toEqual({ receipt: 'r2' })
})

test('an id used for another operation or by another account is refused, and the answer is not given away', async () => {
  await send('c1')
  const other = await ctxOf(await world.person('other'))
  expect(await codeOf(send('c1', ctx, 'live.draft'))).toBe('command.reused')
  expect(await codeOf(send('c1', other))).toBe('command.reused')
  expect(runs).toBe(1)
})

test('a refused command is not kept: it may be sent again when what stood against it is gone', async () => {
  const refused = world.app.db.write('panel:1', (tx) =>
    once(ctx, tx, 'c1', 'live.submit', async () => refuse('live.switch_off')),
  )
  await expect(refused).rejects.toBeInstanceOf(Refusal)
  expect(await world.app.db.read.$count(commands)).toBe(0)
  expect(await send('c1')).toEqual({ receipt: 'r1' })
})
