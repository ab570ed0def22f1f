import { createRoot } from 'solid-js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createPanel, type LivePanel } from '../../client/lib/live.ts'
import { discardWork, forgottenWork } from '../../client/lib/outbox.ts'
import { openRoom, settled } from './live-room.ts'

/** The other door, shut unless a test opens it. */
type Door = (
  name: string,
  body: Record<string, unknown>,
  signal?: AbortSignal,
) => Response | Promise<Response>
let http: Door
beforeEach(() => {
  http = () => {
    throw new TypeError('no network')
  }
  vi.stubGlobal('fetch', async (url: string, options: { body: string; signal?: AbortSignal }) =>
    http(url.slice('/api/'.length), JSON.parse(options.body), options.signal),
  )
})

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
  localStorage.clear()
})

async function sit(room: ReturnType<typeof openRoom>, accountId = 'a1'): Promise<LivePanel> {
  const panel = createRoot((dispose) => {
    ends.push(dispose)
    return createPanel('p1', { channel: room.channel, accountId })
  })
  await settled()
  return panel
}

function drafting(seatId = 's2') {
  const room = openRoom(seatId, { candidates: 3, seats: 3 })
  room.meeting.signIn()
  room.meeting.assignAll()
  room.meeting.lead('start')
  for (const candidateId of ['c1', 'c2', 'c3']) room.meeting.command(seatId, 'openFile', { candidateId })
  return room
}

describe('the view', () => {
  test('is both parts merged, and follows the deltas', async () => {
    const room = drafting()
    const panel = await sit(room)
    expect(panel.status()).toBe('live')
    expect(panel.me()?.seatId).toBe('s2')
    expect(panel.candidates().map(({ id }) => id)).toEqual(['c1', 'c2', 'c3'])
    room.meeting.command('s2', 'draft', { candidateId: 'c1', choice: 'no' })
    room.push()
    expect(panel.mine('c1')?.choice).toBe('no')
    expect(panel.me()?.drafted).toBe(1)
  })

  test('a delta that does not continue what is there is not applied: the panel is joined again', async () => {
    const room = drafting()
    const panel = await sit(room)
    expect(room.joins()).toBe(1)
    room.skip()
    expect(panel.status()).toBe('connecting')
    await settled()
    expect(room.joins()).toBe(2)
    expect(panel.status()).toBe('live')
  })

  test('after a lost line the panel is joined again and shows what happened meanwhile', async () => {
    const room = drafting()
    const panel = await sit(room)
    room.line(false)
    expect(panel.status()).toBe('connecting')
    room.meeting.command('s2', 'draft', { candidateId: 'c2', choice: 'yes' })
    room.push()
    expect(panel.mine('c2')?.choice).toBeNull()
    room.line(true)
    await settled()
    expect(panel.status()).toBe('live')
    expect(panel.mine('c2')?.choice).toBe('yes')
  })

  test('a row that was shown stays the same object through pushes', async () => {
    const room = drafting()
    const panel = await sit(room)
    const before = panel.candidate('c1')
    room.meeting.command('s1', 'assign', { leads: { c1: ['s3'] } })
    room.push()
    expect(panel.candidate('c1')).toBe(before)
    expect(before?.leads).toEqual(['s3'])
  })

  test('a panel that may no longer be watched is gone, with its reason', async () => {
    const room = drafting()
    const panel = await sit(room)
    room.gone('not_found')
    expect(panel.status()).toBe('gone')
    expect(panel.problem()?.code).toBe('not_found')
  })

  test('a changed role is no end: the panel is joined again', async () => {
    const room = drafting()
    const panel = await sit(room)
    room.gone('stale')
    await settled()
    expect(room.joins()).toBe(2)
    expect(panel.status()).toBe('live')
  })
})

