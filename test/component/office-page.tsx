import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { render } from '@solidjs/testing-library'
import { QueryClientProvider } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { vi } from 'vitest'
import type { Channel } from '../../client/lib/channel.ts'
import { makeQueryClient } from '../../client/lib/query.ts'
import { StaffProvider } from '../../client/lib/staff.tsx'
import { type Duty, rightsOf } from '../../shared/permission.ts'
import { staffActor } from '../staff-actor.ts'

interface Asked {
  name: string
  input: Record<string, unknown>
}

/**
 * A page of the management system for a person with these duties. `answer` stands for the server: what it throws is
 * a refusal. Returns what has been asked so far.
 */
export function officePage(options: {
  answer: (name: string, input: Record<string, unknown>) => unknown
  children: () => JSX.Element
  duties?: Duty[]
  /** Where the page stands, and the pattern its address is read by. */
  at?: string
  path?: string
  /** Takes what the server would say has changed. */
  onNews?: (tell: (topics: string[]) => void) => void
}): () => readonly Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const name = url.replace('/api/', '')
    const input = JSON.parse(String(init.body)) as Record<string, unknown>
    asked.push({ name, input })
    try {
      return new Response(JSON.stringify(options.answer(name, input)), { status: 200 })
    } catch (refusal) {
      return new Response(JSON.stringify(refusal), { status: 409 })
    }
  })
  const actor = staffActor({ duties: options.duties ?? ['admin'] })
  const me = { rights: [...rightsOf(actor)], actor } as never
  const channel = {
    up: () => true,
    onNews(listener: (topics: string[]) => void) {
      options.onNews?.(listener)
      return () => {}
    },
  } as unknown as Channel
  const history = createMemoryHistory()
  if (options.at) history.set({ value: options.at })
  // made outside of the JSX, where it would be made anew whenever it is looked at
  const client = makeQueryClient()
  render(() => (
    <QueryClientProvider client={client}>
      <MemoryRouter history={history}>
        <Route
          path={options.path ?? '*'}
          component={() => (
            <StaffProvider me={me} channel={channel} year={null}>
              {options.children()}
            </StaffProvider>
          )}
        />
      </MemoryRouter>
    </QueryClientProvider>
  ))
  return () => asked
}
