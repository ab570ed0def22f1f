import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type DefaultEventsMap, Server } from 'socket.io'
import { afterEach, expect, test } from 'vitest'
import { playExpert } from '../../server/simulate/expert.ts'
import { Tablet } from '../../server/simulate/tablet.ts'
import { fastTemper } from '../../server/simulate/temper.ts'
import type { ClientEvents, ServerEvents } from '../../shared/live/channel.ts'
import type { Snapshot } from '../../shared/live/delta.ts'
import type { View } from '../../shared/live/view.ts'
import { type Problem, problem } from '../../shared/problem.ts'

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

type Script = Server<ClientEvents, ServerEvents, DefaultEventsMap>

/** A tablet that follows a panel of a server which does what the test says; in one process, both ends in one turn. */
async function meet(script: (server: Script) => void): Promise<{ tablet: Tablet; server: Script }> {
  const http = createServer()
  const server: Script = new Server(http, { transports: ['websocket'] })
  open.push(() => server.close())
  script(server)
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const tablet = new Tablet('x', 'y', { url, backoff: 20, patience: 1000 })
  open.push(() => tablet.close())
  return { tablet, server }
}

const partOf = (version: number, view: View): Snapshot[] => [{ part: 'seat:1', version, view }]

test('a change in the same read as the snapshot is seen, also when the versions have begun anew', async () => {
  let joins = 0
  const { tablet, server } = await meet((io) =>
    io.on('connection', (socket) => {
      socket.on('live:join', (_, answer) => {
        joins++
        answer({ ok: true, value: partOf(joins === 1 ? 7 : 1, { round: {}, n: { joins } }) })
        if (joins === 2)
          socket.emit('live:delta', { part: 'seat:1', from: 1, to: 2, put: { last: {} }, del: [] })
      })
    }),
  )
  await tablet.connect()
  await tablet.join('p1')
  // The only tablet of the seat is gone, and the server forgets the part: it counts from one when it is back.
  for (const socket of (await server.fetchSockets()).values()) socket.disconnect(true)
  await tablet.until((view) => 'last' in view, 5000)
  expect(tablet.view).toEqual({ round: {}, n: { joins: 2 }, last: {} })
  expect(tablet.joins).toBe(2)
})

test('a tablet that may not come in is told why, and does not wait', async () => {
  const { tablet } = await meet((io) =>
    io.use((_, next) => next(Object.assign(new Error(), { data: problem('auth.required') }))),
  )
  await expect(tablet.connect()).rejects.toMatchObject({ problem: { code: 'auth.required' } })
})

test('an expert whose list is refused because the line showed an older choice hands in the newer one', async () => {
  const mine = (choice: string) => ({ candidateId: 'c', choice, opened: true, recused: null, lead: false })
  const me = (submittedAt: number | null) => ({ counted: true, drafted: 1, due: 1, submittedAt })
  const before = {
    round: { id: 'r', state: 'open' },
    panel: { mode: 'expert', panelKind: 'committee', hasGroups: false },
    me: me(null),
    'mine:c': mine('yes'),
  } as unknown as View
  const handed: unknown[] = []
  const { tablet } = await meet((io) =>
    io.on('connection', (socket) => {
      const tell = (from: number, put: object) =>
        socket.emit('live:delta', { part: 'seat:1', from, to: from + 1, put: put as View, del: [] })
      const submit = (choices: unknown): Problem | null => {
        handed.push(choices)
        if (handed.length === 1) {
          setTimeout(() => tell(1, { 'mine:c': mine('no') }), 30)
          return problem('live.list_changed')
        }
        tell(2, { me: me(1), round: { id: 'r', state: 'decided' } })
        return null
      }
      socket.on('live:join', (_, answer) => answer({ ok: true, value: partOf(1, before) }))
      socket.on('call', (name, input, answer) => {
        const refused = name === 'live.submit' ? submit((input as { choices: unknown }).choices) : null
        answer(refused ? { ok: false, problem: refused } : { ok: true, value: {} })
      })
    }),
  )
  await tablet.connect()
  await tablet.join('p1')
  await playExpert(
    tablet,
    fastTemper(() => 0, 1),
    0,
  )
  expect(handed).toEqual([{ c: 'yes' }, { c: 'no' }])
})
