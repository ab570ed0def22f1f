import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { type Place, placesOf } from '../../server/simulate/meeting.ts'
import { Tablet } from '../../server/simulate/tablet.ts'
import type { Snapshot } from '../../shared/live/delta.ts'
import type { Result } from '../../shared/problem.ts'
import type { Slip } from '../harness/stage.ts'

/** A client that does as little as a client can, so that the figures are the server's. */
export interface Client {
  socket: Socket
  place: Place
  cookie: string
  /** Ids of the candidates the panel votes on. */
  candidates: string[]
}

export function dial(url: string, cookie = ''): Promise<Socket> {
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie, origin: url },
  })
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket))
    socket.once('connect_error', reject)
  })
}

export async function follow(socket: Socket, panelId: string): Promise<Snapshot[]> {
  const answer = (await socket.emitWithAck('live:join', panelId)) as Result<Snapshot[]>
  if (!answer.ok) throw new Error(`live:join: ${answer.problem.code}`)
  return answer.value
}

/** Runs `work` over all, so many at a time: a thousand sign-ins at once measure nothing. */
export async function inTurns<T, R>(
  all: readonly T[],
  width: number,
  work: (each: T) => Promise<R>,
): Promise<R[]> {
  const out: R[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: Math.min(width, all.length) }, async () => {
      for (let i = next++; i < all.length; i = next++) out[i] = await work(all[i]!)
    }),
  )
  return out
}

/** Signs in the expert of a slip and follows the panel he sits in. */
export async function sit(url: string, slip: Slip): Promise<Client> {
  const tablet = new Tablet(slip.login, slip.password!, { url })
  await tablet.signIn()
  await tablet.connect()
  const [place] = await placesOf(tablet)
  tablet.close()
  const socket = await dial(url, tablet.cookie)
  const parts = await follow(socket, place!.panelId)
  const candidates = parts.flatMap(({ view }) =>
    Object.keys(view)
      .filter((key) => key.startsWith('mine:'))
      .map((key) => key.slice(5)),
  )
  return { socket, place: place!, cookie: tablet.cookie, candidates }
}

/** Sends one command and waits for its acknowledgement; a refusal is an error of the bench. */
export async function command(
  client: Client,
  name: string,
  input: object = {},
): Promise<Record<string, unknown>> {
  const answer = (await client.socket.emitWithAck('call', `live.${name}`, {
    panelId: client.place.panelId,
    commandId: randomUUID(),
    ...input,
  })) as Result<Record<string, unknown>>
  if (!answer.ok) throw new Error(`live.${name}: ${JSON.stringify(answer.problem)}`)
  return answer.value
}

/** Everybody signs in, the leader assigns and begins: the panel drafts. Gives its leader. */
export async function beginDrafting(panel: Client[]): Promise<Client> {
  const leader = panel.find(({ place }) => place.role === 'leader')!
  await Promise.all(panel.map((client) => command(client, 'signIn')))
  await command(leader, 'autoAssign', { per: 1 })
  await command(leader, 'act', { action: 'start' })
  return leader
}

/** Clients by the panel they sit in. */
export function byPanel(clients: Client[]): Client[][] {
  return [...Map.groupBy(clients, ({ place }) => place.panelId).values()]
}
