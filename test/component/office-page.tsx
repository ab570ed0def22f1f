import { MemoryRouter, Route } from '@solidjs/router'
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
  const channel = { onNews: () => () => {} } as unknown as Channel
  // made outside of the JSX, where it would be made anew whenever it is looked at
  const client = makeQueryClient()
  render(() => (
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <Route
          path="*"
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
