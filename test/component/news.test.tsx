import { render } from '@solidjs/testing-library'
import { QueryClientProvider } from '@tanstack/solid-query'
import { createSignal } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Channel } from '../../client/lib/channel.ts'
import { makeQueryClient, useAsk, useNews } from '../../client/lib/query.ts'
import { StaffProvider } from '../../client/lib/staff.tsx'
import type { Topic } from '../../shared/history.ts'
import { type Duty, rightsOf } from '../../shared/permission.ts'
import { staffActor } from '../staff-actor.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** A page that shows notices and the desk, on a line that is cut and tells what it is made to. */
async function page(duties: Duty[] = ['handler']) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url.replace('/api/', ''))
    return new Response(JSON.stringify({ rows: [], total: 0 }), { status: 200 })
  })
  const [up, setUp] = createSignal(true)
  let tell: (topics: readonly Topic[], within: number) => void = () => {}
  const channel = {
    up,
    onNews(listener: typeof tell) {
      tell = listener
      return () => {}
    },
  } as unknown as Channel
  const actor = staffActor({ duties })
  const me = { rights: [...rightsOf(actor)], actor } as never
  function Shown() {
    useNews()
    useAsk('notice.list', () => ({}))
    useAsk('desk.get', () => ({ year: 2026 }))
    return null
  }
  const client = makeQueryClient()
  render(() => (
    <QueryClientProvider client={client}>
      <StaffProvider me={me} channel={channel} year={null}>
        <Shown />
      </StaffProvider>
    </QueryClientProvider>
  ))
  await vi.advanceTimersByTimeAsync(0)
  const first = asked.splice(0)
  return {
    ...{ asked, first, setUp },
    tell: (topics: readonly Topic[], within = 0) => tell(topics, within),
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  }
}

test('what the page shows is asked for again after the line was down, and not when it first comes up', async () => {
  const { first, asked, setUp, pass } = await page()
  expect(first.toSorted()).toEqual(['desk.get', 'notice.list'])
  await pass(5000)
  expect(asked).toEqual([])
  setUp(false)
  await pass(5000)
  expect(asked).toEqual([])
  setUp(true)
  await pass(0)
  expect(asked.toSorted()).toEqual(['desk.get', 'notice.list'])
})

test('a crowd that is told at once asks spread over the time the server names, each once for a burst of news', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  const { asked, tell, pass } = await page()
  tell(['notice'], 10_000)
  tell(['notice'], 10_000)
  await pass(5200)
  expect(asked).toEqual([])
  await pass(200)
  expect(asked.toSorted()).toEqual(['desk.get', 'notice.list'])
  await pass(20_000)
  expect(asked).toHaveLength(2)
})

test('few are told: they ask within a moment; news of what the page does not show asks for nothing', async () => {
  const { asked, tell, pass } = await page()
  tell(['person'], 0)
  await pass(1000)
  expect(asked).toEqual([])
  tell(['notice'], 0)
  await pass(400)
  expect(asked.toSorted()).toEqual(['desk.get', 'notice.list'])
})

test('the desk is counted again only for whom it counts what has changed', async () => {
  const { asked, tell, pass } = await page(['auditor'])
  tell(['plan', 'transfer', 'staff'], 0)
  await pass(1000)
  expect(asked).toEqual([])
})