describe('a command', () => {
  test('is sent again with the same id until it is acknowledged, and carried out once', async () => {
    const room = drafting()
    const panel = await sit(room)
    room.fate('lost', 'answer_lost')
    const result = await panel.send('draft', { candidateId: 'c1', choice: 'yes' })
    expect(result.ok).toBe(true)
    const ids = room.calls.filter(({ name }) => name === 'live.draft').map(({ commandId }) => commandId)
    expect(ids.length).toBe(3)
    expect(new Set(ids).size).toBe(1)
    expect(room.meeting.sent.length).toBe(0)
    expect(panel.mine('c1')?.choice).toBe('yes')
  })

  test('is shown as on its way, never as stored, until the answer is there', async () => {
    const room = drafting()
    const panel = await sit(room)
    const answer = panel.send('draft', { candidateId: 'c1', choice: 'abstain' })
    expect(panel.pendingChoice('c1')).toBe('abstain')
    expect(panel.mine('c1')?.choice).toBeNull()
    await answer
    expect(panel.pendingChoice('c1')).toBeNull()
    expect(panel.mine('c1')?.choice).toBe('abstain')
  })

  test('that is refused is told to its author and is not tried again', async () => {
    const room = drafting()
    const panel = await sit(room)
    const result = await panel.send('submit', { choices: {} })
    expect(result.ok ? null : result.problem.code).toBe('live.switch_off')
    await settled(20)
    expect(room.calls.filter(({ name }) => name === 'live.submit').length).toBe(1)
    expect(forgottenWork('a1')).toBe(0)
  })

  test('two changes of one choice arrive in the order they were made', async () => {
    const room = drafting()
    const panel = await sit(room)
    room.fate('lost')
    const first = panel.send('draft', { candidateId: 'c1', choice: 'yes' })
    const second = panel.send('draft', { candidateId: 'c1', choice: 'no' })
    await Promise.all([first, second])
    expect(panel.mine('c1')?.choice).toBe('no')
  })

  test('that was not acknowledged outlives a reload of the page, with its id', async () => {
    const room = drafting()
    room.line(false)
    const panel = await sit(room)
    void panel.send('draft', { candidateId: 'c2', choice: 'yes' })
    expect(forgottenWork('a1')).toBe(1)
    for (const end of ends.splice(0)) end()

    room.line(true)
    const again = await sit(room)
    await settled(20)
    expect(again.mine('c2')?.choice).toBe('yes')
    expect(forgottenWork('a1')).toBe(0)
  })

  test('belongs to its account: another person on the same tablet sends nothing of it', async () => {
    const room = drafting()
    room.line(false)
    const panel = await sit(room, 'a1')
    void panel.send('draft', { candidateId: 'c2', choice: 'yes' })
    for (const end of ends.splice(0)) end()
    room.line(true)
    const other = await sit(room, 'a2')
    await settled(20)
    expect(other.mine('c2')?.choice).toBeNull()
    discardWork('a1')
    expect(forgottenWork('a1')).toBe(0)
  })

  test('of a leader is of the moment: a reload does not press the switch again', async () => {
    const room = drafting('s1')
    room.line(false)
    const panel = await sit(room)
    void panel.send('act', { action: 'open' })
    expect(forgottenWork('a1')).toBe(0)
  })

  test('of an earlier round is refused in the next one, also after a reload', async () => {
    const room = drafting()
    const panel = await sit(room)
    room.line(false)
    void panel.send('draft', { candidateId: 'c1', choice: 'yes' })
    for (const end of ends.splice(0)) end()
    Object.assign(room.meeting.state.round, { id: 'r1-2', no: 2 })
    room.line(true)
    const again = await sit(room)
    await settled(20)
    expect(room.calls.map(({ name, input }) => [name, input.roundNo])).toEqual([['live.draft', 1]])
    expect(again.mine('c1')?.choice).toBeNull()
    expect(forgottenWork('a1')).toBe(0)
  })

  test('goes through the other door while the socket is down', async () => {
    const room = drafting()
    const panel = await sit(room)
    room.line(false)
    const asked: string[] = []
    http = (name, body) => {
      asked.push(name)
      const { candidateId, choice } = body as { candidateId: string; choice: 'yes' }
      room.meeting.command('s2', 'draft', { candidateId, choice })
      return Response.json({ at: 1, candidateId, choice })
    }
    const result = await panel.send('draft', { candidateId: 'c3', choice: 'yes' })
    expect(result.ok).toBe(true)
    expect(asked).toEqual(['live.draft'])
    expect(panel.mine('c3')?.choice).toBe('yes')
  })

  test('does not hang in the other door once the line is back', async () => {
    const room = drafting()
    const panel = await sit(room)
    room.line(false)
    http = (_name, _body, signal) =>
      new Promise((_, failed) => signal?.addEventListener('abort', () => failed(new Error('aborted'))))
    const answer = panel.send('draft', { candidateId: 'c3', choice: 'no' })
    await settled(20)
    room.line(true)
    expect((await answer).ok).toBe(true)
    expect(panel.mine('c3')?.choice).toBe('no')
  })

  test('that waits long is counted as unsaved', async () => {
    const room = drafting()
    const panel = await sit(room)
    room.line(false)
    void panel.send('draft', { candidateId: 'c1', choice: 'yes' })
    expect(panel.unsaved()).toBe(0)
    await settled(1500)
    expect(panel.unsaved()).toBe(1)
    room.line(true)
    await settled(100)
    expect(panel.unsaved()).toBe(0)
  })
})
