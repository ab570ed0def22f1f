import type { Socket } from 'socket.io-client'
import { beginDrafting, type Client, command } from './client.ts'
import { type Figure, median } from './figure.ts'

/** Bytes this client has received over its connection so far, frames and all. */
function received(socket: Socket): number {
  const { transport } = socket.io.engine as unknown as {
    transport: { ws: { _socket: { bytesRead: number } } }
  }
  return transport.ws._socket.bytesRead
}

/**
 * A whole round, file by file: everybody opens and drafts every candidate, the switch, the lists, the result. What
 * each client was sent for it, the snapshot at the beginning included.
 */
export async function benchWholeRound(panel: Client[]): Promise<Figure[]> {
  const leader = await beginDrafting(panel)
  await Promise.all(
    panel.map(async (client) => {
      for (const candidateId of client.candidates) {
        await command(client, 'openFile', { candidateId })
        await command(client, 'draft', { candidateId, choice: 'yes' })
      }
    }),
  )
  await command(leader, 'act', { action: 'open' })
  await Promise.all(
    panel.map((client) =>
      command(client, 'submit', { choices: Object.fromEntries(client.candidates.map((id) => [id, 'yes'])) }),
    ),
  )
  await command(leader, 'act', { action: 'confirm' })
  await new Promise((done) => setTimeout(done, 500))
  const size = `${panel.length} × ${leader.candidates.length}`
  const members = panel.filter((client) => client !== leader)
  // The least that could be sent: one small answer for each command.
  const least = (leader.candidates.length * 2 * 60) / 1024
  return [
    {
      name: `received by a member in a whole round of ${size}`,
      unit: 'KB',
      runs: [median(members.map(({ socket }) => received(socket) / 1024))],
      raw: [least],
      against: 'acknowledgements of 60 bytes alone',
    },
    {
      name: `received by the leader in a whole round of ${size}`,
      unit: 'KB',
      runs: [received(leader.socket) / 1024],
      raw: [least],
      against: 'acknowledgements of 60 bytes alone',
    },
  ]
}
